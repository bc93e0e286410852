"""How the waiting ended, by band, with the number still waiting when each band began."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.queue_referrals import REFERRALS

SCENES = (
    Scene(
        "waiting_time_exits",
        (
            Spec(
                "started, left, and still waiting on the last day; base is who waited when the band began",
                "administration=nordost,hisingen exempel=ja",
                """
                code    | group   | series | count | base
                m0      | started | all    | 40    | 113
                m0      | left    | all    | –     | 113
                m0      | waiting | all    | 10    | 113
                m1      | started | all    | 30    | 63
                m1      | left    | all    | 20    | 63
                m2      | waiting | all    | 6     | 13
                m6_plus | started | all    | 7     | 7
                """,
                n="113",
            ),
            Spec(
                "one programme: unfiltered only",
                "year=2025 exempel=ja",
                """
                code    | group   | series    | count | base
                m0      | started | all       | 40    | 113
                m0      | waiting | all       | 10    | 113
                m1      | started | all       | 30    | 63
                m1      | left    | all       | 20    | 63
                m2      | waiting | all       | 6     | 13
                m6_plus | started | all       | 7     | 7
                m0      | started | example_a | 40    | 70
                m1      | started | example_a | 30    | 30
                m0      | waiting | example_b | 10    | 43
                m1      | left    | example_b | 20    | 33
                m2      | waiting | example_b | 6     | 13
                m6_plus | started | example_b | 7     | 7
                """,
                n="113",
            ),
            Spec("nobody", "administration=centrum exempel=ja", "TooFew"),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS),),
    ),
    Scene("waiting_time_exits", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_waiting_time_exits(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
