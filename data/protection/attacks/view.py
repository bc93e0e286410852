"""What an outsider sees of the released cells, and what each number says about the true one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import inf

import pandas as pd

from data.codebook.model import attribute, attributes
from data.protection.encoding import CODE_COLUMNS, Cell
from data.protection.lattice import SCREENING

Support = Callable[[int], tuple[int, int]]
SLICE_LIMIT = 10
PUBLISHED = "published"


@dataclass(frozen=True)
class View:
    """Released cells as an attacker knows them, the rules of release included.

    `shown` maps a cell to its number, `exact` are cells replaced by a printed figure, `suppressed` are cells
    that the audit took away, `tables` all released tables, `support` gives the true counts behind a number.
    `slice_limit` is the highest number that hides the cells inside it; None when there is no such rule.
    """

    shown: dict[Cell, int]
    exact: frozenset[Cell]
    tables: frozenset[tuple[str, ...]]
    support: Support
    suppressed: frozenset[Cell] = frozenset()
    slice_limit: int | None = SLICE_LIMIT

    def is_open(self, cell: Cell) -> bool:
        """True when no parent hides the cell, so that its absence means that 0 was drawn."""
        if self.slice_limit is None:
            return True
        return all(self.shown.get(parent, 0) > self.slice_limit for parent in self.parents(cell))

    def parents(self, cell: Cell) -> list[Cell]:
        """The released cells that hold this one: one attribute fewer, or one code replaced by a wider one."""
        return [parent for parent in (*_dropped(cell), *_coarser(cell)) if parent[0] in self.tables]

    def tables_within(self, attributes: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
        """The released tables that use no other attributes than these."""
        return frozenset(table for table in self.tables if set(table) <= set(attributes))

    def interval(self, cell: Cell) -> tuple[float, float]:
        """Lowest and highest true count that the cell can have by its own number alone, in persons."""
        number = self.shown.get(cell)
        if cell in self.suppressed or (number is None and not self.is_open(cell)):
            return 0.0, inf
        if cell in self.exact and number is not None:
            return float(number), float(number)
        low, high = self.support(number or 0)
        return float(low), float(high)


def _dropped(cell: Cell) -> Iterator[Cell]:
    """Question 1 is never dropped: without it other people are counted."""
    attributes, codes = cell
    for i, name in enumerate(attributes):
        if name != SCREENING:
            yield attributes[:i] + attributes[i + 1 :], codes[:i] + codes[i + 1 :]


def _coarser(cell: Cell) -> Iterator[Cell]:
    attributes, codes = cell
    for i, item in enumerate(zip(attributes, codes, strict=True)):
        for name, code in wider(*item):
            yield (*attributes[:i], name, *attributes[i + 1 :]), (*codes[:i], code, *codes[i + 1 :])


@cache
def wider(name: str, code: str) -> tuple[tuple[str, str], ...]:
    """The category that contains this one and more: a split's need or plan, the group of a plan."""
    for rollup, members in attribute(name).rollups:
        if code in members:
            return ((name, rollup),)
    for other in attributes():
        for group in other.codes:
            if other.derived_from == name and code in group.members and len(group.members) > 1:
                return ((other.name, group.code),)
    plan, _, split = code.partition(".")
    return ((attribute(name).refines, plan),) if attribute(name).refines and split else ()


def depth(cell: Cell) -> tuple[int, int]:
    """Sorts every cell after all its parents: attributes first, then how often its codes can be widened."""
    steps, items = 0, list(zip(*cell, strict=True))
    while items := [other for item in items for other in wider(*item)]:
        steps += len(items)
    return len(cell[0]), steps


def cell_ids(cells: pd.DataFrame) -> list[Cell]:
    """(attributes, codes) of each row of released cells, in row order."""
    names = {text: tuple(filter(None, text.split(","))) for text in cells["attributes"].unique()}
    columns = [cells[column].to_numpy(dtype=object) for column in ("attributes", *CODE_COLUMNS)]
    rows = zip(*columns, strict=True)
    return [(names[a], codes[: len(names[a])]) for a, *rest in rows for codes in (tuple(rest),)]


def view(
    cells: pd.DataFrame,
    tables: Iterable[tuple[str, ...]],
    support: Support,
    *,
    suppressed: frozenset[Cell] = frozenset(),
    slice_limit: int | None = SLICE_LIMIT,
) -> View:
    """The view of released cells (columns attributes, code_1 … code_4, n, kind)."""
    ids = cell_ids(cells)
    published = cells["kind"].eq(PUBLISHED).to_numpy()
    return View(
        shown=dict(zip(ids, cells["n"].astype(int), strict=True)),
        exact=frozenset(cell for cell, is_published in zip(ids, published, strict=True) if is_published),
        tables=frozenset(tables),
        support=support,
        suppressed=suppressed,
        slice_limit=slice_limit,
    )
