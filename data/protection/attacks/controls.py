"""Positive controls: methods known to be weak, which the same attacks must break or they are toothless."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.codebook.model import attribute
from data.protection.attacks import bounds, differencing, inference, simulate, system
from data.protection.attacks.differencing import Answer, Filters, Target
from data.protection.attacks.simulate import KEY_RANGE, Noise
from data.protection.attacks.system import Integers
from data.protection.attacks.view import Support, View
from data.protection.lattice import SCREENING

FIRST_SHOWN = 5


class _Union:
    """Counts and key fractions of any multi-select, counted among the persons: what nobody should offer."""

    def __init__(self, clients: pd.DataFrame) -> None:
        self._clients = clients[clients[SCREENING].eq("yes")]
        self._joints: dict[tuple[str, ...], tuple[system.Floats, system.Floats]] = {}

    def _joint(self, table: tuple[str, ...]) -> tuple[system.Floats, system.Floats]:
        if table not in self._joints:
            sizes = tuple(len(attribute(name).values) for name in table)
            codes, members = system.joint_positions(self._clients, table)
            flat = np.ravel_multi_index(tuple(codes[members].T), sizes) if table else members
            keys = self._clients["record_key"].to_numpy(dtype=np.float64)
            length = int(np.prod(sizes)) if sizes else 1
            counts = np.asarray(np.bincount(flat, minlength=length), dtype=np.float64)
            sums = np.asarray(np.bincount(flat, weights=keys, minlength=length), dtype=np.float64)
            self._joints[table] = counts.reshape(sizes), sums.reshape(sizes)
        return self._joints[table]

    def of(self, filters: Filters) -> tuple[int, float]:
        """Persons and key fraction of the chosen values."""
        counts, sums = self._joint(tuple(filters))
        chosen = [[attribute(a).values.index(value) for value in values] for a, values in filters.items()]
        part = np.ix_(*chosen) if chosen else ()
        return int(counts[part].sum()), float(sums[part].sum() % KEY_RANGE / KEY_RANGE)


def suppressing_answers(clients: pd.DataFrame) -> Answer:
    """True counts, no answer for 1–4: plain suppression under five."""
    union = _Union(clients)

    def answer(filters: Filters) -> float | None:
        n, _ = union.of(filters)
        return None if 0 < n < FIRST_SHOWN else float(n)

    return answer


def fresh_answers(clients: pd.DataFrame, noise: Noise, *, seed: int) -> Answer:
    """Noise drawn anew for every question."""
    union = _Union(clients)
    rng = np.random.default_rng(seed)

    def answer(filters: Filters) -> float | None:
        n, _ = union.of(filters)
        return float(noise(np.array([n]), rng.random(1))[0])

    return answer


def keyed_answers(clients: pd.DataFrame, noise: Noise) -> Answer:
    """The cell-key method on whatever is chosen: one number per question, but any question may be put."""
    union = _Union(clients)

    def answer(filters: Filters) -> float | None:
        n, u = union.of(filters)
        return float(noise(np.array([n]), np.array([u]))[0])

    return answer


def _unchanged(n: Integers, u: system.Floats) -> Integers:
    return np.where(n < FIRST_SHOWN, np.zeros_like(n), n)


def _plain_support(number: int) -> tuple[int, int]:
    return (number, number) if number >= FIRST_SHOWN else (0, FIRST_SHOWN - 1)


def plain_suppression(clients: pd.DataFrame, tables: Sequence[tuple[str, ...]]) -> View:
    """Tables with true counts from five and nothing below."""
    return simulate.release(clients, tables, _unchanged, _plain_support, slice_limit=None)


def suppression_narrowed(clients: pd.DataFrame, sets: Sequence[tuple[str, ...]], *, seed: int) -> float:
    """Share 0–1 of small cells that bounds narrow too far under plain suppression."""
    attacked = narrowed = 0
    for attributes in sets:
        tables = system.subsets(attributes)
        built = system.build(plain_suppression(clients, tables), clients, attributes)
        found = bounds.attack(built, seed=seed)
        attacked, narrowed = attacked + len(found.attacked), narrowed + len(found.narrowed)
    return narrowed / attacked if attacked else 0.0


def recovered(answer: Answer, targets: Sequence[Target], *, seed: int) -> float:
    """Share 0–1 of small cells that differencing recovers exactly."""
    return differencing.attack(answer, targets, seed=seed).guessing.hits


def readable_without_slice_rule(
    clients: pd.DataFrame, sets: Sequence[tuple[str, ...]], noise: Noise, support: Support
) -> int:
    """Slices of small groups that can be read when cells inside small slices are released."""
    tables = {table for attributes in sets for table in system.subsets(attributes)}
    view = simulate.release(clients, tables, noise, support, slice_limit=None)
    return len(inference.attack(view).readable)
