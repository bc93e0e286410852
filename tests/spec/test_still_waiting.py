"""The share that still waits after 30, 60 … days, with those who waited when each band began."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.queue_referrals import REFERRALS

SCENES = (
    Scene(
        "still_waiting",
        (
            Spec(
                "of 113, 10 are seen for half of the first band: 1 − 40/108, times 1 − 50/63",
                "exempel=ja",
                """
                code | series | count | base | share
                30   | all    | 113   | 113  | 63 %
                60   | all    | 63    | 113  | 13 %
                90   | all    | 13    | 113  | 13 %
                """,
                n="113",
                facts="median 60, median_low 60, median_high 60, p90_low 60",
            ),
            Spec(
                "one programme, where nobody is left: none or a few",
                "exempel=ja verksamhet=exempel-a",
                """
                code | series    | count | base | share
                30   | example_a | 70    | 70   | 45 %
                60   | example_a | 30    | 70   | –
                """,
                n="70",
                facts="median 30, median_low 30, p90 60, p90_low 60",
            ),
            Spec(
                "under a filter only all programmes together are released",
                "administration=hisingen exempel=ja verksamhet=exempel-b",
                """
                code | series | count | base | share
                30   | all    | 70    | 70   | 45 %
                60   | all    | 30    | 70   | –
                """,
                n="70",
                facts="median 30, median_low 30, p90 60, p90_low 60",
            ),
            Spec("too few in a programme", "administration=centrum exempel=ja", "TooFew"),
            Spec(
                "nothing of the first band is released",
                "administration=hisingen gender=man exempel=ja",
                "TooFew",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS),),
    ),
    Scene("still_waiting", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_still_waiting(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
