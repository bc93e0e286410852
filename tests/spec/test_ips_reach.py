"""How much of the estimated need IPS reached: printed numbers, and shares calculated on them."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PRINTED = """
code                      | count | range      | about
ips_recipients_2024_city  | 350   | –          | yes
ips_recipients_2024_total | 450   | –          | yes
ips_need_gr_count         | 3000  | –          | yes
ips_need_rise_range       | –     | 8900–10400 | yes
"""
SCENES = (
    Scene(
        "ips_reach",
        (
            Spec(
                "450 of 3 000 is 15 per cent, of 8 900–10 400 between 4 and 5",
                "administration=centrum",
                PRINTED,
                left_out="administration",
                facts="gr 0.15, rise_low 0.0432692, rise_high 0.0505618",
            ),
        ),
        is_of_reports=True,
    ),
    Scene("ips_reach", (Spec("nothing is published", "", "NoData: 2022 och 2024"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_ips_reach(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
