"""What an audit attacks: a fixed seeded sample for the gate, everything for the full audit."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import prod

import numpy as np
import pandas as pd

from data.codebook.model import attribute, attributes
from data.protection.attacks.system import joint_positions
from data.protection.lattice import SCREENING, Table

GATE_COMBINATIONS = 1_000
FULL_COMBINATIONS = 5_000
LARGEST_GRID = 200_000
SECONDS_PER_SET = 3
SECONDS_PER_TABLE = 2
SMALLEST_TABLE = 3
LARGE_SHARE = 6
FULL_LARGE_SETS = 300


@dataclass(frozen=True)
class Work:
    """How much to attack: sets of attributes and tables, combinations in a joint at most, cells and records.

    `sets` is None for every set of three and four attributes. The amount never depends on the clock, so that
    the same seed gives the same audit on any machine.
    """

    sets: int | None
    tables: int
    combinations: int
    witnesses: int
    cells: int
    records: int


def work(*, seconds: int, full: bool) -> Work:
    """The work that takes about this many seconds on two cores, or everything."""
    if full:
        return Work(None, 500, FULL_COMBINATIONS, witnesses=3, cells=2_000, records=200)
    sets_to_attack = max(1, seconds // SECONDS_PER_SET)
    records = max(10, seconds // 3)
    tables = max(1, seconds // SECONDS_PER_TABLE)
    return Work(sets_to_attack, tables, GATE_COMBINATIONS, witnesses=1, cells=300, records=records)


def joint_size(names: Table) -> int:
    """Combinations of the attributes that the questionnaire allows; of the whole grid if that is huge."""
    grid = prod(len(attribute(name).values) for name in names)
    if grid > LARGEST_GRID:
        return grid
    nobody = pd.DataFrame({name: pd.Series([], dtype=object) for name in names})
    return len(joint_positions(nobody, names)[0])


def _names() -> Table:
    return tuple(a.name for a in attributes() if a.name != SCREENING)


def _random_set(rng: np.random.Generator, sizes: tuple[int, ...], most: int) -> Table:
    names = _names()
    while True:
        chosen = rng.choice(len(names), rng.choice(sizes), replace=False)
        found = tuple(names[i] for i in sorted(chosen))
        if joint_size(found) <= most:
            return found


def sets(amount: Work, seed: int) -> Iterator[Table]:
    """The sets of attributes to attack, each once: threes and fours, and some fives and sixes."""
    rng = np.random.default_rng(seed)
    if amount.sets is None:
        for size in (3, 4):
            yield from (s for s in combinations(_names(), size) if joint_size(s) <= amount.combinations)
    seen: set[Table] = set()
    while len(seen) < (amount.sets or FULL_LARGE_SETS):
        is_large = amount.sets is None or len(seen) % LARGE_SHARE == LARGE_SHARE - 1
        found = _random_set(rng, (5, 6) if is_large else (3, 4), amount.combinations)
        if found not in seen:
            seen.add(found)
            yield found


def tables_in_turn(lattice: tuple[Table, ...], seed: int) -> Iterator[Table]:
    """Released tables of three and four attributes, or of as many as there are at most, drawn with equal
    chance, for the guessing attacks.

    Drawing tables and then taking all small cells of each gives every small cell of the lattice the same
    chance; drawing sets of attributes would not, because small tables are inside most sets.
    """
    smallest = min(SMALLEST_TABLE, max(map(len, lattice)))
    large = [t for t in lattice if len(t) >= smallest and SCREENING not in t]
    order = np.random.default_rng(seed).permutation(len(large))
    yield from (large[i] for i in order if joint_size(large[i]) <= GATE_COMBINATIONS)
