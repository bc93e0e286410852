"""The released cells of referrals withstand the bounds attack, and the attack breaks what is weak."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from data.codebook.episodes import EVENT, QUARTER, episode_attribute
from data.demo.examples.files import load
from data.protection import episode_gate
from data.protection.attacks import bounds
from data.protection.attacks.episode_guessing import (
    behind_suppression,
    found_of,
    guesses,
    shown_and_withheld,
)
from data.protection.attacks.episode_system import suppressing, systems
from data.protection.attacks.report import Row
from data.protection.attacks.system import System
from data.protection.attacks.trials import LARGEST_GAIN
from data.protection.audit import AuditReport
from data.protection.encoding import Cell
from data.protection.episode_audit import Referrals, audit_episodes
from data.protection.episode_release import cells_by_id, moved_counts
from data.protection.episode_slices import releasable, within_slices
from data.protection.gate_error import GateError
from data.protection.keys import demo_secret

YEAR = "2025"


@pytest.fixture(scope="module")
def episodes() -> pd.DataFrame:
    return load("episodes")


@pytest.fixture(scope="module")
def built(episodes: pd.DataFrame) -> list[System]:
    every = cells_by_id(moved_counts(episodes, (YEAR,), demo_secret()))
    stored = releasable(every)
    shown = {cell: every[cell] for cell in stored}
    return list(systems(episodes, YEAR, shown, within_slices(every) - stored))


def test_every_event_is_attacked_and_the_truth_lies_inside_what_is_known(built: list[System]) -> None:
    of_year = [system for system in built if QUARTER not in system.attributes]
    assert len(of_year) == len(episode_attribute(EVENT).values)
    assert len(built) > len(of_year)
    for system in built:
        assert (system.low <= system.true).all() and (system.true <= system.high).all()
    assert sum(len(system.targets) for system in built) > 300


def test_the_audit_of_a_year_finds_nothing_and_breaks_its_control(episodes: pd.DataFrame) -> None:
    report = audit_episodes(episodes, YEAR, demo_secret(), lambda message: None)
    assert report.passed and not report.is_toothless
    assert report.narrowed == frozenset()
    assert len(report.rows) == 9
    assert all(row.what.startswith("Exempel 2025: ") for row in report.rows)


def test_bounds_break_plain_suppression_of_the_same_referrals(built: list[System]) -> None:
    served = next(s for s in built if "worked" in s.attributes and QUARTER not in s.attributes)
    found = bounds.attack(suppressing(served), seed=1)
    assert len(found.narrowed) > len(found.attacked) / 2 > 10


def test_a_cell_that_is_known_already_is_no_target(built: list[System]) -> None:
    system = next(s for s in built if QUARTER in s.attributes and len(s.targets))
    cell = int(system.targets[0])
    low, high = system.low.copy(), system.high.copy()
    low[cell] = high[cell] = system.true[cell] + 0.0
    found = bounds.attack(replace(system, low=low, high=high), seed=1)
    attacked = {system.cells[t] for t in np.flatnonzero((system.true >= 1) & (system.true <= 4))}
    assert set(found.attacked) == attacked - {system.cells[cell]}


def test_guessing_breaks_plain_suppression_and_is_far_from_it_behind_the_protection(
    built: list[System],
) -> None:
    some = [system for system in built if 20 < len(system.cells) < 400]
    protected = found_of(some)
    unprotected = found_of([behind_suppression(system) for system in some])
    assert len(protected.cells) == len(unprotected.cells) > 100
    for hidden, bare in zip(guesses(protected), guesses(unprotected), strict=True):
        assert bare.gain_low > 2 * LARGEST_GAIN
        assert hidden.hits < bare.hits - 0.1


def test_cells_shown_and_withheld_are_told_apart(built: list[System]) -> None:
    found = found_of([system for system in built if QUARTER not in system.attributes][-1:])
    shown, withheld = shown_and_withheld(found)
    assert len(shown.cells) + len(withheld.cells) == len(found.cells)
    assert not np.isnan(shown.number).any() and np.isnan(withheld.number).all()


SHOWN: dict[Cell, int] = {
    ((EVENT,), ("served",)): 80,
    (("administration", EVENT), ("centrum", "served")): 40,
    (("administration", EVENT), ("hisingen", "served")): 30,
    (("administration", "worked"), ("centrum", "no")): 25,
    (("administration", "worked"), ("hisingen", "no")): 20,
}
NARROWED = (("administration", EVENT), ("centrum", "served"))
HIDDEN = (("administration", "worked"), ("hisingen", "with_subsidy"))
PASSES = Row("Gränser", "små celler", "0 av 9", "0", passed=True)
FAILS = Row("Gränser", "små celler", "1 av 9", "0", passed=False)


def gated(monkeypatch: pytest.MonkeyPatch, *reports: AuditReport) -> tuple[frozenset[Cell], list[set[Cell]]]:
    """What the gate suppresses when the audits say this in turn, and what each of them was shown."""
    said, seen = iter(reports), list[set[Cell]]()

    def audited(referrals: Referrals, _progress: object) -> AuditReport:
        seen.append(set(referrals.shown))
        return next(said)

    monkeypatch.setattr(episode_gate, "audit_released", audited)
    found = episode_gate.ensure_referrals_passed(
        pd.DataFrame(), SHOWN, year=YEAR, tables=(), progress=lambda message: None
    )
    return found, seen


def test_narrowed_cells_of_referrals_go_with_all_inside_them_and_the_audit_is_run_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failed = AuditReport((FAILS,), frozenset({NARROWED}))
    found, seen = gated(monkeypatch, failed, AuditReport((PASSES,)))
    assert found == {NARROWED}
    gone = seen[0] - seen[1]
    assert seen[0] == SHOWN.keys() and gone == {NARROWED, (("administration", "worked"), ("centrum", "no"))}


def test_for_a_hidden_cell_the_smallest_on_its_line_goes_and_what_cannot_be_mended_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hidden = AuditReport((FAILS,), frozenset({HIDDEN}))
    found, _ = gated(monkeypatch, hidden, AuditReport((PASSES,)))
    assert found == {(("administration", "worked"), ("hisingen", "no"))}
    with pytest.raises(GateError, match=r"1 av 9 \(gräns 0\).*färre variabler"):
        gated(monkeypatch, AuditReport((FAILS,)))
    with pytest.raises(GateError, match="färre variabler"):
        gated(monkeypatch, *[hidden] * 6)
