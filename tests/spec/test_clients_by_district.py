"""Clients per district and per 1 000 adults there, for the map: all, or those with the chosen barriers."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | barrier
40      | nordost        | unemployed
60      | nordost        | sick_leave
30      | centrum        | sick_leave
"""
RESIDENTS = """
year | district | age | persons
2022 | nordost  | 40  | 2000
2022 | centrum  | 40  | 3000
2022 | sydvast  | 40  | 1000
2022 | hisingen | 40  | 2000
"""
SCENES = (
    Scene(
        "clients_by_district",
        (
            Spec(
                "everybody",
                "",
                """
                code     | group   | count | per_1000 | kind
                nordost  | clients | 100   | 50       | delivered
                centrum  | clients | 30    | 10       | delivered
                sydvast  | clients | –     | –        | withheld
                hisingen | clients | –     | –        | withheld
                """,
                n="130",
            ),
            Spec(
                "those with a barrier, a district chosen",
                "barrier=unemployed administration=nordost",
                """
                code     | group    | count | per_1000 | chosen
                nordost  | barriers | 40    | 20       | yes
                """,
                n="130",
            ),
        ),
        clients=CLIENTS,
        population=RESIDENTS,
    ),
    Scene(
        "clients_by_district",
        (
            Spec(
                "without residents, numbers only",
                "",
                """
                code    | group   | count | per_1000
                nordost | clients | 100   | –
                centrum | clients | 30    | –
                """,
                n="130",
            ),
        ),
        clients=CLIENTS,
    ),
    Scene("clients_by_district", (Spec("nothing is released", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_clients_by_district(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
