"""The survey of 2022 beside what is published of 2023: different groups, so nothing is subtracted."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PRINTED_FIGURES = """
code                                   | group | share  | text
v40_2022_plan_insufficient_total_share | 2022  | 56 %   | alla klienter
v40_2023_social_insufficient_share     | 2023  | 64 %   | sociala skäl
v40_2023_other_insufficient_share      | 2023  | 51 %   | övriga hinder
v40_2022_need_two_parallel_share       | 2022  | 43 %   | klienter med behov
v40_2023_social_parallel_share         | 2023  | 48 %   | sociala skäl
v40_2023_other_parallel_share          | 2023  | 38 %   | övriga hinder
v40_2022_hinder_social_addiction_share | 2022  | 12 %   | alla klienter
v40_2023_social_addiction_share        | 2023  | 12 %   | alla inventerade
v40_2022_time_0_9m_share               | 2022  | 13.1 % | alla klienter
v40_addiction_time_0_9m_share          | 2023  | 2 %    | sociala skäl, missbruk
"""
SCENES = (
    Scene(
        "needs_between_years",
        (Spec("as printed", "", PRINTED_FIGURES),),
        is_of_reports=True,
    ),
    Scene("needs_between_years", (Spec("nothing is published", "", "NoData: 2022 och 2023"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_needs_between_years(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
