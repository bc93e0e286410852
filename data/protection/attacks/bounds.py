"""Bounds: how far linear programming narrows each small cell, and integer witnesses for the riskiest."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from data.protection.attacks.system import Floats, Integers, System
from data.protection.encoding import Cell

NARROWEST = 3
SWEEPS = 8
NODES = 200
NODE_LIMIT_REACHED = 1
EPSILON = 1e-6


@dataclass(frozen=True)
class Narrowing:
    """What an attacker can prove of a small cell: its true count lies between low and high, persons."""

    cell: Cell
    low: int
    high: int

    @property
    def width(self) -> int:
        return self.high - self.low


@dataclass(frozen=True)
class BoundsResult:
    """Small cells attacked, those narrowed below the limit, and integer witnesses tried and not found."""

    attacked: tuple[Cell, ...]
    narrowed: tuple[Narrowing, ...] = ()
    witnesses_tried: int = 0
    without_witness: tuple[Cell, ...] = ()


class SolverError(RuntimeError):
    """HiGHS found no population that agrees with the released cells although the true one does."""


def _constraint(system: System) -> LinearConstraint:
    known = np.flatnonzero((system.low > 0) | np.isfinite(system.high))
    return LinearConstraint(system.matrix[known].tocsc(), system.low[known], system.high[known])


def _solve(system: System, constraint: LinearConstraint, objective: Floats, *, whole: bool) -> Floats | None:
    found = milp(
        objective,
        integrality=np.full(len(objective), int(whole)),
        bounds=Bounds(0, np.inf),
        constraints=constraint,
        options={"node_limit": NODES} if whole else {},
    )
    if found.x is None and not (whole and found.status == NODE_LIMIT_REACHED):
        raise SolverError(f"{', '.join(system.attributes)}: {found.message}")
    return None if found.x is None else np.asarray(found.x, dtype=np.float64)


def _population(system: System, constraint: LinearConstraint, objective: Floats) -> Floats:
    """A population in fractions of persons that agrees with everything released, least in the objective."""
    found = _solve(system, constraint, objective, whole=False)
    if found is None:
        raise SolverError(f"{', '.join(system.attributes)}: no population")
    return found


def _whole(low: Floats, high: Floats) -> tuple[Integers, Integers]:
    """The whole numbers inside the intervals."""
    return (
        np.ceil(low - EPSILON).astype(np.int64),
        np.floor(high + EPSILON).astype(np.int64),
    )


def _sweep(
    system: System, constraint: LinearConstraint, targets: Integers, rng: np.random.Generator
) -> NDArray[np.bool_]:
    """Which targets are wide open: seen at values at least NARROWEST apart in populations that all agree.

    Solving for many cells at once settles most of them, so that only the stubborn need programs of their own.
    """
    rows = system.matrix[targets]
    low = high = system.true[targets].astype(np.float64)
    is_open = np.zeros(len(targets), dtype=np.bool_)
    for sweep in range(SWEEPS):
        weights = rng.uniform(0.5, 1.5, len(targets)) * ~is_open * (1 if sweep % 2 else -1)
        values = rows @ _population(system, constraint, weights @ rows)
        low, high = np.minimum(low, values), np.maximum(high, values)
        whole_low, whole_high = _whole(low, high)
        is_open = whole_high - whole_low >= NARROWEST
        if is_open.all():
            break
    return is_open


def _form(system: System, target: int) -> Floats:
    return np.asarray(system.matrix[[target]].toarray()[0], dtype=np.float64)


def _provable(system: System, constraint: LinearConstraint, target: int) -> Narrowing:
    """The least and greatest whole count of a cell in any population that agrees."""
    form = _form(system, target)
    extremes = np.array([form @ _population(system, constraint, sign * form) for sign in (1.0, -1.0)])
    low, high = _whole(extremes[:1], extremes[1:])
    return Narrowing(system.cells[target], int(low[0]), int(high[0]))


def _has_witness(system: System, constraint: LinearConstraint, target: int) -> bool:
    """True when two populations of whole persons agree with everything and differ enough in the cell."""
    form = _form(system, target)
    lowest = _solve(system, constraint, form, whole=True)
    highest = _solve(system, constraint, -form, whole=True)
    if lowest is None or highest is None:
        return False
    return round(float(form @ highest)) - round(float(form @ lowest)) >= NARROWEST


def attack(
    system: System, *, seed: int, witnesses: int = 0, already: Collection[Cell] = frozenset()
) -> BoundsResult:
    """Attack the small cells of a system that are not in `already`; the narrowest get integer witnesses.

    SolverError when the released cells contradict the true population, which means that they are wrong.
    """
    targets = np.array([t for t in system.targets if system.cells[t] not in already], dtype=np.int64)
    if not len(targets):
        return BoundsResult(())
    constraint = _constraint(system)
    is_open = _sweep(system, constraint, targets, np.random.default_rng(seed))
    found = {int(t): _provable(system, constraint, int(t)) for t in targets[~is_open]}
    risky = sorted((t for t, n in found.items() if n.width >= NARROWEST), key=lambda t: found[t].width)
    unproven = [t for t in risky[:witnesses] if not _has_witness(system, constraint, t)]
    return BoundsResult(
        attacked=tuple(system.cells[t] for t in targets),
        narrowed=tuple(n for n in found.values() if n.width < NARROWEST),
        witnesses_tried=len(risky[:witnesses]),
        without_witness=tuple(system.cells[t] for t in unproven),
    )
