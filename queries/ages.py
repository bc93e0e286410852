"""Behov: younger and older clients in the week-40 survey, side by side."""

from data.codebook import attribute
from queries.answers import AnyAnswer
from queries.connection import Store
from queries.filters import Filters
from queries.pairs import Group, Pair
from queries.two_groups import needs_compared, plans_compared

YOUNGEST, *OTHERS = attribute("age").codes
AGES = Pair(
    "age",
    Group("young", YOUNGEST.label, (YOUNGEST.code,)),
    Group("older", "30 år och äldre", tuple(code.code for code in OTHERS)),
)


def plan_by_age(store: Store, filters: Filters) -> AnyAnswer:
    """Main plan of younger and older clients. Columns: plan, group (young, older, difference), clients, share
    of the age group, difference with 95 % interval. Grain: one row per plan and group.

    Source: week-40 survey, section 2.1.5, ten plans as printed (16–29 years there is 18–29 here); filtered,
    released cells of plan × age.
    """
    return plans_compared(store, filters, "plan_by_age", AGES)


def needs_by_age(store: Store, filters: Filters) -> AnyAnswer:
    """Unmet needs of younger and older clients. Columns: need, group (young, older, difference), clients,
    share of all clients of the age group, difference with 95 % interval. Grain: one row per need and group.

    Source: released cells of need × age; the report compares the ages in words only (2.1.8).
    """
    return needs_compared(store, filters, "needs_by_age", AGES)


QUESTIONS = (plan_by_age, needs_by_age)
