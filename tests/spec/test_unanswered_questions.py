"""Questions of follow-up that no report answers, with the words that come closest."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

STATED = """
code | figure
u05  |
u11  |
u12  |
u18  |
u28  |
u30  |
u31  | economic_assistance_trend_q1_2023
u32  | grants_2024_sek
"""
SCENES = (
    Scene(
        "unanswered_questions",
        (Spec("what the reports say", "", STATED),),
        is_of_reports=True,
    ),
    Scene("unanswered_questions", (Spec("nothing is published", "", "NoData: 2023–2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_unanswered_questions(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
