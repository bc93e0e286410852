"""Unmet needs of younger and older clients, as shares of all clients of the age group."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | age         | need_1      | split_1
60      | hisingen       | age_18_29   | job_focused |
40      | hisingen       | age_18_29   |             |
30      | hisingen       | age_30_54   | job_focused |
70      | hisingen       | age_30_54   | work_rehab  | mental
100     | hisingen       | age_55_plus | job_focused |
"""
SCENES = (
    Scene(
        "needs_by_age",
        (
            Spec(
                "unfiltered",
                "",
                """
                code        | group      | count | base | share | difference | span
                job_focused | young      | 60    | 100  | 60 %  | –          | –
                job_focused | older      | 130   | 200  | 65 %  | –          | –
                job_focused | difference | –     | –    | –     | -5         | -18 to +7
                work_rehab  | older      | 70    | 200  | 35 %  | –          | –
                """,
                n="300",
            ),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene("needs_by_age", (Spec("an empty store", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_needs_by_age(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
