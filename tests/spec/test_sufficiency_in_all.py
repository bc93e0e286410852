"""Whether the plan is judged sufficient, all plans together."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age       | sufficient | need_1
60      | hisingen       | woman  | age_30_54 | yes        |
40      | hisingen       | man    | age_30_54 | no         | health
50      | centrum        | man    | age_18_29 | no         | health
30      | centrum        | woman  | age_18_29 | yes        |
10      | centrum        | man    | age_18_29 | unknown    |
"""

SCENES = (
    Scene(
        "sufficiency_in_all",
        (
            Spec(
                "unfiltered",
                "",
                """
                code    | count | base | share | interval | unknown
                yes     | 90    | 190  | 47 %  | 40–55 %  |
                no      | 90    | 190  | 47 %  | 40–55 %  |
                unknown | 10    | 190  | 5 %   | 2–10 %   | yes
                """,
                n="190",
            ),
            Spec(
                "one administration",
                "administration=hisingen",
                """
                code    | count | base | share | reference
                yes     | 60    | 100  | 60 %  | 47.4 %
                no      | 40    | 100  | 40 %  | 47.4 %
                unknown | –     | –    | –     | 5.3 %
                """,
                n="100",
            ),
            Spec(
                "needs are asked only when the plan is not sufficient, so they are named as left out",
                "gender=man need=health",
                """
                code    | count | base | share
                no      | 90    | 100  | 90 %
                unknown | 10    | 100  | 10 %
                """,
                n="100",
                left_out="need",
            ),
            Spec(
                "own answer chosen is marked",
                "plan_sufficient=no administration=centrum",
                """
                code    | count | base | share | chosen
                yes     | 30    | 90   | 35 %  |
                no      | 50    | 90   | 55 %  | yes
                unknown | 10    | 90   | 10 %  |
                """,
                n="90",
            ),
            Spec("nobody", "gender=other", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_sufficiency_in_all(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
