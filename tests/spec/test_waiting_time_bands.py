"""Referrals of a year by how long they had waited when the waiting or the year ended."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REFERRALS = """
persons | programme | administration | gender | received   | met        | closed
40      | example_a | hisingen       | woman  | 2025-03-01 | 2025-03-31 |
30      | example_a | hisingen       | man    | 2025-03-01 | 2025-04-01 |
20      | example_b | nordost        | man    | 2025-03-01 |            | 2025-06-01
10      | example_b | nordost        | other  | 2025-12-30 |            |
5       | example_b | nordost        | man    | 2024-12-31 | 2025-09-01 |
"""
SCENES = (
    Scene(
        "waiting_time_bands",
        (
            Spec(
                "30 days are in the first band, 31 in the second; who still waits counts until the last day",
                "year=2025 exempel=ja",
                """
                code | series    | count | base | share | interval
                m0   | all       | 50    | 100  | 50 %  | 40–60 %
                m1   | all       | 30    | 100  | 30 %  | 21–40 %
                m3   | all       | 20    | 100  | 20 %  | 13–30 %
                m0   | example_a | 40    | 70   | 55 %  | 45–69 %
                m1   | example_a | 30    | 70   | 45 %  | 31–55 %
                m0   | example_b | 10    | 30   | 35 %  | 16–54 %
                m3   | example_b | 20    | 30   | 65 %  | 46–84 %
                """,
                n="100",
            ),
            Spec(
                "a year without referrals gives the latest; a filter gives all programmes together",
                "year=2019 administration=hisingen gender=woman exempel=ja",
                """
                code | series | count | base | share
                m0   | all    | 40    | 40   | 100 %
                """,
                n="40",
            ),
            Spec(
                "the third gender is in the total only",
                "gender=other exempel=ja",
                """
                code | series | count | base
                m0   | all    | –     | –
                """,
                n="10",
            ),
            Spec(
                "age is not held by the released tables",
                "age=age_18_29 administration=nordost exempel=ja",
                """
                code | series | count | base | share
                m0   | all    | 10    | 30   | 35 %
                m3   | all    | 20    | 30   | 65 %
                """,
                n="30",
                left_out="age",
            ),
            Spec("nobody", "administration=centrum exempel=ja", "TooFew"),
            Spec("nobody, and unasked", "administration=centrum", "NotPublished"),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS),),
    ),
    Scene("waiting_time_bands", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_waiting_time_bands(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
