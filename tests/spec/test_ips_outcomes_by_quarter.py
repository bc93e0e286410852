"""Outcomes of all programmes by quarter; rates are of those whom the answer concerns in that quarter."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REFERRALS = """
persons | received | met | contact | job | job_end | subsidy | at_entry | closed
40 | 2024-12-01 | 2025-01-10 | 2025-02-09 | 2025-03-31 | | no | no |
30 | 2024-12-01 | 2025-01-10 | 2025-02-10 | 2025-04-01 | 2025-06-30 | yes | no | 2025-07-01
20 | 2024-12-01 | 2025-03-20 | | | | no | yes |
10 | 2025-05-01 | | | | | no | no | 2025-05-20
"""
SCENES = (
    Scene(
        "ips_outcomes_by_quarter",
        (
            Spec(
                "contact on day 30 is in time, day 31 is not; 20 have not taken part for 30 days",
                "year=2025 administration=nordost exempel=ja",
                """
                code                              | group   | series | count | base | share
                started                           | 2025-q1 | all    | 90    | –    | –
                served                            | 2025-q1 | all    | 90    | –    | –
                employer_contact                  | 2025-q1 | all    | 70    | –    | –
                job_start                         | 2025-q1 | all    | 40    | –    | –
                contact_in_30_days.yes            | 2025-q1 | all    | 40    | 70   | 55 %
                worked.without_subsidy            | 2025-q1 | all    | 60    | 90   | 65 %
                referred                          | 2025-q2 | all    | 10    | –    | –
                left_queue                        | 2025-q2 | all    | 10    | –    | –
                served                            | 2025-q2 | all    | 90    | –    | –
                job_start                         | 2025-q2 | all    | 30    | –    | –
                contact_in_30_days.yes            | 2025-q2 | all    | –     | 20   | –
                worked.without_subsidy            | 2025-q2 | all    | 60    | 90   | 65 %
                worked.with_subsidy               | 2025-q2 | all    | 30    | 90   | 35 %
                served                            | 2025-q3 | all    | 90    | –    | –
                closed                            | 2025-q3 | all    | 30    | –    | –
                worked.without_subsidy            | 2025-q3 | all    | 60    | 90   | 65 %
                worked.with_subsidy               | 2025-q3 | all    | –     | 90   | –
                served                            | 2025-q4 | all    | 60    | –    | –
                worked.without_subsidy            | 2025-q4 | all    | 60    | 60   | 100 %
                worked.with_subsidy               | 2025-q4 | all    | –     | 60   | –
                """,
                left_out="administration",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS),),
    ),
    Scene("ips_outcomes_by_quarter", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_ips_outcomes_by_quarter(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
