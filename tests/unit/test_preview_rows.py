"""What the preview of a publication tells of two answers."""

from dashboard.preview_rows import differing_rows
from queries.answers import Answer, Row


def answer(*rows: Row) -> Answer:
    return Answer("queues", rows, "services")


def test_the_largest_change_comes_first_and_new_words_are_told() -> None:
    before = answer(Row("a", "A", count=10), Row("b", "B", count=20, text="kö"))
    after = answer(Row("a", "A", count=11), Row("b", "B", count=25, text="kö"))
    assert differing_rows(before, after) == ("B 20 → 25; A 10 → 11", 2)
    stopped = answer(Row("a", "A", count=10), Row("b", "B", count=20, text="remisstopp"))
    assert differing_rows(before, stopped) == ("B: kö → remisstopp", 1)


def test_a_column_that_only_some_rows_have_something_under_changes_only_those() -> None:
    before = answer(Row("a", "A"), Row("b", "B"))
    headed = Row("b", "B", details=(("Rapporterat senare", "12 personer"),))
    after = answer(Row("a", "A", details=(("Rapporterat senare", "–"),)), headed)
    assert differing_rows(before, after) == ("B: Rapporterat senare – → 12 personer", 1)


def test_nothing_is_told_where_nothing_differs() -> None:
    same = answer(Row("a", "A", count=10, details=(("Not", ""),)))
    assert differing_rows(answer(Row("a", "A", count=10)), same) == ("", 0)
