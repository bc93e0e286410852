"""Of all who joined the queue, those who have waited more than 30, 60 and 90 days."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.queue_referrals import REFERRALS

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
