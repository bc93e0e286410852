"""The printed figures of the overview's tiles, each exactly as printed."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

PRINTED_FIGURES = """
code                                         | count | share | range      | about
homeless_2022_adults_count                   | 2524  | –     | –          |
homeless_2022_adults_sud_or_mental_count     | 1616  | –     | –          |
homeless_2022_households_sud_or_mental_share | –     | 63 %  | –          |
v40_2022_admin_total_included                | 7114  | –     | –          |
v40_2022_plan_insufficient_total_share       | –     | 56 %  | –          |
v40_2022_need_at_least_one_count             | 4000  | –     | –          |
v40_2022_need_two_parallel_count             | 1721  | –     | –          |
ips_recipients_2024_total                    | 450   | –     | –          | yes
ips_recipients_2024_city                     | 350   | –     | –          | yes
ips_need_gr_count                            | 3000  | –     | –          | yes
ips_need_rise_range                          | –     | –     | 8900–10400 | yes
pplus_no_occupation_upper_count              | 500   | –     | –          | yes
"""
SCENES = (
    as_printed("key_figures", PRINTED_FIGURES),
    Scene("key_figures", (Spec("nothing is published", "", "NoData: 2022–2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_key_figures(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
