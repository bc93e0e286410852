"""Sub-lattices as linear systems: every cell is a sum over an unknown joint of a few attributes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from data.codebook.model import attribute
from data.protection.attacks.rules import all_codes, possible
from data.protection.attacks.view import View
from data.protection.encoding import Cell
from data.protection.lattice import SCREENING

LARGEST_TABLE = 4
Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class System:
    """The cells of all released tables inside a set of attributes, as sums over their joint.

    `matrix` has one row per cell and one column per possible combination of leaf codes; `low` and `high`
    bound each cell by its own number (high is inf where nothing is known); `number` is what is shown (0 for a
    cell drawn as 0, nan where hidden); `true` and `counts` (of the combinations) are known to the audit only.
    """

    attributes: tuple[str, ...]
    cells: tuple[Cell, ...]
    matrix: sparse.csr_array
    low: Floats
    high: Floats
    number: Floats
    true: Integers
    counts: Integers

    @property
    def targets(self) -> Integers:
        """Positions of the small cells: true counts 1–4 that are not printed in a report."""
        return np.flatnonzero((self.true >= 1) & (self.true <= 4) & (self.low < self.high))


def encoded(clients: pd.DataFrame, attributes: Iterable[str]) -> pd.DataFrame:
    """Record keys and these attributes as categories: the answers of many tables are looked up once."""
    columns = {a: pd.Categorical(clients[a], categories=attribute(a).values) for a in sorted(attributes)}
    return pd.DataFrame({"record_key": clients["record_key"], **columns}, index=clients.index)


def joint_positions(clients: pd.DataFrame, attributes: tuple[str, ...]) -> tuple[Integers, Integers]:
    """Leaf code positions, shape (combinations, attributes), and the combination of each client or -1.

    Combinations that the questionnaire excludes are left out unless some client has them all the same.
    """
    if not attributes:
        return np.zeros((1, 0), dtype=np.int64), np.zeros(len(clients), dtype=np.int64)
    sizes = tuple(len(attribute(name).values) for name in attributes)
    columns = [pd.Categorical(clients[a], categories=attribute(a).values).codes for a in attributes]
    positions = np.stack(columns).astype(np.int64)
    answered = (positions >= 0).all(axis=0)
    flat = np.full(len(clients), -1, dtype=np.int64)
    flat[answered] = np.ravel_multi_index(tuple(positions[:, answered]), sizes)
    grid = np.indices(sizes).reshape(len(sizes), -1).T.astype(np.int64)
    kept = possible(attributes, grid)
    kept[flat[answered]] = True
    renumbered = np.append(np.cumsum(kept) - 1, -1)
    return grid[kept], renumbered[flat]


def joint(clients: pd.DataFrame, attributes: tuple[str, ...]) -> tuple[Integers, Integers]:
    """Leaf code positions, shape (combinations, attributes), and the number of clients in each."""
    codes, members = joint_positions(clients, attributes)
    return codes, np.bincount(members[members >= 0], minlength=len(codes)).astype(np.int64)


def _memberships(name: str) -> Integers:
    """Shape (versions, leaf codes): row 0 is the leaf itself, each further row the roll-up it is in or -1."""
    found = attribute(name)
    names = all_codes(name)
    versions = [list(range(len(found.values)))]
    for code, members in found.rollups:
        versions.append([names.index(code) if leaf in members else -1 for leaf in found.values])
    return np.array(versions, dtype=np.int64)


def forms(attributes: tuple[str, ...], codes: Integers, table: tuple[str, ...]) -> sparse.csr_array:
    """Shape (cells of the table, combinations): which combinations each cell sums, roll-ups included."""
    sizes = tuple(len(all_codes(name)) for name in table)
    rows, columns = [], []
    belongs = np.ones(len(codes), dtype=np.bool_)
    if SCREENING in attributes and SCREENING not in table:
        belongs &= codes[:, attributes.index(SCREENING)] == 0
    memberships = [_memberships(name)[:, codes[:, attributes.index(name)]] for name in table]
    for versions in product(*(range(len(m)) for m in memberships)):
        chosen = [m[v] for m, v in zip(memberships, versions, strict=True)]
        valid = np.flatnonzero(np.logical_and.reduce([belongs, *(c >= 0 for c in chosen)]))
        flat = np.ravel_multi_index([c[valid] for c in chosen], sizes) if table else np.zeros_like(valid)
        rows.append(flat)
        columns.append(valid)
    row, column = np.concatenate(rows), np.concatenate(columns)
    shape = (int(np.prod(sizes)) if sizes else 1, len(codes))
    return sparse.csr_array((np.ones(len(row)), (row, column)), shape=shape)


def table_cells(table: tuple[str, ...]) -> Iterator[Cell]:
    """Every cell of a table in the row order of `forms`."""
    for codes in product(*(all_codes(name) for name in table)):
        yield table, codes


def is_tabulated(cell: Cell) -> bool:
    """False for codes that appear in one-way tables only, such as the third gender."""
    table, codes = cell
    return len(table) < 2 or not any(
        c in attribute(a).one_way_only for a, c in zip(table, codes, strict=True)
    )


def subsets(attributes: tuple[str, ...], largest: int = 3) -> list[tuple[str, ...]]:
    """All tables of at most `largest` of these attributes, small tables first."""
    return [t for size in range(min(largest, len(attributes)) + 1) for t in combinations(attributes, size)]


def build(view: View, clients: pd.DataFrame, attributes: tuple[str, ...]) -> System:
    """The system of a set of attributes in code-book order; clients has one column per attribute.

    A printed figure that differs from the true count tells nothing of it and bounds nothing.
    """
    answered = clients if SCREENING in attributes else clients[clients[SCREENING].eq("yes")]
    codes, counts = joint(answered, attributes)
    cells: list[Cell] = []
    blocks = []
    for table in filter(view.tables.__contains__, subsets(attributes, LARGEST_TABLE)):
        keep = np.array([is_tabulated(cell) for cell in table_cells(table)])
        blocks.append(forms(attributes, codes, table)[np.flatnonzero(keep)])
        cells += [cell for cell in table_cells(table) if is_tabulated(cell)]
    matrix = sparse.csr_array(sparse.vstack(blocks))
    bounds = np.array([view.interval(cell) for cell in cells])
    number = np.array([float(view.shown.get(cell, 0)) for cell in cells])
    number[np.isinf(bounds[:, 1])] = np.nan
    true = np.rint(matrix @ counts).astype(np.int64)
    bounds[(bounds[:, 0] == bounds[:, 1]) & (bounds[:, 0] != true)] = 0.0, np.inf
    possible_cells = matrix.sum(axis=1) > 0
    kept = np.flatnonzero(possible_cells)
    return System(
        attributes,
        tuple(cells[i] for i in kept),
        matrix[kept],
        bounds[kept, 0],
        bounds[kept, 1],
        number[kept],
        true[kept],
        counts,
    )
