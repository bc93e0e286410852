"""The perturbation table: how far a count may be moved, and with what probability."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import root

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
TOLERANCE = 1e-9


class PerturbationError(ValueError):
    """No distribution meets the parameters."""


def _tilted(coefficients: Floats, deviations: Floats) -> Floats:
    exponent = coefficients[0] * deviations + coefficients[1] * deviations**2
    weights = np.exp(exponent - exponent.max())
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def _widest_entropy(deviations: Floats, variance: float) -> Floats:
    """Maximum entropy with mean deviation 0 and the given variance: p ∝ exp(a·d + b·d²), by its dual."""
    moments = np.vstack([deviations, deviations**2])

    def residual(coefficients: Floats) -> Floats:
        return np.asarray(moments @ _tilted(coefficients, deviations) - (0.0, variance), dtype=np.float64)

    solution = root(residual, np.array([0.0, -0.5 / variance]), method="hybr", options={"xtol": 1e-13})
    if float(np.abs(residual(solution.x)).max()) > TOLERANCE:
        raise PerturbationError(f"no maximum-entropy row for deviations {deviations.tolist()}")
    return _tilted(solution.x, deviations)


def _row(count: int, d: int, v: float, js: int) -> Floats:
    """Probabilities of the outputs 0 … count + d for a true count.

    Where even the two outputs nearest the count spread wider than v they are the whole row: their mix is
    the least variance there is with mean deviation 0.
    """
    probabilities = np.zeros(count + d + 1)
    if count == 0:
        probabilities[0] = 1.0
        return probabilities
    outputs = np.array([j for j in range(max(0, count - d), count + d + 1) if not 1 <= j <= js])
    below, above = (int(outputs[outputs <= count].max()), int(outputs[outputs >= count].min()))
    if (count - below) * (above - count) >= v - TOLERANCE:
        probabilities[below] = (above - count) / (above - below)
        probabilities[above] = (count - below) / (above - below)
    else:
        probabilities[outputs] = _widest_entropy((outputs - count).astype(np.float64), v)
    return probabilities


@dataclass(frozen=True, eq=False)
class PerturbationTable:
    """Row i: probabilities of the outputs 0 … largest + d for true count i; larger counts use the last row,
    shifted. `d` is the largest deviation, `v` the variance aimed at; 1 … js are never shown."""

    d: int
    v: float
    js: int
    largest: int
    rows: Floats

    @classmethod
    def build(cls, d: int, v: float, js: int, largest: int) -> "PerturbationTable":
        """A table with largest deviation d, variance v, no output in 1 … js, rows 0 … largest.
        PerturbationError when some row cannot have mean deviation 0."""
        if largest < d + js + 1:
            raise PerturbationError("the last row must be free of the outputs that are never shown")
        rows = np.zeros((largest + 1, largest + d + 1))
        for count in range(largest + 1):
            rows[count, : count + d + 1] = _row(count, d, v, js)
        return cls(d, v, js, largest, rows)

    @property
    def parameters(self) -> str:
        """For the store's version row and the method page."""
        return f"D={self.d}, V={self.v:g}, js={self.js}, i_max={self.largest}"

    @property
    def variances(self) -> Floats:
        """Variance of the released number, persons², by true count 0 … largest."""
        outputs = np.arange(self.rows.shape[1])
        counts = np.arange(self.largest + 1)[:, None]
        return np.asarray((self.rows * (outputs - counts) ** 2).sum(axis=1), dtype=np.float64)

    def release(self, n: Counts, u: Floats) -> Counts:
        """The released numbers of true counts n with cell keys u in [0, 1)."""
        row = np.minimum(n, self.largest)
        shown = n - row
        cumulative = np.cumsum(self.rows, axis=1)
        for count in np.unique(row):
            here = row == count
            possible = np.flatnonzero(self.rows[count])
            edges = cumulative[count, possible[:-1]]
            shown[here] += possible[np.searchsorted(edges, u[here], side="right")]
        return shown

    def probabilities(self, count: int, released: int) -> float:
        """P(released | true count)."""
        column = released - max(0, count - self.largest)
        inside = 0 <= column < self.rows.shape[1]
        return float(self.rows[min(count, self.largest), column]) if inside else 0.0

    def support(self, released: int) -> tuple[int, int]:
        """The least and greatest true count that can have given a released number.
        PerturbationError when none can."""
        counts = [
            i
            for i in range(max(0, released - self.d), released + self.d + 1)
            if self.probabilities(i, released) > 0
        ]
        if not counts:
            raise PerturbationError(f"{released} is never released")
        return counts[0], counts[-1]


DEFAULT = PerturbationTable.build(d=5, v=4.0, js=4, largest=10)
