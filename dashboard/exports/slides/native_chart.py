"""Charts of PowerPoint: real ones, whose data can be edited, from the description of a chart."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Inches, Pt

from dashboard.exports.csv_file import safe
from dashboard.exports.slides.chart import Axis, Chart
from dashboard.exports.slides.colours import paint
from dashboard.exports.slides.fitting import SMALLEST, clean, width
from dashboard.exports.slides.native_axes import (
    Edges,
    hide_in_legend,
    order_in_file,
    place_plot,
    skip_labels,
)
from dashboard.exports.slides.native_series import style

TYPES = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
    "points": XL_CHART_TYPE.XY_SCATTER,
}
LEGENDS = defaultdict(lambda: XL_LEGEND_POSITION.BOTTOM, lines=XL_LEGEND_POSITION.TOP)
"""Over lines, whose names along the axis LibreOffice may turn into what is under them."""
TURNED_NAMES, LEVEL_NAMES = 0.75, 0.36
"""Inches under a chart of lines for the names of its categories."""
USUAL = 14
ROW_FOR_USUAL = 0.36
"""Inches that a bar must have for letters of the usual size."""
LEGEND = 0.34
LEFT_OF_LINES, RIGHT_OF_LINES = 0.07, 0.05
FIRST_BELOW = 1.4
"""Inches of the first column of a table under a chart."""
MOST_LABELS = 12
MOST_FOR_NAMES = 0.42
MOST_FOR_TEXT = 0.45
"""Of the width: names of bars, and the text after the longest bar."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def inches(self) -> tuple[Inches, Inches, Inches, Inches]:
        """Left, top, width and height as python-pptx takes them."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


def add_chart(slide: Slide, chart: Chart, box: Box) -> GraphicFrame:
    """The chart in its place. Its workbook holds the numbers that it shows."""
    frame: Any = slide.shapes.add_chart(TYPES[chart.kind], *box.inches, data_of(chart))
    native: NativeChart = frame.chart
    size = _size(chart, box)
    native.font.size = Pt(size)
    paint(native.font.color, "ink")
    native.has_title = False
    _legend(native, chart)
    for own, series in zip(native.plots[0].series, chart.series, strict=True):
        style(own, series, chart, size)
    if chart.kind == "points":
        order_in_file(native, chart)
        _points_axes(native, chart, box)
    else:
        _category_axes(native, chart, box, size)
    made: GraphicFrame = frame
    return made


def data_of(chart: Chart) -> Any:
    """What the embedded workbook holds: names and shown numbers."""
    if chart.kind == "points":
        points = XyChartData(number_format=chart.format.code)
        for one in chart.series:
            own = points.add_series(_text(one.name))
            for along, value in zip(one.along, one.values, strict=True):
                if along is not None and value is not None:
                    own.add_data_point(along, value)
        return points
    found = CategoryChartData(number_format=chart.format.code)
    found.categories = [_text(name) for name in chart.categories]
    for one in chart.series:
        found.add_series(_text(one.name), one.values)
    return found


def _text(words: str) -> str:
    return safe(clean(words))


def _size(chart: Chart, box: Box) -> int:
    if chart.kind in ("bars", "stacked"):
        return USUAL if box.height / max(1, len(chart.categories)) >= ROW_FOR_USUAL else SMALLEST
    return USUAL


def _legend(native: NativeChart, chart: Chart) -> None:
    native.has_legend = chart.has_legend
    if native.legend is None:
        return
    native.legend.position = LEGENDS[chart.kind]
    native.legend.include_in_layout = False
    native.legend.font.size = Pt(SMALLEST + 1)
    hide_in_legend(native, [place for place, one in enumerate(chart.series) if one.is_silent or one.ticks])


def _category_axes(native: NativeChart, chart: Chart, box: Box, size: int) -> None:
    plot: Any = native.plots[0]
    lies = chart.kind in ("bars", "stacked")
    categories, values = native.category_axis, native.value_axis
    categories.has_major_gridlines = False
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.reverse_order = lies
    paint(categories.format.line.color, "line")
    categories.tick_labels.font.size = Pt(size if lies else SMALLEST)
    categories.visible = not chart.names
    _axis(values, chart.value)
    legend = LEGEND * _legend_lines(chart, box) / box.height if chart.has_legend else 0
    if not lies:
        skip_labels(native, 1 + len(chart.categories) // MOST_LABELS)
        names = TURNED_NAMES if len(chart.categories) > MOST_LABELS else LEVEL_NAMES
        left = FIRST_BELOW / box.width if chart.below else LEFT_OF_LINES
        place_plot(native, Edges(left, legend + 0.03, RIGHT_OF_LINES, names / box.height))
        return
    plot.gap_width = 45 if len(chart.categories) > 5 else 110
    plot.overlap = 100
    names = 0.0 if chart.names else _room_for_names(chart, box, size)
    values.minimum_scale = 0
    values.maximum_scale = chart.value.high or _reach(chart, box.width * (1 - names), size)
    place_plot(native, Edges(names, 0.0, 0.01, legend))


def _legend_lines(chart: Chart, box: Box) -> int:
    words = sum(width(one.name, SMALLEST + 1) + 0.6 for one in chart.series if not one.is_silent)
    return 1 + int(words / box.width)


def _room_for_names(chart: Chart, box: Box, size: int) -> float:
    longest = max((width(name, size) for name in chart.categories), default=0) + 0.2
    return min(MOST_FOR_NAMES, longest / box.width)


def _reach(chart: Chart, room: float, size: int) -> float:
    """The end of the axis, so that the text after the longest bar has room."""
    top = max((value or 0 for one in chart.series for value in one.values), default=0)
    if chart.kind == "stacked":
        columns = zip(*(one.values for one in chart.series), strict=True)
        return max((sum(value or 0 for value in column) for column in columns), default=1) * 1.02 or 1
    longest = max((width(text, size) for one in chart.series for text in one.texts), default=0) + 0.15
    return top / (1 - min(MOST_FOR_TEXT, longest / room)) or 1


def _points_axes(native: NativeChart, chart: Chart, box: Box) -> None:
    along, up = native.category_axis, native.value_axis
    _axis(along, chart.along)
    if chart.names:
        up.visible = False
        up.has_major_gridlines = False
        up.minimum_scale, up.maximum_scale = 0.5, len(chart.names) + 0.5
        return
    _axis(up, chart.value)
    along.has_major_gridlines = False
    legend = LEGEND * _legend_lines(chart, box) / box.height if chart.has_legend else 0
    title = 0.3 / box.height if chart.along.title else 0
    place_plot(native, Edges(0.07, 0.04, 0.04, legend + title + 0.36 / box.height))


def _axis(native: Any, axis: Axis) -> None:
    native.visible = axis.is_shown
    native.has_major_gridlines = axis.is_shown
    native.minimum_scale = axis.low
    if axis.high is not None:
        native.maximum_scale = axis.high
    if not axis.is_shown:
        return
    if axis.step:
        native.major_unit = axis.step
    native.major_tick_mark = XL_TICK_MARK.NONE
    paint(native.major_gridlines.format.line.color, "line")
    paint(native.format.line.color, "line")
    native.tick_labels.font.size = Pt(SMALLEST)
    native.tick_labels.number_format = axis.format.code
    native.tick_labels.number_format_is_linked = False
    native.has_title = bool(axis.title)
    if axis.title:
        native.axis_title.text_frame.text = clean(axis.title)
        run = native.axis_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(SMALLEST), False
        paint(run.font.color, "muted")
