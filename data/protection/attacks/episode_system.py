"""Released cells of referrals as linear systems over the unknown joint of the persons of an event."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import inf

import numpy as np
import pandas as pd
from scipy import sparse

from data.codebook.episodes import EVENT, QUARTER, episode_attribute, populations
from data.episodes import DIMENSIONS, QUARTERLY, happened
from data.protection.attacks.system import Integers, System
from data.protection.encoding import Cell
from data.protection.episode_lattice import parents, registered_episode_tables
from data.protection.episode_slices import Shown
from data.protection.lattice import Table
from data.protection.perturbation import DEFAULT
from data.protection.slices import SMALL_SLICE

FIRST_SHOWN = 5
ONE_QUARTER = frozenset(
    {"referred", "left_queue", "started", "employer_contact", "job_start", "closed"}
    | {"followed_30_days", "followed_12_months"}
)
"""Events that a referral has in one quarter of the year, so that the quarters add up to the year."""


def systems(
    raw: pd.DataFrame,
    year: str,
    shown: Shown,
    could_show: Collection[Cell],
    tables: Sequence[Table] | None = None,
) -> Iterator[System]:
    """One system per event of a year, with all that is asked of its persons, and one of its quarters.

    raw: referrals as text. shown: the released cells of the year; could_show: cells that have all their
    parents but were withheld all the same, of which an attacker knows nothing; tables: those released, all
    registered ones unless given."""
    lattice = registered_episode_tables() if tables is None else tuple(tables)
    people = _people(raw, year)
    for event in episode_attribute(EVENT).values:
        answers = [name for name, of in populations().items() if of == event]
        inside = people[people[event].notna()].assign(**{QUARTER: people[event]})
        yield _system(inside, (*DIMENSIONS, *answers), event, lattice, shown, could_show)
        if event in ONE_QUARTER:
            asked = [name for name in answers if name in QUARTERLY]
            yield _system(inside, (QUARTER, *asked), event, lattice, shown, could_show)


def _people(raw: pd.DataFrame, year: str) -> pd.DataFrame:
    """One row per referral: dimensions, answers of the year, and per event of the year its last quarter."""
    items = happened(raw.assign(record_key=np.arange(len(raw))), (year,))
    people = raw[list(DIMENSIONS)].reset_index(drop=True)
    of_year = items[items["quarter"].eq("") & items["code_2"].eq("")]
    for name in populations():
        leaves = of_year[of_year["names"].eq(name) & of_year["code_1"].isin(episode_attribute(name).values)]
        people[name] = leaves.set_index("record_key")["code_1"].reindex(people.index)
    for event in episode_attribute(EVENT).values:
        rows = items[items["names"].eq(EVENT) & items["code_1"].eq(event)].sort_values("quarter")
        quarter = rows.groupby("record_key")["quarter"].last().reindex(people.index)
        people[event] = quarter.where(people.index.isin(rows["record_key"][rows["quarter"].eq("")]))
    return people


def _system(
    people: pd.DataFrame,
    names: Table,
    event: str,
    lattice: Sequence[Table],
    shown: Shown,
    could_show: Collection[Cell],
) -> System:
    columns = [np.array(episode_attribute(name).values, dtype=object) for name in names]
    grid = {n: c.ravel() for n, c in zip(names, np.meshgrid(*columns, indexing="ij"), strict=True)}
    counts = people.groupby(list(names), observed=True).size().to_dict()
    combinations = list(product(*columns))
    joint = np.array([counts.get(c if len(names) > 1 else c[0], 0) for c in combinations], dtype=np.int64)
    rows = dict(_forms(grid, names, event, lattice))
    matrix = sparse.csr_array(np.array(list(rows.values()), dtype=np.float64))
    true = np.rint(matrix @ joint).astype(np.int64)
    bounds = np.array([_interval(cell, shown, could_show) for cell in rows])
    number = np.array([float(shown.get(cell, 0)) for cell in rows])
    number[np.isinf(bounds[:, 1])] = np.nan
    return System(names, tuple(rows), matrix, bounds[:, 0], bounds[:, 1], number, true, joint)


def _forms(
    grid: Mapping[str, np.ndarray], names: Table, event: str, lattice: Sequence[Table]
) -> Iterator[tuple[Cell, np.ndarray]]:
    """Which combinations each released cell sums: cells of the event itself, and of its answers."""
    for table in lattice:
        own = tuple(name for name in table if name != EVENT)
        if not set(own) <= set(names) or (EVENT not in table and not set(own) & populations().keys()):
            continue
        if QUARTER in names and QUARTER not in table and set(own) & set(DIMENSIONS):
            continue
        for codes in product(*(_codes(name, table) for name in own)):
            chosen = [_holds(grid[name], name, code) for name, code in zip(own, codes, strict=True)]
            size = len(next(iter(grid.values())))
            form = np.logical_and.reduce(chosen) if chosen else np.ones(size, dtype=bool)
            of = dict(zip(own, codes, strict=True)) | {EVENT: event}
            yield (table, tuple(of[name] for name in table)), form


def _codes(name: str, table: Table) -> tuple[str, ...]:
    """Codes that the table has: wider bands alone, the third gender in totals by gender only."""
    found = episode_attribute(name)
    rollups = () if "waiting_exit" in table else tuple(code.code for code in found.rollup_codes)
    is_alone = set(table) <= {name, EVENT}
    return (*(c for c in found.values if is_alone or c not in found.one_way_only), *rollups)


def _holds(column: np.ndarray, name: str, code: str) -> np.ndarray:
    members = dict(episode_attribute(name).rollups).get(code, (code,))
    return np.isin(column, members)


def _interval(cell: Cell, shown: Shown, could_show: Collection[Cell]) -> tuple[float, float]:
    """Least and greatest true count by the cell's own number; of a withheld cell nothing is known."""
    is_open = all(shown.get(parent, 0) > SMALL_SLICE for parent in parents(cell))
    if cell not in shown and (not is_open or cell in could_show):
        return 0.0, inf
    low, high = DEFAULT.support(shown.get(cell, 0))
    return float(low), float(high)


def suppressing(system: System) -> System:
    """The same persons behind plain suppression under five: true counts, and 1–4 hidden. A control."""
    is_hidden = (system.true > 0) & (system.true < FIRST_SHOWN)
    low: Integers = np.where(is_hidden, 1, system.true)
    high: Integers = np.where(is_hidden, FIRST_SHOWN - 1, system.true)
    return replace(system, low=low.astype(np.float64), high=high.astype(np.float64))
