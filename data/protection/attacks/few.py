"""Guessing where small cells are few: more tables, and the same tables released again with other keys."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

import numpy as np
import pandas as pd

from data.protection.attacks import averaging, republication, simulate, system
from data.protection.attacks.averaging import Evidence
from data.protection.attacks.system import subsets
from data.protection.attacks.trials import FEWEST_CELLS
from data.protection.attacks.view import View
from data.protection.lattice import Table
from data.protection.perturbation import PerturbationTable


def evidence(clients: pd.DataFrame, seen: View, order: Iterable[Table], least: int) -> Evidence:
    """What the attackers make of the small cells of the first `least` tables, and of more where those hold
    too few cells to judge by."""
    parts: list[Evidence] = []
    for attributes in order:
        if len(parts) >= least and sum(len(part.cells) for part in parts) >= FEWEST_CELLS:
            break
        parts.append(averaging.evidence(system.build(seen, clients, attributes)))
    return averaging.pooled(parts)


def repeated(
    clients: pd.DataFrame, found: Evidence, seen: View, table: PerturbationTable, seed: int
) -> Evidence:
    """The evidence with as many further releases of the same persons under other keys as make the cells
    enough to judge by: of every one the same true counts are guessed behind other noise."""
    holding = sorted({cell[0] for cell in found.cells})
    inside = {t for attributes in holding for t in subsets(attributes) if t in seen.tables}
    together = [found]
    while holding and sum(len(part.cells) for part in together) < FEWEST_CELLS:
        again = republication.with_new_keys(clients, seed + len(together))
        twin = simulate.release(again, inside, table.release, table.support)
        parts = [averaging.evidence(system.build(twin, again, attributes)) for attributes in holding]
        together.append(averaging.pooled(parts))
    return _joined(together)


def _joined(parts: Sequence[Evidence]) -> Evidence:
    """All parts one after the other, the same cell as often as it was released."""
    names = [field.name for field in fields(Evidence) if field.name != "cells"]
    columns = [np.concatenate([getattr(part, name) for part in parts]) for name in names]
    return Evidence(tuple(cell for part in parts for cell in part.cells), *columns)
