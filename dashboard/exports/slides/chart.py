"""A chart as a slide holds it: what PowerPoint is told to draw, before it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from components.columns import INTERVAL
from dashboard.formatting import NBSP, number, share

Kind = Literal["bars", "stacked", "lines", "points"]
Symbol = Literal["circle", "square", "diamond", "triangle", "none"]
Side = Literal["right", "left", "above", "below", "end", "middle"]
Dash = Literal["solid", "dash", "dot", "dashdot"]
THOUSANDS = f'[>=1000000]#"{NBSP}"###"{NBSP}"##0;[>=1000]#"{NBSP}"##0;0'


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How numbers are written: `code` for Office, `text` as the page writes them."""

    code: str
    text: Callable[[float], str]


COUNTS = NumberFormat(THOUSANDS, number)
PER_CENT = NumberFormat(f'0"{NBSP}"%', share)


def with_decimals(places: int) -> NumberFormat:
    """Numbers with decimals; the language in the code makes the comma."""
    zeros = "0" * places
    return NumberFormat(f"[$-41D]#,##0.{zeros}", lambda value: number(value, places))


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Numbers of one kind.

    values: by category, or upwards for points, whose places along are `along`, by row where a chart has rows;
    texts: what stands at each point, "" for nothing; at, sides: where, for all or one by one; colours,
    symbols: of single points where they differ; low, high: ends of intervals, upwards or, in charts of rows,
    along; span: what lies between them there; is_outline: bars without a filling, for the whole city; ticks:
    thin upright lines in place of points, this far up and down; reach: a lying error bar from each point,
    this far along; width: points of the line, 0 for none; is_silent: not in the legend.
    """

    name: str
    values: tuple[float | None, ...] = ()
    along: tuple[float | None, ...] = ()
    texts: tuple[str, ...] = ()
    colour: str = "d1"
    colours: tuple[str, ...] = ()
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    span: str = INTERVAL
    symbol: Symbol = "none"
    symbols: tuple[Symbol, ...] = ()
    size: int = 9
    dash: Dash = "solid"
    width: float = 0
    is_outline: bool = False
    ticks: float = 0
    reach: float = 0
    at: Side = "right"
    sides: tuple[Side, ...] = ()
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a row beside a chart; a heading stands over the rows of its group."""

    text: str
    is_heading: bool = False
    is_chosen: bool = False

    @property
    def is_bold(self) -> bool:
        return self.is_heading or self.is_chosen


@dataclass(frozen=True, slots=True)
class Axis:
    """low, high: its ends; step: between ticks, None lets PowerPoint choose; format: of its numbers; title:
    under or beside it; is_shown: with numbers and grid."""

    low: float = 0
    high: float | None = None
    step: float | None = None
    format: NumberFormat = COUNTS
    title: str = ""
    is_shown: bool = True


HIDDEN = Axis(is_shown=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What stands in the place of a card's drawing.

    kind: bars and stacked lie, points have two axes of numbers; value: the axis of the values; along: of the
    points' places; names: rows of a table to the left, `headings` and `beside` columns to the right, where a
    chart has rows; keys: sign and colour before the first headings, in place of a legend; strong: by row the
    column beside that is bold, -1 for none; below: a small table under the chart; notes: how to read it.
    """

    kind: Kind
    series: tuple[Series, ...]
    categories: tuple[str, ...] = ()
    format: NumberFormat = COUNTS
    value: Axis = HIDDEN
    along: Axis = HIDDEN
    names: tuple[Name, ...] = ()
    headings: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    beside: tuple[tuple[str, ...], ...] = ()
    strong: tuple[int, ...] = ()
    below: tuple[tuple[str, ...], ...] = ()
    has_legend: bool = False
    notes: tuple[str, ...] = ()
