"""The printed figures behind the overview's generated findings."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

PRINTED_FIGURES = """
code                                           | share
v40_2022_main_plan_rehab_plan_care_share       | 19 %
v40_2022_plan_sufficient_rehab_plan_care_share | 31 %
v40_2022_main_plan_sfi_studies_women_share     | 17 %
v40_2022_main_plan_sfi_studies_men_share       | 6 %
"""
SCENES = (
    as_printed("findings_in_selection", PRINTED_FIGURES),
    Scene("findings_in_selection", (Spec("nothing is published", "", "NoData: 2022"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_findings_in_selection(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
