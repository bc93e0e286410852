"""The items of the latest and the previous external review, and of the latest self-assessment."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REVIEWS = """
review_id | programme_id | review_type | reviewed_on
oldest    | example_a    | external    | 2022-10-01
first     | example_a    | external    | 2023-10-01
second    | example_a    | external    | 2025-04-01
own       | example_a    | self        | 2024-10-01
"""
SCORES = """
review_id | scores
oldest    | 1×3
first     | 4×2 –×1
second    | 4×1 5×2
own       | 5×3
"""
SCENES = (
    Scene(
        "fidelity_items",
        (
            Spec(
                "the latest with the score before it; an item that was not rated is missing",
                "exempel=ja",
                """
                code | group    | series    | label                 | count | previous | kind
                01   | latest   | example_a | Klientgruppens storlek | 4     | 4        | synthetic
                02   | latest   | example_a | Arbetsinsatser        | 5     | 4        | synthetic
                03   | latest   | example_a | Helhetsansvar         | 5     | –        | synthetic
                01   | previous | example_a | Klientgruppens storlek | 4     | –        | synthetic
                02   | previous | example_a | Arbetsinsatser        | 4     | –        | synthetic
                03   | previous | example_a | Helhetsansvar         | –     | –        | missing
                01   | self     | example_a | Klientgruppens storlek | 5     | –        | synthetic
                02   | self     | example_a | Arbetsinsatser        | 5     | –        | synthetic
                03   | self     | example_a | Helhetsansvar         | 5     | –        | synthetic
                """,
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("reviews", REVIEWS), ("scores", SCORES)),
    ),
    Scene("fidelity_items", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_fidelity_items(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
