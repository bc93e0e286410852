"""Active participants per full-time employment specialist on the last day of each month."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

MONTHS = """
service_id | month   | active | staff_fte
example_a  | 2025-01 | 60     | 4
example_a  | 2025-02 | 82     | 4
example_e  | 2025-01 | 9      | 0.5
example_e  | 2024-12 | 11     | 0.5
example_f  | 2024-12 | 11     | 0
"""
SCENES = (
    Scene(
        "ips_caseload",
        (
            Spec(
                "a chosen year; under ten active there is no ratio",
                "year=2025 exempel=ja",
                """
                code    | series    | count | base | kind
                2025-01 | example_a | 15    | 4    | synthetic
                2025-02 | example_a | 20.5  | 4    | synthetic
                2025-01 | example_e | –     | 0.5  | withheld
                """,
                facts="most 20",
            ),
            Spec(
                "without an employment specialist there is no ratio",
                "year=2024 exempel=ja",
                """
                code    | series    | count | base | kind
                2024-12 | example_e | 22    | 0.5  | synthetic
                2024-12 | example_f | –     | 0    | missing
                """,
                facts="most 20",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("months", MONTHS),),
    ),
    Scene("ips_caseload", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_ips_caseload(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
