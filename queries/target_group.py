"""Målgrupp: how many they are and who they are, from the week-40 survey and from the other sources."""

from data.codebook import attribute
from queries.answers import AnyAnswer, Row
from queries.cells import Count, Scope, counts
from queries.connection import Store
from queries.distribution import answer, count_fields, distribution, scoped
from queries.filters import Filters


def clients_by_administration(store: Store, filters: Filters) -> AnyAnswer:
    """Clients per administration; `group` included, and excluded after question 1 where nothing else is
    chosen.

    Columns: administration, group (included or excluded), clients. Grain: one row per
    administration and group. Source: released cells of the week-40 survey; unfiltered the report's table
    2.1.1.
    """
    scope = scoped(store, filters, "clients_by_administration", ("administration",))
    if not isinstance(scope, Scope):
        return scope
    found = counts(store, scope)
    chosen = filters.codes("administration")
    rows = [
        _administration_row(code.code, code.label, "included", found.get((code.code,)), chosen)
        for code in attribute("administration").codes
    ]
    if scope.is_unfiltered:
        rows += _excluded_rows(store, scope, chosen)
    return answer(store, scope, "clients_by_administration", tuple(rows), caveats=("c03",))


def _excluded_rows(store: Store, scope: Scope, chosen: tuple[str, ...]) -> list[Row]:
    found = counts(store, scope, ("active_work", "administration"))
    return [
        _administration_row(code.code, code.label, "excluded", found.get(("no", code.code)), chosen)
        for code in attribute("administration").codes
    ]


def _administration_row(
    code: str, label: str, group: str, part: Count | None, chosen: tuple[str, ...]
) -> Row:
    group_label = attribute("active_work").code("yes" if group == "included" else "no").short_label
    return Row(code, label, group, group_label, is_chosen=code in chosen, **count_fields(part))


def clients_by_barrier(store: Store, filters: Filters) -> AnyAnswer:
    """Clients per main obstacle to self-support. Columns: barrier, clients, share. Grain: one row per
    barrier.
    Source: released cells of the week-40 survey; unfiltered the five shares of section 2.1.2."""
    return distribution(store, filters, "barrier", "clients_by_barrier")


def clients_by_age(store: Store, filters: Filters) -> AnyAnswer:
    """Clients per age group. Columns: age group, clients, share. Grain: one row per age group. Source:
    week-40 survey, section 2.1.2."""
    return distribution(store, filters, "age", "clients_by_age")


def clients_by_gender(store: Store, filters: Filters) -> AnyAnswer:
    """Clients per gender. Columns: gender, clients, share. Grain: one row per gender. Source: week-40
    survey, section 2.1.2."""
    return distribution(store, filters, "gender", "clients_by_gender")


def clients_by_children(store: Store, filters: Filters) -> AnyAnswer:
    """Clients with and without children. Columns: children, clients, share. Grain: one row per answer.
    Source: week-40 survey, 2.1.2."""
    return distribution(store, filters, "children", "clients_by_children")


def clients_by_duration(store: Store, filters: Filters) -> AnyAnswer:
    """Clients per time on economic assistance. Columns: duration, clients, share. Grain: one row per
    duration. Source: week-40, 2.1.2."""
    return distribution(store, filters, "duration", "clients_by_duration")


QUESTIONS = (
    clients_by_administration,
    clients_by_barrier,
    clients_by_age,
    clients_by_gender,
    clients_by_children,
    clients_by_duration,
)
