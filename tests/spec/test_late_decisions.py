"""Decisions that passed 90 days without being carried out, those first."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REFERRALS = """
persons | administration | received   | decision         | decided    | met        | closed
40      | hisingen       | 2025-01-01 | decision         | 2025-01-10 | 2025-04-10 |
20      | hisingen       | 2025-01-01 | decision         | 2025-01-10 | 2025-04-11 |
15      | centrum        | 2025-01-01 | decision         | 2025-01-10 |            | 2025-03-01
"""
SCENES = (
    Scene(
        "late_decisions",
        (
            Spec(
                "day 91 is late, and so is leaving the queue",
                "exempel=ja",
                """
                code | series | count | base | share
                no   | all    | 35    | 75   | 45 %
                yes  | all    | 40    | 75   | 55 %
                """,
                n="75",
            ),
            Spec(
                "one administration",
                "administration=hisingen exempel=ja",
                """
                code | series | count | base | share
                no   | all    | 20    | 60   | 35 %
                yes  | all    | 40    | 60   | 65 %
                """,
                n="60",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS),),
    ),
    Scene("late_decisions", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_late_decisions(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
