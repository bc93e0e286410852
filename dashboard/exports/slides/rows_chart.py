"""A chart of rows: names to the left, numbers to the right, and the chart between them."""

from dataclasses import dataclass, replace
from typing import TypeVar

from pptx.slide import Slide

from dashboard.exports.slides.chart import Chart, Series
from dashboard.exports.slides.fitting import SMALLEST, width
from dashboard.exports.slides.native_axes import Edges, place_plot
from dashboard.exports.slides.native_chart import Box, add_chart
from dashboard.exports.slides.native_table import HEADING, add_columns, add_names
from dashboard.exports.slides.table_parts import SIDE

TALLEST_ROW, ROW_FOR_USUAL, USUAL = 0.7, 0.36, 14
AXIS, LEGEND, GAP = 0.34, 0.36, 0.06
MOST_FOR_NAMES = 0.4
LOWEST_ROW = 0.245
"""Inches that the smallest letters need."""
SPAN_WIDTH = 3
"""Points of an interval, and of the line between the two dots of a pair."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the parts stand: names and numbers around the chart, rows of equal height under the headings."""

    names: float
    numbers: tuple[float, ...]
    row: float
    size: int


def add_rows_chart(slide: Slide, chart: Chart, box: Box, words: str) -> None:
    """The chart with its tables. `words`: its text alternative."""
    at = _placed(chart, box)
    top, rows = box.top + _over(chart), at.row * len(chart.names)
    names = add_names(slide, chart.names, Box(box.left, top, at.names, rows), at.row, at.size, 0)
    names.name = "Rader"
    between = box.width - at.names - sum(at.numbers) - 2 * GAP
    under = _under(chart)
    place = Box(box.left + at.names + GAP, top, between, rows + under)
    frame = add_chart(slide, with_places(chart), place)
    margin = 0.03 if chart.kind == "points" else 0.0
    place_plot(frame.chart, Edges(margin, 0.0, margin, under / place.height))
    frame.name = "Diagram"
    describe(frame, words)
    if at.numbers:
        left = box.left + box.width - sum(at.numbers)
        place = Box(left, top, sum(at.numbers), rows)
        numbers = add_columns(slide, chart, at.numbers, place)
        numbers.name = "Tal"


def _placed(chart: Chart, box: Box) -> Placed:
    row = min(TALLEST_ROW, (box.height - _over(chart) - _under(chart)) / len(chart.names))
    size = USUAL if row >= ROW_FOR_USUAL else SMALLEST
    longest = max(width(name.text, size, is_bold=name.is_bold) for name in chart.names) + 2 * SIDE + 0.1
    numbers = tuple(_column(chart, place) for place in range(len(chart.beside[0]) if chart.beside else 0))
    return Placed(min(longest, box.width * MOST_FOR_NAMES), numbers, row, size)


def _column(chart: Chart, place: int) -> float:
    key = f"{chart.keys[place][0]} " if place < len(chart.keys) else ""
    words = [row[place] for row in chart.beside] + [key + chart.headings[place] if chart.headings else ""]
    return max(width(one, SMALLEST) for one in words) + 2 * SIDE + 0.1


def parted_rows(chart: Chart, room: float) -> list[Chart]:
    """The chart in parts whose rows have room for letters, between groups where that takes no more parts; a
    group that goes on has its heading again."""
    most = int((room - _over(chart) - _under(chart)) / LOWEST_ROW)
    runs, by_group = _runs(chart, most), _group_runs(chart, most)
    if len(by_group) == len(runs):
        runs = by_group
    elif len(runs) > 1:
        runs = next(
            even for fewer in range(most // 2, most + 1) if len(even := _runs(chart, fewer)) == len(runs)
        )
    return [_only(chart, run) for run in runs]


def _group_runs(chart: Chart, most: int) -> list[list[int]]:
    """Whole groups as long as they fit."""
    starts = [place for place, name in enumerate(chart.names) if name.is_heading or not place]
    groups = [list(range(*ends)) for ends in zip(starts, [*starts[1:], len(chart.names)], strict=True)]
    runs: list[list[int]] = []
    for group in groups:
        if runs and len(runs[-1]) + len(group) <= most:
            runs[-1] += group
        else:
            runs.append(group)
    return runs if all(len(run) <= most for run in runs) else []


def _runs(chart: Chart, most: int) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    heading: int | None = None
    for place, name in enumerate(chart.names):
        heading = place if name.is_heading else heading
        is_full = len(runs[-1]) >= most - (1 if name.is_heading else 0)
        if is_full:
            again = [heading] if heading is not None and not name.is_heading else []
            runs.append(again)
        runs[-1].append(place)
    return [run for run in runs if run]


def _only(chart: Chart, run: list[int]) -> Chart:
    """Some of the rows. Where they are all, nothing changes."""

    def of(values: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(values[place] for place in run) if values else ()

    series = tuple(
        replace(
            one,
            values=of(one.values),
            along=of(one.along),
            low=of(one.low),
            high=of(one.high),
            colours=of(one.colours),
            symbols=of(one.symbols),
        )
        for one in chart.series
    )
    return replace(
        chart,
        series=series,
        names=of(chart.names),
        beside=of(chart.beside),
        strong=of(chart.strong),
        categories=of(chart.categories),
    )


def with_places(chart: Chart) -> Chart:
    """Points with their heights, the first row on top, and each interval as a lying error bar.

    One series for each, since LibreOffice draws lying error bars of one length only: a point without a mark
    at the lower end, from which the bar reaches to the upper one.
    """
    if chart.kind != "points":
        return chart
    total = len(chart.names)
    places = tuple(float(total - at) for at in range(total))
    bars: list[Series] = []
    for one in chart.series:
        for name, place, low, high in zip(chart.names, places, one.low, one.high, strict=False):
            if low is not None and high is not None and high > low:
                bar = Series(name=f"{name.text}: {one.span}", values=(place,), along=(low,), reach=high - low)
                bars.append(replace(bar, colour="interval", size=SPAN_WIDTH, is_silent=True))
    dots = [replace(one, values=places, low=(), high=()) for one in chart.series]
    return replace(chart, series=(*bars, *dots))


def _over(chart: Chart) -> float:
    """Inches over the rows: the headings of the numbers beside them."""
    return HEADING if chart.headings else 0.0


def _under(chart: Chart) -> float:
    """Inches under the rows: the axis with its numbers, and the legend."""
    return AXIS * (chart.kind == "points" and chart.along.is_shown) + LEGEND * chart.has_legend


def describe(shape: object, words: str) -> None:
    """The text alternative of a shape."""
    element = shape._element  # type: ignore[attr-defined]  # python-pptx has no name for it
    element.xpath(".//p:cNvPr")[0].set("descr", words)
