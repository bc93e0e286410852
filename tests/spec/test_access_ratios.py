"""Participants against access equal to the whole city's, by three measures of need that can disagree."""

import pytest

from tests.spec.equity_scenes import CLIENTS, RESIDENTS, SERVICES
from tests.spec.harness import Scene, Spec, cases, expected, outcome

BY_BARRIERS = "hoover 0.075, hoover_by_chance 0.0385506, chi_square 10.5976, degrees 2, p_value 0.00499748"
BY_CLIENTS = "hoover 0.1, hoover_by_chance 0.0401925, chi_square 9.52381, degrees 2, p_value 0.00854931"
OF_WOMEN = "hoover 0.025, hoover_by_chance 0.0593741, chi_square 0.112867, degrees 1, p_value 0.736904"
SCENES = (
    Scene(
        "access_ratios",
        (
            Spec(
                "Nordost has too few places for its need, and more than its share of the adults",
                "exempel=ja",
                """
                code     | group    | count | base | expected | ratio | ratio_low | ratio_high
                nordost  | barriers | 60    | 300  | 75       | 0.8   | 0.603     | 1.036
                centrum  | barriers | 40    | 100  | 25       | 1.6   | 1.113     | 2.203
                hisingen | barriers | 100   | 400  | 100      | 1     | 0.809     | 1.22
                nordost  | clients  | 60    | 400  | 80       | 0.75  | 0.566     | 0.971
                centrum  | clients  | 40    | 200  | 40       | 1     | 0.697     | 1.375
                hisingen | clients  | 100   | 400  | 80       | 1.25  | 1.012     | 1.525
                nordost  | adults   | 60    | 4000 | 40       | 1.5   | 1.131     | 1.942
                centrum  | adults   | 40    | 8000 | 80       | 0.5   | 0.349     | 0.687
                hisingen | adults   | 100   | 8000 | 80       | 1.25  | 1.012     | 1.525
                """,
                n="200",
                facts=BY_BARRIERS,
            ),
            Spec(
                "places that are missing, with their interval, and the test by the chosen measure",
                "behovsmatt=klienter exempel=ja",
                """
                code     | group    | missing | missing_low | missing_high
                nordost  | barriers | 15      | -2.691      | 29.768
                centrum  | barriers | -15     | -30.073     | -2.818
                hisingen | barriers | 0       | -22.002     | 19.071
                nordost  | clients  | 20      | 2.317       | 34.758
                centrum  | clients  | 0       | -15.012     | 12.106
                hisingen | clients  | -20     | -42.002     | -0.929
                nordost  | adults   | -20     | -37.673     | -5.253
                centrum  | adults   | 40      | 25.008      | 52.08
                hisingen | adults   | -20     | -41.98      | -0.954
                """,
                n="200",
                facts=BY_CLIENTS,
            ),
            Spec(
                "the population has no gender: adults are no measure of women's need",
                "gender=woman exempel=ja",
                """
                code     | group    | count | expected
                nordost  | barriers | 30    | 31.25
                centrum  | barriers | 20    | 18.75
                nordost  | clients  | 30    | 31.25
                centrum  | clients  | 20    | 18.75
                """,
                n="50",
                facts=OF_WOMEN,
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        clients=CLIENTS,
        population=RESIDENTS,
        services=SERVICES,
    ),
    Scene("access_ratios", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_access_ratios(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
