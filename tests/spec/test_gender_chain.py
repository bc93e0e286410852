"""The steps from need to work for women and men, each as a share of those whom the step concerns."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REFERRALS = """
persons | gender | administration | received   | met        | contact    | job        | subsidy | kept_13
100     | woman  | nordost        | 2024-01-10 | 2024-02-01 | 2024-02-15 | 2025-01-10 | yes     | yes
50      | woman  | nordost        | 2025-01-10 | 2025-02-01 |            |            | no      |
30      | woman  | hisingen       | 2025-01-10 |            |            |            | no      |
40      | man    | hisingen       | 2025-01-10 | 2025-02-01 | 2025-02-15 | 2025-04-01 | no      | no
"""
NEED = """
administration | gender | persons
nordost        | woman  | 400
hisingen       | woman  | 400
hisingen       | man    | 500
"""
SCENES = (
    Scene(
        "gender_chain",
        (
            Spec(
                "all administrations",
                "year=2025 exempel=ja",
                """
                code               | group      | count | base | share | difference | span
                need               | woman      | 800   | –    | –     | –          | –
                need               | man        | 500   | –    | –     | –          | –
                referred           | woman      | 80    | 800  | 10 %  | –          | +8 to +12
                referred           | man        | 40    | 500  | 8 %   | –          | +6 to +11
                referred           | difference | –     | –    | –     | +2         | -2 to +6
                started            | woman      | 50    | 80   | 60 %  | –          | +50 to +74
                started            | man        | 40    | 40   | 100 % | –          | +81 to +100
                started            | difference | –     | –    | –     | -40        | -50 to -15
                contact_in_30_days | woman      | –     | 50   | –     | –          | –
                contact_in_30_days | man        | 40    | 40   | 100 % | –          | +81 to +100
                work_in_12_months  | woman      | 100   | 100  | 100 % | –          | +92 to +100
                kept_13_weeks      | woman      | 100   | 100  | 100 % | –          | +92 to +100
                kept_13_weeks      | man        | –     | 40   | –     | –          | –
                """,
                n="120",
            ),
            Spec(
                "one administration, and its need; gender is what it is about",
                "year=2025 administration=hisingen gender=woman exempel=ja",
                """
                code               | group      | count | base | share | difference | span
                need               | woman      | 400   | –    | –     | –          | –
                need               | man        | 500   | –    | –     | –          | –
                referred           | woman      | 30    | 400  | 8 %   | –          | +5 to +11
                referred           | man        | 40    | 500  | 8 %   | –          | +6 to +11
                referred           | difference | –     | –    | –     | +0         | -5 to +4
                started            | man        | 40    | 40   | 100 % | –          | +81 to +100
                contact_in_30_days | man        | 40    | 40   | 100 % | –          | +81 to +100
                kept_13_weeks      | man        | –     | 40   | –     | –          | –
                """,
                n="70",
            ),
            Spec("nobody", "administration=centrum exempel=ja", "TooFew"),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS), ("need", NEED)),
    ),
    Scene("gender_chain", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_gender_chain(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
