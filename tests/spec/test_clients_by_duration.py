"""Clients per time on economic assistance, shortest first."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | duration | barrier      | need_1      | need_2
45      | sydvast        | 6y_plus  | sick_leave   | care_contact | health
75      | sydvast        | 0_9m     | unemployed   |             |
60      | nordost        | 3_5y     | sick_leave   | care_contact |
"""
SCENES = (
    Scene(
        "clients_by_duration",
        (
            Spec(
                "unfiltered; a time that nobody has is withheld",
                "",
                """
                code    | count | base | share | kind
                0_9m    | 75    | 180  | 42 %  | delivered
                10m_2y  | –     | –    | –     | withheld
                3_5y    | 60    | 180  | 33 %  | delivered
                6y_plus | 45    | 180  | 25 %  | delivered
                """,
                n="180",
            ),
            Spec(
                "one administration",
                "administration=sydvast",
                """
                code    | count | base | share | reference
                0_9m    | 75    | 120  | 62 %  | 41.7 %
                3_5y    | –     | –    | –     | 33.3 %
                6y_plus | 45    | 120  | 38 %  | 25 %
                """,
                n="120",
            ),
            Spec(
                "two more filters",
                "administration=sydvast,nordost barrier=sick_leave need=care_contact",
                """
                code    | count | base | share | reference
                3_5y    | 60    | 105  | 57 %  | 57.1 %
                6y_plus | 45    | 105  | 43 %  | 42.9 %
                """,
                n="105",
            ),
            Spec(
                "two needs",
                "need=care_contact,health",
                """
                code    | count | base | share
                6y_plus | 45    | 45   | 100 %
                """,
                n="45",
            ),
            Spec(
                "own time chosen is marked",
                "duration=3_5y,6y_plus",
                """
                code    | count | share | chosen
                0_9m    | 75    | 42 %  |
                3_5y    | 60    | 33 %  | yes
                6y_plus | 45    | 25 %  | yes
                """,
                n="180",
            ),
            Spec("nobody", "barrier=student", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_clients_by_duration(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
