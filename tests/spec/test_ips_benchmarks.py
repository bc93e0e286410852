"""Published rates elsewhere: each with its own denominator, none averaged with another."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PUBLISHED = """
code                 | group             | share  | kind
bejerholm_2015       | cohort_18_months  | 46 %   | published
ilc_2020_q2          | worked_in_quarter | 40.8 % | published
ips_grow_2024        | work_of_entrants  | 40 %   | published
ips_hisingen_article | self_supporting   | 39 %   | published
us_standard          | not_stated        | 41 %   | published
"""
SCENES = (
    Scene(
        "ips_benchmarks",
        (Spec("as published", "gender=woman", PUBLISHED, left_out="gender"),),
        is_of_reports=True,
    ),
    Scene("ips_benchmarks", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_ips_benchmarks(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
