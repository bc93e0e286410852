"""From released tables and printed shares to the rows of two groups side by side."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from data.codebook import Code, attribute
from queries.answers import Kind, Row
from queries.cells import Count, Scope, counts, total
from queries.connection import Store
from queries.distribution import reference_scope
from queries.pairs import HALF_A_PER_CENT, UNPRINTED, Category, Group, Pair, Side, pair_rows
from queries.reference import PrintedShares

Found = Mapping[tuple[str, ...], Count]


def attribute_rows(
    store: Store,
    scope: Scope,
    pair: Pair,
    name: str,
    chosen: Collection[str] = (),
    codes: Sequence[Code] = (),
) -> tuple[Row, ...]:
    """Three rows per category of an attribute, each group's share of the sum of its parts. Unfiltered,
    printed shares are shown and synthetic counts are not. chosen: codes that are marked; codes: categories
    that rows are made of, all when empty."""
    own, reference = (pair.attribute, name), reference_scope(scope)
    found = Tally.of(counts(store, scope, own), pair)
    city = Tally.of(counts(store, reference, own), pair) if reference else Tally()
    printed = (
        store.reference.printed_shares(scope.period, own, (pair.attribute,)) if scope.is_unfiltered else {}
    )
    bases = {
        group.code: least_base(store, scope.period, pair.attribute, group.codes) if printed else None
        for group in (pair.first, pair.second)
    }
    rows: list[Row] = []
    for code in codes or attribute(name).codes:
        sides = [
            _printed_side(group, code.code, found, printed, bases[group.code])
            if printed
            else Side.counted(*found.of_category(group, code.code), city.share(group, code.code))
            for group in (pair.first, pair.second)
        ]
        rows += pair_rows(Category.of(code, chosen), pair, sides[0], sides[1])
    return tuple(rows)


def _printed_side(
    group: Group, code: str, found: "Tally", printed: PrintedShares, least: float | None
) -> Side:
    part, base = found.of_category(group, code)
    figure = printed.get((group.printed_as, code))
    if figure is not None:
        return Side.printed(figure, least, part)
    return UNPRINTED if part is None or part.kind == "synthetic" else Side.counted(part, base)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts by the groups of a pair: of each category, and of all categories of the group together."""

    parts: Mapping[tuple[str, str], Count] = field(default_factory=dict)
    bases: Mapping[str, Count] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Found, pair: Pair) -> "Tally":
        """From counts by (code of the pair's attribute, category)."""
        parts: dict[tuple[str, str], list[Count]] = {}
        bases: dict[str, list[Count]] = {}
        for group in (pair.first, pair.second):
            for (value, category), count in found.items():
                if value in group.codes:
                    parts.setdefault((group.code, category), []).append(count)
                    bases.setdefault(group.code, []).append(count)
        return cls(
            {key: joined(known) for key, known in parts.items()},
            {key: joined(known) for key, known in bases.items()},
        )

    def of_category(self, group: Group, category: str) -> tuple[Count | None, Count | None]:
        """The category in the group, and the whole group."""
        return self.parts.get((group.code, category)), self.bases.get(group.code)

    def share(self, group: Group, category: str) -> float | None:
        """The exact share of the category in the group."""
        part, base = self.of_category(group, category)
        return part.n / base.n if part is not None and base is not None and base.n else None


def joined(parts: Sequence[Count]) -> Count:
    """The sum of sums of released cells. ValueError when there is none."""
    if not parts:
        raise ValueError("nothing to add up")
    if len(parts) == 1:
        return parts[0]
    kinds = {part.kind for part in parts}
    kind: Kind = next((k for k in ("synthetic", "delivered") if k in kinds), "derived")
    return Count(sum(part.n for part in parts), sum(part.cells for part in parts), kind)


def least_base(store: Store, period: str, name: str, codes: tuple[str, ...]) -> float | None:
    """The smallest number of clients that these groups can have by the printed total and the printed shares
    in whole per cent. None when either is not printed."""
    whole = total(store, Scope(period, (), ()))
    printed = store.reference.printed_shares(period, (name,))
    if whole is None or whole.kind != "published" or any((code,) not in printed for code in codes):
        return None
    return float(whole.n) * sum(printed[(code,)].share - HALF_A_PER_CENT for code in codes)
