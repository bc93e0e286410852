"""Unmet needs of newly arrived people; 442 answers for 387 people."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

PRINTED_FIGURES = """
code                                     | count
estab_2022_unmet_job_focused_count       | 233
estab_2022_unmet_education_count         | 154
estab_2022_unmet_work_rehab_count        | 25
estab_2022_unmet_health_count            | 16
estab_2022_unmet_social_activation_count | 9
estab_2022_unmet_care_contact_count      | 5
"""
SCENES = (
    as_printed("establishment_needs", PRINTED_FIGURES),
    Scene("establishment_needs", (Spec("nothing is published", "", "NoData: hösten 2022"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_establishment_needs(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
