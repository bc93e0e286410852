"""Republication: two publications with one record corrected, compared cell by cell and attacked together."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data.codebook.model import attribute
from data.protection.attacks import bounds
from data.protection.attacks.averaging import Z_95
from data.protection.attacks.simulate import KEY_RANGE, Noise, release
from data.protection.attacks.system import System
from data.protection.attacks.view import Support
from data.protection.encoding import Cell

MOST_CLIENTS = 10_000
CORRECTED = ("age", "children", "duration", "barrier", "time_to_self_support")
READ = (
    "administration",
    "gender",
    "age",
    "children",
    "duration",
    "barrier",
    "main_plan",
    "other_plan",
    "time_to_self_support",
)


@dataclass(frozen=True)
class RecordResult:
    """Answers of corrected records read off two publications: shares 0–1 of n answers, and of guessing the
    most common answer to each question. `gain_low`: lower end of the 95 % interval of the difference."""

    n: int
    read: float
    constant: float
    gain_low: float


def with_new_keys(clients: pd.DataFrame, seed: int) -> pd.DataFrame:
    """The same clients in another secret epoch: every record key is another number."""
    keys = np.random.default_rng(seed).integers(0, KEY_RANGE, len(clients))
    return clients.assign(record_key=keys)


def corrected(clients: pd.DataFrame, row: int, name: str, rng: np.random.Generator) -> pd.DataFrame:
    """The clients with another answer to one question in one row (a position)."""
    changed = clients.copy()
    answers = changed[name].to_numpy(dtype=object, copy=True)
    others = [code for code in attribute(name).values if code != answers[row]]
    answers[row] = others[rng.integers(len(others))]
    return changed.assign(**{name: answers})


def read_record(before: Mapping[Cell, int], after: Mapping[Cell, int], name: str) -> dict[str, str]:
    """The answers that the record whose answer to `name` was corrected seems to have.

    For every other attribute the code whose cells, crossed with `name`, changed most often.
    """
    changed: dict[str, Counter[str]] = defaultdict(Counter)
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    for cell in sorted(before.keys() | after.keys()):
        codes = dict(zip(*cell, strict=True))
        if name in codes and len(codes) == 2:
            other = next(a for a in codes if a != name)
            cells[other][codes[other]] += 1
            changed[other][codes[other]] += before.get(cell) != after.get(cell)
    return {a: _most_changed(changed[a], cells[a]) for a in cells}


def _most_changed(changed: Counter[str], cells: Counter[str]) -> str:
    return max(cells, key=lambda code: changed[code] / cells[code])


def _crossed(name: str) -> list[tuple[str, ...]]:
    """The tables of `name` with each attribute to be read, and what decides whether their cells are shown."""
    pairs = [tuple(sorted((name, a), key=READ.index)) for a in READ if a != name]
    return [(), *((a,) for a in READ), *pairs]


def attack_records(
    clients: pd.DataFrame, noise: Noise, support: Support, *, seed: int, records: int, same_secret: bool
) -> RecordResult:
    """Correct one answer of each of `records` random clients, publish again, and read the record off.

    Among the first MOST_CLIENTS clients only: everything is released once per record.
    """
    rng = np.random.default_rng(seed)
    answered = clients[clients["active_work"].eq("yes")]
    answered = answered.head(MOST_CLIENTS).reset_index(drop=True)
    hits, constants = [], []
    for k in range(records):
        name = CORRECTED[k % len(CORRECTED)]
        tables = _crossed(name)
        row = int(rng.integers(len(answered)))
        later = corrected(answered, row, name, rng)
        later = later if same_secret else with_new_keys(later, seed + k + 1)
        before = release(answered, tables, noise, support).shown
        read = read_record(before, release(later, tables, noise, support).shown, name)
        hits += [read[a] == answered[a].iloc[row] for a in sorted(read)]
        constants += [answered[a].mode()[0] == answered[a].iloc[row] for a in sorted(read)]
    gains = np.array(hits, dtype=float) - np.array(constants, dtype=float)
    low = gains.mean() - Z_95 * gains.std(ddof=1) / np.sqrt(len(gains))
    return RecordResult(len(gains), float(np.mean(hits)), float(np.mean(constants)), float(low))


def together(first: System, second: System) -> System:
    """What both publications say of the first one's cells.

    The attacker is even given which cells the correction touched: they, and only they, are left wide.
    """
    agrees = first.true == second.true
    low = np.where(agrees, np.maximum(first.low, second.low), np.minimum(first.low, second.low))
    high = np.where(agrees, np.minimum(first.high, second.high), np.maximum(first.high, second.high))
    return replace(first, low=low, high=high)


def attack_bounds(first: System, second: System, *, seed: int) -> bounds.BoundsResult:
    """Narrow the small cells with the numbers of both publications."""
    return bounds.attack(together(first, second), seed=seed)
