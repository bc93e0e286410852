"""Main plan against expected time to self-support; in eight groups where sixteen plans are not released."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age       | plan            | need_1 | time
60      | hisingen       | woman  | age_30_54 | kc              |        | 0_9m
40      | hisingen       | man    | age_30_54 | rehab_plan_care | health | not_expected
50      | centrum        | man    | age_18_29 | no_measure      | health | not_expected
30      | centrum        | woman  | age_18_29 | no_measure      |        | 19m_plus
10      | centrum        | man    | age_18_29 | unknown         |        | unknown
"""

SCENES = (
    Scene(
        "plan_by_time",
        (
            Spec(
                "unfiltered",
                "",
                """
                code            | group        | count | kind
                rehab_plan_care | not_expected | 40    | delivered
                no_measure      | 0_9m         | –     | withheld
                no_measure      | 19m_plus     | 30    | delivered
                no_measure      | not_expected | 50    | delivered
                kc              | 0_9m         | 60    | delivered
                unknown         | unknown      | 10    | delivered
                """,
                n="190",
            ),
            Spec(
                "an administration beside the whole city: shares of all its clients",
                "administration=centrum",
                """
                code       | group        | count | base | share | reference
                no_measure | 19m_plus     | 30    | 90   | 35 %  | 15.8 %
                no_measure | not_expected | 50    | 90   | 55 %  | 26.3 %
                unknown    | unknown      | 10    | 90   | 10 %  | 5.3 %
                """,
                n="90",
            ),
            Spec(
                "administration and one more: plans in groups",
                "administration=centrum gender=man",
                """
                code  | group        | count
                none  | not_expected | 50
                other | unknown      | 10
                """,
                n="60",
            ),
            Spec(
                "a plan or a time chosen is marked",
                "main_plan=kc time_to_self_support=19m_plus",
                """
                code            | group        | count | chosen
                rehab_plan_care | not_expected | 40    |
                no_measure      | 19m_plus     | 30    | yes
                no_measure      | not_expected | 50    |
                kc              | 0_9m         | 60    | yes
                unknown         | unknown      | 10    |
                """,
                n="190",
            ),
            Spec(
                "one need",
                "need=health",
                """
                code            | group        | count
                rehab_plan_care | not_expected | 40
                no_measure      | not_expected | 50
                """,
                n="90",
            ),
            Spec("nobody", "administration=sydvast", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "plan_by_time",
        (
            Spec(
                "printed counts override the very same cells",
                "",
                """
                code            | group        | count | kind      | figure
                rehab_plan_care | not_expected | 41    | published | report_rehab
                no_measure      | 19m_plus     | 30    | delivered |
                no_measure      | not_expected | 50    | delivered |
                kc              | 0_9m         | 60    | delivered |
                unknown         | unknown      | 10    | delivered |
                """,
                n="190",
            ),
        ),
        clients=CLIENTS,
        printed="""
        figure       | measure | cell                                                        | value
        report_rehab | count   | main_plan=rehab_plan_care time_to_self_support=not_expected | 41
        """,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_plan_by_time(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
