"""People who got IPS against the printed estimates of the need; an estimate can be a range."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

PRINTED_FIGURES = """
code                      | count | range      | about
ips_recipients_2024_city  | 350   | –          | yes
ips_recipients_2024_total | 450   | –          | yes
ips_need_gr_count         | 3000  | –          | yes
ips_need_rise_range       | –     | 8900–10400 | yes
"""
SCENES = (
    as_printed("need_against_supply", PRINTED_FIGURES),
    Scene("need_against_supply", (Spec("nothing is published", "", "NoData: 2022 och 2024"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_need_against_supply(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
