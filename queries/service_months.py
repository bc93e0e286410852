"""Month by month in each service: participants, queue, places, employment specialists and admission stops."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row as Record
from sqlalchemy import select

from data.codebook.episodes import labels
from queries.answers import Answer, AnyAnswer, Kind, NoData, Row, Unit
from queries.connection import Store
from queries.delivered import ALL, all_label, caveats_of, delivered_alone, origin_of
from queries.example_tables import admission_stop, followed_programme, service_month
from queries.filters import Filters

ORIGIN = "example_services"
FICTIONAL, MONTHS = "x01", "x05"
MEASURES = ("referred", "started", "closed", "active", "waiting", "places", "staff_fte")
WAIT = "wait_months"
LARGEST_CASELOAD = 20
AT_LEAST = 10
"""Fewer active participants than this are perturbed, and no ratio is made of them."""


def service_months(store: Store, filters: Filters) -> AnyAnswer:
    """The monthly series of the chosen year, or of all years when none is chosen or it has no months.

    Columns: month (2025-03), measure (group: referred, started, closed, active, waiting, places, staff_fte,
    and wait_months with low–high and no count), service (series, `all` first = the sum, without wait_months).
    Unit: participants; places, and full-time equivalents for staff_fte. A count of 0 stands for none or a few
    and is withheld. Grain: one row per month, measure and service. Source: service_month.
    """
    found = _months(store, filters)
    if not found:
        return NoData("service_months", ORIGIN, data_version=store.version.data_version)
    period = _period(found)
    rows = store.once(f"service_months {period}", lambda: (*_sums(found), *_all_rows(found)))
    return _answer(store, filters, "service_months", rows, period=period, caveats=(MONTHS,))


def ips_caseload(store: Store, filters: Filters) -> AnyAnswer:
    """Active participants per full-time employment specialist on the last day of each month.

    Columns: month, service (series), count = participants per specialist, base = full-time equivalents,
    facts: most (20, the scale's limit). Withheld under ten active participants, missing without a
    specialist. Grain: one row per month and service. Source: service_month."""
    found = _months(store, filters)
    if not found:
        return NoData("ips_caseload", ORIGIN, data_version=store.version.data_version)
    rows = store.once(f"ips_caseload {_period(found)}", lambda: tuple(map(_caseload, found)))
    unit: Unit = "deltagare per arbetsspecialist"
    answer = _answer(store, filters, "ips_caseload", rows, period=_period(found), unit=unit)
    return replace(answer, facts={"most": LARGEST_CASELOAD})


def admission_stops(store: Store, filters: Filters) -> AnyAnswer:
    """Periods in which a service takes no referrals, or fewer. Columns: first day (ISO), last day (group, ""
    while it lasts), service (series), label = full or partial, text = reason. Grain: one row per stop, of
    every year. Source: admission_stop."""
    s, p = admission_stop.c, followed_programme.c
    statement = (
        select(admission_stop, p.name)
        .join(followed_programme, p.programme_id == s.service_id)
        .order_by(s.starts_on)
    )
    found = delivered_alone(store.once("admission_stops", lambda: store.fetch(statement)))
    if not found:
        return NoData("admission_stops", ORIGIN, data_version=store.version.data_version)
    rows = tuple(_stop(record) for record in found)
    return _answer(store, filters, "admission_stops", rows, unit="verksamheter")


def _stop(r: Record[Any]) -> Row:
    label = labels("extents")[r.extent]
    return Row(r.starts_on, label, r.ends_on, r.ends_on, r.service_id, r.name, kind=r.kind, text=r.reason)


def _months(store: Store, filters: Filters) -> list[Record[Any]]:
    m, p = service_month.c, followed_programme.c
    statement = (
        select(service_month, p.name)
        .join(followed_programme, p.programme_id == m.service_id)
        .order_by(p.position, m.month)
    )
    found = store.once("months", lambda: store.fetch(statement))
    of_year = [record for record in found if record.month[:4] == str(filters.year)]
    return delivered_alone(of_year or found)


def _all_rows(found: Sequence[Record[Any]]) -> Iterator[Row]:
    return (row for record in found for row in _rows(record))


def _rows(record: Record[Any]) -> list[Row]:
    rows = [
        _measure(record.month, name, record._mapping[name], record.service_id, record.name, record.kind)
        for name in MEASURES
    ]
    low, high = record.wait_months_low, record.wait_months_high
    kind: Kind = "withheld" if low is None else record.kind
    label = labels("month_measures")[WAIT]
    wait = Row(record.month, record.month, WAIT, label, record.service_id, record.name, kind=kind)
    return [*rows, replace(wait, low=low, high=high)]


def _measure(month: str, name: str, value: float, series: str, label: str, kind: Kind) -> Row:
    row = Row(month, month, name, labels("month_measures")[name], series, label, kind=kind)
    return replace(row, count=value) if value else replace(row, kind="withheld")


def _sums(found: Sequence[Record[Any]]) -> list[Row]:
    """All services together; a sum of published numbers, as nothing else is known of them."""
    months = sorted({record.month for record in found})
    kinds = {record.kind for record in found}
    kind: Kind = "delivered" if kinds == {"delivered"} else "synthetic"
    label = all_label(kind)
    return [
        _measure(month, name, sum(r._mapping[name] for r in found if r.month == month), ALL, label, kind)
        for month in months
        for name in MEASURES
    ]


def _caseload(record: Record[Any]) -> Row:
    row = Row(record.month, record.month, series=record.service_id, series_label=record.name)
    row = replace(row, base=record.staff_fte)
    if record.active < AT_LEAST:
        return replace(row, kind="withheld")
    if not record.staff_fte:
        return replace(row, kind="missing")
    return replace(row, count=record.active / record.staff_fte, kind=record.kind)


def _period(found: Sequence[Record[Any]]) -> str:
    years = sorted({record.month[:4] for record in found})
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _answer(
    store: Store,
    filters: Filters,
    question: str,
    rows: Sequence[Row],
    *,
    unit: Unit = "deltagare",
    period: str = "",
    caveats: tuple[str, ...] = (),
) -> Answer:
    kinds = {row.kind for row in rows} - {"withheld"}
    kind: Kind = "delivered" if kinds == {"delivered"} else "synthetic"
    return Answer(
        question=question,
        rows=tuple(rows),
        origin=origin_of(kind, ORIGIN),
        unit=unit,
        kind=kind,
        period=period or str(filters.year or ""),
        data_version=store.version.data_version,
        is_protected=question != "admission_stops",
        is_example=kind != "delivered",
        left_out=filters.names,
        asked=(service_month.name if question != "admission_stops" else admission_stop.name,),
        caveats=caveats_of(kind, FICTIONAL, *caveats),
    )


QUESTIONS = (service_months, ips_caseload, admission_stops)
