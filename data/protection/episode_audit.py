"""Attack the released cells of referrals: bounds, single categories, guessing, and controls."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data.demo.examples.files import load
from data.progress import Progress
from data.protection.attacks import bounds
from data.protection.attacks.bounds import BoundsResult
from data.protection.attacks.episode_guessing import control_row, guessing_rows
from data.protection.attacks.episode_system import suppressing, systems
from data.protection.attacks.report import CONTROL, Row, percent
from data.protection.attacks.system import System
from data.protection.attacks.trials import SUPPRESSION_NARROWED, bounds_rows
from data.protection.audit import AuditReport
from data.protection.encoding import Cell
from data.protection.episode_release import cells_by_id, moved_counts
from data.protection.episode_slices import readable, releasable, within_slices
from data.protection.keys import Secret, demo_secret
from data.protection.lattice import Table

SEED = 2025
WITNESSES = 1
CONTROL_SYSTEMS = 4
FEWEST_REFERRALS = 900
YEAR_OF_EXAMPLES = "2025"


@dataclass(frozen=True, slots=True)
class Referrals:
    """What is attacked: referrals as text, the year, the released cells, and the tables that are released."""

    raw: pd.DataFrame
    year: str
    shown: dict[Cell, int]
    tables: tuple[Table, ...]


def audit_episodes(raw: pd.DataFrame, year: str, secret: Secret, progress: Progress) -> AuditReport:
    """The report on one closed year of the fictional referrals (as text, columns as
    `data.demo.examples.episodes`). How well they can be guessed is told without a limit."""
    progress(f"Angriper exempelverksamheternas remisser {year} …")
    every = cells_by_id(moved_counts(raw, (year,), secret))
    stored = releasable(every)
    shown = {cell: every[cell] for cell in stored}
    built = list(systems(raw, year, shown, within_slices(every) - stored))
    report = _report(built, shown, [*guessing_rows(built), control_row(built), _control(built)])
    return replace(
        report, rows=tuple(replace(row, what=f"Exempel {year}: {row.what}") for row in report.rows)
    )


def audit_released(referrals: Referrals, progress: Progress) -> AuditReport:
    """The report on a delivered year, on which guessing has the limit that week 40 has.

    What is absent although its parents are shown may have been withheld, so that nothing is concluded of it.
    Where the delivered ones are few the controls are run on the fictional: who are hidden altogether cannot
    show that the attacks have teeth."""
    progress(f"Angriper remisserna {referrals.year} …")
    withheld = _withheld(referrals)
    built = list(systems(referrals.raw, referrals.year, referrals.shown, withheld, referrals.tables))
    controls = built if len(referrals.raw) >= FEWEST_REFERRALS else _of_examples()
    rows = [*guessing_rows(built, is_limited=True), control_row(controls), _control(controls)]
    return _report(built, referrals.shown, rows)


def _withheld(referrals: Referrals) -> frozenset[Cell]:
    every = cells_by_id(moved_counts(referrals.raw, (referrals.year,), demo_secret()))
    return within_slices(every) - referrals.shown.keys()


def _of_examples() -> list[System]:
    """The fictional referrals of the latest year, as they are released."""
    raw = load("episodes")
    every = cells_by_id(moved_counts(raw, (YEAR_OF_EXAMPLES,), demo_secret()))
    stored = releasable(every)
    shown = {cell: every[cell] for cell in stored}
    return list(systems(raw, YEAR_OF_EXAMPLES, shown, within_slices(every) - stored))


def _report(built: Sequence[System], shown: dict[Cell, int], rows: Sequence[Row]) -> AuditReport:
    found = [bounds.attack(system, seed=SEED, witnesses=WITNESSES) for system in built]
    has_small = any(len(system.targets) for system in built)
    every = (*bounds_rows(found, has_small=has_small), *rows, _single_category(len(readable(shown))))
    return AuditReport(every, frozenset(n.cell for result in found for n in result.narrowed))


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
