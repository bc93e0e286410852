"""Why support ended during the year, of those who had started."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REFERRALS = """
persons | programme | gender | received   | met        | closed     | reason
40      | example_a | woman  | 2024-01-10 | 2024-02-01 | 2025-01-01 | work_without_subsidy
30      | example_a | man    | 2024-01-10 | 2024-02-01 | 2025-12-31 | studies
30      | example_c | man    | 2024-01-10 | 2024-02-01 | 2025-06-01 | moved
20      | example_c | man    | 2024-01-10 |            | 2025-06-01 | own_request
25      | example_c | man    | 2024-01-10 | 2024-02-01 | 2024-12-31 | own_request
"""
SCENES = (
    Scene(
        "ips_closure_reasons",
        (
            Spec(
                "those who left the queue are not among them",
                "year=2025 exempel=ja",
                """
                code                 | series    | count | base | share
                work_without_subsidy | all       | 40    | 100  | 40 %
                studies              | all       | 30    | 100  | 30 %
                moved                | all       | 30    | 100  | 30 %
                work_without_subsidy | example_a | 40    | 70   | 55 %
                studies              | example_a | 30    | 70   | 45 %
                moved                | example_c | 30    | 30   | 100 %
                """,
                n="100",
            ),
            Spec(
                "women",
                "year=2025 gender=woman exempel=ja",
                """
                code                 | series    | count | base | share
                work_without_subsidy | all       | 40    | 40   | 100 %
                """,
                n="40",
            ),
            Spec("nobody", "administration=centrum exempel=ja", "TooFew"),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS),),
    ),
    Scene("ips_closure_reasons", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_ips_closure_reasons(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
