"""The aims of the assignment that concern equal access; no report gives them a measure."""

import pytest

from queries.answers import Answer
from queries.equity import BASELINE, NOT_PRINTED
from queries.filters import Filters
from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.true_store import repository_of_reports

PUBLISHED = """
code                 | label
goal_equal_decisions | Få likvärdiga bedömningar och beslut avseende insatser
goal_equal_services  | Ha tillgång till likvärdiga insatser
goal_more_people     | I större utsträckning (fler individer) få tillgång till insatser
"""
SCENES = (
    Scene(
        "equity_goals",
        (
            Spec("as printed", "", PUBLISHED),
            Spec("no filter is followed", "gender=woman", PUBLISHED, left_out="gender"),
        ),
        is_of_reports=True,
    ),
    Scene("equity_goals", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_equity_goals(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)


def test_no_goal_has_a_printed_measure() -> None:
    answer = repository_of_reports().ask("equity_goals", Filters())
    assert isinstance(answer, Answer)
    assert [dict(row.details)[BASELINE] for row in answer.rows] == [NOT_PRINTED] * 3
