"""Fit a table of weights to known totals of groups of its cells (iterative proportional fitting)."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Group = npt.NDArray[np.bool_]


def rake(weights: Floats, totals: Sequence[tuple[Group, float]], rounds: int) -> Floats:
    """Scale the weights until each group of cells has about its total.

    Groups may overlap and totals may disagree slightly, as printed shares do; the last ones then hold best.
    Raises ValueError when a group with a total has no weight.
    """
    fitted = weights.astype(float)
    for _ in range(rounds):
        for group, total in totals:
            now = fitted[group].sum()
            if now <= 0 < total:
                raise ValueError("a group of cells with a total has no weight")
            if now > 0:
                fitted[group] *= total / now
    return np.asarray(fitted, dtype=float)
