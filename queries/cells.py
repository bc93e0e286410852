"""Which released table answers (attributes, filters), what it must leave out, and the sums read from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from data.codebook import attribute, attributes
from queries.answers import Kind
from queries.connection import Store
from queries.filters import NEED, Filters
from queries.released import Cell

SOURCE = "v40"
Restriction = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a question can follow the filters.

    period: year as text; own: the attributes it is asked by; within: restrictions it honours;
    left_out: filter names it cannot honour.
    """

    period: str
    own: tuple[str, ...]
    within: tuple[Restriction, ...]
    left_out: tuple[str, ...] = ()

    @property
    def is_unfiltered(self) -> bool:
        return not self.within

    @property
    def honoured(self) -> tuple[str, ...]:
        """Filter names honoured, needs as `need`."""
        names = (NEED if name.startswith("need_") else name for name, _ in self.within)
        return tuple(dict.fromkeys(names))

    def asked_of(self, own: Iterable[str] | None = None) -> tuple[str, ...]:
        """The attributes of the table that is read, in code-book order."""
        return in_order((*(self.own if own is None else own), *(name for name, _ in self.within)))

    def without(self, name: str) -> "Scope":
        """The same scope with one restriction less: the reference of the whole city."""
        return Scope(self.period, self.own, tuple(r for r in self.within if r[0] != name), self.left_out)


@dataclass(frozen=True, slots=True)
class Count:
    """A sum of released cells: persons, how many perturbed cells it has, its kind and printed figure."""

    n: int
    cells: int
    kind: Kind
    figure_id: str = ""


@lru_cache
def _positions() -> dict[str, int]:
    return {a.name: i for i, a in enumerate(attributes())}


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Attribute names without repeats, in code-book order."""
    return tuple(sorted(set(names), key=_positions().__getitem__))


def period_of(store: Store, filters: Filters) -> str | None:
    """The year asked for as text, or the latest with released tables; None when there is none."""
    years = store.years(SOURCE)
    year = filters.year if filters.year is not None else next(iter(years), None)
    return str(year) if year in years else None


def restrictions(filters: Filters, own: Sequence[str]) -> tuple[Restriction, ...]:
    """The filters as restrictions on attributes, administration first; a question's own attributes are not
    restricted (its chosen rows are marked instead). Two needs mean both."""
    wanted: list[Restriction] = []
    for name, codes in filters.chosen:
        if name == NEED:
            wanted += [(f"need_{code}", ("yes",)) for code in codes]
        else:
            wanted.append((name, codes))
    return tuple(r for r in wanted if r[0] not in own)


def fit(
    store: Store, filters: Filters, own: Sequence[tuple[str, ...]], *, drop_own: bool = True
) -> Scope | None:
    """The scope that keeps most filters, for a question that reads one table per entry of `own`.

    Filters are dropped from the last one backwards, administration last of all; two needs are dropped
    together. None when the year has no tables, or when not even the unfiltered ones are released.
    """
    period = period_of(store, filters)
    if period is None:
        return None
    taken = {name for names in own for name in names} if drop_own else set()
    wanted = restrictions(filters, tuple(taken))
    for kept in range(len(wanted), -1, -1):
        if _parts_two_needs(wanted, kept):
            continue
        within = wanted[:kept]
        if all(_is_released(store, period, names, within) for names in own):
            left = tuple(dict.fromkeys(NEED if n.startswith("need_") else n for n, _ in wanted[kept:]))
            return Scope(period, own[0] if own else (), within, left)
    return None


def _parts_two_needs(wanted: tuple[Restriction, ...], kept: int) -> bool:
    """True when only the first of two needs would be kept: the answer would say both and count one."""
    return 0 < kept < len(wanted) and all(name.startswith("need_") for name, _ in wanted[kept - 1 : kept + 1])


def _is_released(store: Store, period: str, own: tuple[str, ...], within: tuple[Restriction, ...]) -> bool:
    return store.has_table(SOURCE, period, in_order((*own, *(name for name, _ in within))))


def is_too_detailed(filters: Filters, scope: Scope) -> bool:
    """True when filters were chosen and the question could hold none of them."""
    return bool(scope.left_out) and not scope.within


def counts(store: Store, scope: Scope, own: tuple[str, ...] | None = None) -> dict[tuple[str, ...], Count]:
    """Sums of released cells by the codes of `own` within the scope. A cell that is not released is left out;
    a category of which nothing is released has no entry."""
    by = scope.own if own is None else own
    table_names = scope.asked_of(by)
    place = {name: i for i, name in enumerate(table_names)}
    cells = list(store.cells(SOURCE, scope.period, table_names).items())
    for name, allowed in scope.within:
        cells = [(codes, cell) for codes, cell in cells if codes[place[name]] in allowed]
    by_places = [place[name] for name in by]
    found: dict[tuple[str, ...], list[Cell]] = {}
    for codes, cell in cells:
        found.setdefault(tuple([codes[i] for i in by_places]), []).append(cell)
    return {codes: summed(parts) for codes, parts in found.items()}


def count_of(store: Store, scope: Scope, own: tuple[str, ...], codes: tuple[str, ...]) -> Count | None:
    """The sum of released cells for one combination of codes of `own`, None when none of them is released.

    The same as `counts(store, scope, own).get(codes)`, without reading the rest of the table.
    """
    allowed = dict(scope.within)
    for name, code in zip(own, codes, strict=True):
        if code not in allowed.get(name, (code,)):
            return None
        allowed[name] = (code,)
    names = in_order(allowed)
    chosen = product(*(allowed[name] for name in names))
    found = [store.cell(SOURCE, scope.period, names, one) for one in chosen]
    cells = [cell for cell in found if cell is not None]
    return summed(cells) if cells else None


def summed(cells: Sequence[Cell]) -> Count:
    """The sum of released cells; a single printed cell keeps its figure, several printed ones are derived."""
    perturbed = [cell for cell in cells if cell.kind != "published"]
    n = sum(cell.n for cell in cells)
    if perturbed:
        kind: Kind = "delivered" if all(c.kind == "delivered" for c in perturbed) else "synthetic"
        return Count(n, len(perturbed), kind)
    if len(cells) == 1:
        return Count(n, 0, "published", cells[0].figure_id)
    return Count(n, 0, "derived")


def total(store: Store, scope: Scope) -> Count | None:
    """The released total of the chosen group: never a sum of parts. None when it is not released."""
    return count_of(store, scope, (), ())


def base_kind(store: Store, period: str) -> Kind:
    """Whether this year's clients are delivered or synthetic, read from a table that no report prints."""
    cells = store.cells(SOURCE, period, ("gender", "age")) or store.cells(SOURCE, period, ("gender",))
    kinds = {cell.kind for cell in cells.values()} - {"published"}
    return "delivered" if kinds == {"delivered"} else "synthetic"


def code_label(name: str, code: str) -> str:
    """The Swedish label of a code."""
    return attribute(name).code(code).label
