"""Counts that a public report already prints for the very same cell: the report's number is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import pandas as pd

from data.codebook.model import NEED_NO, NEED_PREFIX, attribute, needs
from data.protection.encoding import WIDTH, Cell, Codes
from data.protection.lattice import SCREENING, Table, in_order

LEAST = 10
Condition = tuple[str, str]


class OverrideError(ValueError):
    """The printed figures contradict each other or name a cell that does not exist."""


@dataclass(frozen=True, slots=True)
class Override:
    """The number a report prints for a cell, persons, and the figure it is."""

    attributes: Table
    codes: Codes
    n: int
    figure_id: str

    @property
    def cell(self) -> Cell:
        return self.attributes, self.codes


def overrides(
    figure_cell: pd.DataFrame, figure: pd.DataFrame, *, source: str, period: str
) -> tuple[Override, ...]:
    """Overrides of a source and period from the store tables figure_cell and figure, in a fixed order.

    Only exactly printed counts of at least ten persons. OverrideError when two figures print different
    numbers for one cell, or when a code is not in the code book.
    """
    here = figure_cell[
        (figure_cell["measure"] == "count")
        & (figure_cell["source"] == source)
        & (figure_cell["period"].astype(str) == period)
    ]
    printed = here.merge(figure[["figure_id", "value", "is_approximate"]], on="figure_id", how="left")
    exact = printed[printed["value"].ge(LEAST) & ~printed["is_approximate"].fillna(True).astype(bool)]
    found: dict[Cell, Override] = {}
    for row in exact.sort_values("figure_id").itertuples():
        override = _override(str(row.figure_id), str(row.attributes), str(row.codes), float(str(row.value)))
        for cell in equal_cells(override.cell):
            _add(found, Override(*cell, override.n, override.figure_id))
    return tuple(found.values())


def _override(figure_id: str, names: str, codes: str, value: float) -> Override:
    table, cell_codes = _split(names), _split(codes)
    if len(table) != len(cell_codes) or table != in_order(table) or not value.is_integer():
        raise OverrideError(f"figure {figure_id} does not name a cell: {names!r} {codes!r} {value}")
    try:
        for name, code in zip(table, cell_codes, strict=True):
            attribute(name).code(code)
    except KeyError as error:
        raise OverrideError(f"figure {figure_id}: {error.args[0]}") from error
    return Override(table, cell_codes, int(value), figure_id)


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def _add(found: dict[Cell, Override], override: Override) -> None:
    earlier = found.setdefault(override.cell, override)
    if earlier.n != override.n:
        raise OverrideError(
            f"{earlier.figure_id} prints {earlier.n} and {override.figure_id} prints {override.n} "
            f"for the same cell {override.cell}"
        )


@lru_cache
def _answered_needs() -> tuple[str, ...]:
    return tuple(NEED_PREFIX + code.code for code in needs().codes if not code.is_unknown)


def _implied(conditions: frozenset[Condition]) -> frozenset[Condition]:
    """What the survey's rules make certain of everybody who meets the conditions."""
    held = [name for name, code in conditions if name in _answered_needs() and code != NEED_NO]
    implied: set[Condition] = set()
    if (SCREENING, "no") not in conditions:
        implied.add((SCREENING, "yes"))
    if held:
        implied.add(("need_count", "any"))
    if len(held) > 1:
        implied.add(("need_count", "2"))
    if ("need_count", "0") in conditions:
        implied.update((name, NEED_NO) for name in _answered_needs())
    return frozenset(implied)


def equal_cells(cell: Cell) -> Iterator[Cell]:
    """The cell and every cell of at most four attributes that holds the same persons by the survey's
    rules, so that one group of people never shows two numbers."""
    core = _core(frozenset(zip(*cell, strict=True)))
    names = {name for name, _ in core}
    extra = sorted(condition for condition in _implied(core) if condition[0] not in names)
    for size in range(WIDTH - len(core) + 1):
        for chosen in combinations(extra, size):
            for conditions in _plan_variants(core | frozenset(chosen)):
                yield _cell(conditions)


def _core(conditions: frozenset[Condition]) -> frozenset[Condition]:
    core = conditions
    for condition in sorted(conditions):
        if condition in _implied(core - {condition}):
            core -= {condition}
    return core


def _plan_variants(conditions: frozenset[Condition]) -> Iterator[frozenset[Condition]]:
    """The conditions, and the same with a plan written as its group, or the reverse, where they agree."""
    yield conditions
    for group in attribute("plan_group").codes:
        pair = {("plan_group", group.code), ("main_plan", group.members[0])}
        if len(group.members) == 1 and len(pair & conditions) == 1:
            yield conditions ^ pair


def _cell(conditions: frozenset[Condition]) -> Cell:
    codes = dict(conditions)
    table = in_order(codes)
    return table, tuple(codes[name] for name in table)
