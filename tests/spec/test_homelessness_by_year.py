"""Homelessness by year and measure, as the city publishes it."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PRINTED_FIGURES = """
code | group      | count
2019 | adults     | 3489
2020 | adults     | 2875
2021 | adults     | 2564
2022 | adults     | 2524
2019 | children   | 1526
2020 | children   | 858
2021 | children   | 597
2022 | children   | 697
2019 | households | 3068
2020 | households | 2642
2021 | households | 2405
2022 | households | 2359
"""
SCENES = (
    Scene(
        "homelessness_by_year",
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
    Scene("homelessness_by_year", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_homelessness_by_year(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
