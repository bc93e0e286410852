"""Clients per expected time to self-support."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age       | plan            | time
60      | hisingen       | woman  | age_30_54 | kc              | 0_9m
40      | hisingen       | man    | age_30_54 | rehab_plan_care | not_expected
50      | centrum        | man    | age_18_29 | no_measure      | not_expected
30      | centrum        | woman  | age_18_29 | no_measure      | 19m_plus
10      | centrum        | man    | age_18_29 | unknown         | unknown
"""

SCENES = (
    Scene(
        "time_to_self_support",
        (
            Spec(
                "unfiltered, in the order of the code book, not known last",
                "",
                """
                code         | count | base | share | last | unknown
                0_9m         | 60    | 190  | 32 %  |      |
                10_18m       | –     | –    | –     |      |
                19m_plus     | 30    | 190  | 16 %  |      |
                not_expected | 90    | 190  | 47 %  |      |
                unknown      | 10    | 190  | 5 %   | yes  | yes
                """,
                n="190",
            ),
            Spec(
                "administration, gender and age",
                "administration=centrum gender=man age=age_18_29",
                """
                code         | count | base | share | reference
                not_expected | 50    | 60   | 85 %  | 83.3 %
                unknown      | 10    | 60   | 15 %  | 16.7 %
                """,
                n="60",
            ),
            Spec(
                "several plans",
                "main_plan=kc,rehab_plan_care",
                """
                code         | count | base | share
                0_9m         | 60    | 100  | 60 %
                not_expected | 40    | 100  | 40 %
                """,
                n="100",
            ),
            Spec(
                "own times chosen are marked",
                "time_to_self_support=0_9m,19m_plus gender=woman",
                """
                code     | count | base | share | chosen
                0_9m     | 60    | 90   | 65 %  | yes
                19m_plus | 30    | 90   | 35 %  | yes
                """,
                n="90",
            ),
            Spec("nobody", "gender=other", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "time_to_self_support",
        (
            Spec(
                "counts and shares that are both printed stand side by side",
                "",
                """
                code         | count | share | kind      | figure
                0_9m         | 61    | 32 %  | published | report_0_9m
                19m_plus     | –     | 15 %  | published | report_19m
                not_expected | –     | –     | missing   |
                """,
                n="190",
            ),
        ),
        clients=CLIENTS,
        printed="""
        figure        | measure | cell                          | value
        report_0_9m   | count   | time_to_self_support=0_9m     | 61
        report_share  | share   | time_to_self_support=0_9m     | 32
        report_19m    | share   | time_to_self_support=19m_plus | 15
        """,
        kind="synthetic",
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_time_to_self_support(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
