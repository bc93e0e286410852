"""Dots on rows: shares and rates with intervals, pairs of groups, and totals on a scale."""

from collections.abc import Sequence
from dataclasses import replace

from components.chance import CANNOT_TELL
from components.chart_card import REFERENCE_NOTE
from components.columns import INTERVAL
from components.figures.fidelity import HIGHEST, LOWEST, USUAL
from components.figures.model import sorted_rows
from components.figures.pairs import GENDERS, Category, Styles, shown_categories
from components.wording import WHOLE_CITY
from dashboard.exports.slides.bars import grouped_bars, under_headings
from dashboard.exports.slides.chart import (
    COUNTS,
    PER_CENT,
    Axis,
    Chart,
    Name,
    Series,
    Symbol,
    with_decimals,
)
from dashboard.formatting import NOTHING, interval, number, share, signed, signed_interval
from data.codebook.ips25 import bands
from queries.answers import Answer, Row
from queries.pairs import is_beyond_chance

PAIR_CITY_NOTE = "De tunna strecken i gruppernas färger visar hela staden."
BETWEEN_DOTS = "skillnad"
TOO_FEW = "Ytterligare {} har för få personer för en andel."
TICK = 0.34
"""How far the city's mark reaches up and down, of a row."""
REVIEWS: tuple[tuple[str, str, Symbol], ...] = (("external", "d1", "circle"), ("self", "d5", "diamond"))
SYMBOLS: dict[str, Symbol] = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "nordost": "circle",
    "centrum": "square",
    "sydvast": "diamond",
    "hisingen": "triangle",
}
Values = tuple[float | None, ...]
DIFFERENCE = 2
"""The column of a pair's difference; bold where chance cannot explain it, as on the page."""


def share_dots(answer: Answer, *, keep_order: bool = False) -> list[Chart]:
    """One dot per category with its interval and the whole city's mark.

    Those too small for a share are counted in a note: with them the rows would not fit on one slide."""
    rows = [row for row in sorted_rows(answer.rows, keep_order) if row.share is not None]
    few = sum(row.share is None and row.kind != "missing" for row in answer.rows)
    top = max([max(row.high or row.share or 0, row.reference or 0) for row in rows], default=1.0)
    city = tuple(None if row.reference is None else round(row.reference, 2) for row in rows)
    dots = Series(
        name="Andel",
        along=tuple(row.share for row in rows),
        low=tuple(row.low for row in rows),
        high=tuple(row.high for row in rows),
        colours=_colours(rows),
        symbol="circle",
    )
    has_counts = any(row.count is not None for row in rows)
    chart = Chart(
        kind="points",
        series=(dots, *_city(city)),
        format=PER_CENT,
        along=Axis(high=min(1.0, top + 0.1), step=0.2, format=PER_CENT),
        names=tuple(Name(row.label, is_chosen=row.is_chosen) for row in rows),
        headings=("Andel", *(("Antal",) if has_counts else ()), INTERVAL),
        beside=tuple(_share_cells(row, has_counts=has_counts) for row in rows),
        notes=(*((REFERENCE_NOTE,) if _city(city) else ()), *((TOO_FEW.format(few),) if few else ())),
    )
    return [chart] if rows else []


def _share_cells(row: Row, *, has_counts: bool) -> tuple[str, ...]:
    counted = (number(row.count),) if has_counts else ()
    return (share(row.share, row.base), *counted, interval(row.low, row.high))


def rate_dots(answer: Answer, *, rate: str = "per_1000", decimals: int = 1) -> list[Chart]:
    """A dot per administration and measure with its interval; counts as bars where there is no rate."""
    rows = [row for row in answer.rows if row.measure(rate) is not None]
    if not rows:
        return grouped_bars(answer)
    lines = under_headings(rows)
    form = with_decimals(decimals)
    top = max(max(row.measure(f"{rate}_high") or 0, row.measure(rate) or 0) for row in rows)

    def measures(name: str) -> Values:
        return tuple(None if row is None else row.measure(name) for _, row in lines)

    dots = Series(
        name="Tal",
        along=measures(rate),
        low=measures(f"{rate}_low"),
        high=measures(f"{rate}_high"),
        colours=_colours([row for _, row in lines]),
        symbol="circle",
        symbols=tuple(SYMBOLS.get(row.code if row else "", "circle") for _, row in lines),
    )
    city = _city(measures(f"{rate}_city"))
    return [
        Chart(
            kind="points",
            series=(dots, *city),
            format=form,
            along=Axis(high=top * 1.1, format=form if top < 5 else COUNTS),
            names=tuple(name for name, _ in lines),
            headings=("Tal", "Antal", INTERVAL),
            beside=tuple(_rate_cells(row, rate, decimals) for _, row in lines),
            notes=(REFERENCE_NOTE,) if city else (),
        )
    ]


def _rate_cells(row: Row | None, rate: str, places: int) -> tuple[str, ...]:
    if row is None:
        return ("", "", "")
    low, high = row.measure(f"{rate}_low"), row.measure(f"{rate}_high")
    ends = "" if low is None or high is None else f"{number(low, places)}–{number(high, places)}"
    return (number(row.measure(rate), places), number(row.count), ends)


def paired_dots(
    answer: Answer, *, keep_order: bool = False, is_narrow: bool = False, styles: Styles = GENDERS
) -> list[Chart]:
    """Two groups on one row per category, with shares, difference and interval beside."""
    categories = shown_categories(answer, keep_order)
    series: list[Series] = []
    marks: list[Series] = []
    for side, style in enumerate(styles):
        rows = [category[side] for category in categories]
        colour, symbol = style.colour.removeprefix("@"), SYMBOLS[style.symbol]
        shares = tuple(row.share for row in rows)
        name = rows[0].group_label if rows else ""
        size = 7 if side else 11
        series.append(Series(name=name, along=shares, colour=colour, symbol=symbol, size=size))
        city = tuple(None if row.reference is None else round(row.reference, 2) for row in rows)
        marks += [
            replace(one, name=f"{name}, hela staden", colour=colour, is_silent=True) for one in _city(city)
        ]
    series[0] = _joined(series[0], categories)
    top = max((value or 0 for one in (*series, *marks) for value in one.along), default=1.0)
    names = [row.group_label for row in categories[0][:2]] if categories else ["", ""]
    return [
        Chart(
            kind="points",
            series=(*marks, *series),
            format=PER_CENT,
            along=Axis(high=min(1.0, top * 1.05), format=PER_CENT, is_shown=False),
            names=tuple(Name(first.label, is_chosen=first.is_chosen) for first, _, _ in categories),
            headings=(*names, "Skillnad, pe", INTERVAL),
            keys=tuple((style.glyph, style.colour.removeprefix("@")) for style in styles),
            beside=tuple(_pair_cells(*category) for category in categories),
            strong=tuple(DIFFERENCE if is_beyond_chance(row) else -1 for *_, row in categories),
            notes=("Skillnad i procentenheter (pe).", *((PAIR_CITY_NOTE,) if marks else ())),
        )
    ]


def _joined(first: Series, categories: Sequence[Category]) -> Series:
    """The first dots of pairs, with a line to the second ones where both are known."""
    pairs = [(one.share, other.share) for one, other, _ in categories]
    ends = [(None, None) if None in pair else sorted(value or 0 for value in pair) for pair in pairs]
    return replace(first, low=tuple(e[0] for e in ends), high=tuple(e[1] for e in ends), span=BETWEEN_DOTS)


def _pair_cells(first: Row, second: Row, between: Row) -> tuple[str, ...]:
    difference = NOTHING if between.difference is None else signed(between.difference)
    ends = signed_interval(between.low, between.high) or CANNOT_TELL
    return (share(first.share, first.base), share(second.share, second.base), difference, ends)


def fidelity_dots(answer: Answer) -> list[Chart]:
    """Totals of reviews; external ones and self-assessments differ in shape and colour."""
    rows = [row for row in answer.rows if row.count is not None]
    start = LOWEST if any((row.count or 0) < USUAL for row in rows) else USUAL
    limits = ", ".join(f"{band.label.lower()} från {band.low}" for band in bands() if band.low > LOWEST)
    series = tuple(
        Series(
            name=next(row.label for row in rows if row.code == code),
            along=tuple(row.count if row.code == code else None for row in rows),
            colour=colour,
            symbol=symbol,
            size=11,
        )
        for code, colour, symbol in REVIEWS
        if any(row.code == code for row in rows)
    )
    chart = Chart(
        kind="points",
        series=series,
        along=Axis(low=start, high=HIGHEST, step=25),
        names=tuple(Name(f"{row.series_label}, {row.group_label}") for row in rows),
        headings=("Slag", "Poäng"),
        beside=tuple((row.label, number(row.count)) for row in rows),
        has_legend=True,
        notes=(f"Nivåer: {limits} poäng.",),
    )
    return [chart] if rows else []


def _city(values: Values) -> tuple[Series, ...]:
    """The marks of the whole city, none when it is not known."""
    if all(value is None for value in values):
        return ()
    return (Series(name=WHOLE_CITY, along=values, ticks=TICK, colour="ref"),)


def _colours(rows: Sequence[Row | None]) -> tuple[str, ...]:
    return tuple(
        "d2" if row and row.is_chosen else "unknown" if row and row.is_unknown else "d1" for row in rows
    )
