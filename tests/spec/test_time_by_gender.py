"""Expected time to self-support, women and men side by side."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age         | time
40      | hisingen       | woman  | age_30_54   | 0_9m
40      | hisingen       | woman  | age_30_54   | 19m_plus
60      | hisingen       | man    | age_30_54   | 0_9m
20      | hisingen       | man    | age_30_54   | 19m_plus
30      | centrum        | man    | age_18_29   | 0_9m
"""

SCENES = (
    Scene(
        "time_by_gender",
        (
            Spec(
                "bases under a hundred: shares to the nearest five",
                "administration=hisingen",
                """
                code     | group      | count | base | share | difference | span       | reference
                0_9m     | woman      | 40    | 80   | 50 %  | –          | –          | 50 %
                0_9m     | man        | 60    | 80   | 75 %  | –          | –          | 81.8 %
                0_9m     | difference | –     | –    | –     | -25        | -40 to -9  | –
                19m_plus | woman      | 40    | 80   | 50 %  | –          | –          | 50 %
                19m_plus | man        | 20    | 80   | 25 %  | –          | –          | 18.2 %
                19m_plus | difference | –     | –    | –     | +25        | +9 to +40  | –
                """,
                n="160",
            ),
            Spec(
                "administration, gender and age: the gender is not followed",
                "administration=centrum gender=man age=age_18_29",
                """
                code     | group | count | base | share | reference
                0_9m     | woman | –     | –    | –     | –
                0_9m     | man   | 30    | 30   | 100 % | 100 %
                """,
                n="30",
                left_out="gender",
            ),
            Spec("nobody", "administration=sydvast", "TooFew"),
        ),
        clients=CLIENTS,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_time_by_gender(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
