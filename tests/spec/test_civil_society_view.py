"""What the organisations say of themselves."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PRINTED_FIGURES = """
code                         | count | share | base
civsoc_offers_occupation     | 6     | –     | 6
civsoc_can_meet_need         | 6     | –     | 6
civsoc_only_work_training    | 1     | –     | 6
civsoc_open_question_answers | 4     | –     | 6
"""
SCENES = (
    Scene(
        "civil_society_view",
        (Spec("as printed", "", PRINTED_FIGURES),),
        is_of_reports=True,
    ),
    Scene("civil_society_view", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_civil_society_view(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
