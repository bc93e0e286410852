"""What stands before the gate: the released cells of one delivery, and the people they are of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.progress import Progress
from data.protection.encoding import Cell
from data.protection.lattice import Table
from data.vault import Delivery


@dataclass(frozen=True, slots=True)
class Candidate:
    """Cells that would be released, before anything is suppressed.

    people: clients with one column per attribute, or referrals as text, with record_key; tables: those that
    the cells are of; input_hash: of everything the cells follow from; carried: the file with the result of an
    earlier run, which counts when its input_hash agrees."""

    people: pd.DataFrame
    cells: pd.DataFrame
    delivery: Delivery
    tables: Sequence[Table]
    input_hash: str
    carried: Path | None = None


Gate = Callable[[Candidate, Progress], frozenset[Cell]]
"""The audit that a version must pass: returns the cells to suppress, or raises with a Swedish reason."""
