"""The plan beside the main one, of those who have an ongoing plan."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age       | plan            | other_plan
60      | hisingen       | woman  | age_30_54 | kc              | queue
40      | hisingen       | man    | age_30_54 | rehab_plan_care | none
50      | centrum        | man    | age_18_29 | no_measure      | not_asked
30      | centrum        | woman  | age_18_29 | no_measure      | not_asked
10      | centrum        | man    | age_18_29 | unknown         | none
"""

SCENES = (
    Scene(
        "other_plans",
        (
            Spec(
                "unfiltered: those without an ongoing plan were not asked and are not in the base",
                "",
                """
                code  | count | base | share | last
                queue | 60    | 110  | 55 %  |
                none  | 50    | 110  | 45 %  | yes
                """,
                n="190",
            ),
            Spec(
                "one administration and a gender",
                "administration=hisingen gender=man",
                """
                code  | count | base | share | reference
                queue | –     | –    | –     | –
                none  | 40    | 40   | 100 % | 100 %
                """,
                n="40",
            ),
            Spec(
                "all of them without an ongoing plan",
                "main_plan=no_measure",
                "code | count",
                n="80",
            ),
            Spec("nobody", "administration=sydvast", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "other_plans",
        (
            Spec(
                "the printed shares have the same base",
                "",
                """
                code  | count | share | kind      | figure
                queue | –     | 8 %   | published | report_queue
                none  | –     | –     | missing   |
                """,
                n="190",
            ),
        ),
        clients=CLIENTS,
        printed="""
        figure       | measure | cell             | base             | value
        report_queue | share   | other_plan=queue | other_plan=queue | 8
        """,
        kind="synthetic",
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_other_plans(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
