"""Participants of a year by administration and gender, of all programmes together."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REFERRALS = """
persons | administration | gender | received   | met        | closed
60      | nordost        | woman  | 2025-01-10 | 2025-02-01 |
40      | nordost        | man    | 2024-01-10 | 2024-02-01 | 2025-01-01
80      | hisingen       | man    | 2025-01-10 | 2025-02-01 |
20      | hisingen       | other  | 2025-01-10 | 2025-02-01 |
30      | centrum        | man    | 2024-01-10 | 2024-02-01 | 2024-12-31
"""
ROWS = """
code     | group | count | base | share | chosen
nordost  |       | 100   | 200  | 50 %  |
centrum  |       | –     | 200  | –     |
hisingen |       | 100   | 200  | 50 %  | {chosen}
nordost  | woman | 60    | 60   | 100 % |
nordost  | man   | 40    | 120  | 33 %  |
hisingen | man   | 80    | 120  | 67 %  | {chosen}
"""
SCENES = (
    Scene(
        "participants_by_administration",
        (
            Spec(
                "closed on the first day of the year counts",
                "year=2025 exempel=ja",
                ROWS.format(chosen=""),
                n="200",
            ),
            Spec(
                "the administration is marked, not restricted to; another gender is in the totals only",
                "year=2025 administration=hisingen age=age_18_29 exempel=ja",
                ROWS.format(chosen="yes"),
                n="200",
                left_out="age",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS),),
    ),
    Scene("participants_by_administration", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_participants_by_administration(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
