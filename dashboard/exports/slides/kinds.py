"""Which drawing of a page becomes what on a slide, and what an exhibit shows there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from components import figures
from components.figures.caseload import caseload_bars
from components.figures.districts import district_map
from components.figures.fidelity import fidelity_dots, fidelity_scatter
from components.figures.months import month_lines
from components.figures.paths import queue_paths
from components.figures.quarters import counts_by_quarter, rate_by_quarter
from components.figures.waiting import still_waiting_steps, ways_out_steps
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.slides import bars, dots, lines, points
from dashboard.exports.slides.chart import Chart
from dashboard.exports.slides.grid import Grid, table_of, unwrapped
from dashboard.exports.slides.matrix_grid import matrix_of
from queries.answers import Answer

KINDS: Mapping[Callable[..., Any], Callable[..., list[Chart]]] = {
    figures.count_bars: bars.count_bars,
    figures.grouped_bars: bars.grouped_bars,
    figures.range_bars: bars.range_bars,
    figures.share_bars: bars.share_bars,
    figures.stacked_bars: bars.stacked_bars,
    caseload_bars: bars.caseload_bars,
    figures.paired_dots: dots.paired_dots,
    figures.rate_dots: dots.rate_dots,
    figures.share_dots: dots.share_dots,
    fidelity_dots: dots.fidelity_dots,
    figures.year_lines: lines.year_lines,
    counts_by_quarter: lines.counts_by_quarter,
    month_lines: lines.month_lines,
    rate_by_quarter: lines.rate_by_quarter,
    figures.funnel: points.funnel,
    fidelity_scatter: points.fidelity_scatter,
    queue_paths: points.queue_paths,
    still_waiting_steps: points.still_waiting_steps,
    ways_out_steps: points.ways_out_steps,
}
"""Drawings of Plotly and their charts; a page with another one fails a test."""


@dataclass(frozen=True, slots=True)
class Map:
    """The districts as shapes, with their table beside."""

    answer: Answer
    table: Grid


@dataclass(frozen=True, slots=True)
class Words:
    """Why there is nothing to draw."""

    text: str


Shown = Chart | Grid | Map | Words


def shown_of(exhibit: Exhibit) -> list[Shown]:
    """What the card shows as the address has it, in order; one part a slide."""
    answer, card = exhibit.answer, exhibit.card
    if not isinstance(answer, Answer):
        return [Words(exhibit.finding)]
    matrix = matrix_of(exhibit)
    if card.name in exhibit.view.tables or card.draw is None:
        is_table = card.name in exhibit.view.tables or matrix is None
        return [table_of(exhibit) if is_table or matrix is None else matrix]
    draw, keywords = unwrapped(card.draw)
    if draw is district_map:
        return [Map(answer, matrix or table_of(exhibit))]
    charts: list[Shown] = [*KINDS[draw](answer, **keywords)]
    return [*(charts or [table_of(exhibit)]), *([matrix] if matrix is not None else [])]
