"""What the survey of 2023 says of clients with social reasons, and of those with substance use."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

PRINTED_FIGURES = """
code                                   | group                   | share | about
v40_addiction_need_more_share          | Sociala skäl – missbruk | 61 %  |
v40_addiction_parallel_share           | Sociala skäl – missbruk | 42 %  |
v40_addiction_time_0_9m_share          | Sociala skäl – missbruk | 2 %   |
v40_2023_addiction_edu_primary_share   | Sociala skäl – missbruk | 47 %  |
v40_2023_addiction_edu_upper_sec_share | Sociala skäl – missbruk | 30 %  |
v40_2023_social_insufficient_share     | Alla sociala skäl       | 64 %  |
v40_2023_social_parallel_share         | Alla sociala skäl       | 48 %  | yes
"""
SIZES = "v40_2023_social_addiction_count_a 792, v40_2023_social_addiction_count_b 755"
SCENES = (
    as_printed(
        "social_reasons",
        PRINTED_FIGURES,
        facts=SIZES,
    ),
    Scene("social_reasons", (Spec("nothing is published", "", "NoData: 2023"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_social_reasons(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
