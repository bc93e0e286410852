"""Waits of single persons as the bands that the curves are made from, for tests."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from queries.survival import Band
from tests.unit.released_counts import released

Waits = tuple[list[int], list[int]]
"""Whole months waited, and how each wait ended: 0 = still waiting, 1 = started, 2 = gave up."""


def counted(months: Sequence[int], ends: Sequence[int], size: int) -> NDArray[np.int64]:
    """Persons by band and how the wait ended."""
    table = np.zeros((size, 3), dtype=np.int64)
    np.add.at(table, (np.asarray(months, dtype=np.int64), np.asarray(ends, dtype=np.int64)), 1)
    return table


def bands_of(table: NDArray[np.number[Any]]) -> list[Band]:
    """One band a month from a table of persons by band and how the wait ended."""
    return [
        Band(start, start + 1, {"started": float(started), "gave_up": float(gave_up)}, float(still))
        for start, (still, started, gave_up) in enumerate(table)
    ]


def banded(waits: Waits, size: int = 12) -> list[Band]:
    """The waits as exact counts."""
    return bands_of(counted(*waits, size))


def perturbed(waits: Waits, generator: np.random.Generator, size: int = 12) -> list[Band]:
    """The waits as counts released as the store releases them."""
    return bands_of(released(counted(*waits, size), generator))


@st.composite
def waits(draw: st.DrawFn, least: int = 1) -> Waits:
    """Waits of up to a year."""
    size = draw(st.integers(least, 120))
    months = draw(st.lists(st.integers(0, 11), min_size=size, max_size=size))
    return months, draw(st.lists(st.integers(0, 2), min_size=size, max_size=size))
