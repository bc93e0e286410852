"""Participants per 100 in need, by two measures of need; who has no participants is left out."""

import pytest

from tests.spec.equity_scenes import CLIENTS, REFERRALS, RESIDENTS, SERVICES
from tests.spec.harness import Scene, Spec, cases, expected, outcome

SCENES = (
    Scene(
        "participants_per_need",
        (
            Spec(
                "both measures, with Wilson intervals widened by the perturbation of both numbers",
                "exempel=ja",
                """
                code     | group    | count | base | per_100 | per_100_low | per_100_high | per_100_city
                nordost  | barriers | 60    | 300  | 20      | 15.673      | 25.085       | 25
                centrum  | barriers | 40    | 100  | 40      | 30.038      | 50.702       | 25
                hisingen | barriers | 100   | 400  | 25      | 20.889      | 29.587       | 25
                nordost  | clients  | 60    | 400  | 15      | 11.697      | 18.969       | 20
                centrum  | clients  | 40    | 200  | 20      | 14.694      | 26.436       | 20
                hisingen | clients  | 100   | 400  | 25      | 20.889      | 29.587       | 20
                """,
                n="200",
            ),
            Spec(
                "women against women; other filters are not held by the participants",
                "gender=woman age=age_30_54 administration=centrum exempel=ja",
                """
                code     | group    | count | base | per_100 | per_100_city | chosen | kind
                nordost  | barriers | 30    | 100  | 30      | 31.25        |        | synthetic
                centrum  | barriers | 20    | 60   | 33.333  | 31.25        | yes    | synthetic
                sydvast  | barriers | –     | –    | –       | –            |        | withheld
                hisingen | barriers | –     | –    | –       | –            |        | withheld
                nordost  | clients  | 30    | 100  | 30      | 31.25        |        | synthetic
                centrum  | clients  | 20    | 60   | 33.333  | 31.25        | yes    | synthetic
                """,
                n="50",
                left_out="age",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
            Spec("a year without a survey", "year=2021 exempel=ja", "NoData: 2021"),
        ),
        clients=CLIENTS,
        population=RESIDENTS,
        services=SERVICES,
    ),
    Scene(
        "participants_per_need",
        (Spec("one administration is compared with nothing", "exempel=ja", "TooFew"),),
        clients="persons | administration | barrier\n50 | nordost | sick_leave",
        services=(("referrals", REFERRALS),),
    ),
    Scene("participants_per_need", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_participants_per_need(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
