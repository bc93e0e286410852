"""Of all who joined the queue, those who have waited more than 30, 60 and 90 days."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REFERRALS = """
persons | programme | administration | gender | received   | met        | closed
40      | example_a | hisingen       | woman  | 2025-03-01 | 2025-03-31 |
30      | example_a | hisingen       | man    | 2025-03-01 | 2025-04-20 |
20      | example_b | nordost        | man    | 2025-03-01 |            | 2025-04-15
10      | example_b | nordost        | man    | 2025-12-30 |            |
7       | example_b | nordost        | man    | 2025-01-01 | 2025-10-01 |
6       | example_b | nordost        | woman  | 2025-10-31 | 2026-01-20 |
"""
SCENES = (
    Scene(
        "waited_longer",
        (
            Spec(
                "those who waited when the second, third and fourth band began",
                "exempel=ja",
                """
                code | series | count | base | share
                30   | all    | 63    | 113  | 56 %
                60   | all    | 13    | 113  | 12 %
                90   | all    | 7     | 113  | 6 %
                """,
                n="113",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS),),
    ),
    Scene("waited_longer", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_waited_longer(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
