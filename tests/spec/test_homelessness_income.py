"""The three most common incomes of homeless households in 2022, shares of households."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PRINTED_FIGURES = """
code                                      | share
income_support                            | 49 %
sickness_comp                             | 13 %
wage                                      | 10 %
"""
SCENES = (
    Scene(
        "homelessness_income",
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
    Scene("homelessness_income", (Spec("nothing is published", "", "NoData: april 2022"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_homelessness_income(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
