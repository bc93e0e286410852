"""What the report says of housing interventions in words, as a matter of equity: as `housing_statements`."""

import pytest

from queries.answers import Answer
from queries.filters import Filters
from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.test_housing_statements import CHOSEN, PUBLISHED
from tests.spec.true_store import repository_of_reports

SCENES = (
    Scene(
        "housing_differences",
        (
            Spec("as printed", "", PUBLISHED),
            Spec("administration chosen", "administration=centrum need=health", CHOSEN, left_out="need"),
        ),
        is_of_reports=True,
    ),
    Scene("housing_differences", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_housing_differences(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)


def test_the_words_are_those_of_the_page_on_the_target_group() -> None:
    here, there = (
        repository_of_reports().ask(question, Filters())
        for question in ("housing_differences", "housing_statements")
    )
    assert isinstance(here, Answer)
    assert isinstance(there, Answer)
    assert here.rows == there.rows
