"""The three most common incomes of homeless households in 2022, shares of households."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

PRINTED_FIGURES = """
code                                      | share
income_support                            | 49 %
sickness_comp                             | 13 %
wage                                      | 10 %
"""
DELIVERED = """
source       | period | moment | breakdown | code_1         | measure    | n   | is_perturbed | kind
homelessness | 2024   | 2024   | income    | income_support | households | 600 | false        | delivered
homelessness | 2024   | 2024   | income    | wage           | households | 300 | false        | delivered
homelessness | 2024   | 2024   | income    | pension        | households | 100 | false        | delivered
"""
SCENES = (
    as_printed("homelessness_income", PRINTED_FIGURES),
    Scene(
        "homelessness_income",
        (
            Spec(
                "the latest delivered year, of all its households, beside what is printed",
                "administration=centrum",
                """
                code           | count | share | printed | kind
                income_support | 600   | 60 %  | 0.49    | delivered
                sickness_comp  | –     | –     | 0.13    | withheld
                wage           | 300   | 30 %  | 0.1     | delivered
                pension        | 100   | 10 %  | –       | delivered
                """,
                left_out="administration",
            ),
        ),
        is_of_reports=True,
        table="delivered_count",
        rows=DELIVERED,
    ),
    Scene(
        "homelessness_income",
        (Spec("a delivery from before the report does not take its place", "", PRINTED_FIGURES),),
        is_of_reports=True,
        table="delivered_count",
        rows=DELIVERED.replace("2024", "2020"),
    ),
    Scene("homelessness_income", (Spec("nothing is published", "", "NoData: april 2022"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_homelessness_income(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
