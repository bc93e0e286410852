"""The psychiatric inventory of 2022, by responsible authority."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PRINTED_FIGURES = """
code                                  | group                      | count
psych_2022_total_count                | Samtliga                   | 5182
psych_2022_ffs_count                  | Funktionsstöd (FFS)        | 3463
psych_2022_ffs_no_occupation_count    | Funktionsstöd (FFS)        | 2250
psych_2022_ffs_unstable_housing_count | Funktionsstöd (FFS)        | 237
psych_2022_ffs_need_new_count         | Funktionsstöd (FFS)        | 438
psych_2022_ffs_need_more_count        | Funktionsstöd (FFS)        | 369
psych_2022_ffs_need_unknown_count     | Funktionsstöd (FFS)        | 1127
psych_2022_ffs_need_declined_count    | Funktionsstöd (FFS)        | 332
psych_2022_sf_count                   | Socialförvaltningarna (SF) | 1164
psych_2022_sf_no_occupation_count     | Socialförvaltningarna (SF) | 826
psych_2022_sf_unstable_housing_count  | Socialförvaltningarna (SF) | 351
psych_2022_sf_income_support_count    | Socialförvaltningarna (SF) | 873
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
