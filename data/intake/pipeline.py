"""A file from its first byte to what would be stored, and everything there is to say of it."""

import re
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from data.intake.checks import check, period_of
from data.intake.marked import marked_copy
from data.intake.model import Source, source
from data.intake.personal import personal
from data.intake.prepare import counts_of, prepared
from data.intake.reading import rows_of
from data.intake.rows import Level, Remark
from data.intake.sheets import read_sheets
from data.intake.steps import Step, Tell, untold
from data.intake.transport import packed, with_keyed
from data.protection.secret import Secret

NOTHING = pd.DataFrame()
LONGEST_PERIOD = 10
PERIOD_SHAPES = {
    "year": re.compile(r"20\d\d"),
    "month": re.compile(r"20\d\d-(0[1-9]|1[0-2])"),
    "day": re.compile(r"20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
}
PERIODS_WANTED = {"year": "ÅÅÅÅ", "month": "ÅÅÅÅ-MM", "day": "ÅÅÅÅ-MM-DD"}


def examined(path: Path, kind: str, asked: dict[str, Any], file_hash: str, tell: Tell = untold) -> bytes:
    """The answer of the reading process, as `transport.packed`. RefusedError when the file cannot be read."""
    found = source(asked["source"])
    sheets = read_sheets(path, kind, found, partial(tell, Step.CELLS))
    rows = rows_of(sheets, found)
    tell(Step.PERSONAL, 0.0)
    said = {"file_hash": file_hash, "rows": len(rows.frame), "counts": {}}
    if identities := personal(sheets, rows, found):
        # The rest is not told: a remark could repeat what must not be repeated.
        return packed({**said, "remarks": _plain(identities)}, NOTHING, pd.Series([], dtype=object), b"")
    tell(Step.CHECKING, 0.0)
    checked = check(rows, found)
    remarks = [*checked.remarks, *_of_period(checked.frame, found, asked["period"])]
    is_marked = asked["wants_marked"] and any(remark.level != Level.NOTE for remark in remarks)
    if is_marked:
        tell(Step.MARKING, 0.0)
    marked = marked_copy(rows, remarks, found) if is_marked else b""
    if any(remark.level == Level.FAULT for remark in remarks):
        return packed({**said, "remarks": _plain(remarks)}, NOTHING, pd.Series([], dtype=object), marked)
    tell(Step.PREPARING, 0.0)
    secrets = [Secret(bytes.fromhex(value), epoch, is_demo) for value, epoch, is_demo in asked["secrets"]]
    stored = prepared(checked.frame, found, secrets[0])
    for secret in secrets[1:]:
        stored = with_keyed(stored, prepared(checked.frame, found, secret), secret.epoch)
    said |= {"counts": counts_of(checked.frame, found), "remarks": _plain(remarks)}
    return packed(said, stored, _periods(checked.frame, found, asked["period"]), marked)


def _plain(remarks: list[Remark]) -> list[dict[str, Any]]:
    return [asdict(remark) for remark in remarks]


def _periods(frame: pd.DataFrame, found: Source, period: str) -> pd.Series:
    periods = period_of(frame, found)
    return periods.fillna(period) if found.period_column else pd.Series(period, index=frame.index)


def _of_period(frame: pd.DataFrame, found: Source, period: str) -> list[Remark]:
    """Whether the period is known, and is the one that was asked for."""
    periods = set(period_of(frame, found).dropna())
    wanted = PERIODS_WANTED[found.period_by]
    if period and not PERIOD_SHAPES[found.period_by].fullmatch(period):
        wrong = f"Perioden {period[:LONGEST_PERIOD]} går inte att läsa."
        return [Remark(Level.FAULT, wrong, f"Skriv den som {wanted}.")]
    if period and found.period_column and periods - {period}:
        others = ", ".join(sorted(str(other) for other in periods - {period}))
        wrong = f"Filen har rader för {others}, men perioden {period} är angiven."
        return [Remark(Level.FAULT, wrong, "Ta bort raderna eller ange rätt period.")]
    needs = found.publishes and not period and (not found.period_column or not periods)
    if needs and len(frame):
        return [
            Remark(
                Level.FAULT,
                "Det framgår inte vilken period filen gäller.",
                f"Ange perioden som {wanted}, på kommandoraden med --period.",
            )
        ]
    return []
