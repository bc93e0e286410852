"""Housing interventions in August 2024, shares of interventions and not of persons."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PRINTED_FIGURES = """
code                                        | share
housing_2024_08_short_term_share            | 41 %
housing_2024_08_municipal_contract_share    | 13 %
housing_2024_08_emergency_share             | 12 %
housing_2024_08_long_term_share             | 10 %
housing_2024_08_housing_first_support_share | 8 %
housing_2024_08_subsistence_emergency_share | 6 %
housing_2024_08_protected_share             | 6 %
housing_2024_08_housing_first_share         | 4 %
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
