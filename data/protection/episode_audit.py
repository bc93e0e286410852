"""Attack the released cells of referrals: bounds, single categories, and a control that must break."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from data.protection.attacks import bounds
from data.protection.attacks.bounds import BoundsResult
from data.protection.attacks.episode_guessing import guessing_rows
from data.protection.attacks.episode_system import suppressing, systems
from data.protection.attacks.system import System
from data.protection.attacks.trials import CONTROL, SUPPRESSION_NARROWED, Row, bounds_rows, percent
from data.protection.audit import AuditReport
from data.protection.episode_release import cells_by_id, moved_counts
from data.protection.episode_slices import readable, releasable, within_slices
from data.protection.keys import Secret

SEED = 2025
WITNESSES = 1
CONTROL_SYSTEMS = 4


def audit_episodes(
    raw: pd.DataFrame, year: str, secret: Secret, progress: Callable[[str], None]
) -> AuditReport:
    """The report on one closed year of referrals (as text, columns as `data.demo.examples.episodes`)."""
    every = cells_by_id(moved_counts(raw, (year,), secret))
    stored = releasable(every)
    shown = {cell: every[cell] for cell in stored}
    built = list(systems(raw, year, shown, within_slices(every) - stored))
    progress(f"Angriper {len(built)} delgitter av exempelverksamheternas remisser {year} …")
    found = [bounds.attack(system, seed=SEED, witnesses=WITNESSES) for system in built]
    rows = [*bounds_rows(found), *guessing_rows(built)]
    rows += [_single_category(len(readable(shown))), _control(built)]
    named = tuple(replace(row, what=f"Exempel {year}: {row.what}") for row in rows)
    return AuditReport(named, frozenset(n.cell for result in found for n in result.narrowed))


def _single_category(count: int) -> Row:
    what = "celler i små grupper där bara en kategori syns"
    return Row("Slutsats om egenskap", what, str(count), "0", count == 0)


def _control(built: Sequence[System]) -> Row:
    """Plain suppression under five of the same referrals must be broken by the same attack."""
    largest = sorted(built, key=lambda system: len(system.targets), reverse=True)[1 : 1 + CONTROL_SYSTEMS]
    found = [bounds.attack(suppressing(system), seed=SEED) for system in largest]
    share = _narrowed_share(found)
    limit = f"minst {percent(SUPPRESSION_NARROWED)}"
    what = "undertryckning under fem, gränser"
    return Row(CONTROL, what, percent(share), limit, share >= SUPPRESSION_NARROWED)


def _narrowed_share(found: Sequence[BoundsResult]) -> float:
    attacked = sum(len(result.attacked) for result in found)
    return sum(len(result.narrowed) for result in found) / attacked if attacked else 0.0
