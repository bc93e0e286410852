"""The size of the target group by source: eight printed figures that are never added together."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

PRINTED_FIGURES = """
code                                     | count | range      | about
v40_2023_social_addiction_count_a        | 792   | –          |
homeless_2022_adults_sud_or_mental_count | 1616  | –          |
housing_2024_08_persons_count            | 1943  | –          |
homeless_2022_adults_count               | 2524  | –          |
ips_need_gr_count                        | 3000  | –          | yes
psych_2022_total_count                   | 5182  | –          |
v40_2022_admin_total_included            | 7114  | –          |
ips_need_rise_range                      | –     | 8900–10400 | yes
"""
SCENES = (
    as_printed("target_group_sizes", PRINTED_FIGURES),
    Scene("target_group_sizes", (Spec("nothing is published", "", "NoData: 2022–2024"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_target_group_sizes(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
