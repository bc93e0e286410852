"""The gate for delivered referrals: suppress what the audit narrows, audit again, or refuse."""

from collections.abc import Sequence

import pandas as pd

from data.progress import Progress
from data.protection.audit import verdict
from data.protection.covering import TAKEN_AWAY, covering
from data.protection.encoding import Cell
from data.protection.episode_audit import Referrals, audit_released
from data.protection.episode_slices import left_of
from data.protection.gate_error import GateError, refusal
from data.protection.lattice import Table

AUDITS = 5


def ensure_referrals_passed(
    raw: pd.DataFrame, shown: dict[Cell, int], *, year: str, tables: Sequence[Table], progress: Progress
) -> frozenset[Cell]:
    """The cells to suppress so that what remains of a closed year withstands the audit.

    raw: referrals as text, with record_key; shown: the cells that would be released, of these tables.
    GateError when it still fails with the cells it broke suppressed, in Swedish with what to do."""
    suppressed: frozenset[Cell] = frozenset()
    for _ in range(AUDITS):
        left = left_of(shown, suppressed)
        released = {cell: shown[cell] for cell in left}
        report = audit_released(Referrals(raw, year, released, tuple(tables)), progress)
        if report.passed:
            progress(verdict(report))
            return suppressed
        more = covering(report.narrowed, released) - suppressed
        if not more:
            break
        progress(TAKEN_AWAY.format(len(more)))
        suppressed |= more
    raise GateError(refusal(report))
