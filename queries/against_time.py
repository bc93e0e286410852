"""Planning and unmet needs against expected time to self-support: the two matrices of the page Behov."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from data.codebook import attribute, needs
from queries.answers import AnyAnswer, Row
from queries.cells import SOURCE, Count, Scope, count_of, total
from queries.connection import Store
from queries.distribution import answer, count_fields, reference_scope, scoped
from queries.filters import NEED, Filters
from queries.plans import plan_scope
from queries.statistics import shown_share

TIME = "time_to_self_support"
NEEDS = needs().values


@dataclass(frozen=True, slots=True)
class Matrix:
    """Cells of a matrix against time in a chosen group, and in the whole city beside it.

    here: clients of the group; city: its scope, None when no administration is chosen; whole: its clients."""

    store: Store
    scope: Scope
    here: Count | None
    city: Scope | None
    whole: Count | None
    times_chosen: tuple[str, ...]

    @classmethod
    def of(cls, store: Store, scope: Scope, filters: Filters) -> "Matrix":
        """The matrix of a scope."""
        city = reference_scope(scope)
        whole = total(store, city) if city else None
        return cls(store, scope, total(store, scope), city, whole, filters.codes(TIME))

    def rows(self, code: str, label: str, name: str, value: str, *, is_chosen: bool) -> list[Row]:
        """One row per time of those whose attribute `name` has the value."""
        found = []
        for time in attribute(TIME).codes:
            part = count_of(self.store, self.scope, (name, TIME), (value, time.code))
            marked = is_chosen or time.code in self.times_chosen
            numbers = {**count_fields(part), **self._beside(name, (value, time.code), part)}
            found.append(Row(code, label, time.code, time.short_label, is_chosen=marked, **numbers))
        return found

    def _beside(self, name: str, codes: tuple[str, str], part: Count | None) -> dict[str, Any]:
        """base, share and reference: which part of the group's and of the city's clients the cell holds."""
        if self.city is None or self.whole is None or self.here is None:
            return {}
        city = count_of(self.store, self.city, (name, TIME), codes)
        reference = city.n / self.whole.n if city is not None else None
        if part is None:
            return {"reference": reference}
        share = shown_share(part.n, self.here.n)
        return {"base": self.here.n, "share": share, "reference": reference}


def plan_by_time(store: Store, filters: Filters) -> AnyAnswer:
    """Main plan against expected time to self-support. Columns: plan, time (group), clients; with an
    administration chosen also the share of its clients, and of the city's (reference).

    Grain: one row per plan and time. Source: released cells; unfiltered the printed counts of section 3.1.
    """
    scope = plan_scope(store, filters, "plan_by_time", TIME)
    if not isinstance(scope, Scope):
        return scope
    name, chosen, matrix = scope.own[0], filters.codes("main_plan"), Matrix.of(store, scope, filters)
    rows: list[Row] = []
    for plan in attribute(name).codes:
        marked = _holds(chosen, (plan.code, *plan.members))
        rows += matrix.rows(plan.code, plan.short_label, name, plan.code, is_chosen=marked)
    return answer(store, scope, "plan_by_time", tuple(rows))


def _holds(chosen: Collection[str], codes: Collection[str]) -> bool:
    return bool(set(chosen) & set(codes))


def need_by_time(store: Store, filters: Filters) -> AnyAnswer:
    """Unmet need against expected time to self-support. Columns: need (`none` for no need), time (group),
    clients; with an administration chosen also the share of its clients, and of the city's (reference).

    Grain: one row per need and time; a client with two needs is in two rows. Source: released cells, one
    table per need; unfiltered the printed counts of section 3.1.
    """
    scope = scoped(store, filters, "need_by_time", *((f"need_{code}", TIME) for code in NEEDS))
    if not isinstance(scope, Scope):
        return scope
    matrix, rows = Matrix.of(store, scope, filters), []
    if store.has_table(SOURCE, scope.period, scope.asked_of((TIME, "need_count"))):
        rows += matrix.rows("none", "Inget behov", "need_count", "0", is_chosen=False)
    for need in needs().codes:
        marked = need.code in filters.codes(NEED)
        rows += matrix.rows(need.code, need.label, f"need_{need.code}", "yes", is_chosen=marked)
    return answer(store, scope, "need_by_time", tuple(rows), unit="svar", caveats=("c04",))


QUESTIONS = (plan_by_time, need_by_time)
