"""Likvärdighet, need: clients per administration by several measures, and the adults of the district."""

from collections.abc import Mapping
from dataclasses import replace

from data.codebook import attribute
from queries.answers import Answer, AnyAnswer, Row
from queries.cells import Count, Scope, code_label, counts, total
from queries.connection import Store
from queries.delivered_counts import beside_number
from queries.distribution import answer, scoped
from queries.filters import Filters
from queries.residents import ADULT_AGES, Adults, adults
from queries.statistics import Rate, interval

ADMINISTRATIONS = attribute("administration").values
NEED_BARRIERS = ("social_health", "social_substance", "social_other", "sick_leave")
"""Barriers that say most of the need: social reasons and sick leave."""
CLIENTS, BARRIERS, ADULTS = "clients", "barriers", "adults"
GROUPS = {
    CLIENTS: "Alla klienter vecka 40",
    BARRIERS: "Sociala skäl eller sjukskriven",
    ADULTS: "Vuxna 18–64 år",
}
UNSPECIFIED = "unspecified"
UNSPECIFIED_WORDS = "Omkring 2 000 invånare saknar stadsområde; deras ålder anges inte"


def need_barriers(filters: Filters) -> tuple[str, ...]:
    """The barriers that count as need: those chosen, otherwise social reasons and sick leave."""
    return filters.codes("barrier") or NEED_BARRIERS


def barrier_words(filters: Filters) -> str:
    """The need group by barrier in words."""
    chosen = filters.codes("barrier")
    return " eller ".join(code_label("barrier", code) for code in chosen) if chosen else GROUPS[BARRIERS]


def need_scope(store: Store, filters: Filters, question: str) -> Scope | AnyAnswer:
    """How far need per administration and barrier can follow the filters. The barriers chosen define a group
    and restrict nothing."""
    return scoped(store, filters.without("barrier"), question, ("administration", "barrier"))


def need_counts(store: Store, scope: Scope, filters: Filters) -> dict[str, dict[str, Count]]:
    """Clients by measure of need (clients, barriers) and administration; `city` holds the whole city. What is
    not released is left out."""
    barriers = need_barriers(filters)
    clients = {code: found for (code,), found in counts(store, scope, ("administration",)).items()}
    by_barrier = counts(store, scope)
    of_city = counts(store, scope, ("barrier",))
    whole = total(store, scope)
    groups = {code: [by_barrier.get((code, b)) for b in barriers] for code in ADMINISTRATIONS}
    groups["city"] = [of_city.get((b,)) for b in barriers]
    return {
        CLIENTS: {**clients, **({"city": whole} if whole else {})},
        BARRIERS: {code: added for code, parts in groups.items() if (added := _added(parts))},
    }


def _added(parts: list[Count | None]) -> Count | None:
    """The sum of counts; None when none of them is released."""
    found = [part for part in parts if part is not None]
    if not found:
        return None
    if len(found) == 1:
        return found[0]
    kinds = [part.kind for part in found if part.cells]
    return Count(sum(p.n for p in found), sum(p.cells for p in found), kinds[0] if kinds else "derived")


def need_per_adult(store: Store, filters: Filters) -> AnyAnswer:
    """Clients per administration by two measures of need, and the adults they are set against.

    Columns: administration, measure (clients, barriers, adults), persons; of the first two also per_1000
    adults with 95 % interval (per_1000_low, per_1000_high) and the whole city's (per_1000_city). Grain: one
    row per measure and administration. The adults follow a chosen age and nothing else. Source: released
    cells of the week-40 survey, unfiltered the printed counts of section 2.1.1; the population, same year.
    """
    question = "need_per_adult"
    scope = need_scope(store, filters, question)
    if not isinstance(scope, Scope):
        return scope
    residents = adults(store, scope.period, dict(scope.within).get("age", ()))
    rows: list[Row] = []
    for group, found in need_counts(store, scope, filters).items():
        label = barrier_words(filters) if group == BARRIERS else GROUPS[group]
        rows += [_row(code, group, label, found, residents.persons) for code in ADMINISTRATIONS]
    public = _adult_rows(residents, scope) if residents.persons else []
    chosen = filters.codes("administration")
    marked, beside = (
        tuple(replace(row, is_chosen=row.code in chosen) for row in part) for part in (rows, public)
    )
    barrier = ("barrier",) if filters.codes("barrier") else ()
    of_clients = answer(
        store,
        scope,
        question,
        marked,
        honoured=(*scope.honoured, *barrier),
        caveats=("c03", "c55") if residents.persons else ("c03",),
        beside=residents.origins,
    )
    # Public numbers make no answer a protected one, and residents are persons, not clients.
    return replace(of_clients, rows=(*marked, *beside), unit="personer")


def _row(
    code: str, group: str, group_label: str, found: Mapping[str, Count], persons: Mapping[str, int]
) -> Row:
    row = Row(code, code_label("administration", code), group, group_label, kind="withheld")
    part, base = found.get(code), persons.get(code)
    if part is None:
        return row
    row = replace(row, count=part.n, base=base, kind=part.kind, figure_id=part.figure_id)
    return row if base is None else replace(row, measures=_rates(part, base, found.get("city"), persons))


def _rates(
    part: Count, base: int, city: Count | None, persons: Mapping[str, int]
) -> tuple[tuple[str, float], ...]:
    low, high = interval(Rate(part.n, base, parts_perturbed=part.cells))
    rates = {"per_1000": part.n / base, "per_1000_low": low, "per_1000_high": high}
    if city is not None:
        rates["per_1000_city"] = city.n / sum(persons.values())
    return tuple((name, 1000 * rate) for name, rate in rates.items())


def _adult_rows(residents: Adults, scope: Scope) -> list[Row]:
    ages = dict(scope.within).get("age", ())
    label = " eller ".join(f"{ADULT_AGES[a][0]}–{ADULT_AGES[a][1]} år" for a in ages)
    group_label = f"Invånare {label}" if ages else GROUPS[ADULTS]
    rows = [
        Row(code, code_label("administration", code), ADULTS, group_label, kind=residents.kind)
        for code in ADMINISTRATIONS
    ]
    rows = [replace(row, count=residents.persons.get(row.code, 0)) for row in rows]
    rows = [beside_number(row, residents.printed.get(row.code)) for row in rows]
    unknown = Row(UNSPECIFIED, "Ospecificerat (kod 99)", ADULTS, group_label, kind="missing")
    return [*rows, replace(unknown, text=UNSPECIFIED_WORDS)]


def clients_by_district(store: Store, filters: Filters) -> AnyAnswer:
    """Week-40 clients per district and per 1 000 adults there, for the map. Columns, grain and source as
    for `need_per_adult`, of which these are the rows of one measure: all clients, or those with the chosen
    barriers."""
    found = need_per_adult(store, filters)
    if not isinstance(found, Answer):
        return replace(found, question="clients_by_district")
    group = BARRIERS if filters.codes("barrier") else CLIENTS
    rows = tuple(row for row in found.rows if row.group == group)
    ids = tuple(row.figure_id for row in rows if row.figure_id)
    kinds = {row.kind for row in rows}
    is_protected = bool(kinds & {"synthetic", "delivered"})
    return replace(
        found,
        question="clients_by_district",
        rows=rows,
        unit="klienter",
        figure_ids=ids,
        is_protected=is_protected,
        kind=found.kind if is_protected else "published",
        beside=(*found.beside, "districts"),
    )


QUESTIONS = (need_per_adult, clients_by_district)
