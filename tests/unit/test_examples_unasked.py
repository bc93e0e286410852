"""What is made up of a unit is never handed out unasked."""

from queries.answers import Answer, NoData, NotPublished, Row
from queries.filters import Filters
from queries.options import EXAMPLE
from queries.repository import asked_for

MADE_UP = Answer(
    "fidelity_totals",
    (Row("a", "Exempelverksamhet A", count=97, kind="synthetic"),),
    "example_fidelity",
    kind="synthetic",
    data_version="2026-11-24-0000",
    is_example=True,
)


def test_an_example_that_nobody_asked_for_is_not_published() -> None:
    expected = NotPublished("fidelity_totals", "example_fidelity", True, "2026-11-24-0000")
    assert asked_for(MADE_UP, Filters()) == expected


def test_an_example_that_is_asked_for_follows_the_choice() -> None:
    answer = asked_for(MADE_UP, Filters().with_option(EXAMPLE.slug, "ja"))
    assert isinstance(answer, Answer) and answer.rows == MADE_UP.rows
    assert answer.follows == (EXAMPLE.slug,) and not answer.is_fixed


def test_other_answers_are_left_as_they_are() -> None:
    printed = Answer("key_figures", (), "occupation_report")
    nothing = NoData("fidelity_totals", "example_fidelity")
    assert (asked_for(printed, Filters()), asked_for(nothing, Filters())) == (printed, nothing)
