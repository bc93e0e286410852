"""The psychiatric inventory of 2022, by responsible authority."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

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
SCENES = (
    Scene(
        "psychiatric_inventory",
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
    Scene("psychiatric_inventory", (Spec("nothing is published", "", "NoData: 2022"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_psychiatric_inventory(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
