"""Jämställdhet: women and men in the week-40 survey, side by side."""

from dataclasses import replace

from data.codebook import attribute
from queries.answers import Answer, AnyAnswer
from queries.cells import Scope
from queries.connection import Store
from queries.distribution import scoped
from queries.filters import NEED, Filters
from queries.pair_tables import attribute_rows
from queries.pairs import Group, Pair
from queries.plans import without_need
from queries.two_groups import compared_answer, needs_compared, plans_compared

GENDER = "gender"
WOMEN, MEN = (
    Group(code.code, code.plural, (code.code,))
    for code in attribute(GENDER).codes
    if code.code not in attribute(GENDER).one_way_only
)
GENDERS = Pair(GENDER, WOMEN, MEN)


def plan_by_gender(store: Store, filters: Filters) -> AnyAnswer:
    """Main plan of women and of men. Columns: plan, group (woman, man, difference), clients, share of the
    gender, difference with 95 % interval. Grain: one row per plan and group.

    Source: week-40 survey, section 2.1.4, ten plans as printed; filtered, released cells of plan × gender, in
    eight plan groups where the filters need four attributes.
    """
    return plans_compared(store, filters, "plan_by_gender", GENDERS)


def needs_by_gender(store: Store, filters: Filters) -> AnyAnswer:
    """Unmet needs of women and of men. Columns: need, group (woman, man, difference), clients, share of all
    clients of the gender, difference with 95 % interval. Grain: one row per need and group.

    A client has at most two needs. Source: released cells, one table per need × gender; the report compares
    the genders in words only (2.1.8).
    """
    return needs_compared(store, filters, "needs_by_gender", GENDERS)


def sufficiency_by_gender(store: Store, filters: Filters) -> AnyAnswer:
    """Whether the plan is judged sufficient, women and men. Columns: answer, group (woman, man,
    difference), clients, share of the gender, difference with 95 % interval. Needs are no filter here.

    Grain: one row per answer and group. Source: released cells; the report compares the genders in words
    only (2.1.7)."""
    found = _by_attribute(store, filters.without(NEED), "plan_sufficient", "sufficiency_by_gender")
    return without_need(found, filters)


def time_by_gender(store: Store, filters: Filters) -> AnyAnswer:
    """Expected time to self-support, women and men. Columns: time, group (woman, man, difference), clients,
    share of the gender, difference with 95 % interval.

    Grain: one row per time and group. Source: released cells; the report compares the genders in words only
    (2.1.10)."""
    found = _by_attribute(store, filters, "time_to_self_support", "time_by_gender")
    return replace(found, caveats=("c23",)) if isinstance(found, Answer) else found


def _by_attribute(store: Store, filters: Filters, name: str, question: str) -> AnyAnswer:
    scope = scoped(store, filters, question, (GENDER, name))
    if not isinstance(scope, Scope):
        return scope
    rows = attribute_rows(store, scope, GENDERS, name, filters.codes(name))
    return compared_answer(store, scope, question, GENDERS, rows, filters)


QUESTIONS = (plan_by_gender, needs_by_gender, sufficiency_by_gender, time_by_gender)
