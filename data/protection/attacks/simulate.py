"""A twin of the release for a few tables, in which any part of the method can be taken away."""

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd

from data.protection.attacks.system import (
    Floats,
    Integers,
    encoded,
    forms,
    is_tabulated,
    joint_positions,
    table_cells,
)
from data.protection.attacks.view import SLICE_LIMIT, Support, View, depth
from data.protection.encoding import Cell
from data.protection.lattice import SCREENING

KEY_RANGE = 2**32
Noise = Callable[[Integers, Floats], Integers]


def counted(clients: pd.DataFrame, table: tuple[str, ...]) -> list[tuple[Cell, int, float]]:
    """Every cell of a table with its clients and its key fraction u in [0, 1), roll-ups included.

    clients: those whom the table counts.
    """
    codes, members = joint_positions(clients, table)
    keys = clients["record_key"].to_numpy(dtype=np.float64)
    keyed = members >= 0
    counts = np.bincount(members[keyed], minlength=len(codes)).astype(np.float64)
    sums = np.bincount(members[keyed], weights=keys[keyed], minlength=len(codes))
    matrix = forms(table, codes, table)
    n = np.rint(matrix @ counts).astype(np.int64)
    u = np.mod(matrix @ sums, KEY_RANGE) / KEY_RANGE
    return [
        (cell, int(n_), float(u_))
        for cell, n_, u_ in zip(table_cells(table), n, u, strict=True)
        if n_ > 0 and is_tabulated(cell)
    ]


def release(
    clients: pd.DataFrame,
    tables: Iterable[tuple[str, ...]],
    noise: Noise,
    support: Support,
    *,
    slice_limit: int | None = SLICE_LIMIT,
) -> View:
    """The view of these tables. `noise(n, u)` gives the shown numbers; clients need a column record_key."""
    seen = View({}, frozenset(), frozenset(tables), support, slice_limit=slice_limit)
    asked = encoded(clients, {SCREENING}.union(*seen.tables))
    answered = asked[clients[SCREENING].eq("yes")]
    cells = [
        cell for table in seen.tables for cell in counted(asked if SCREENING in table else answered, table)
    ]
    n = np.array([n for _, n, _ in cells], dtype=np.int64)
    numbers = noise(n, np.array([u for _, _, u in cells]))
    shown = {cell: int(number) for (cell, _, _), number in zip(cells, numbers, strict=True)}
    for cell in sorted(shown, key=depth):
        if shown[cell] > 0 and seen.is_open(cell):
            seen.shown[cell] = shown[cell]
    return seen
