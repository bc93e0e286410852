"""Clients per main plan."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age       | plan            | sufficient | need_1 | time
60      | hisingen       | woman  | age_30_54 | kc              | yes        |        | 0_9m
40      | hisingen       | man    | age_30_54 | rehab_plan_care | no         | health | not_expected
50      | centrum        | man    | age_18_29 | no_measure      | no         | health | not_expected
30      | centrum        | woman  | age_18_29 | no_measure      | yes        |        | 19m_plus
10      | centrum        | man    | age_18_29 | unknown         | unknown    |        | unknown
"""

SCENES = (
    Scene(
        "main_plans",
        (
            Spec(
                "unfiltered",
                "",
                """
                code            | count | base | share | last | unknown
                rehab_plan_care | 40    | 190  | 21 %  |      |
                no_measure      | 80    | 190  | 42 %  |      |
                kc              | 60    | 190  | 32 %  |      |
                unknown         | 10    | 190  | 5 %   | yes  | yes
                """,
                n="190",
            ),
            Spec(
                "one administration",
                "administration=hisingen",
                """
                code            | count | base | share | reference
                rehab_plan_care | 40    | 100  | 40 %  | 21.1 %
                no_measure      | –     | –    | –     | 42.1 %
                kc              | 60    | 100  | 60 %  | 31.6 %
                unknown         | –     | –    | –     | 5.3 %
                """,
                n="100",
            ),
            Spec(
                "sixteen plans with administration and two more are not released: the last is left out",
                "administration=centrum gender=man age=age_18_29",
                """
                code            | count | base | share | reference
                rehab_plan_care | –     | –    | –     | 40 %
                no_measure      | 50    | 60   | 85 %  | 50 %
                unknown         | 10    | 60   | 15 %  | 10 %
                """,
                n="60",
                left_out="age",
            ),
            Spec(
                "a need and a time",
                "time_to_self_support=not_expected need=health",
                """
                code            | count | base | share
                rehab_plan_care | 40    | 90   | 45 %
                no_measure      | 50    | 90   | 55 %
                """,
                n="90",
            ),
            Spec(
                "own plans chosen are marked",
                "main_plan=kc,no_measure gender=woman",
                """
                code            | count | base | share | chosen
                no_measure      | 30    | 90   | 35 %  | yes
                kc              | 60    | 90   | 65 %  | yes
                """,
                n="90",
            ),
            Spec("nobody", "plan_sufficient=no administration=nordost", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_main_plans(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
