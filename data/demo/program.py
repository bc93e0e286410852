"""One integer program over several linked tables of counts, kept as close as it can be to fitted tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

Indices = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Term = tuple[float, Indices]

RELATIVE_GAP = 0.02
OPTIMAL = 0  # SciPy's status; a solution cut off by the clock would differ from machine to machine
EMPTY_CELL_WEIGHT = 0.5  # keeps the cost of the first person in a nearly empty cell finite
FARTHEST = 4.0  # a cell may grow to this many times its fitted count


class InfeasibleError(RuntimeError):
    """The printed figures and the assumptions cannot hold together."""


def select(cells: pd.DataFrame, **where: str | Iterable[str]) -> npt.NDArray[np.bool_]:
    """Which rows of cells have the given codes; one code or several per column."""
    chosen = np.ones(len(cells), dtype=bool)
    for column, wanted in where.items():
        codes = [wanted] if isinstance(wanted, str) else list(wanted)
        chosen &= cells[column].isin(codes).to_numpy()
    return chosen


@dataclass(slots=True)
class Program:
    """Tables of cells (one integer unknown each) and linear conditions on them."""

    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    offsets: dict[str, int] = field(default_factory=dict)
    conditions: list[tuple[Indices, Floats, float, float]] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(len(cells) for cells in self.tables.values())

    def add_table(self, name: str, cells: pd.DataFrame) -> None:
        """Add a table: the codes of each cell and `fitted`, the persons it should be near."""
        self.offsets[name] = self.size
        self.tables[name] = cells.reset_index(drop=True)

    def cells(self, table: str, **where: str | Iterable[str]) -> Indices:
        """The unknowns of the cells of a table that have the given codes."""
        return self.offsets[table] + np.flatnonzero(select(self.tables[table], **where))

    def require(self, terms: Sequence[Term], low: float, high: float) -> None:
        """Require low ≤ the sum of factor × cells ≤ high."""
        indices = np.concatenate([cells for _, cells in terms])
        factors = np.concatenate([np.full(len(cells), factor) for factor, cells in terms])
        self.conditions.append((indices, factors, low, high))

    def link(self, first: str, second: str, keys: list[str], **within: str | Iterable[str]) -> None:
        """Require that two tables agree on their common margin over keys, inside the rows of `within`."""
        ours = self._groups(first, keys, within)
        theirs = self._groups(second, keys, within)
        for key in sorted(ours.keys() | theirs.keys()):
            nothing = np.array([], dtype=np.int64)
            self.require([(1.0, ours.get(key, nothing)), (-1.0, theirs.get(key, nothing))], 0, 0)

    def _groups(
        self, table: str, keys: list[str], within: dict[str, str | Iterable[str]]
    ) -> dict[tuple[str, ...], Indices]:
        cells = self.tables[table]
        known = {column: codes for column, codes in within.items() if column in cells}
        inside = cells[select(cells, **known)]
        codes = list(zip(*(inside[key].astype(str) for key in keys), strict=True))
        positions = pd.Series(inside.index.to_numpy(dtype=np.int64)).groupby(pd.Series(codes, dtype=object))
        return {key: (self.offsets[table] + rows.to_numpy()).astype(np.int64) for key, rows in positions}

    def solve(self, seconds: float) -> dict[str, pd.DataFrame]:
        """The tables with a column `clients` (persons) that meets every condition.

        Raises InfeasibleError when nothing does, or the seconds did not suffice.
        """
        fitted = np.concatenate([cells["fitted"].to_numpy(dtype=float) for cells in self.tables.values()])
        start = np.floor(fitted)
        steps, costs = _steps(fitted, start)
        matrix, low, high = self._matrix()
        shift = matrix @ start
        signed = hstack([matrix, matrix, -matrix, -matrix], format="csr")
        result = milp(
            costs,
            integrality=np.ones(len(costs), dtype=np.int64),
            bounds=Bounds(np.zeros(len(steps)), steps),
            constraints=LinearConstraint(signed, low - shift, high - shift),
            options={"time_limit": seconds, "mip_rel_gap": RELATIVE_GAP},
        )
        if result.x is None or result.status != OPTIMAL:
            raise InfeasibleError(result.message)
        up_near, up_far, down_near, down_far = np.split(np.rint(result.x), 4)
        return self._filled(start + up_near + up_far - down_near - down_far)

    def _matrix(self) -> tuple[csr_array, Floats, Floats]:
        counts = [len(indices) for indices, *_ in self.conditions]
        rows = np.repeat(np.arange(len(counts)), counts)
        columns = np.concatenate([indices for indices, *_ in self.conditions])
        factors = np.concatenate([factors for _, factors, *_ in self.conditions])
        matrix = csr_array((factors, (rows, columns)), shape=(len(counts), self.size))
        low = np.array([condition[2] for condition in self.conditions], dtype=float)
        high = np.array([condition[3] for condition in self.conditions], dtype=float)
        return matrix, low, high

    def _filled(self, solution: Floats) -> dict[str, pd.DataFrame]:
        filled = {}
        for name, cells in self.tables.items():
            part = solution[self.offsets[name] : self.offsets[name] + len(cells)]
            filled[name] = cells.assign(clients=part.astype(int))
        return filled


def _steps(fitted: Floats, start: Floats) -> tuple[Floats, Floats]:
    """Room and cost per person of going near and far, up and down: (x − fitted)² / fitted in four pieces."""
    scale = np.maximum(fitted, EMPTY_CELL_WEIGHT)
    near = np.maximum(1.0, np.rint(np.sqrt(fitted)))
    down_near = np.minimum(near, start)
    up_far = np.maximum(np.ceil(FARTHEST * fitted + 2 - start - near), 0.0)
    down_far = start - down_near
    offset = start - fitted

    def slope(begin: Floats, length: Floats) -> Floats:
        # the mean of the derivative over the piece, which is its value in the middle
        return 2 * (begin + length / 2) / scale

    costs = [
        slope(offset, near),
        slope(offset + near, up_far),
        -slope(offset - down_near, down_near),
        -slope(offset - start, down_far),
    ]
    return np.concatenate([near, up_far, down_near, down_far]), np.concatenate(costs)
