"""Outcomes of a year by programme; within administration and gender for all programmes together."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REFERRALS = """
persons | programme | gender | received   | met        | contact    | job        | subsidy | work_at_entry
40      | example_a | woman  | 2024-01-10 | 2024-02-01 | 2024-02-20 | 2025-01-31 | no      | no
30      | example_a | man    | 2024-01-10 | 2024-02-01 | 2024-04-20 | 2025-02-01 | yes     | no
20      | example_c | man    | 2024-01-10 | 2024-02-01 |            |            | no      | yes
"""
SCENES = (
    Scene(
        "ips_outcomes",
        (
            Spec(
                "work within 365 days of the first meeting; who had work at entry is not asked",
                "year=2025 exempel=ja",
                """
                code                              | series    | count | base | share
                served                            | all       | 90    | –    | –
                job_start                         | all       | 70    | –    | –
                worked.without_subsidy            | all       | 60    | 90   | 65 %
                worked.with_subsidy               | all       | 30    | 90   | 35 %
                work_in_12_months.without_subsidy | all       | 40    | 70   | 55 %
                work_in_12_months.with_subsidy    | all       | –     | 70   | –
                served                            | example_a | 70    | –    | –
                job_start                         | example_a | 70    | –    | –
                worked.without_subsidy            | example_a | 40    | 70   | 55 %
                worked.with_subsidy               | example_a | 30    | 70   | 45 %
                work_in_12_months.without_subsidy | example_a | 40    | 70   | 55 %
                work_in_12_months.with_subsidy    | example_a | –     | 70   | –
                served                            | example_c | 20    | –    | –
                worked.without_subsidy            | example_c | 20    | 20   | –
                worked.with_subsidy               | example_c | –     | 20   | –
                """,
                n="90",
            ),
            Spec(
                "the year before, women",
                "year=2024 gender=woman exempel=ja",
                """
                code                              | series    | count | base | share
                referred                          | all       | 40    | –    | –
                started                           | all       | 40    | –    | –
                served                            | all       | 40    | –    | –
                employer_contact                  | all       | 40    | –    | –
                contact_in_30_days.yes            | all       | 40    | 40   | 100 %
                worked.without_subsidy            | all       | –     | 40   | –
                worked.with_subsidy               | all       | –     | 40   | –
                """,
                n="40",
            ),
            Spec("nobody", "administration=centrum exempel=ja", "TooFew"),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS),),
    ),
    Scene("ips_outcomes", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_ips_outcomes(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
