"""Clients per administration by two measures of need, per 1 000 adults, and the adults themselves."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age         | barrier
40      | nordost        | woman  | age_30_54   | unemployed
60      | nordost        | man    | age_30_54   | social_substance
20      | centrum        | woman  | age_18_29   | sick_leave
10      | centrum        | man    | age_55_plus | unemployed
50      | hisingen       | man    | age_18_29   | language
"""
RESIDENTS = """
year | district | age | persons
2022 | nordost  | 17  | 900
2022 | nordost  | 18  | 500
2022 | nordost  | 54  | 1500
2022 | centrum  | 29  | 2000
2022 | centrum  | 64  | 3000
2022 | centrum  | 65  | 700
2022 | sydvast  | 40  | 1000
2022 | hisingen | 20  | 2000
2021 | hisingen | 20  | 1
"""
SCENES = (
    Scene(
        "need_per_adult",
        (
            Spec(
                "everybody per 1 000 residents of 18–64 years; Sydväst has nobody",
                "",
                """
                code        | group    | count | per_1000 | per_1000_city | kind
                nordost     | clients  | 100   | 50       | 18            | delivered
                centrum     | clients  | 30    | 6        | 18            | delivered
                sydvast     | clients  | –     | –        | –             | withheld
                hisingen    | clients  | 50    | 25       | 18            | delivered
                nordost     | barriers | 60    | 30       | 8             | delivered
                centrum     | barriers | 20    | 4        | 8             | delivered
                sydvast     | barriers | –     | –        | –             | withheld
                hisingen    | barriers | –     | –        | –             | withheld
                nordost     | adults   | 2000  | –        | –             | published
                centrum     | adults   | 5000  | –        | –             | published
                sydvast     | adults   | 1000  | –        | –             | published
                hisingen    | adults   | 2000  | –        | –             | published
                unspecified | adults   | –     | –        | –             | missing
                """,
                n="180",
            ),
            Spec(
                "Wilson intervals, widened by the perturbation of one cell each",
                "administration=nordost",
                """
                code        | group    | per_1000 | per_1000_low | per_1000_high
                nordost     | clients  | 50       | 41.083       | 60.643
                centrum     | clients  | 6        | 4.069        | 8.689
                hisingen    | clients  | 25       | 18.741       | 33.08
                nordost     | barriers | 30       | 23.127       | 38.675
                centrum     | barriers | 4        | 2.427        | 6.335
                nordost     | adults   | –        | –            | –
                centrum     | adults   | –        | –            | –
                sydvast     | adults   | –        | –            | –
                hisingen    | adults   | –        | –            | –
                unspecified | adults   | –        | –            | –
                """,
                n="180",
            ),
            Spec(
                "a chosen age is followed by clients and residents alike",
                "age=age_18_29 administration=centrum",
                """
                code        | group    | count | per_1000 | per_1000_city | chosen
                nordost     | clients  | –     | –        | –             |
                centrum     | clients  | 20    | 10       | 15.556        | yes
                hisingen    | clients  | 50    | 25       | 15.556        |
                centrum     | barriers | 20    | 10       | 4.444         | yes
                nordost     | adults   | 500   | –        | –             |
                centrum     | adults   | 2000  | –        | –             | yes
                sydvast     | adults   | 0     | –        | –             |
                hisingen    | adults   | 2000  | –        | –             |
                unspecified | adults   | –     | –        | –             |
                """,
                n="70",
            ),
            Spec(
                "gender divides the clients only; chosen barriers are the second measure",
                "gender=man barrier=language,unemployed",
                """
                code        | group    | count | per_1000
                nordost     | clients  | 60    | 30
                centrum     | clients  | 10    | 2
                hisingen    | clients  | 50    | 25
                centrum     | barriers | 10    | 2
                hisingen    | barriers | 50    | 25
                nordost     | adults   | 2000  | –
                centrum     | adults   | 5000  | –
                sydvast     | adults   | 1000  | –
                hisingen    | adults   | 2000  | –
                unspecified | adults   | –     | –
                """,
                n="120",
            ),
            Spec("nobody in the chosen group", "children=yes", "TooFew"),
            Spec("a year without a survey", "year=2021", "NoData: 2021"),
        ),
        clients=CLIENTS,
        population=RESIDENTS,
    ),
    Scene(
        "need_per_adult",
        (
            Spec(
                "without residents of the year, numbers only",
                "gender=woman",
                """
                code    | group    | count | per_1000
                nordost | clients  | 40    | –
                centrum | clients  | 20    | –
                centrum | barriers | 20    | –
                """,
                n="60",
            ),
        ),
        clients=CLIENTS,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_need_per_adult(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
