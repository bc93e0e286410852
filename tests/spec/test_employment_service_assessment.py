"""Arbetsförmedlingen's assessment of January to September 2023."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

PRINTED_FIGURES = """
code                            | count | share
af_2023_assessment_count        | 5400  | –
af_2023_in_measure_after_share  | –     | 49 %
af_2023_sud_share_in_assessment | –     | 3 %
"""
SCENES = (
    as_printed("employment_service_assessment", PRINTED_FIGURES),
    Scene(
        "employment_service_assessment", (Spec("nothing is published", "", "NoData: januari–september 2023"),)
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_employment_service_assessment(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
