"""A chart of rows: names to the left, numbers to the right, and the chart between them."""

from dataclasses import dataclass

from pptx.slide import Slide

from dashboard.exports.slides.chart import Chart
from dashboard.exports.slides.fitting import SMALLEST, width
from dashboard.exports.slides.native_axes import Edges, place_plot
from dashboard.exports.slides.native_chart import Box, add_chart
from dashboard.exports.slides.native_table import HEADING, SIDE, add_columns, add_names

TALLEST_ROW, ROW_FOR_USUAL, USUAL = 0.5, 0.36, 14
AXIS, LEGEND, GAP = 0.34, 0.36, 0.06
MOST_FOR_NAMES = 0.4


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
    top, rows = box.top + HEADING, at.row * len(chart.names)
    names = add_names(slide, chart.names, Box(box.left, top, at.names, rows), at.row, at.size, 0)
    names.name = "Rader"
    between = box.width - at.names - sum(at.numbers) - 2 * GAP
    under = AXIS * chart.along.is_shown * (chart.kind == "points") + LEGEND * chart.has_legend
    place = Box(box.left + at.names + GAP, top, between, rows + under)
    frame = add_chart(slide, chart, place)
    margin = 0.03 if chart.kind == "points" else 0.0
    place_plot(frame.chart, Edges(margin, 0.0, margin, under / place.height))
    frame.name = "Diagram"
    describe(frame, words)
    if at.numbers:
        left = box.left + box.width - sum(at.numbers)
        numbers = add_columns(
            slide, chart.headings, chart.beside, at.numbers, Box(left, top, sum(at.numbers), rows)
        )
        numbers.name = "Tal"


def _placed(chart: Chart, box: Box) -> Placed:
    under = AXIS * (chart.kind == "points" and chart.along.is_shown) + LEGEND * chart.has_legend
    row = min(TALLEST_ROW, (box.height - HEADING - under) / len(chart.names))
    size = USUAL if row >= ROW_FOR_USUAL else SMALLEST
    longest = max(width(name.text, size, is_bold=name.is_heading) for name in chart.names) + 2 * SIDE + 0.1
    numbers = tuple(_column(chart, place) for place in range(len(chart.beside[0]) if chart.beside else 0))
    return Placed(min(longest, box.width * MOST_FOR_NAMES), numbers, row, size)


def _column(chart: Chart, place: int) -> float:
    words = [row[place] for row in chart.beside] + [chart.headings[place] if chart.headings else ""]
    return max(width(one, SMALLEST) for one in words) + 2 * SIDE + 0.1


def describe(shape: object, words: str) -> None:
    """The text alternative of a shape."""
    element = shape._element  # type: ignore[attr-defined]  # python-pptx has no name for it
    element.xpath(".//p:cNvPr")[0].set("descr", words)
