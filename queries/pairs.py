"""Two groups side by side, such as women and men: the share of each, and the difference with its interval."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Any

from data.codebook import Code
from queries.answers import Kind, Row
from queries.cells import Count
from queries.distribution import LONGEST_LABEL
from queries.reference import PrintedShare
from queries.statistics import Proportion, apart, newcombe, shown_share

DIFFERENCE = "difference"
"""Group of the rows that hold the difference: first group minus second."""
DIFFERENCE_LABEL = "skillnad"
HALF_A_PER_CENT = 0.005
"""A share printed in whole per cent may have been rounded by as much."""


@dataclass(frozen=True, slots=True)
class Group:
    """One of the two: the codes of the attribute that it holds, and its Swedish name in the plural."""

    code: str
    label: str
    codes: tuple[str, ...]

    @property
    def printed_as(self) -> str:
        """How a published figure of the group is registered."""
        return "|".join(self.codes)


@dataclass(frozen=True, slots=True)
class Pair:
    """The two groups of an attribute that are compared."""

    attribute: str
    first: Group
    second: Group


@dataclass(frozen=True, slots=True)
class Category:
    """What is compared: the part of a row that all groups share."""

    code: str
    label: str
    is_last: bool = False
    is_unknown: bool = False
    is_chosen: bool = False
    text: str = ""

    @classmethod
    def of(cls, code: Code, chosen: Collection[str]) -> "Category":
        """A code of the code book; marked when it, or a plan of its group, is chosen."""
        label = code.label if len(code.label) <= LONGEST_LABEL else code.short_label
        marked = code.code in chosen or any(member in chosen for member in code.members)
        return cls(code.code, label, code.is_last, code.is_unknown, marked)

    def row(self, group: str, group_label: str, **numbers: Any) -> Row:
        """A row of the category for a group, with its numbers."""
        return Row(
            self.code,
            self.label,
            group,
            group_label,
            is_last=self.is_last,
            is_unknown=self.is_unknown,
            is_chosen=self.is_chosen,
            text=self.text,
            **numbers,
        )


@dataclass(frozen=True, slots=True)
class Side:
    """What is known of a category in one group. share: as it may be shown; proportion: what an interval is
    counted from, None without one; rounding: how far the printed share may be from the true one; city: the
    share in the whole city; kind: of the numbers, or why there are none."""

    share: float | None = None
    proportion: Proportion | None = None
    rounding: float = 0.0
    count: int | None = None
    base: int | None = None
    city: float | None = None
    kind: Kind = "withheld"
    figure_id: str = ""

    @classmethod
    def counted(cls, part: Count | None, base: Count | None, city: float | None = None) -> "Side":
        """From released counts."""
        if part is None or base is None:
            return cls(city=city)
        share = shown_share(part.n, base.n)
        proportion = Proportion(part.n, base.n, base.cells, part.cells) if share is not None else None
        return cls(share, proportion, 0.0, part.n, base.n, city, part.kind)

    @classmethod
    def printed(cls, printed: PrintedShare, least_base: float | None, part: Count | None = None) -> "Side":
        """From a printed share of at least so many clients. A synthetic count never stands beside it."""
        proportion = Proportion(printed.share * least_base, least_base) if least_base else None
        count = part.n if part is not None and part.kind != "synthetic" else None
        known = {"count": count, "kind": "published", "figure_id": printed.figure_id}
        return cls(printed.share, proportion, HALF_A_PER_CENT, **known)  # type: ignore[arg-type]  # of Side


UNPRINTED = Side(kind="missing")


def pair_rows(category: Category, pair: Pair, first: Side, second: Side) -> tuple[Row, Row, Row]:
    """Three rows of a category: each group's share, and the difference between the shown shares.

    The 95 % interval of the difference is rounded outwards to whole procentenheter. It is counted from
    released cells and their perturbation, or, where shares are printed, from the smallest base they can have
    and widened by the rounding of both. A difference has no interval where either group is too small.
    """
    return (
        _side_row(category, pair.first, first),
        _side_row(category, pair.second, second),
        _difference_row(category, first, second),
    )


def _side_row(category: Category, group: Group, side: Side) -> Row:
    return category.row(
        group.code,
        group.label,
        count=side.count,
        base=side.base,
        share=side.share,
        reference=side.city,
        kind=side.kind,
        figure_id=side.figure_id,
    )


def _difference_row(category: Category, first: Side, second: Side) -> Row:
    if first.share is None or second.share is None:
        kind = "missing" if "missing" in (first.kind, second.kind) else "withheld"
        return category.row(DIFFERENCE, DIFFERENCE_LABEL, kind=kind)
    low, high = None, None
    if first.proportion is not None and second.proportion is not None:
        low, high = newcombe(first.proportion, second.proportion)
        rounding = first.rounding + second.rounding
        low, high = _outwards(low - rounding, high + rounding)
    difference, kind = round(first.share - second.share, 3), _kind_of(first.kind, second.kind)
    return category.row(DIFFERENCE, DIFFERENCE_LABEL, difference=difference, low=low, high=high, kind=kind)


def _kind_of(first: Kind, second: Kind) -> Kind:
    if first == second:
        return "derived" if first == "published" else first
    return "synthetic" if "synthetic" in (first, second) else "delivered"


def _outwards(low: float, high: float) -> tuple[float, float]:
    down, up = floor(round(low * 100, 6)), ceil(round(high * 100, 6))
    return max(-100, down) / 100, min(100, up) / 100


def difference_of(first: Row, second: Row) -> Row:
    """The difference row of two groups' rows that carry the interval of their share, as in `pair_rows`."""
    row = Row(first.code, first.label, DIFFERENCE, DIFFERENCE_LABEL, kind=first.kind)
    one, other = _with_interval(first), _with_interval(second)
    if first.share is None or second.share is None or one is None or other is None:
        return replace(row, kind="withheld" if first.base or second.base else first.kind)
    low, high = _outwards(*apart(one, other))
    return replace(row, difference=round(first.share - second.share, 3), low=low, high=high)


def _with_interval(row: Row) -> tuple[float, float, float] | None:
    if row.count is None or not row.base or row.low is None or row.high is None:
        return None
    return min(row.count / row.base, 1.0), row.low, row.high


def is_beyond_chance(row: Row) -> bool | None:
    """Whether chance alone cannot explain a difference: its interval leaves out nought. None without one."""
    if row.low is None or row.high is None:
        return None
    return not row.low <= 0 <= row.high
