"""Homelessness by year and measure, as the city publishes it."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

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
DELIVERED = """
source       | period | moment | measure    | n    | is_perturbed | kind
homelessness | 2022   | 2022   | persons    | 2500 | false        | delivered
homelessness | 2022   | 2022   | households | 2359 | false        | delivered
homelessness | 2024   | 2024   | persons    | 2300 | true         | delivered
homelessness | 2024   | 2024   | households | 0    | true         | delivered
"""
SCENES = (
    as_printed("homelessness_by_year", PRINTED_FIGURES),
    Scene(
        "homelessness_by_year",
        (
            Spec(
                "a delivered year is added or stands in place of the printed one, which is told where it "
                "differs; none or a few are not told, and children are not delivered",
                "",
                """
                code | group      | count | printed | kind
                2019 | adults     | 3489  | –       | published
                2020 | adults     | 2875  | –       | published
                2021 | adults     | 2564  | –       | published
                2022 | adults     | 2500  | 2524    | delivered
                2024 | adults     | 2300  | –       | delivered
                2019 | children   | 1526  | –       | published
                2020 | children   | 858   | –       | published
                2021 | children   | 597   | –       | published
                2022 | children   | 697   | –       | published
                2019 | households | 3068  | –       | published
                2020 | households | 2642  | –       | published
                2021 | households | 2405  | –       | published
                2022 | households | 2359  | –       | delivered
                2024 | households | –     | –       | withheld
                """,
                facts="differs_from_print 1",
            ),
        ),
        is_of_reports=True,
        table="delivered_count",
        rows=DELIVERED,
    ),
    Scene("homelessness_by_year", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_homelessness_by_year(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
