"""Clients per administration, in a fixed order; unfiltered also those left out after question 1."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | active | administration | gender | age
60      | yes    | hisingen       | woman  | age_30_54
40      | yes    | hisingen       | man    | age_18_29
30      | yes    | centrum        | man    | age_30_54
5       | yes    | nordost        | other  | age_30_54
12      | no     | centrum        |        |
3       | no     | sydvast        |        |
"""
PRINTED = """
figure          | measure | cell                                      | value
report_hisingen | count   | administration=hisingen                   | 103
report_excluded | count   | active_work=no administration=centrum     | 11
report_included | count   | active_work=yes                           | 140
"""
SCENES = (
    Scene(
        "clients_by_administration",
        (
            Spec(
                "unfiltered: included and excluded, whatever their size order",
                "",
                """
                code     | group    | count | kind
                nordost  | included | 5     | delivered
                centrum  | included | 30    | delivered
                sydvast  | included | –     | withheld
                hisingen | included | 100   | delivered
                centrum  | excluded | 12    | delivered
                sydvast  | excluded | 3     | delivered
                """,
                n="135",
            ),
            Spec(
                "filtered: nothing but an administration is known of the excluded",
                "gender=woman",
                """
                code     | group    | count
                hisingen | included | 60
                """,
                n="60",
            ),
            Spec(
                "the third gender is in no table of two attributes",
                "gender=other",
                """
                code    | group    | count
                nordost | included | –
                """,
                n="5",
            ),
            Spec(
                "an administration chosen is marked, all are shown",
                "administration=hisingen",
                """
                code     | group    | count | chosen
                nordost  | included | 5     |
                centrum  | included | 30    |
                hisingen | included | 100   | yes
                centrum  | excluded | 12    |
                sydvast  | excluded | 3     |
                """,
                n="135",
            ),
            Spec(
                "two filters and an administration chosen",
                "administration=centrum gender=man age=age_18_29,age_30_54",
                """
                code     | group    | count | chosen
                centrum  | included | 30    | yes
                hisingen | included | 40    |
                """,
                n="70",
            ),
            Spec("nobody in the chosen group", "age=age_55_plus", "TooFew"),
            Spec("a year without a survey", "year=2021", "NoData: 2021"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "clients_by_administration",
        (
            Spec(
                "printed counts override those of the very same cell, and the total",
                "",
                """
                code     | group    | count | kind      | figure
                nordost  | included | 5     | delivered |
                centrum  | included | 30    | delivered |
                hisingen | included | 103   | published | report_hisingen
                centrum  | excluded | 11    | published | report_excluded
                sydvast  | excluded | 3     | delivered |
                """,
                n="140",
            ),
            Spec(
                "filtered, nothing is printed",
                "gender=man",
                """
                code     | group    | count | kind
                centrum  | included | 30    | delivered
                hisingen | included | 40    | delivered
                """,
                n="70",
            ),
        ),
        clients=CLIENTS,
        printed=PRINTED,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_clients_by_administration(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
