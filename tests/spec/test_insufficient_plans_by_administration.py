"""How often the plan is judged not to be sufficient, per administration, and whether chance explains it."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age         | sufficient | need_1
60      | nordost        | woman  | age_30_54   | no         | health
40      | nordost        | man    | age_30_54   | yes        |
50      | centrum        | woman  | age_30_54   | no         | health
40      | centrum        | man    | age_30_54   | yes        |
10      | centrum        | man    | age_18_29   | unknown    |
20      | hisingen       | man    | age_18_29   | no         | health
"""
SCENES = (
    Scene(
        "insufficient_plans_by_administration",
        (
            Spec(
                "below 30 no share; unknown is part of the base",
                "",
                """
                code     | count | base | share | interval | reference | kind
                nordost  | 60    | 100  | 60 %  | 50–69 %  | 59.1 %    | delivered
                centrum  | 50    | 100  | 50 %  | 40–60 %  | 59.1 %    | delivered
                sydvast  | –     | –    | –     | –        | –         | withheld
                hisingen | 20    | 20   | –     | –        | 59.1 %    | delivered
                """,
                n="220",
                facts="chi_square 15.184, degrees 2, p_value 0.000504476",
            ),
            Spec(
                "the group of two filters; a need is no filter of what it follows from",
                "gender=man age=age_30_54,age_18_29 need=health administration=centrum",
                """
                code     | count | base | share | chosen
                nordost  | –     | –    | –     |
                centrum  | –     | –    | –     | yes
                hisingen | 20    | 20   | –     |
                """,
                n="110",
                left_out="need",
            ),
            Spec("nobody in the chosen group", "children=yes", "TooFew"),
            Spec("a year without a survey", "year=2021", "NoData: 2021"),
        ),
        clients=CLIENTS,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_insufficient_plans_by_administration(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
