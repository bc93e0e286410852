"""The psychiatric inventory of 2022, by responsible authority."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

PRINTED_FIGURES = """
code                                  | group                      | count
inventoried                           | Samtliga                   | 5182
inventoried                           | Funktionsstöd (FFS)        | 3463
no_occupation                         | Funktionsstöd (FFS)        | 2250
unstable_housing                      | Funktionsstöd (FFS)        | 237
need_new                              | Funktionsstöd (FFS)        | 438
need_more                             | Funktionsstöd (FFS)        | 369
need_unknown                          | Funktionsstöd (FFS)        | 1127
need_declined                         | Funktionsstöd (FFS)        | 332
inventoried                           | Socialförvaltningarna (SF) | 1164
no_occupation                         | Socialförvaltningarna (SF) | 826
unstable_housing                      | Socialförvaltningarna (SF) | 351
income_support                        | Socialförvaltningarna (SF) | 873
"""
DELIVERED = """
source                | period | moment | breakdown      | code_1 | code_2        | measure | n    | is_perturbed | kind
psychiatric_inventory | 2022   | 2022   | authority,item | all    | inventoried   | persons | 5000 | false        | delivered
psychiatric_inventory | 2022   | 2022   | authority,item | social | inventoried   | persons | 1164 | false        | delivered
psychiatric_inventory | 2022   | 2022   | authority,item | social | substance_use | persons | 500  | false        | delivered
"""  # noqa: E501 one row a line
BESIDE_PRINT = """
code             | group                                                 | count | printed | kind
inventoried      | Samtliga                                              | 5000  | 5182    | delivered
inventoried      | Socialförvaltningarna (SF)                            | 1164  | 1164    | delivered
substance_use    | Socialförvaltningarna (SF)                            | 500   | –       | delivered
inventoried      | Funktionsstöd (FFS), bara i rapporten för 2022        | 3463  | –       | published
no_occupation    | Funktionsstöd (FFS), bara i rapporten för 2022        | 2250  | –       | published
unstable_housing | Funktionsstöd (FFS), bara i rapporten för 2022        | 237   | –       | published
need_new         | Funktionsstöd (FFS), bara i rapporten för 2022        | 438   | –       | published
need_more        | Funktionsstöd (FFS), bara i rapporten för 2022        | 369   | –       | published
need_unknown     | Funktionsstöd (FFS), bara i rapporten för 2022        | 1127  | –       | published
need_declined    | Funktionsstöd (FFS), bara i rapporten för 2022        | 332   | –       | published
no_occupation    | Socialförvaltningarna (SF), bara i rapporten för 2022 | 826   | –       | published
unstable_housing | Socialförvaltningarna (SF), bara i rapporten för 2022 | 351   | –       | published
income_support   | Socialförvaltningarna (SF), bara i rapporten för 2022 | 873   | –       | published
"""
SCENES = (
    as_printed("psychiatric_inventory", PRINTED_FIGURES),
    Scene(
        "psychiatric_inventory",
        (
            Spec(
                "what is delivered beside what is printed, and then what only the report has",
                "",
                BESIDE_PRINT,
                facts="differs_from_print 1",
            ),
        ),
        is_of_reports=True,
        table="delivered_count",
        rows=DELIVERED,
    ),
    Scene("psychiatric_inventory", (Spec("nothing is published", "", "NoData: 2022"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_psychiatric_inventory(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
