"""Likvärdighet, comparison: a share per administration, the limits of chance, and one overall test."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from queries.answers import AnyAnswer, Row
from queries.cells import Count, Scope, code_label, counts
from queries.connection import Store
from queries.distribution import answer, scoped
from queries.equity_need import ADMINISTRATIONS
from queries.equity_statistics import Z_998, ChiSquare, chi_square, funnel_limits
from queries.filters import NEED, Filters
from queries.statistics import Z_95, Proportion, interval, shown_share

LIMITS = (("95", Z_95), ("998", Z_998))


@dataclass(frozen=True, slots=True)
class Compared:
    """One administration: the part that is told, and every part of its base."""

    part: Count
    base: tuple[Count, ...]

    @property
    def proportion(self) -> Proportion:
        """The part of the base, with the perturbed cells behind both."""
        whole, cells = sum(one.n for one in self.base), sum(one.cells for one in self.base)
        return Proportion(self.part.n, whole, cells, self.part.cells)


def compared_rows(groups: Mapping[str, Compared], city: Compared | None) -> tuple[Row, ...]:
    """One row per administration in their fixed order: count, base, share, 95 % interval, the city's share as
    reference, and the limits within which chance would keep it (low_95, high_95, low_998, high_998)."""
    return tuple(_row(code, groups.get(code), city) for code in ADMINISTRATIONS)


def _row(code: str, group: Compared | None, city: Compared | None) -> Row:
    row = Row(code, code_label("administration", code), kind="withheld")
    if group is None:
        return row
    found = group.proportion
    kind = "derived" if found.perturbed_cells == 0 else group.part.kind
    row = replace(row, count=found.part, base=found.whole, kind=kind, figure_id=group.part.figure_id)
    reference = city.proportion.share if city is not None else None
    row = replace(row, reference=reference)
    share = shown_share(found.part, found.whole)
    if share is None:
        return row
    low, high = interval(found)
    limits = limits_of_chance(reference, found) if reference is not None else ()
    return replace(row, share=share, low=low, high=high, measures=limits)


def limits_of_chance(reference: float, found: Proportion) -> tuple[tuple[str, float], ...]:
    """The limits within which chance keeps a share when the true one is the reference: low_95, high_95,
    low_998, high_998."""
    limits: list[tuple[str, float]] = []
    for name, z in LIMITS:
        low, high = funnel_limits(reference, found.whole, z, found.perturbed_cells, found.parts_perturbed)
        limits += [(f"low_{name}", low), (f"high_{name}", high)]
    return tuple(limits)


def tested(groups: Mapping[str, Compared]) -> dict[str, float]:
    """The one overall test as facts: chi_square, degrees and p_value; empty when it cannot be made."""
    result = chi_square([groups[code].proportion for code in ADMINISTRATIONS if code in groups])
    if not isinstance(result, ChiSquare):
        return {}
    return {"chi_square": result.statistic, "degrees": result.degrees, "p_value": result.p_value}


def screening_by_administration(store: Store, filters: Filters) -> AnyAnswer:
    """How large a share of the mapped clients each administration leaves out after question 1.

    Columns: administration, clients left out, clients mapped (base), share, 95 % interval, the city's
    share, limits of chance; facts: the overall test. Of those left out nothing but the administration is
    known, so no filter is followed. Grain: one row per administration. Source: released cells of the
    week-40 survey; the printed counts of section 2.1.1."""
    question = "screening_by_administration"
    scope = scoped(store, replace(filters, chosen=()), question, ("administration",))
    if not isinstance(scope, Scope):
        return scope
    asked = ("active_work", "administration")
    found = counts(store, scope, asked)
    groups = {code: both for code in ADMINISTRATIONS if (both := _screened(found, code))}
    of_city = counts(store, scope, ("active_work",))
    city = Compared(of_city[("no",)], (of_city[("no",)], of_city[("yes",)])) if len(of_city) == 2 else None
    rows = _marked(compared_rows(groups, city), filters)
    parts = [part for group in groups.values() for part in group.base]
    built = answer(
        store,
        scope,
        question,
        rows,
        left_out=tuple(name for name in filters.names if name != "administration"),
        asked=(",".join(asked),),
        figure_ids=tuple(part.figure_id for part in parts if part.figure_id),
        caveats=("c03",),
        facts=tested(groups),
    )
    return built if city is None else replace(built, n=city.proportion.whole)


def _screened(found: dict[tuple[str, ...], Count], code: str) -> Compared | None:
    excluded, included = found.get(("no", code)), found.get(("yes", code))
    if excluded is None or included is None:
        return None
    return Compared(excluded, (excluded, included))


def insufficient_plans_by_administration(store: Store, filters: Filters) -> AnyAnswer:
    """How often the plan is judged not to be sufficient, per administration.

    Columns: administration, clients whose plan is not sufficient, clients judged (base), share, 95 %
    interval, the city's share, limits of chance; facts: the overall test. Needs are asked only when the
    plan is not sufficient, so they are no filter here. Grain: one row per administration. Source: released
    cells of the week-40 survey."""
    question = "insufficient_plans_by_administration"
    own = ("administration", "plan_sufficient")
    scope = scoped(store, filters.without(NEED), question, own)
    if not isinstance(scope, Scope):
        return scope
    found = counts(store, scope)
    groups = {
        code: judged
        for code in ADMINISTRATIONS
        if (judged := _judged({value: part for (one, value), part in found.items() if one == code}))
    }
    city = _judged({value: part for (value,), part in counts(store, scope, ("plan_sufficient",)).items()})
    rows = _marked(compared_rows(groups, city), filters)
    built = answer(store, scope, question, rows, facts=tested(groups))
    if not filters.codes(NEED):
        return built
    return replace(built, left_out=(*built.left_out, NEED), caveats=("c05",))


def _judged(parts: Mapping[str, Count]) -> Compared | None:
    return Compared(parts["no"], tuple(parts.values())) if "no" in parts else None


def _marked(rows: tuple[Row, ...], filters: Filters) -> tuple[Row, ...]:
    chosen = filters.codes("administration")
    return tuple(replace(row, is_chosen=row.code in chosen) for row in rows)


QUESTIONS = (screening_by_administration, insufficient_plans_by_administration)
