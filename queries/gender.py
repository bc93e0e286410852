"""Jämställdhet: women and men in the week-40 survey, side by side."""

from dataclasses import replace

from data.codebook import attribute, needs
from queries.answers import Answer, AnyAnswer, Row
from queries.cells import Count, Scope, count_of
from queries.connection import Store
from queries.distribution import answer, reference_scope, scoped
from queries.filters import NEED, Filters
from queries.pairs import Group, Pair, Side, attribute_rows, joined, pair_rows
from queries.plans import plan_scope, without_need

GENDER = "gender"
WOMEN, MEN = (
    Group(code.code, code.plural, (code.code,))
    for code in attribute(GENDER).codes
    if code.code not in attribute(GENDER).one_way_only
)
GENDERS = Pair(GENDER, WOMEN, MEN)
NEED_TABLES = tuple((GENDER, f"need_{code}") for code in needs().values)


def plan_by_gender(store: Store, filters: Filters) -> AnyAnswer:
    """Main plan of women and of men. Columns: plan, group (woman, man, difference), clients, share of the
    gender, difference with 95 % interval. Grain: one row per plan and group.

    Source: week-40 survey, section 2.1.4, ten plans as printed; filtered, released cells of plan × gender, in
    eight plan groups where the filters need four attributes.
    """
    scope = plan_scope(store, filters, "plan_by_gender", GENDER)
    if not isinstance(scope, Scope):
        return scope
    rows = attribute_rows(store, scope, GENDERS, scope.own[0], filters.codes("main_plan"))
    return compared_answer(store, scope, "plan_by_gender", rows, filters)


def needs_by_gender(store: Store, filters: Filters) -> AnyAnswer:
    """Unmet needs of women and of men. Columns: need, group (woman, man, difference), clients, share of all
    clients of the gender, difference with 95 % interval. Grain: one row per need and group.

    A client has at most two needs. Source: released cells, one table per need × gender; the report compares
    the genders in words only (2.1.8).
    """
    scope = scoped(store, filters, "needs_by_gender", *NEED_TABLES)
    if not isinstance(scope, Scope):
        return scope
    rows: list[Row] = []
    for code in needs().codes:
        marked = code.code in filters.codes(NEED)
        category = Row(
            code.code, code.label, is_last=code.is_last, is_unknown=code.is_unknown, is_chosen=marked
        )
        first, second = (_need_side(store, scope, group, code.code) for group in (WOMEN, MEN))
        rows += pair_rows(category, GENDERS, first, second)
    asked = tuple(",".join(scope.asked_of(own)) for own in NEED_TABLES)
    found = compared_answer(store, scope, "needs_by_gender", tuple(rows), filters)
    return replace(found, asked=asked, caveats=("c04", "c05"))


def _need_side(store: Store, scope: Scope, group: Group, need: str) -> Side:
    part, base = _need_counts(store, scope, group, need)
    reference = reference_scope(scope)
    of_city, whole = _need_counts(store, reference, group, need) if reference else (None, None)
    return Side(part, base, city=of_city.n / whole.n if of_city and whole else None)


def _need_counts(store: Store, scope: Scope, group: Group, need: str) -> tuple[Count | None, Count | None]:
    own = (GENDER, f"need_{need}")
    part, rest = (count_of(store, scope, own, (group.code, value)) for value in ("yes", "no"))
    return part, joined(count for count in (part, rest) if count is not None)


def sufficiency_by_gender(store: Store, filters: Filters) -> AnyAnswer:
    """Whether the plan is judged sufficient, women and men. Columns: answer, group (woman, man, difference),
    clients, share of the gender, difference with 95 % interval. Needs are no filter here.

    Source: released cells; the report compares the genders in words only (2.1.7).
    """
    found = _by_attribute(store, filters.without(NEED), "plan_sufficient", "sufficiency_by_gender")
    return without_need(found, filters)


def time_by_gender(store: Store, filters: Filters) -> AnyAnswer:
    """Expected time to self-support, women and men. Columns: time, group (woman, man, difference), clients,
    share of the gender, difference with 95 % interval.

    Source: released cells; the report compares the genders in words only (2.1.10).
    """
    found = _by_attribute(store, filters, "time_to_self_support", "time_by_gender")
    return replace(found, caveats=("c23",)) if isinstance(found, Answer) else found


def _by_attribute(store: Store, filters: Filters, name: str, question: str) -> AnyAnswer:
    scope = scoped(store, filters, question, (GENDER, name))
    if not isinstance(scope, Scope):
        return scope
    rows = attribute_rows(store, scope, GENDERS, name, filters.codes(name))
    return compared_answer(store, scope, question, rows, filters)


def compared_answer(
    store: Store, scope: Scope, question: str, rows: tuple[Row, ...], filters: Filters
) -> Answer:
    """A week-40 answer about both genders: a filter on gender is named as left out."""
    left_out = (*scope.left_out, GENDER) if filters.codes(GENDER) else scope.left_out
    return answer(store, scope, question, rows, left_out=left_out)


QUESTIONS = (plan_by_gender, needs_by_gender, sufficiency_by_gender, time_by_gender)
