"""Periods in which a service takes no referrals, or fewer."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

STOPS = """
stop_id | service_id | starts_on  | ends_on    | extent  | reason
first   | example_d  | 2024-09-01 | 2025-02-28 | full    | Vakanser
second  | example_a  | 2025-11-01 |            | partial | Flytt
"""
SCENES = (
    Scene(
        "admission_stops",
        (
            Spec(
                "every stop, also one that has not ended",
                "year=2025 gender=woman exempel=ja",
                """
                code       | group      | series    | label               | text
                2024-09-01 | 2025-02-28 | example_d | Helt remisstopp     | Vakanser
                2025-11-01 |            | example_a | Delvis remisstopp   | Flytt
                """,
                left_out="gender",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("stops", STOPS),),
    ),
    Scene("admission_stops", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_admission_stops(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
