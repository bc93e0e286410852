"""Housing interventions in August 2024, shares of interventions and not of persons."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PRINTED_FIGURES = """
code                                        | share
short_term                                  | 41 %
municipal_contract                          | 13 %
emergency                                   | 12 %
long_term                                   | 10 %
housing_first_support                       | 8 %
subsistence_emergency                       | 6 %
protected                                   | 6 %
housing_first                               | 4 %
"""
SCENES = (
    Scene(
        "housing_interventions",
        (
            Spec("as printed", "", PRINTED_FIGURES),
            Spec(
                "filters of clients are named, not followed",
                "administration=centrum need=health",
                PRINTED_FIGURES,
                left_out="administration, need",
            ),
        ),
        is_of_reports=True,
    ),
    Scene("housing_interventions", (Spec("nothing is published", "", "NoData: augusti 2024"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_housing_interventions(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
