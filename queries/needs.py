"""Behov: which interventions clients lack, which needs come together, and whether the plan is enough."""

from dataclasses import replace

from data.codebook import attribute, needs
from queries.answers import Answer, AnyAnswer, NoData, Row
from queries.cells import Count, Scope, counts, total
from queries.connection import Store
from queries.distribution import answer, distribution, reference_scope, scoped, share_rows
from queries.filters import NEED, Filters
from queries.published import Printed, published
from queries.reference import PrintedShare
from queries.statistics import shown_share, wilson

NEEDS = needs().values
PARALLEL = tuple(code for code in NEEDS if code != "unknown")
SPLIT_NEEDS = tuple(code for code in NEEDS if attribute(f"need_{code}").rollups)
NEED_ATTRIBUTES = tuple((f"need_{code}",) for code in NEEDS)


def unmet_needs(store: Store, filters: Filters) -> AnyAnswer:
    """Clients per unmet need. Columns: need, clients, share of clients with any need. Grain: one row per need.

    A client has at most two needs (question 10), so rows add up to more than the clients. With one need chosen
    the other rows count clients who lack both. facts: any (clients with a need), two (with two needs).
    Source: released cells of the week-40 survey, one table per need attribute; unfiltered section 2.1.8.
    """
    scope = scoped(store, filters, "unmet_needs", *NEED_ATTRIBUTES, keep_own=True)
    if not isinstance(scope, Scope):
        return scope
    facts = _need_facts(store, scope)
    found = _need_counts(store, scope)
    reference = reference_scope(scope)
    city = _need_counts(store, reference) if reference else {}
    city_any = _need_facts(store, reference).get("any") if reference else None
    rows = tuple(
        replace(
            _need_row(code, found.get(code), facts.get("any"), filters),
            reference=city[code].n / city_any if city_any and code in city else None,
        )
        for code in NEEDS
    )
    if scope.is_unfiltered:
        rows = tuple(_as_printed(store, scope.period, row) for row in rows)
    return answer(
        store, scope, "unmet_needs", rows,
        unit="svar", facts=facts, asked=tuple(",".join(scope.asked_of(own)) for own in NEED_ATTRIBUTES),
        caveats=("c04", "c05"),
    )  # fmt: skip


def _as_printed(store: Store, period: str, row: Row) -> Row:
    """The row with the report's number of answers where that is more than its clients."""
    printed = store.reference.answers.get((period, f"need_{row.code}"))
    if printed is None:
        return row
    return replace(row, count=printed.count, share=None, kind="published", figure_id=printed.figure_id)


def _need_counts(store: Store, scope: Scope) -> dict[str, Count]:
    found = ((code, counts(store, scope, (f"need_{code}",)).get(("yes",))) for code in NEEDS)
    return {code: part for code, part in found if part is not None}


def _need_facts(store: Store, scope: Scope) -> dict[str, float]:
    """any and two: clients with at least one need, and with two; empty where that table is not released."""
    if not store.has_table("v40", scope.period, scope.asked_of(("need_count",))):
        return {}
    found = counts(store, scope, ("need_count",))
    pairs = (("any", found.get(("any",))), ("two", found.get(("2",))))
    return {name: part.n for name, part in pairs if part is not None}


def _need_row(code: str, part: Count | None, any_need: float | None, filters: Filters) -> Row:
    source = needs().code(code)
    row = Row(
        code, source.label, kind="missing", is_chosen=code in filters.codes(NEED),
        is_last=source.is_last, is_unknown=source.is_unknown,
    )  # fmt: skip
    if part is None:
        return row
    share = shown_share(part.n, any_need) if any_need and code != "unknown" else None
    return replace(row, count=part.n, base=any_need, share=share, kind=part.kind, figure_id=part.figure_id)


def need_splits(store: Store, filters: Filters) -> AnyAnswer:
    """What the four divided needs consist of. Columns: need (group), part, clients, share of the need's parts.

    Source: released cells of the week-40 survey; unfiltered the printed shares of answers in section 2.1.8.
    """
    own = tuple((f"need_{code}",) for code in SPLIT_NEEDS)
    scope = scoped(store, filters, "need_splits", *own)
    if not isinstance(scope, Scope):
        return scope
    chosen = [code for code in filters.codes(NEED) if code in SPLIT_NEEDS]
    rows: list[Row] = []
    for code in chosen or SPLIT_NEEDS:
        name = f"need_{code}"
        parts = tuple(c for c in attribute(name).codes if c.code != "no")
        printed = store.reference.printed_shares(scope.period, (name,), (name,)) if scope.is_unfiltered else {}
        split = share_rows(attribute(name), parts, counts(store, scope, (name,)), printed)
        rows += [replace(row, group=code, group_label=needs().code(code).label) for row in split]
    return answer(store, scope, "need_splits", tuple(rows), unit="svar", caveats=("c04",))


def parallel_needs(store: Store, filters: Filters) -> AnyAnswer:
    """Which needs come together. Columns: need (code), other need (group; `any` for any other), clients, share.

    The share is of the clients with the row's need. Grain: one row per ordered pair, and one per need for `any`.
    Source: released pairs of needs; unfiltered the four printed shares of section 2.1.9 for `any`.
    """
    pairs = tuple((f"need_{a}", f"need_{b}") for a in PARALLEL for b in PARALLEL if PARALLEL.index(a) < PARALLEL.index(b))
    scope = scoped(store, filters, "parallel_needs", *pairs)
    if not isinstance(scope, Scope):
        return scope
    base = _need_counts(store, scope)
    rows = [_any_row(store, scope, code, base.get(code)) for code in PARALLEL]
    rows += [_pair_row(store, scope, a, b, base.get(a)) for a in PARALLEL for b in PARALLEL if a != b]
    marked = filters.codes(NEED)
    return answer(
        store, scope, "parallel_needs",
        tuple(replace(row, is_chosen=row.code in marked or row.group in marked) for row in rows),
        facts=_need_facts(store, scope), caveats=("c04",),
    )  # fmt: skip


def _any_row(store: Store, scope: Scope, code: str, base: Count | None) -> Row:
    """The share with any other need: printed when unfiltered, else two needs among those with this one."""
    row = Row(code, needs().code(code).label, "any", "Något annat behov", kind="missing")
    if scope.is_unfiltered:
        printed = store.reference.printed_shares(scope.period, (f"need_{code}", "need_count"), (f"need_{code}",))
        if (share := printed.get(("yes", "2"))) is not None:
            return replace(row, share=share.share, kind="published", figure_id=share.figure_id)
    own = (f"need_{code}", "need_count")
    if base is None or not store.has_table("v40", scope.period, scope.asked_of(own)):
        return row
    return _shared(row, counts(store, scope, own).get(("yes", "2")), base)


def _pair_row(store: Store, scope: Scope, a: str, b: str, base: Count | None) -> Row:
    row = Row(a, needs().code(a).label, b, needs().code(b).label, kind="missing")
    own = (f"need_{a}", f"need_{b}")
    part = counts(store, scope, own).get(("yes", "yes"))
    return row if part is None or base is None else _shared(row, part, base)


def _shared(row: Row, part: Count | None, base: Count) -> Row:
    if part is None:
        return row
    share = shown_share(part.n, base.n)
    return replace(row, count=part.n, base=base.n, share=share, kind=part.kind)


def main_plans(store: Store, filters: Filters) -> AnyAnswer:
    """Clients per main plan. Columns: plan, clients, share. Source: week-40 survey, section 2.1.3."""
    return distribution(store, filters, "main_plan", "main_plans")


def other_plans(store: Store, filters: Filters) -> AnyAnswer:
    """Other plan beside the main one, of those with an ongoing plan. Columns: plan, clients, share.
    Source: week-40 survey, section 2.1.6: the five most common."""
    asked = tuple(code for code in attribute("other_plan").values if code != "not_asked")
    return distribution(store, filters, "other_plan", "other_plans", codes=asked, printed_base=("other_plan",))


def time_to_self_support(store: Store, filters: Filters) -> AnyAnswer:
    """Clients per expected time to self-support. Columns: time, clients, share. Source: week-40 survey, 2.1.10."""
    found = distribution(store, filters, "time_to_self_support", "time_to_self_support")
    return replace(found, caveats=("c23", "c24")) if isinstance(found, Answer) else found


def no_measure_reasons(store: Store, filters: Filters) -> AnyAnswer:
    """Why clients have no intervention. Columns: reason, clients, share of those without one.
    Source: week-40 survey, question 7, the split of "Ingen insats" in section 2.1.3."""
    own = attribute("plan_split")
    codes = tuple(c for c in own.codes if c.code.startswith("no_measure."))
    aside = filters.without("main_plan") if filters.codes("main_plan") == ("no_measure",) else filters
    scope = scoped(store, aside, "no_measure_reasons", ("plan_split",))
    if not isinstance(scope, Scope):
        return scope
    printed = store.reference.printed_shares(scope.period, ("plan_split",), ("main_plan",)) if scope.is_unfiltered else {}
    rows = share_rows(own, codes, counts(store, scope), printed)
    base = counts(store, scope, ("main_plan",)).get(("no_measure",)) if _has_plan(store, scope) else None
    return answer(store, scope, "no_measure_reasons", rows, n=base.n if base and not printed else None)


def _has_plan(store: Store, scope: Scope) -> bool:
    return store.has_table("v40", scope.period, scope.asked_of(("main_plan",)))


def sufficiency_in_all(store: Store, filters: Filters) -> AnyAnswer:
    """Whether the plan is judged sufficient, all plans together. Columns: answer, clients, share.
    Needs are asked only when the plan is not sufficient, so they are no filter here. Source: week-40, 2.1.7."""
    found = distribution(store, filters.without(NEED), "plan_sufficient", "sufficiency_in_all")
    return _without_need(found, filters)


def plan_sufficiency(store: Store, filters: Filters) -> AnyAnswer:
    """How often the main plan is judged sufficient. Columns: plan, clients judged, share yes with 95 % interval.

    Plans are shown in eight groups where the filters need a table of four attributes. Source: released cells of
    plan × sufficiency; unfiltered the printed shares of section 2.1.7 with intervals from the released cells.
    """
    scope = _plan_scope(store, filters.without(NEED), "plan_sufficiency", "plan_sufficient")
    if not isinstance(scope, Scope):
        return scope
    plan = scope.own[0]
    found = counts(store, scope)
    printed = store.reference.printed_shares(scope.period, (plan, "plan_sufficient"), (plan,)) if scope.is_unfiltered else {}
    reference = reference_scope(scope)
    city = counts(store, reference) if reference else {}
    chosen = filters.codes("main_plan")
    rows = tuple(
        replace(
            _sufficiency_row(plan, code, found, printed.get((code, "yes"))),
            reference=_yes_share(city, code),
            is_chosen=code in chosen,
        )
        for code in attribute(plan).values
    )
    if scope.is_unfiltered:
        rows = tuple(r for r in rows if r.kind == "published") or rows
    return _without_need(answer(store, scope, "plan_sufficiency", rows), filters)


def _without_need(found: AnyAnswer, filters: Filters) -> AnyAnswer:
    """The answer with the need filter named as left out, and the reason as a caveat."""
    if not isinstance(found, Answer) or not filters.codes(NEED):
        return found
    return replace(found, left_out=(*found.left_out, NEED), caveats=(*found.caveats, "c05"))


def _plan_scope(store: Store, filters: Filters, question: str, second: str) -> Scope | AnyAnswer:
    """By main plan, or by plan group where that keeps more of the filters."""
    fine = scoped(store, filters, question, ("main_plan", second))
    if not isinstance(fine, Scope) or fine.left_out:
        coarse = scoped(store, filters.without("main_plan"), question, ("plan_group", second))
        if isinstance(coarse, Scope) and (not isinstance(fine, Scope) or len(coarse.left_out) < len(fine.left_out)):
            return coarse
    return fine


def _judged(found: dict[tuple[str, ...], Count], code: str) -> list[Count]:
    answers = attribute("plan_sufficient").values
    return [found[(code, value)] for value in answers if (code, value) in found]


def _yes_share(found: dict[tuple[str, ...], Count], code: str) -> float | None:
    whole = sum(part.n for part in _judged(found, code))
    yes = found.get((code, "yes"))
    return yes.n / whole if yes is not None and whole else None


def _sufficiency_row(
    plan: str, code: str, found: dict[tuple[str, ...], Count], printed: PrintedShare | None
) -> Row:
    source = attribute(plan).code(code)
    row = Row(code, source.short_label, kind="missing", is_last=source.is_last, is_unknown=source.is_unknown)
    parts = _judged(found, code)
    whole = sum(part.n for part in parts)
    yes = found.get((code, "yes"))
    if printed is not None:
        low, high = wilson(printed.share * whole, whole, len(parts), 1) if whole else (None, None)
        return replace(row, share=printed.share, low=low, high=high, kind="published", figure_id=printed.figure_id)
    if yes is None or not whole:
        return row
    row = replace(row, count=yes.n, base=whole, kind=yes.kind)
    share = shown_share(yes.n, whole)
    if share is None:
        return row
    low, high = wilson(yes.n, whole, len(parts), yes.cells)
    return replace(row, share=share, low=low, high=high)


def plan_by_time(store: Store, filters: Filters) -> AnyAnswer:
    """Main plan against expected time to self-support. Columns: plan, time (group), clients, share of the time.

    Grain: one row per plan and time. Source: released cells; unfiltered the printed counts of section 3.1.
    """
    scope = _plan_scope(store, filters, "plan_by_time", "time_to_self_support")
    if not isinstance(scope, Scope):
        return scope
    found = counts(store, scope)
    rows = _matrix(scope.own[0], found, filters.codes("main_plan"), filters.codes("time_to_self_support"))
    return answer(store, scope, "plan_by_time", rows)


def _matrix(
    plan: str, found: dict[tuple[str, ...], Count], plans: tuple[str, ...], times: tuple[str, ...]
) -> tuple[Row, ...]:
    return tuple(
        _time_row(source.code, source.short_label, time.code, found.get((source.code, time.code)),
                  source.code in plans or time.code in times)
        for source in attribute(plan).codes
        for time in attribute("time_to_self_support").codes
    )  # fmt: skip


def _time_row(code: str, label: str, time: str, part: Count | None, chosen: bool) -> Row:
    group_label = attribute("time_to_self_support").code(time).short_label
    row = Row(code, label, time, group_label, kind="missing", is_chosen=chosen)
    return row if part is None else replace(row, count=part.n, kind=part.kind, figure_id=part.figure_id)


def need_by_time(store: Store, filters: Filters) -> AnyAnswer:
    """Unmet need against expected time to self-support. Columns: need (`none` for no need), time (group), clients.

    Grain: one row per need and time; a client with two needs is in two rows. Source: released cells, one table
    per need; unfiltered the printed counts of section 3.1.
    """
    own = tuple((f"need_{code}", "time_to_self_support") for code in NEEDS)
    none = ("time_to_self_support", "need_count")
    scope = scoped(store, filters, "need_by_time", *own)
    if not isinstance(scope, Scope):
        return scope
    times, marked = attribute("time_to_self_support").values, filters.codes("time_to_self_support")
    rows: list[Row] = []
    if store.has_table("v40", scope.period, scope.asked_of(none)):
        without = counts(store, scope, ("need_count", "time_to_self_support"))
        rows += [_time_row("none", "Inget behov", t, without.get(("0", t)), t in marked) for t in times]
    for code in NEEDS:
        found = counts(store, scope, (f"need_{code}", "time_to_self_support"))
        chosen = code in filters.codes(NEED)
        label = needs().code(code).label
        rows += [_time_row(code, label, t, found.get(("yes", t)), chosen or t in marked) for t in times]
    return answer(store, scope, "need_by_time", tuple(rows), unit="svar", caveats=("c04",))


def whole_group(store: Store, filters: Filters) -> AnyAnswer:
    """The number of clients in the chosen group. One row. Source: the released total."""
    scope = scoped(store, filters, "whole_group", ())
    if not isinstance(scope, Scope):
        return scope
    whole = total(store, scope)
    if whole is None:
        return NoData("whole_group", "v40", scope.period, store.version.data_version)
    row = Row("all", "Klienter", count=whole.n, kind=whole.kind, figure_id=whole.figure_id)
    return answer(store, scope, "whole_group", (row,))


def social_reasons(store: Store, filters: Filters) -> AnyAnswer:
    """What the 2023 survey says of clients with social reasons, and of those with substance use. Columns: item,
    group, share of the group. Year is not stated for every figure (caveats). Source: the inquiry, section 3.2."""
    substance, social = "Sociala skäl – missbruk", "Alla sociala skäl"
    return published(
        store, filters, question="social_reasons", origin="v40_2023", unit="klienter", period="2023",
        wanted=(
            Printed("v40_addiction_need_more_share", "Behöver ytterligare insatser", substance),
            Printed("v40_addiction_parallel_share", "Behöver parallella insatser", substance),
            Printed("v40_addiction_time_0_9m_share", "Försörjer sig inom 9 månader", substance),
            Printed("v40_2023_addiction_edu_primary_share", "Har grundskoleutbildning", substance),
            Printed("v40_2023_addiction_edu_upper_sec_share", "Har gymnasieutbildning", substance),
            Printed("v40_2023_social_insufficient_share", "Planeringen räcker inte", social),
            Printed("v40_2023_social_parallel_share", "Behöver parallella insatser", social),
        ),
    )  # fmt: skip


QUESTIONS = (
    unmet_needs, need_splits, parallel_needs, main_plans, other_plans, time_to_self_support, no_measure_reasons,
    plan_sufficiency, sufficiency_in_all, plan_by_time, need_by_time, social_reasons, whole_group,
)  # fmt: skip
