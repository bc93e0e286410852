"""How the waiting ends: who has started and who has left, neither at the cost of the other."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.queue_referrals import REFERRALS

SCENES = (
    Scene(
        "ways_out_of_queue",
        (
            Spec(
                "started 40/108 and then 0.63 × 30/63; left 0.63 × 20/63",
                "exempel=ja",
                """
                code | group   | series | base | share
                30   | started | all    | 113  | 37 %
                60   | started | all    | 113  | 67 %
                90   | started | all    | 113  | 67 %
                30   | left    | all    | 113  | –
                60   | left    | all    | 113  | 20 %
                90   | left    | all    | 113  | 20 %
                """,
                n="113",
            ),
            Spec(
                "nothing of the first band is released",
                "administration=hisingen gender=man exempel=ja",
                "TooFew",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS),),
    ),
    Scene("ways_out_of_queue", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_ways_out_of_queue(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
