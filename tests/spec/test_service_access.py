"""How each administration's clients reach a service: own, shared, common to the city, none, not stated."""

import pytest

from queries.answers import Answer
from queries.filters import Filters
from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.true_store import repository_of_reports

SERVICES = """
service       | scope      | districts                        | rule
of_hisingen   | local      | hisingen                         |
of_nordost    | local      | nordost                          |
of_two        | shared     | nordost,sydvast                  |
of_all        | city_wide  | nordost,centrum,sydvast,hisingen | treatment has begun
by_referral   | city_wide  | sydvast                          | placed, or referred by Sydväst
of_a_house    | city_wide  |                                  | only for those who live there
of_some       | shared     |                                  |
of_the_region | not_stated |                                  |
"""
REACHED = """
code          | group    | text        | kind
of_nordost    | nordost  | Egen        | published
of_nordost    | centrum  | Ingen       | published
of_nordost    | sydvast  | Ingen       | published
of_nordost    | hisingen | Ingen       | published
of_hisingen   | nordost  | Ingen       | published
of_hisingen   | centrum  | Ingen       | published
of_hisingen   | sydvast  | Ingen       | published
of_hisingen   | hisingen | Egen        | published
of_two        | nordost  | Delad       | published
of_two        | centrum  | Ingen       | published
of_two        | sydvast  | Delad       | published
of_two        | hisingen | Ingen       | published
by_referral   | nordost  | Villkor     | published
by_referral   | centrum  | Villkor     | published
by_referral   | sydvast  | Egen ingång | published
by_referral   | hisingen | Villkor     | published
of_a_house    | nordost  | Villkor     | published
of_a_house    | centrum  | Villkor     | published
of_a_house    | sydvast  | Villkor     | published
of_a_house    | hisingen | Villkor     | published
of_all        | nordost  | Gemensam    | published
of_all        | centrum  | Gemensam    | published
of_all        | sydvast  | Gemensam    | published
of_all        | hisingen | Gemensam    | published
of_some       | nordost  | Anges inte  | missing
of_some       | centrum  | Anges inte  | missing
of_some       | sydvast  | Anges inte  | missing
of_some       | hisingen | Anges inte  | missing
of_the_region | nordost  | Anges inte  | missing
of_the_region | centrum  | Anges inte  | missing
of_the_region | sydvast  | Anges inte  | missing
of_the_region | hisingen | Anges inte  | missing
"""
CHOSEN = """
code          | group    | text   | chosen
of_nordost    | nordost  | Egen   |
of_nordost    | centrum  | Ingen  | yes
of_nordost    | sydvast  | Ingen  |
of_nordost    | hisingen | Ingen  |
"""
OWN = "nordost 1, centrum 0, sydvast 0, hisingen 1, services 8"
SCENES = (
    Scene(
        "service_access",
        (Spec("own first, then some, all, and those that state no area", "", REACHED, n="8", facts=OWN),),
        catalogue=SERVICES,
    ),
    Scene(
        "service_access",
        (
            Spec(
                "a chosen administration is marked, clients' filters are not followed",
                "administration=centrum need=health",
                CHOSEN,
                n="1",
                left_out="need",
                facts="nordost 1, centrum 0, sydvast 0, hisingen 0, services 1",
            ),
        ),
        catalogue="service | scope | districts | rule\nof_nordost | local | nordost |",
    ),
    Scene("service_access", (Spec("nothing is published", "", "NoData: 2024"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_service_access(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)


def test_centrum_alone_has_no_service_of_its_own_in_the_reports() -> None:
    answer = repository_of_reports().ask("service_access", Filters())
    assert isinstance(answer, Answer)
    own = {name: answer.facts[name] for name in ("nordost", "centrum", "sydvast", "hisingen")}
    assert own == {"nordost": 1, "centrum": 0, "sydvast": 1, "hisingen": 1}
    assert answer.facts["with_decision"] == 3
    assert answer.row("smedjan", "sydvast").text == "Egen ingång"
    assert answer.row("smedjan", "centrum").text == "Villkor"
    assert {row.text for row in answer.rows if row.code == "finsam_vuxna"} == {"Gemensam"}
