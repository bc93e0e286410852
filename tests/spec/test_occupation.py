"""People in Boende och hemlöshet without an occupation; the upper count is approximate."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

PRINTED_FIGURES = """
code                                   | count | share | about
none                                   | 213   | –     |
none_or_not_filled_in                  | 500   | –     | yes
any                                    | –     | 5 %   | yes
"""
DELIVERED = """
source     | period  | moment     | breakdown        | code_1      | code_2        | measure | n   | is_perturbed | kind
occupation | 2025-03 | 2025-03-31 | group,occupation | all         | none          | persons | 200 | false        | delivered
occupation | 2025-03 | 2025-03-31 | group,occupation | all         | not_filled_in | persons | 300 | false        | delivered
occupation | 2025-03 | 2025-03-31 | group,occupation | all         | work          | persons | 100 | false        | delivered
occupation | 2025-03 | 2025-03-31 | group,occupation | ongoing_use | none          | persons | 150 | false        | delivered
occupation | 2025-03 | 2025-03-31 | group,occupation | ongoing_use | studies       | persons | 50  | false        | delivered
"""  # noqa: E501 one row a line
SCENES = (
    as_printed("occupation", PRINTED_FIGURES),
    Scene(
        "occupation",
        (
            Spec(
                "the three facts of the latest delivered day, beside what is printed",
                "",
                """
                code                  | count | base | share | printed | kind
                none                  | 200   | –    | –     | 213     | delivered
                none_or_not_filled_in | 500   | –    | –     | 500     | delivered
                any                   | 50    | 200  | 25 %  | 0.05    | delivered
                """,
            ),
        ),
        is_of_reports=True,
        table="delivered_count",
        rows=DELIVERED,
    ),
    Scene("occupation", (Spec("nothing is published", "", "NoData: datum anges inte"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_occupation(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
