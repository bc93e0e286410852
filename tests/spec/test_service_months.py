"""The monthly series of each service, and all services together."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

MONTHS = """
service_id | month   | referred | started | active | waiting | places | wait_months_low | wait_months_high
example_a  | 2025-01 | 9        | 7       | 60     | 21      | 72     | 1               | 3
example_c  | 2025-01 | 5        | 0       | 40     | 10      | 36     |                 |
example_a  | 2024-12 | 8        | 6       | 58     | 20      | 72     | 1               | 2
"""
SCENES = (
    Scene(
        "service_months",
        (
            Spec(
                "a chosen year; the sum first, and a 0 is none or a few",
                "year=2025 gender=woman exempel=ja",
                """
                code    | group       | series    | count | range
                2025-01 | referred    | all       | 14    | –
                2025-01 | started     | all       | 7     | –
                2025-01 | active      | all       | 100   | –
                2025-01 | waiting     | all       | 31    | –
                2025-01 | places      | all       | 108   | –
                2025-01 | staff_fte   | all       | 2     | –
                2025-01 | referred    | example_a | 9     | –
                2025-01 | started     | example_a | 7     | –
                2025-01 | active      | example_a | 60    | –
                2025-01 | waiting     | example_a | 21    | –
                2025-01 | places      | example_a | 72    | –
                2025-01 | staff_fte   | example_a | 1     | –
                2025-01 | wait_months | example_a | –     | 1–3
                2025-01 | referred    | example_c | 5     | –
                2025-01 | active      | example_c | 40    | –
                2025-01 | waiting     | example_c | 10    | –
                2025-01 | places      | example_c | 36    | –
                2025-01 | staff_fte   | example_c | 1     | –
                """,
                left_out="gender",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("months", MONTHS),),
    ),
    Scene("service_months", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_service_months(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
