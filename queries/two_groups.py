"""Plans and needs of two groups of clients side by side: what the questions about gender and age share."""

from dataclasses import replace

from data.codebook import needs
from queries.answers import Answer, AnyAnswer, Row
from queries.cells import Count, Scope, count_of
from queries.connection import Store
from queries.distribution import answer, reference_scope, scoped
from queries.filters import NEED, Filters
from queries.pair_tables import attribute_rows, joined
from queries.pairs import Category, Group, Pair, Side, pair_rows
from queries.plans import plan_scope


def plans_compared(store: Store, filters: Filters, question: str, pair: Pair) -> AnyAnswer:
    """Main plan of each group, in eight plan groups where the filters need a table of four attributes."""
    scope = plan_scope(store, filters, question, pair.attribute)
    if not isinstance(scope, Scope):
        return scope
    rows = attribute_rows(store, scope, pair, scope.own[0], filters.codes("main_plan"))
    return compared_answer(store, scope, question, pair, rows, filters)


def needs_compared(store: Store, filters: Filters, question: str, pair: Pair) -> AnyAnswer:
    """Unmet needs of each group, as shares of all its clients."""
    tables = tuple((pair.attribute, f"need_{code}") for code in needs().values)
    scope = scoped(store, filters, question, *tables)
    if not isinstance(scope, Scope):
        return scope
    reference, rows = reference_scope(scope), list[Row]()
    for code in needs().codes:
        first, second = (
            _side(store, scope, reference, pair, group, code.code) for group in (pair.first, pair.second)
        )
        rows += pair_rows(Category.of(code, filters.codes(NEED)), pair, first, second)
    found = compared_answer(store, scope, question, pair, tuple(rows), filters)
    asked = tuple(",".join(scope.asked_of(own)) for own in tables)
    return replace(found, asked=asked, caveats=("c04", "c05"))


def _side(store: Store, scope: Scope, city: Scope | None, pair: Pair, group: Group, need: str) -> Side:
    part, base = _counts(store, scope, pair, group, need)
    of_city, whole = _counts(store, city, pair, group, need) if city else (None, None)
    return Side.counted(part, base, of_city.n / whole.n if of_city and whole else None)


def _counts(
    store: Store, scope: Scope, pair: Pair, group: Group, need: str
) -> tuple[Count | None, Count | None]:
    """Clients of the group with the need, and all of the group."""
    own = (pair.attribute, f"need_{need}")
    with_need, without = (
        [n for code in group.codes if (n := count_of(store, scope, own, (code, value))) is not None]
        for value in ("yes", "no")
    )
    known = [*with_need, *without]
    return joined(with_need) if with_need else None, joined(known) if known else None


def compared_answer(
    store: Store, scope: Scope, question: str, pair: Pair, rows: tuple[Row, ...], filters: Filters
) -> Answer:
    """A week-40 answer about both groups: a filter on what tells them apart is named as left out."""
    left_out = (*scope.left_out, pair.attribute) if filters.codes(pair.attribute) else scope.left_out
    return answer(store, scope, question, rows, left_out=left_out)
