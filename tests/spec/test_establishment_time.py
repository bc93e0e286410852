"""Time to self-support of newly arrived people, in their own mapping."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

PRINTED_FIGURES = """
code                                  | share | unknown
estab_2022_time_after_programme_share | 27 %  |
estab_2022_time_0_18m_share           | 50 %  |
estab_2022_time_19m_plus_share        | 15 %  |
estab_2022_time_not_expected_share    | 1 %   |
estab_2022_time_unknown_share         | 7 %   | yes
"""
SCENES = (
    as_printed("establishment_time", PRINTED_FIGURES),
    Scene("establishment_time", (Spec("nothing is published", "", "NoData: hösten 2022"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_establishment_time(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
