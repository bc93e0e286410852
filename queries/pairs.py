"""Two groups side by side, such as women and men: the share of each, and the difference with its interval."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil, floor

from data.codebook import attribute
from queries.answers import Kind, Row
from queries.cells import Count, Scope, counts, total
from queries.connection import Store
from queries.distribution import LONGEST_LABEL, reference_scope
from queries.reference import PrintedShare, PrintedShares
from queries.statistics import Proportion, apart, newcombe, shown_share

DIFFERENCE = "difference"
"""Group of the rows that hold the difference: first group minus second."""
DIFFERENCE_LABEL = "skillnad"
HALF_A_PER_CENT = 0.005
"""A share printed in whole per cent may have been rounded by as much."""
Found = Mapping[tuple[str, ...], Count]


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
class Side:
    """What is known of a category in one group: released part and base, or a printed share.

    least_base: the smallest number of persons that the printed share can be of; city: the share in the whole
    city; kind: why there is no share, when there is none.
    """

    part: Count | None = None
    base: Count | None = None
    printed: PrintedShare | None = None
    least_base: float | None = None
    city: float | None = None
    kind: Kind = "withheld"

    @property
    def share(self) -> float | None:
        """The share as it may be shown."""
        if self.printed is not None:
            return self.printed.share
        return shown_share(self.part.n, self.base.n) if self.part and self.base else None

    @property
    def proportion(self) -> Proportion | None:
        """What an interval is counted from, None where there is no base or no share to show."""
        if self.share is None:
            return None
        if self.printed is not None:
            return (
                Proportion(self.printed.share * self.least_base, self.least_base) if self.least_base else None
            )
        if self.part is None or self.base is None:
            return None
        return Proportion(self.part.n, self.base.n, self.base.cells, self.part.cells)


def pair_rows(category: Row, pair: Pair, first: Side, second: Side) -> tuple[Row, Row, Row]:
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


def _side_row(category: Row, group: Group, side: Side) -> Row:
    row = replace(category, group=group.code, group_label=group.label, reference=side.city)
    if side.printed is not None:
        known = side.part if side.part and side.part.kind != "synthetic" else None
        count = known.n if known else None
        return replace(row, count=count, share=side.share, figure_id=side.printed.figure_id, kind="published")
    if side.part is None or side.base is None:
        return replace(row, kind=side.kind)
    return replace(row, count=side.part.n, base=side.base.n, share=side.share, kind=side.part.kind)


def _difference_row(category: Row, first: Side, second: Side) -> Row:
    row = replace(category, group=DIFFERENCE, group_label=DIFFERENCE_LABEL)
    if first.share is None or second.share is None:
        return replace(row, kind="missing" if "missing" in (first.kind, second.kind) else "withheld")
    low, high = _interval(first, second)
    difference = round(first.share - second.share, 3)
    return replace(row, difference=difference, low=low, high=high, kind=_kind_of((first, second)))


def _interval(first: Side, second: Side) -> tuple[float | None, float | None]:
    one, other = first.proportion, second.proportion
    if one is None or other is None:
        return None, None
    low, high = newcombe(one, other)
    rounding = sum(HALF_A_PER_CENT for side in (first, second) if side.printed is not None)
    return _outwards(low - rounding, high + rounding)


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


def _kind_of(sides: Iterable[Side]) -> Kind:
    kinds = {"derived" if side.printed else side.part.kind if side.part else side.kind for side in sides}
    if kinds == {"derived"}:
        return "derived"
    return "synthetic" if "synthetic" in kinds else "delivered"


def attribute_rows(
    store: Store, scope: Scope, pair: Pair, name: str, chosen: tuple[str, ...] = ()
) -> tuple[Row, ...]:
    """Three rows per category of an attribute, each group's share of the sum of its parts. Unfiltered,
    printed shares are shown and synthetic counts are not; `chosen` are the codes that are marked."""
    own = (pair.attribute, name)
    found, reference = counts(store, scope, own), reference_scope(scope)
    city = counts(store, reference, own) if reference else {}
    printed = (
        store.reference.printed_shares(scope.period, own, (pair.attribute,)) if scope.is_unfiltered else {}
    )
    rows: list[Row] = []
    for code in attribute(name).codes:
        label = code.label if len(code.label) <= LONGEST_LABEL else code.short_label
        marked = bool(set(chosen) & {code.code, *code.members})
        category = Row(code.code, label, is_last=code.is_last, is_unknown=code.is_unknown, is_chosen=marked)
        first, second = (
            _printed_side(store, scope.period, pair, group, code.code, found, printed)
            if printed
            else _counted_side(group, code.code, found, city)
            for group in (pair.first, pair.second)
        )
        rows += pair_rows(category, pair, first, second)
    return tuple(rows)


def _counted_side(group: Group, code: str, found: Found, city: Found) -> Side:
    part, base = part_and_base(found, group, code)
    of_city, whole = part_and_base(city, group, code)
    return Side(part, base, city=of_city.n / whole.n if of_city and whole else None)


def _printed_side(
    store: Store, period: str, pair: Pair, group: Group, code: str, found: Found, printed: PrintedShares
) -> Side:
    part, base = part_and_base(found, group, code)
    figure = printed.get((group.printed_as, code))
    if figure is not None:
        return Side(part, base, figure, least_base(store, period, pair.attribute, group.codes))
    is_known = part is not None and part.kind != "synthetic"
    return Side(part, base) if is_known else Side(kind="missing")


def part_and_base(found: Found, group: Group, code: str) -> tuple[Count | None, Count | None]:
    """A category in a group and all categories of the group, from counts by (group, category)."""
    part = joined(found[(g, code)] for g in group.codes if (g, code) in found)
    return part, joined(count for (g, _), count in found.items() if g in group.codes)


def joined(parts: Iterable[Count]) -> Count | None:
    """The sum of sums of released cells, None when there is none."""
    known = list(parts)
    if not known:
        return None
    kinds = {part.kind for part in known}
    kind: Kind = next((k for k in ("synthetic", "delivered") if k in kinds), "derived")
    return Count(sum(part.n for part in known), sum(part.cells for part in known), kind)


def least_base(store: Store, period: str, name: str, codes: tuple[str, ...]) -> float | None:
    """The smallest number of clients that these groups can have by the printed total and the printed shares
    in whole per cent. None when either is not printed."""
    whole = total(store, Scope(period, (), ()))
    printed = store.reference.printed_shares(period, (name,))
    if whole is None or whole.kind != "published" or any((code,) not in printed for code in codes):
        return None
    return float(whole.n) * sum(printed[(code,)].share - HALF_A_PER_CENT for code in codes)
