"""Figure builders: an answer in, a Plotly figure out; pure functions, one module per family of chart."""

from components.figures.bars import count_bars, grouped_bars, range_bars, share_bars, stacked_bars
from components.figures.districts import district_map
from components.figures.dots import share_dots
from components.figures.funnel import funnel
from components.figures.lines import year_lines
from components.figures.model import Figure, Link
from components.figures.pairs import AGES, paired_dots
from components.figures.rates import rate_dots

__all__ = [
    "AGES",
    "Figure",
    "Link",
    "count_bars",
    "district_map",
    "funnel",
    "grouped_bars",
    "paired_dots",
    "range_bars",
    "rate_dots",
    "share_bars",
    "share_dots",
    "stacked_bars",
    "year_lines",
]
