"""Whether the plan is judged sufficient, women and men side by side."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | sufficient | need_1
90      | hisingen       | woman  | yes        |
110     | hisingen       | woman  | no         | health
120     | hisingen       | man    | yes        |
80      | hisingen       | man    | no         | health
20      | centrum        | man    | no         | health
20      | centrum        | woman  | no         | health
"""

SCENES = (
    Scene(
        "sufficiency_by_gender",
        (
            Spec(
                "one administration; needs are no filter, for they are asked only of those who lack a plan",
                "administration=hisingen need=health",
                """
                code | group      | count | base | share | difference | span       | reference
                yes  | woman      | 90    | 200  | 45 %  | –          | –          | 40.9 %
                yes  | man        | 120   | 200  | 60 %  | –          | –          | 54.5 %
                yes  | difference | –     | –    | –     | -15        | -25 to -5  | –
                no   | woman      | 110   | 200  | 55 %  | –          | –          | 59.1 %
                no   | man        | 80    | 200  | 40 %  | –          | –          | 45.5 %
                no   | difference | –     | –    | –     | +15        | +5 to +25  | –
                """,
                n="400",
                left_out="need",
            ),
            Spec(
                "a gender of fewer than thirty has no share",
                "administration=centrum plan_sufficient=no",
                """
                code | group | count | base | share | reference | chosen
                yes  | woman | –     | –    | –     | 40.9 %    |
                yes  | man   | –     | –    | –     | 54.5 %    |
                no   | woman | 20    | 20   | –     | 59.1 %    | yes
                no   | man   | 20    | 20   | –     | 45.5 %    | yes
                """,
                n="40",
            ),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_sufficiency_by_gender(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
