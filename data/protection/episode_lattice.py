"""Which tables of referrals are released, and which cells hold which; decided before any count is seen."""

from collections.abc import Iterator
from functools import cache, lru_cache

from data.codebook.episodes import EVENT, episode_attribute, populations
from data.episodes import QUARTERLY
from data.protection.encoding import Cell
from data.protection.lattice import Table

WITHIN: tuple[Table, ...] = (
    (),
    ("programme",),
    ("administration",),
    ("gender",),
    ("administration", "gender"),
    ("quarter",),
)
"""What the answers are counted within. A programme stands alone and by year only: most are too small for
quarters, and for gender and administration; a quarter is counted for all programmes together."""
PAIR = ("waiting_band", "waiting_exit")


@lru_cache
def registered_episode_tables() -> tuple[Table, ...]:
    """Every table that may be released of a closed year, by attribute names in code-book order."""
    return tuple((*within, *names) for within in WITHIN for names in _counted(within))


def _counted(within: Table) -> Iterator[Table]:
    names = QUARTERLY if "quarter" in within else populations()
    yield from ((EVENT,), *((name,) for name in names))
    if "quarter" not in within:
        yield PAIR


@lru_cache
def _tables() -> frozenset[Table]:
    return frozenset(registered_episode_tables())


@cache
def parents(cell: Cell) -> tuple[Cell, ...]:
    """The released cells that hold this one: one attribute fewer, a wider code, or the event asked of."""
    tables = _tables()
    return tuple(parent for parent in (*_narrower(cell), *_coarser(cell)) if parent[0] in tables)


def without(cell: Cell, k: int) -> Cell:
    """The cell with its k-th attribute dropped; of a lone answer the event that it is asked of remains."""
    names, codes = cell
    kept, left = (*names[:k], *names[k + 1 :]), (*codes[:k], *codes[k + 1 :])
    if names[k] in populations() and not set(kept) & (populations().keys() | {EVENT}):
        return (*kept, EVENT), (*left, populations()[names[k]])
    return kept, left


def _narrower(cell: Cell) -> Iterator[Cell]:
    yield from (without(cell, k) for k, name in enumerate(cell[0]) if name != EVENT)


def _coarser(cell: Cell) -> Iterator[Cell]:
    """Wider codes are counted alone, not together with how the waiting ended."""
    names, codes = cell
    for k, (name, code) in enumerate(zip(names, codes, strict=True)):
        for wide, members in episode_attribute(name).rollups:
            if code in members and PAIR[-1] not in names:
                yield names, (*codes[:k], wide, *codes[k + 1 :])
