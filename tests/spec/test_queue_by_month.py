"""Referrals, starts and waiting by month, with the admission stops of the same programmes."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

MONTHS = """
service_id | month   | referred | started | active | waiting | places | wait_months_low | wait_months_high
example_a  | 2025-01 | 9        | 7       | 60     | 21      | 72     | 1               | 3
example_d  | 2025-01 | 5        | 0       | 40     | 10      | 36     |                 |
example_a  | 2024-12 | 8        | 6       | 58     | 20      | 72     | 1               | 2
"""
STOPS = """
stop_id | service_id | starts_on  | ends_on    | extent  | reason
one     | example_d  | 2024-09-01 | 2025-02-28 | full    | Vakanser
two     | example_a  | 2025-03-01 |            | partial | Flytt
"""
SCENES = (
    Scene(
        "queue_by_month",
        (
            Spec(
                "all programmes together, whatever year is chosen; a 0 is none or a few",
                "year=2025 exempel=ja",
                """
                code       | group    | series    | count | text
                2024-12    | referred | all       | 8     |
                2025-01    | referred | all       | 14    |
                2024-12    | started  | all       | 6     |
                2025-01    | started  | all       | 7     |
                2024-12    | waiting  | all       | 20    |
                2025-01    | waiting  | all       | 31    |
                2024-09-01 | stop     | example_d | –     | Exempelverksamhet D: helt remisstopp. Vakanser.
                2025-03-01 | stop     | example_a | –     | Exempelverksamhet A: delvis remisstopp. Flytt.
                """,
            ),
            Spec(
                "one programme and its stops",
                "exempel=ja verksamhet=exempel-d",
                """
                code       | group    | series    | count | text
                2025-01    | referred | example_d | 5     |
                2025-01    | started  | example_d | –     |
                2025-01    | waiting  | example_d | 10    |
                2024-09-01 | stop     | example_d | –     | Exempelverksamhet D: helt remisstopp. Vakanser.
                """,
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("months", MONTHS), ("stops", STOPS)),
    ),
    Scene("queue_by_month", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_queue_by_month(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
