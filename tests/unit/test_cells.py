"""Which released table answers, and the sums that are read from it."""

import pytest

from queries.cells import Scope, code_label, in_order, restrictions, summed
from queries.filters import Filters
from queries.released import Cell


def test_tables_are_named_in_code_book_order_without_repeats() -> None:
    assert in_order(("need_health", "gender", "administration", "gender")) == (
        "administration",
        "gender",
        "need_health",
    )


def test_two_needs_are_two_restrictions_and_own_attributes_none() -> None:
    filters = Filters.of(gender=("man",), need=("health", "job_focused"))
    assert restrictions(filters, ("gender",)) == (("need_job_focused", ("yes",)), ("need_health", ("yes",)))


def test_a_scope_without_administration_is_the_city() -> None:
    within = (("administration", ("hisingen",)), ("need_health", ("yes",)))
    scope = Scope("2022", ("age",), within)
    assert scope.honoured == ("administration", "need")
    assert scope.asked_of() == ("administration", "age", "need_health")
    assert scope.without("administration") == Scope("2022", ("age",), within[1:])
    assert not scope.is_unfiltered and Scope("2022", (), ()).is_unfiltered


@pytest.mark.parametrize(
    ("cells", "n", "perturbed", "kind", "figure"),
    [
        ([Cell(9, "delivered", "")], 9, 1, "delivered", ""),
        ([Cell(9, "delivered", ""), Cell(20, "published", "f")], 29, 1, "delivered", ""),
        ([Cell(9, "delivered", ""), Cell(8, "synthetic", "")], 17, 2, "synthetic", ""),
        ([Cell(20, "published", "f")], 20, 0, "published", "f"),
        ([Cell(20, "published", "f"), Cell(10, "published", "g")], 30, 0, "derived", ""),
    ],
)
def test_a_sum_says_what_it_is_made_of(
    cells: list[Cell], n: int, perturbed: int, kind: str, figure: str
) -> None:
    found = summed(cells)
    assert (found.n, found.cells, found.kind, found.figure_id) == (n, perturbed, kind, figure)


def test_a_code_has_its_swedish_label() -> None:
    assert code_label("administration", "sydvast") == "Sydväst"
