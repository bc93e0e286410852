"""Participants as a share of the chosen measure of need, and where chance would keep it."""

import pytest

from tests.spec.equity_scenes import CLIENTS, RESIDENTS, SERVICES
from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.test_access_ratios import BY_BARRIERS, BY_CLIENTS

SCENES = (
    Scene(
        "participants_funnel",
        (
            Spec(
                "those with social reasons or on sick leave",
                "exempel=ja",
                """
                code     | count | base | share | reference | low_95 | high_95 | low_998 | high_998
                nordost  | 60    | 300  | 20 %  | 25 %      | 0.2    | 0.3     | 0.171   | 0.329
                centrum  | 40    | 100  | 40 %  | 25 %      | 0.16   | 0.34    | 0.108   | 0.392
                hisingen | 100   | 400  | 25 %  | 25 %      | 0.207  | 0.293   | 0.182   | 0.318
                """,
                n="200",
                facts=BY_BARRIERS,
            ),
            Spec(
                "all clients",
                "behovsmatt=klienter exempel=ja",
                """
                code     | count | base | share | reference | low_95 | high_95 | low_998 | high_998
                nordost  | 60    | 400  | 15 %  | 20 %      | 0.16   | 0.24    | 0.137   | 0.263
                centrum  | 40    | 200  | 20 %  | 20 %      | 0.142  | 0.258   | 0.109   | 0.291
                hisingen | 100   | 400  | 25 %  | 20 %      | 0.16   | 0.24    | 0.137   | 0.263
                """,
                n="200",
                facts=BY_CLIENTS,
            ),
            Spec("nobody has asked for examples", "behovsmatt=klienter", "NotPublished"),
        ),
        clients=CLIENTS,
        population=RESIDENTS,
        services=SERVICES,
    ),
    Scene("participants_funnel", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_participants_funnel(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
