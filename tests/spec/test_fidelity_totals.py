"""Fidelity reviews: a total and a band only when all 25 items are rated; external and self-assessed apart."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REVIEWS = """
review_id | programme_id | review_type | reviewed_on
first     | example_a    | external    | 2023-10-01
second    | example_a    | external    | 2025-04-01
own       | example_a    | self        | 2025-10-01
lacking   | example_d    | external    | 2024-05-01
poor      | example_c    | external    | 2024-05-01
"""
SCORES = """
review_id | scores
first     | 4×25
second    | 4×10 5×15
own       | 4×11 5×14
lacking   | 5×24 –×1
poor      | 2×2 3×23
"""
SCENES = (
    Scene(
        "fidelity_totals",
        (
            Spec(
                "115 is the highest band, 114 the next, 73 the lowest; 24 rated items give no total",
                "administration=hisingen exempel=ja",
                """
                code     | group      | series    | count | base | previous | text | kind
                external | 2023-10-01 | example_a | 100   | 25   | –        | God programtrohet | synthetic
                external | 2025-04-01 | example_a | 115   | 25   | 100 | Mycket hög programtrohet | synthetic
                self     | 2025-10-01 | example_a | 114   | 25   | –        | God programtrohet | synthetic
                external | 2024-05-01 | example_c | 73    | 25   | –        | Ej IPS | synthetic
                external | 2024-05-01 | example_d | –     | 24   | –        | | missing
                """,
                left_out="administration",
            ),
            Spec(
                "as it was known in the chosen year",
                "year=2023 exempel=ja",
                """
                code     | group      | series    | count | base | previous | text | kind
                external | 2023-10-01 | example_a | 100   | 25   | –        | God programtrohet | synthetic
                """,
            ),
            Spec(
                "a year before the first review shows them all",
                "year=2022 exempel=ja",
                """
                code     | group      | series    | count
                external | 2023-10-01 | example_a | 100
                external | 2025-04-01 | example_a | 115
                self     | 2025-10-01 | example_a | 114
                external | 2024-05-01 | example_c | 73
                external | 2024-05-01 | example_d | –
                """,
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("reviews", REVIEWS), ("scores", SCORES)),
    ),
    Scene("fidelity_totals", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_fidelity_totals(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
