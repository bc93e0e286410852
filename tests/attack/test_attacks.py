"""Each attack alone: it finds nothing in what is released, and breaks what is known or made to be weak."""

from dataclasses import replace

import numpy as np
import pytest

from data.protection.attacks import (
    averaging,
    bounds,
    controls,
    differencing,
    inference,
    republication,
    simulate,
    system,
    trials,
)
from data.protection.attacks.averaging import Evidence
from data.protection.attacks.demo_release import DemoRelease
from data.protection.attacks.differencing import Target, frozen_answers
from data.protection.attacks.report import CONTROL, Row
from data.protection.attacks.system import System
from data.protection.attacks.view import View
from data.protection.audit import AuditReport, format_table, has_crossed, verdict
from data.protection.perturbation import DEFAULT, PerturbationTable

SET = ("barrier", "main_plan", "time_to_self_support")
TABLES = [
    *system.subsets(SET),
    ("plan_group",),
    ("barrier", "plan_group"),
    ("plan_group", "time_to_self_support"),
    ("barrier", "plan_group", "time_to_self_support"),
]


@pytest.fixture(scope="module")
def built(released: View, demo: DemoRelease) -> System:
    return system.build(released, demo.clients, SET)


@pytest.fixture(scope="module")
def small(built: System) -> list[Target]:
    return trials.targets([built], 100)


def test_the_twin_release_gives_the_released_cells(released: View, demo: DemoRelease) -> None:
    twin = simulate.release(demo.clients, TABLES, DEFAULT.release, DEFAULT.support)
    printed = {cell for cell in released.exact if cell[0] in TABLES}
    expected = {cell: n for cell, n in released.shown.items() if cell[0] in TABLES and cell not in printed}
    assert len(expected) > 500
    differing = {
        cell for cell in expected.keys() | twin.shown.keys() if expected.get(cell) != twin.shown.get(cell)
    } - printed
    assert all(any(p in printed for p in released.parents(cell)) for cell in differing)
    assert len(differing) <= len(expected) / 20


def test_the_true_counts_lie_inside_what_is_known_of_every_cell(built: System) -> None:
    assert (built.low <= built.true).all()
    assert (built.true <= built.high).all()
    assert len(built.targets) > 100


def test_bounds_narrow_no_small_cell_of_the_release(built: System) -> None:
    found = bounds.attack(built, seed=1, witnesses=1)
    assert len(found.attacked) == len(built.targets)
    assert found.narrowed == ()
    assert found.without_witness == ()


def test_bounds_are_the_extremes_of_every_population_that_agrees(demo: DemoRelease, released: View) -> None:
    built = system.build(released, demo.clients, ("gender", "children"))
    cell = built.cells.index((("gender",), ("other",)))
    made = replace(built, true=np.where(np.arange(len(built.true)) == cell, 2, 9))
    known = [((), ()), (("gender",), ("woman",)), (("gender",), ("man",))]
    rows = [built.cells.index(c) for c in known]
    low, high = np.zeros(len(built.cells)), np.full(len(built.cells), np.inf)
    low[rows], high[rows] = (100, 40, 57), (100, 41, 58)
    found = bounds.attack(replace(made, low=low, high=high), seed=1)
    assert [(n.cell, n.low, n.high) for n in found.narrowed] == [((("gender",), ("other",)), 1, 3)]


def test_bounds_catch_noise_that_reaches_too_short(demo: DemoRelease) -> None:
    weak = PerturbationTable.build(d=1, v=0.5, js=0, largest=10)
    seen = simulate.release(demo.clients, TABLES, weak.release, weak.support)
    found = bounds.attack(system.build(seen, demo.clients, SET), seed=1)
    assert len(found.narrowed) > 50
    assert not all(row.passed for row in trials.bounds_rows([found]))


def test_bounds_catch_released_true_counts(demo: DemoRelease) -> None:
    found = controls.suppression_narrowed(demo.clients, trials.CONTROL_SETS, seed=1)
    assert found >= trials.SUPPRESSION_NARROWED


def test_numbers_that_contradict_the_persons_stop_the_audit(built: System) -> None:
    cell = built.cells.index((("barrier",), ("unemployed",)))
    low, high = built.low.copy(), built.high.copy()
    low[cell] = high[cell] = built.true.max() + 1_000
    with pytest.raises(bounds.SolverError):
        bounds.attack(replace(built, low=low, high=high), seed=1)


def test_a_printed_figure_that_is_not_the_true_count_bounds_nothing(
    demo: DemoRelease, released: View
) -> None:
    cell = (("barrier",), ("unemployed",))
    wrong = replace(released, shown={**released.shown, cell: 12}, exact=released.exact | {cell})
    built = system.build(wrong, demo.clients, ("age", "barrier"))
    assert built.high[built.cells.index(cell)] == np.inf


def test_averaging_gives_the_exact_count_away_when_the_noise_is_small(demo: DemoRelease) -> None:
    weak = PerturbationTable.build(d=1, v=0.2, js=0, largest=10)
    seen = simulate.release(demo.clients, TABLES, weak.release, weak.support)
    found = averaging.evidence(system.build(seen, demo.clients, SET))
    assert averaging.bayesian(found, weak.probabilities).gain_low > trials.LARGEST_GAIN
    assert not all(row.passed for row in trials.averaging_rows(found, weak))


def test_differencing_frozen_cells_gives_one_number_however_often_it_is_asked(
    released: View, small: list[Target]
) -> None:
    found = differencing.attack(frozen_answers(released), small, seed=2)
    assert found.questions > 10_000
    assert found.widest_spread == 0
    assert found.guessing.gain_low <= trials.LARGEST_GAIN


def test_differencing_breaks_plain_suppression(demo: DemoRelease, small: list[Target]) -> None:
    assert controls.recovered(controls.suppressing_answers(demo.clients), small, seed=2) >= 0.99


@pytest.mark.parametrize("method", ["fresh", "keyed"])
def test_differencing_breaks_noise_on_any_question(
    demo: DemoRelease, small: list[Target], method: str
) -> None:
    answers = {
        "fresh": controls.fresh_answers(demo.clients, DEFAULT.release, seed=3),
        "keyed": controls.keyed_answers(demo.clients, DEFAULT.release),
    }
    assert controls.recovered(answers[method], small, seed=2) > trials.FRESH_RECOVERED


def test_a_release_with_noise_drawn_anew_is_caught(demo: DemoRelease, small: list[Target]) -> None:
    answer = controls.fresh_answers(demo.clients, DEFAULT.release, seed=3)
    rows = trials.differencing_rows(answer, small[:80], seed=2)
    assert [row.passed for row in rows] == [False, False]


def test_a_release_without_the_slice_rule_is_caught(demo: DemoRelease) -> None:
    seen = simulate.release(demo.clients, TABLES, DEFAULT.release, DEFAULT.support, slice_limit=None)
    found = inference.attack(seen)
    assert len(found.readable) >= 10
    assert not trials.inference_rows(found)[0].passed


def test_what_the_questionnaire_makes_certain_is_no_inference() -> None:
    no_need = (("need_count",), ("0",))
    assert inference.choices(no_need, "need_health") == 1
    assert inference.choices((("age",), ("age_18_29",)), "need_health") == 2
    assert inference.choices((("need_job_focused", "need_health"), ("yes", "yes")), "need_education") == 1


def test_one_secret_for_two_publications_gives_the_corrected_record_away(demo: DemoRelease) -> None:
    same = republication.attack_records(
        demo.clients, DEFAULT.release, DEFAULT.support, seed=4, records=10, same_secret=True
    )
    other = republication.attack_records(
        demo.clients, DEFAULT.release, DEFAULT.support, seed=4, records=10, same_secret=False
    )
    assert same.read >= trials.RECORD_READ
    assert other.gain_low <= trials.LARGEST_GAIN
    assert other.read < same.read / 2


def test_two_publications_together_leave_small_cells_wide(demo: DemoRelease, built: System) -> None:
    rng = np.random.default_rng(5)
    later = republication.with_new_keys(republication.corrected(demo.clients, 0, "barrier", rng), 6)
    again = simulate.release(later, TABLES, DEFAULT.release, DEFAULT.support)
    found = republication.attack_bounds(built, system.build(again, later, SET), seed=1)
    assert len(found.attacked) > 100
    assert len(found.narrowed) <= trials.NARROWED_TWICE * len(found.attacked)


def test_an_audit_whose_control_is_not_broken_calls_itself_toothless_and_fails() -> None:
    rows = (
        Row("Gränser", "små celler", "0 av 9", "0", passed=True),
        Row(CONTROL, "nytt brus", "12,0 %", "minst 60,0 %", passed=False),
    )
    report = AuditReport(rows)
    assert report.is_toothless
    assert not report.passed
    assert "tandlös" in verdict(report)
    assert "INTE BRUTEN" in format_table(report)


@pytest.mark.parametrize(
    ("tables", "is_crossed"), [([], False), ([("age",)], False), ([("age",), ("age", "children")], True)]
)
def test_a_difference_is_asked_for_only_where_a_small_cell_is_of_two_attributes(
    tables: list[tuple[str, ...]], is_crossed: bool
) -> None:
    cells = tuple((names, ("code",) * len(names)) for names in tables)
    assert has_crossed(Evidence(cells, *(np.ones(len(cells)) for _ in range(7)))) is is_crossed
