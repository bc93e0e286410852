"""Jämställdhet: from need to outcome for women and men, and the difference that the group works with."""

from dataclasses import replace

from data.codebook import attribute
from queries.answers import Answer, AnyAnswer, Row, TooFew
from queries.cells import Count, Scope, count_of
from queries.connection import Store
from queries.delivered import delivered_years
from queries.distribution import reference_scope, scoped
from queries.filters import Filters
from queries.gender import (
    GENDER,
    GENDERS,
    MEN,
    WOMEN,
    needs_by_gender,
    plan_by_gender,
    sufficiency_by_gender,
    time_by_gender,
)
from queries.options import CHOSEN_DIFFERENCE, compared, difference_slug
from queries.pair_tables import attribute_rows, joined
from queries.pairs import UNPRINTED, Category, Group, Side, is_beyond_chance, pair_rows
from queries.two_groups import compared_answer

NEED_COUNT, PLAN = (GENDER, "need_count"), (GENDER, "plan_group")
ANY, OTHERS = "any", ("0", "unknown")
"""Clients with one need or two are a released cell of their own; with the others they are everybody."""
NO_PLAN = "none"
NOT_PUBLISHED = (
    ("service", "Deltar i en insats", "Deltagare per kön från verksamheterna"),
    ("outcome", "Går till arbete eller studier", "Gemensamma indikatorer per kön från verksamheterna"),
)
"""Steps of the chain that no source divides by gender, and which one could."""


def chain_by_gender(store: Store, filters: Filters) -> AnyAnswer:
    """From need to outcome. Columns: step, group (woman, man, difference), clients, share of the gender,
    difference with 95 % interval, and what would give the steps that are not published.

    Grain: one row per step and group. Source: released cells of need_count and plan group × gender;
    unfiltered, no intervention as printed in section 2.1.4. Services and outcomes are published for no
    gender; once services deliver referrals, `gender_chain` tells of them and this chain ends with the plan.
    """
    scope = scoped(store, filters, "chain_by_gender", NEED_COUNT, PLAN)
    if not isinstance(scope, Scope):
        return scope
    need, city = Category("need", "Har behov som inte är tillgodosedda"), reference_scope(scope)
    first, second = (_need_side(store, scope, city, group) for group in (WOMEN, MEN))
    rows = [*pair_rows(need, GENDERS, first, second), *_plan_rows(store, scope)]
    for code, label, source in () if delivered_years(store) else NOT_PUBLISHED:
        rows += pair_rows(Category(code, label, text=source), GENDERS, UNPRINTED, UNPRINTED)
    found = compared_answer(store, scope, "chain_by_gender", GENDERS, tuple(rows), filters)
    asked = tuple(",".join(scope.asked_of(own)) for own in (NEED_COUNT, PLAN))
    return replace(found, asked=asked, caveats=("c05",))


def _need_side(store: Store, scope: Scope, city: Scope | None, group: Group) -> Side:
    part, base = _with_need(store, scope, group)
    of_city, whole = _with_need(store, city, group) if city else (None, None)
    return Side.counted(part, base, of_city.n / whole.n if of_city and whole else None)


def _with_need(store: Store, scope: Scope, group: Group) -> tuple[Count | None, Count | None]:
    codes = {code: count_of(store, scope, NEED_COUNT, (group.code, code)) for code in (ANY, *OTHERS)}
    known = [count for count in codes.values() if count is not None]
    return codes[ANY], joined(known) if known else None


def _plan_rows(store: Store, scope: Scope) -> list[Row]:
    """The rows of those without an intervention, as printed where nothing is filtered."""
    name, code = ("main_plan", "no_measure") if scope.is_unfiltered else (PLAN[1], NO_PLAN)
    rows = attribute_rows(store, scope, GENDERS, name, codes=(attribute(name).code(code),))
    return [replace(row, code="plan", label="Har ingen insats i planeringen") for row in rows]


def gender_differences(store: Store, filters: Filters) -> AnyAnswer:
    """The difference between women and men that the group works with: the chosen one, or the clearest.

    Columns: category (code as in the address), group (woman, man, difference), clients, share of the gender,
    difference with 95 % interval. Grain: three rows of one category. facts: every difference that can be
    chosen, by its code. Source: the answer of the comparison that the difference belongs to.
    """
    plans = plan_by_gender(store, filters)
    if not isinstance(plans, Answer):
        return replace(plans, question="gender_differences")
    plan = "plan_group" if "plan_group" in plans.asked[0].split(",") else "main_plan"
    found = {
        plan: plans,
        "need": needs_by_gender(store, filters),
        "plan_sufficient": sufficiency_by_gender(store, filters),
        "time_to_self_support": time_by_gender(store, filters),
    }
    known = {
        difference_slug(name, row.code): (name, row, answer)
        for name, answer in found.items()
        if isinstance(answer, Answer)
        for row in answer.rows
        if row.difference is not None
    }
    if not known:
        return TooFew("gender_differences", plans.origin, plans.data_version)
    clearest = max(known, key=lambda code: _clearness(known[code][1]))
    wanted = filters.option(CHOSEN_DIFFERENCE.slug)
    code = wanted if wanted in known else clearest
    facts = {slug: row.difference or 0 for slug, (_, row, _) in known.items()}
    return _alone(code, *known[code], facts)


def _clearness(row: Row) -> tuple[bool, float]:
    return bool(is_beyond_chance(row)), abs(row.difference or 0)


def _alone(code: str, name: str, wanted: Row, found: Answer, facts: dict[str, float]) -> Answer:
    """The answer with the rows of one difference."""
    label = f"{compared(name).label}: {compared(name).code(wanted.code).short_label}"
    rows = tuple(
        replace(row, code=code, label=label, is_chosen=True) for row in found.rows if row.code == wanted.code
    )
    figure_ids = tuple(row.figure_id for row in rows if row.figure_id)
    return replace(
        found,
        question="gender_differences",
        rows=rows,
        figure_ids=figure_ids,
        facts=facts,
        follows=(CHOSEN_DIFFERENCE.slug,),
    )


QUESTIONS = (chain_by_gender, gender_differences)
