"""How a series looks: filling or line, points, intervals, and the texts at its points."""

from collections import Counter
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboard.exports.slides.chart import Chart, Series
from dashboard.exports.slides.colours import THEME_COLOURS, paint
from dashboard.exports.slides.fitting import clean
from dashboard.exports.slides.native_axes import add_intervals, add_reach, add_ticks

MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
    "none": XL_MARKER_STYLE.NONE,
}
DASHES = {
    "solid": MSO_LINE.SOLID,
    "dash": MSO_LINE.DASH,
    "dot": MSO_LINE.ROUND_DOT,
    "dashdot": MSO_LINE.DASH_DOT,
}
POSITIONS = {
    "right": XL_LABEL_POSITION.RIGHT,
    "left": XL_LABEL_POSITION.LEFT,
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
    "end": XL_LABEL_POSITION.OUTSIDE_END,
    "middle": XL_LABEL_POSITION.CENTER,
}
OUTLINE = 1.25
ON_DARK = ("d1", "d2", "d5", "d4", "d6")
SCHEME = {"ref": "tx1", "interval": "bg2", "d1": "accent1", "d2": "accent2", "d5": "accent3", "d4": "accent4"}


def style(native: Any, series: Series, chart: Chart, size: int) -> None:
    """Gives a series its look. Points without a place are not among the native ones."""
    shown = _shown(series, chart)
    if chart.kind in ("bars", "stacked"):
        _bars(native, series, shown)
    else:
        _line(native, series)
        _markers(native, series, shown)
    _intervals(native, series, chart, shown)
    _texts(native, series, chart, shown, size)


def _shown(series: Series, chart: Chart) -> list[int]:
    """Places of the native points in the series; those of categories keep theirs, also when empty."""
    if chart.kind != "points":
        return list(range(len(series.values)))
    pairs = zip(series.along, series.values, strict=True)
    return [place for place, (along, value) in enumerate(pairs) if along is not None and value is not None]


def _bars(native: Any, series: Series, shown: list[int]) -> None:
    native.invert_if_negative = False
    if series.is_outline:
        native.format.fill.background()
        paint(native.format.line.color, "ref")
        native.format.line.width = Pt(OUTLINE)
        return
    native.format.fill.solid()
    paint(native.format.fill.fore_color, series.colours[0] if series.colours else series.colour)
    for place, colour in enumerate(series.colours):
        if colour != series.colours[0]:
            fill = native.points[place].format.fill
            fill.solid()
            paint(fill.fore_color, colour)


def _line(native: Any, series: Series) -> None:
    native.smooth = False
    line = native.format.line
    if not series.width:
        line.fill.background()
        return
    paint(line.color, series.colour)
    line.width = Pt(series.width)
    line.dash_style = DASHES[series.dash]


def _markers(native: Any, series: Series, shown: list[int]) -> None:
    usual = _usual(series)
    _marker(native.marker, series.symbol, usual, series.size)
    for at, place in enumerate(shown):
        colour = series.colours[place] if series.colours else series.colour
        symbol = series.symbols[place] if series.symbols else series.symbol
        if (symbol, colour) != (series.symbol, usual):
            _marker(native.points[at].marker, symbol, colour, series.size)


def _usual(series: Series) -> str:
    """The colour of most points; the others have their own."""
    return Counter(series.colours).most_common(1)[0][0] if series.colours else series.colour


def _marker(marker: Any, symbol: str, colour: str, size: int) -> None:
    marker.style = MARKERS[symbol]
    if symbol == "none":
        return
    marker.size = size
    marker.format.fill.solid()
    paint(marker.format.fill.fore_color, colour)
    marker.format.line.fill.background()


def _intervals(native: Any, series: Series, chart: Chart, shown: list[int]) -> None:
    if series.ticks:
        add_ticks(native, series.ticks, scheme(series.colour))
        return
    if series.reach:
        add_reach(native, series.reach, scheme(series.colour), series.size)
        return
    if not any(series.low) and not any(series.high):
        return
    minus = [_distance(series.low[place], series.values[place]) for place in shown]
    plus = [_distance(series.values[place], series.high[place]) for place in shown]
    is_limit = series.symbol == "none"
    points = series.size if is_limit else 3
    add_intervals(native, minus, plus, scheme("interval"), points)


def _distance(low: float | None, high: float | None) -> float:
    return 0.0 if low is None or high is None else max(0.0, high - low)


def scheme(name: str) -> str:
    """The colour as the file names it."""
    _, brightness = THEME_COLOURS[name]
    darker = f'<a:lumMod val="{round((1 + brightness) * 100_000)}"/>' if brightness < 0 else ""
    return f'<a:schemeClr val="{SCHEME[name]}">{darker}</a:schemeClr>'


def _texts(native: Any, series: Series, chart: Chart, shown: list[int], size: int) -> None:
    """A text that is the number itself stays tied to it; another one is written out."""
    for at, place in enumerate(shown):
        text = series.texts[place] if series.texts else ""
        value = series.values[place]
        if not text or value is None:
            continue
        label = native.points[at].data_label
        if text != chart.format.text(value):
            label.text_frame.text = clean(text)
            label.text_frame.word_wrap = False
        font = label.text_frame.paragraphs[0].runs[0].font if label.has_text_frame else label.font
        font.size = Pt(size)
        paint(font.color, _ink(series, chart))
        label.position = POSITIONS[series.sides[place] if series.sides else series.at]


def _ink(series: Series, chart: Chart) -> str:
    return "on-data" if chart.kind == "stacked" and series.colour in ON_DARK else "ink"
