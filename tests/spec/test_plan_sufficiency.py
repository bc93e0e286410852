"""How often each main plan is judged sufficient; in eight groups where sixteen plans are not released."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age       | plan            | sufficient | need_1
60      | hisingen       | woman  | age_30_54 | kc              | yes        |
40      | hisingen       | man    | age_30_54 | rehab_plan_care | no         | health
50      | centrum        | man    | age_18_29 | no_measure      | no         | health
30      | centrum        | woman  | age_18_29 | no_measure      | yes        |
10      | centrum        | man    | age_18_29 | unknown         | unknown    |
"""

SUFFICIENT = """
figure       | measure | cell                                          | base                      | value
report_kc    | share   | main_plan=kc plan_sufficient=yes              | main_plan=kc              | 66
report_rehab | share   | main_plan=rehab_plan_care plan_sufficient=yes | main_plan=rehab_plan_care | 31
"""
PRINTED_PLANS = """report_all | count | active_work=yes |  | 400
report_plan | share | main_plan=kc |  | 32
"""

SCENES = (
    Scene(
        "plan_sufficiency",
        (
            Spec(
                "unfiltered: the share is of those judged, the count those with a sufficient plan",
                "",
                """
                code            | count | base | share | interval | kind
                rehab_plan_care | –     | –    | –     | –        | withheld
                no_measure      | 30    | 80   | 40 %  | 27–49 %  | delivered
                kc              | 60    | 60   | 100 % | 94–100 % | delivered
                """,
                n="190",
            ),
            Spec(
                "one administration",
                "administration=centrum",
                """
                code       | count | base | share | reference
                no_measure | 30    | 80   | 40 %  | 37.5 %
                kc         | –     | –    | –     | 100 %
                """,
                n="90",
            ),
            Spec(
                "administration and one more: plans in groups",
                "administration=centrum gender=woman",
                """
                code | count | base | share | reference
                none | 30    | 30   | 100 % | 100 %
                city | –     | –    | –     | 100 %
                """,
                n="30",
            ),
            Spec(
                "own plan chosen is marked, needs are left out",
                "main_plan=kc need=health",
                """
                code            | count | base | share | chosen
                no_measure      | 30    | 80   | 40 %  |
                kc              | 60    | 60   | 100 % | yes
                """,
                n="190",
                left_out="need",
            ),
            Spec("nobody", "administration=sydvast", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "plan_sufficiency",
        (
            Spec(
                "unfiltered, the plans that the report prints",
                "",
                """
                code            | count | share | kind      | figure
                rehab_plan_care | –     | 31 %  | published | report_rehab
                kc              | –     | 66 %  | published | report_kc
                """,
                n="190",
            ),
        ),
        clients=CLIENTS,
        printed=SUFFICIENT,
        kind="synthetic",
    ),
    Scene(
        "plan_sufficiency",
        (
            Spec(
                "made-up clients: the interval is of the fewest that the print allows, and its rounding",
                "",
                """
                code            | base | share | interval | kind      | figure
                rehab_plan_care | –    | 31 %  | –        | published | report_rehab
                kc              | –    | 66 %  | 57–74 %  | published | report_kc
                """,
                n="400",
            ),
        ),
        clients=CLIENTS,
        printed=SUFFICIENT + PRINTED_PLANS,
        kind="synthetic",
    ),
    Scene(
        "plan_sufficiency",
        (
            Spec(
                "delivered clients: the interval is counted from them",
                "",
                """
                code            | base | share | interval | kind      | figure
                rehab_plan_care | –    | 31 %  | 17–48 % | published | report_rehab
                kc              | –    | 66 %  | 53–77 %  | published | report_kc
                """,
                n="400",
            ),
        ),
        clients=CLIENTS,
        printed=SUFFICIENT + PRINTED_PLANS,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_plan_sufficiency(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
