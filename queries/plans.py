"""Planning: what plan clients have, whether it is enough, and how long until they support themselves."""

from dataclasses import replace

from data.codebook import attribute
from queries.answers import Answer, AnyAnswer, Row
from queries.cells import Count, Scope, counts
from queries.connection import Store
from queries.distribution import (
    Counts,
    RowFields,
    answer,
    city_shares,
    distribution,
    reference_scope,
    scoped,
    share_fields,
    share_rows,
)
from queries.filters import NEED, Filters
from queries.pair_tables import least_base
from queries.pairs import HALF_A_PER_CENT
from queries.reference import PrintedShare
from queries.statistics import wilson


def main_plans(store: Store, filters: Filters) -> AnyAnswer:
    """Clients per main plan. Columns: plan, clients, share. Grain: one row per plan. Source: week-40
    survey, section 2.1.3."""
    return distribution(store, filters, "main_plan", "main_plans")


def other_plans(store: Store, filters: Filters) -> AnyAnswer:
    """Other plan beside the main one, of those with an ongoing plan. Columns: plan, clients, share. Grain:
    one row per plan. Source: week-40 survey, section 2.1.6: the five most common."""
    asked = tuple(code for code in attribute("other_plan").values if code != "not_asked")
    return distribution(
        store, filters, "other_plan", "other_plans", codes=asked, printed_base=("other_plan",)
    )


def time_to_self_support(store: Store, filters: Filters) -> AnyAnswer:
    """Clients per expected time to self-support. Columns: time, clients, share. Grain: one row per time.
    Source: week-40 survey, 2.1.10."""
    found = distribution(store, filters, "time_to_self_support", "time_to_self_support")
    return replace(found, caveats=("c23", "c24")) if isinstance(found, Answer) else found


def no_measure_reasons(store: Store, filters: Filters) -> AnyAnswer:
    """Why clients have no intervention. Columns: reason, clients, share of those without one; with an
    administration chosen also the share in the whole city (reference). Grain: one row per reason. Source:
    week-40 survey, question 7, the split of "Ingen insats" in section 2.1.3."""
    own = attribute("plan_split")
    codes = tuple(c for c in own.codes if c.code.startswith("no_measure."))
    aside = filters.without("main_plan") if filters.codes("main_plan") == ("no_measure",) else filters
    scope = scoped(store, aside, "no_measure_reasons", ("plan_split",))
    if not isinstance(scope, Scope):
        return scope
    printed = (
        store.reference.printed_shares(scope.period, ("plan_split",), ("main_plan",))
        if scope.is_unfiltered
        else {}
    )
    reference = reference_scope(scope)
    city = city_shares(codes, counts(store, reference)) if reference else {}
    rows = share_rows(codes, counts(store, scope), printed, city)
    base = counts(store, scope, ("main_plan",)).get(("no_measure",)) if _has_plan(store, scope) else None
    return answer(store, scope, "no_measure_reasons", rows, n=base.n if base and not printed else None)


def _has_plan(store: Store, scope: Scope) -> bool:
    return store.has_table("v40", scope.period, scope.asked_of(("main_plan",)))


def sufficiency_in_all(store: Store, filters: Filters) -> AnyAnswer:
    """Whether the plan is judged sufficient, all plans together. Columns: answer, clients, share. Needs are
    asked only when the plan is not sufficient, so they are no filter here. Grain: one row per answer.
    Source: week-40, 2.1.7."""
    found = distribution(store, filters.without(NEED), "plan_sufficient", "sufficiency_in_all")
    return without_need(found, filters)


def plan_sufficiency(store: Store, filters: Filters) -> AnyAnswer:
    """How often the main plan is judged sufficient. Columns: plan, clients judged, share yes, 95 %
    interval.

    Plans are shown in eight groups where the filters need a table of four attributes. Grain: one row per
    plan. Source: released cells of plan × sufficiency; unfiltered the printed shares of section 2.1.7.
    Their intervals are counted from delivered cells, or, where all clients are made up, from the smallest
    base that the printed shares of section 2.1.3 allow, widened by rounding: nothing made up stands around
    a printed number."""
    scope = plan_scope(store, filters.without(NEED), "plan_sufficiency", "plan_sufficient")
    if not isinstance(scope, Scope):
        return scope
    plan = scope.own[0]
    found = counts(store, scope)
    printed = (
        store.reference.printed_shares(scope.period, (plan, "plan_sufficient"), (plan,))
        if scope.is_unfiltered
        else {}
    )
    reference = reference_scope(scope)
    city = counts(store, reference) if reference else {}
    bases = {code: least_base(store, scope.period, plan, (code,)) for code, _ in printed}
    chosen = filters.codes("main_plan")
    rows = tuple(
        Row(
            code.code,
            code.short_label,
            reference=_yes_share(city, code.code),
            is_chosen=bool(set(chosen) & {code.code, *code.members}),
            is_last=code.is_last,
            is_unknown=code.is_unknown,
            **_sufficiency(code.code, found, printed.get((code.code, "yes")), bases.get(code.code)),
        )
        for code in attribute(plan).codes
    )
    if scope.is_unfiltered:
        rows = tuple(r for r in rows if r.kind == "published") or rows
    return without_need(answer(store, scope, "plan_sufficiency", rows), filters)


def without_need(found: AnyAnswer, filters: Filters) -> AnyAnswer:
    """The answer with the need filter named as left out, and the reason as a caveat."""
    if not isinstance(found, Answer) or not filters.codes(NEED):
        return found
    return replace(found, left_out=(*found.left_out, NEED), caveats=(*found.caveats, "c05"))


def plan_scope(store: Store, filters: Filters, question: str, second: str) -> Scope | AnyAnswer:
    """The scope of a question by main plan and a second attribute, or by plan group where that keeps more of
    the filters; the reason where there is none."""
    fine = scoped(store, filters, question, ("main_plan", second))
    if not isinstance(fine, Scope) or fine.left_out:
        coarse = scoped(store, filters.without("main_plan"), question, ("plan_group", second))
        if isinstance(coarse, Scope) and (
            not isinstance(fine, Scope) or len(coarse.left_out) < len(fine.left_out)
        ):
            return coarse
    return fine


def _judged(found: Counts, code: str) -> list[Count]:
    answers = attribute("plan_sufficient").values
    return [found[(code, value)] for value in answers if (code, value) in found]


def _yes_share(found: Counts, code: str) -> float | None:
    whole = sum(part.n for part in _judged(found, code))
    yes = found.get((code, "yes"))
    return yes.n / whole if yes is not None and whole else None


def _sufficiency(code: str, found: Counts, printed: PrintedShare | None, least: float | None) -> RowFields:
    parts = _judged(found, code)
    whole = sum(part.n for part in parts)
    yes = found.get((code, "yes"))
    if printed is not None:
        low, high = _around(printed.share, parts, least)
        return {"share": printed.share, "low": low, "high": high, "figure_id": printed.figure_id}
    if yes is None or not whole:
        return {"kind": "withheld"}
    return {"count": yes.n, "kind": yes.kind, **share_fields(yes, whole, len(parts))}


def _around(share: float, parts: list[Count], least: float | None) -> tuple[float | None, float | None]:
    """The 95 % interval of a printed share: of the delivered clients, or else of `least` clients and wider by
    the rounding of the print."""
    if parts and all(part.kind != "synthetic" for part in parts):
        whole = sum(part.n for part in parts)
        return wilson(share * whole, whole, len(parts), 1) if whole else (None, None)
    if not least:
        return None, None
    low, high = wilson(share * least, least)
    return max(0.0, low - HALF_A_PER_CENT), min(1.0, high + HALF_A_PER_CENT)


QUESTIONS = (
    main_plans,
    other_plans,
    time_to_self_support,
    no_measure_reasons,
    plan_sufficiency,
    sufficiency_in_all,
)
