"""Housing interventions in August 2024, shares of interventions and not of persons."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

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
DELIVERED = """
source                | period  | moment  | breakdown           | code_1     | code_2     | measure | n   | is_perturbed | kind
housing_interventions | 2025-02 | 2025-02 | type                | emergency  |            | persons | 900 | false        | delivered
housing_interventions | 2025-03 | 2025-03 | type                | emergency  |            | persons | 150 | true         | delivered
housing_interventions | 2025-03 | 2025-03 | type                | short_term |            | persons | 350 | true         | delivered
housing_interventions | 2025-03 | 2025-03 | administration,type | centrum    | emergency  | persons | 100 | true         | delivered
housing_interventions | 2025-03 | 2025-03 | administration,type | centrum    | short_term | persons | 50  | true         | delivered
housing_interventions | 2025-03 | 2025-03 | administration,type | hisingen   | emergency  | persons | 50  | true         | delivered
housing_interventions | 2025-03 | 2025-03 | administration,type | hisingen   | short_term | persons | 300 | true         | delivered
"""  # noqa: E501 one row a line
SCENES = (
    as_printed("housing_interventions", PRINTED_FIGURES),
    Scene(
        "housing_interventions",
        (
            Spec(
                "the latest delivered month, of all types counted, beside what is printed",
                "",
                """
                code                  | count | share | printed | reference
                short_term            | 350   | 70 %  | 0.41    | –
                municipal_contract    | –     | –     | 0.13    | –
                emergency             | 150   | 30 %  | 0.12    | –
                long_term             | –     | –     | 0.1     | –
                housing_first_support | –     | –     | 0.08    | –
                subsistence_emergency | –     | –     | 0.06    | –
                protected             | –     | –     | 0.06    | –
                housing_first         | –     | –     | 0.04    | –
                """,
            ),
            Spec(
                "an administration is followed, beside the city and not beside the print",
                "administration=centrum gender=woman",
                """
                code       | count | share | printed | reference
                short_term | 50    | 33 %  | –       | 70 %
                emergency  | 100   | 67 %  | –       | 30 %
                """,
                left_out="gender",
            ),
        ),
        is_of_reports=True,
        table="delivered_count",
        rows=DELIVERED,
    ),
    Scene("housing_interventions", (Spec("nothing is published", "", "NoData: augusti 2024"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_housing_interventions(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
