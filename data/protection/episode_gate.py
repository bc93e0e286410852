"""The gate for delivered referrals: suppress what the audit narrows, audit again, or refuse."""

from collections.abc import Callable, Sequence

import pandas as pd

from data.protection.audit import AuditReport, verdict
from data.protection.encoding import Cell
from data.protection.episode_audit import Referrals, audit_released
from data.protection.episode_slices import left_of
from data.protection.gate_error import GateError, refusal
from data.protection.lattice import Table

AUDITS = 5
Progress = Callable[[str], None]


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
        more = _covering(report, released) - suppressed
        if not more:
            break
        progress(f"{len(more)} celler gick att ringa in och tas bort; granskningen görs om.")
        suppressed |= more
    raise GateError(refusal(report))


def _covering(report: AuditReport, released: dict[Cell, int]) -> frozenset[Cell]:
    """The narrowed cells that are shown, and for others the smallest shown cell of their table that differs
    in one code: it is the sums along that line that give a hidden cell away."""
    chosen = set()
    for names, codes in report.narrowed:
        if (names, codes) in released:
            chosen.add((names, codes))
            continue
        line = [
            c
            for c in released
            if c[0] == names and sum(a != b for a, b in zip(codes, c[1], strict=True)) == 1
        ]
        chosen |= {min(line, key=lambda cell: (released[cell], cell))} if line else set()
    return frozenset(chosen)
