"""Kinds of occupation: organisations counted, never a share of the six that answered."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PRINTED_FIGURES = """
code                        | count | share | last
civsoc_type_work_training   | 6     | –     |
civsoc_type_internship      | 3     | –     |
civsoc_type_activity_groups | 2     | –     |
civsoc_type_guidance        | 2     | –     |
civsoc_type_meeting_place   | 2     | –     |
civsoc_type_employment      | 4     | –     |
civsoc_type_other           | 0     | –     | yes
"""
SCENES = (
    Scene(
        "civil_society_offers",
        (Spec("as printed, zero too", "", PRINTED_FIGURES, n="6"),),
        is_of_reports=True,
    ),
    Scene("civil_society_offers", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_civil_society_offers(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
