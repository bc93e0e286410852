"""Decisions that were carried out within 90 days: of those that became 90 days old during the year."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REFERRALS = """
persons | administration | received   | decision         | decided    | met        | closed
40      | hisingen       | 2025-01-01 | decision         | 2025-01-10 | 2025-04-10 |
20      | hisingen       | 2025-01-01 | decision         | 2025-01-10 | 2025-04-11 |
15      | centrum        | 2025-01-01 | decision         | 2025-01-10 |            | 2025-03-01
9       | centrum        | 2025-01-01 | decision         | 2025-10-03 | 2025-10-04 |
30      | centrum        | 2025-01-01 | without_decision |            | 2025-10-04 |
"""
SCENES = (
    Scene(
        "decisions_carried_out",
        (
            Spec(
                "day 90 is within, day 91 is not, nor is leaving the queue; a decision of October is not due",
                "administration=hisingen,centrum exempel=ja",
                """
                code | series | count | base | share
                yes  | all    | 40    | 75   | 55 %
                no   | all    | 35    | 75   | 45 %
                """,
                n="75",
            ),
            Spec(
                "one administration",
                "administration=hisingen exempel=ja",
                """
                code | series | count | base | share
                yes  | all    | 40    | 60   | 65 %
                no   | all    | 20    | 60   | 35 %
                """,
                n="60",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS),),
    ),
    Scene("decisions_carried_out", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_decisions_carried_out(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
