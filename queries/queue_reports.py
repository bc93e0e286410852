"""What services have reported of their queue since the printed one: the latest month, and stops that last."""

from data.codebook.episodes import labels
from queries.connection import Store
from queries.deadlines import today
from queries.example_tables import admission_stop, service_month

ORIGIN = "delivered_services"
PRINTED_MONTH = "2025-01"
"""The month of the printed queues; a report of a month before is older news."""


def queue_reports(store: Store) -> dict[str, str]:
    """By service: its latest delivered month after the printed one, and a stop that lasts today, in words."""
    months = {
        row.service_id: row
        for row in store.rows(service_month)
        if row.kind == "delivered" and row.month > PRINTED_MONTH
    }
    found = {
        code: _month(row.month, row.waiting, row.wait_months_low, row.wait_months_high)
        for code, row in months.items()
    }
    for code, stop in _stops(store).items():
        found[code] = f"{found[code]}. {stop}" if code in found else stop
    return found


def latest_month(store: Store) -> str:
    """The latest month that the reports are of, empty when there is none."""
    rows = store.rows(service_month)
    months = (row.month for row in rows if row.kind == "delivered" and row.month > PRINTED_MONTH)
    return max(months, default="")


def _month(month: str, waiting: int, low: int | None, high: int | None) -> str:
    """A perturbed 0 stands for none or a few."""
    persons = f"{waiting} väntade {month}" if waiting else f"inga eller några få väntade {month}"
    span = "" if high is None else f"{low}–{high}" if low not in (None, high) else f"{high}"
    return persons + (f", väntetid {span} månader" if span else "")


def _stops(store: Store) -> dict[str, str]:
    day = today().isoformat()
    return {
        row.service_id: f"{labels('extents')[row.extent]} sedan {row.starts_on}"
        for row in store.rows(admission_stop)
        if row.kind == "delivered" and row.starts_on <= day <= (row.ends_on or day)
    }
