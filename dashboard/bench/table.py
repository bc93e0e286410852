"""What the bench found, as rows with a target: printed as one table and kept as JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from dashboard.formatting import number

MET, NOT_MET, NO_TARGET = "ja", "NEJ", ""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured. values and targets: one per size, in the same unit; no targets: for information."""

    what: str
    unit: str
    values: tuple[float, ...]
    targets: tuple[float, ...] = ()
    decimals: int = 0

    @property
    def met(self) -> tuple[str, ...]:
        """For each size: met when the value is at most the target."""
        if not self.targets:
            return (NO_TARGET,) * len(self.values)
        pairs = zip(self.values, self.targets, strict=True)
        return tuple(MET if value <= target else NOT_MET for value, target in pairs)

    def as_json(self) -> dict[str, Any]:
        """The row with what was met."""
        return {**asdict(self), "met": list(self.met)}


def median(values: Sequence[float]) -> float:
    """The median. ValueError without values."""
    return percentile(values, 50)


def percentile(values: Sequence[float], share: float) -> float:
    """The percentile, between two values in proportion. ValueError without values."""
    if not values:
        raise ValueError("nothing was measured")
    return float(np.percentile(np.asarray(values, dtype=float), share))


def table(rows: Sequence[Row], sizes: Sequence[int]) -> str:
    """The rows as text: what, then target, value and whether it is met for each size."""
    head = ["Vad"]
    for size in sizes:
        head += ["mål", f"{number(size)} klienter", "nått"]
    lines = [head, *(_cells(row) for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    return "\n".join(_line(line, widths) for line in lines)


def _cells(row: Row) -> list[str]:
    cells = [row.what]
    for place, (value, met) in enumerate(zip(row.values, row.met, strict=True)):
        target = f"≤ {number(row.targets[place], row.decimals)}" if row.targets else ""
        cells += [target, f"{number(value, row.decimals)} {row.unit}", met]
    return cells


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]).rstrip()


def not_met(rows: Sequence[Row]) -> list[str]:
    """What misses its target at any size."""
    return [row.what for row in rows if NOT_MET in row.met]
