"""Studies of those who took part during the year."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REFERRALS = """
persons | programme | received   | met        | studies         | studies_start | closed
40      | example_a | 2024-01-10 | 2024-02-01 | basic           | 2025-12-31    |
30      | example_c | 2024-01-10 | 2024-02-01 | upper_secondary | 2026-01-01    |
30      | example_c | 2024-01-10 | 2024-02-01 |                 |               |
20      | example_c | 2024-01-10 | 2024-02-01 | post_secondary  | 2024-05-01    | 2024-12-31
"""
SCENES = (
    Scene(
        "ips_studies",
        (
            Spec(
                "studies that began by the last day of the year, of those served",
                "year=2025 exempel=ja",
                """
                code  | series    | count | base | share
                basic | all       | 40    | 100  | 40 %
                no    | all       | 60    | 100  | 60 %
                basic | example_a | 40    | 40   | 100 %
                no    | example_c | 60    | 60   | 100 %
                """,
                n="100",
            ),
            Spec("nobody", "gender=woman exempel=ja", "TooFew"),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS),),
    ),
    Scene("ips_studies", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_ips_studies(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
