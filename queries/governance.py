"""Uppföljning: who is responsible for what, who decides what, and which source is due when."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from data.codebook.model import NOT_STATED
from queries.answers import AnyAnswer, Row
from queries.connection import Store
from queries.filters import Filters
from queries.published import stated
from queries.register_tables import delivery
from queries.schema import data_system, due_time, governance, released_cell
from queries.words import REMARK, RESPONSIBLE, SOURCE

TAKES_PART = "Ingår"
TURNS_TO = "För frågan vidare till"
HOW_OFTEN = "Hur ofta"
MONTH_BASIS = "Månaden bygger på"
PUBLISHED_PERIOD = "Publicerade tal gäller"
ARRIVED = "Inläst leverans"
SYNTHETIC_INSTEAD = "Syntetiskt i stället"
NOTHING_ARRIVED = "Ingen"
MOST_NAMED = 3
AREAS = {"area": "Område i styrmodellen", "statute": "Beslut enligt socialtjänstlagen"}
LEVELS = {
    "strategisk": "Strategisk nivå",
    "operativ": "Operativ nivå",
    "arbetsgrupp": "Arbetsgrupper",
}
AROUND = {
    "forum": "Dialog",
    "working_group": "Projekt och utredningar",
    "function": "Funktioner",
    "agreement": "Avtal",
    "follow_up": "Uppföljning enligt styrmodellen",
    "principle": "Principer",
    "proposal": "Förslag, inte beslutat",
}
ORDER = (
    "sob",
    "operative_group",
    "kc_steering_group",
    "analysis_group",
    "service_design_group",
    "order_group",
)
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def governance_areas(store: Store, filters: Filters) -> AnyAnswer:
    """Areas of the governance model and the two kinds of decision. Columns: name, kind (group), task,
    responsible, source. Grain: one row per area or statute."""
    names = ("area_social", "area_health", "area_skills", "area_jobs", "sol_4_4", "sol_4_1")
    found = {r.governance_id: r for r in store.rows(governance)}
    rows = (_area_row(found[name]) for name in names if name in found)
    return stated(store, "governance_areas", rows, origin="compilation", period="2024–2025")


def _area_row(record: Any) -> Row:
    details = (
        (RESPONSIBLE, record.responsible),
        (REMARK, record.note),
        (SOURCE, record.section),
    )
    return Row(
        record.governance_id, record.name, record.kind, AREAS[record.kind], text=record.task, details=details
    )


def governance_forums(store: Store, filters: Filters) -> AnyAnswer:
    """Forums and groups. Columns: name, level (group), task, who takes part, where it turns, how often,
    source. Grain: one row per body; decided forums first, from the strategic level down."""
    found = [r for r in store.rows(governance) if r.kind not in AREAS]
    groups = [*LEVELS, *AROUND]

    def place(record: Any) -> tuple[int, int, str]:
        known = record.governance_id in ORDER
        return (
            groups.index(_group(record)),
            ORDER.index(record.governance_id) if known else len(ORDER),
            record.name,
        )

    rows = (_forum_row(record) for record in sorted(found, key=place))
    return stated(store, "governance_forums", rows, origin="compilation", period="2024–2025")


def _group(record: Any) -> str:
    """The level of a forum or permanent group; the kind of everything around them."""
    is_permanent = record.kind in ("forum", "working_group") and record.level in LEVELS
    return str(record.level if is_permanent else record.kind)


def _forum_row(record: Any) -> Row:
    group = _group(record)
    details = (
        (RESPONSIBLE, record.responsible or NOT_STATED),
        (TAKES_PART, record.composition or NOT_STATED),
        (TURNS_TO, record.escalates_to or NOT_STATED),
        (HOW_OFTEN, record.cycle or NOT_STATED),
        (REMARK, record.note),
        (SOURCE, record.section),
    )
    label = {**LEVELS, **AROUND}[group]
    return Row(record.governance_id, record.name, group, label, text=record.task, details=details)


def annual_wheel(store: Store, filters: Filters) -> AnyAnswer:
    """Which source is due when, and what this data version holds of it.

    Columns: source or activity, month as number (group, empty where no report states it), how often, the
    words the month rests on, period of the published figures, what has been delivered, years that synthetic
    clients stand in for, source. Grain: one row per source or activity. facts: due, with_month, delivered."""
    systems = {r.system_id: r for r in store.rows(data_system)}
    arrived = _arrived(store)
    synthetic = store.once("synthetic_years", lambda: _synthetic_years(store))
    found = store.rows(due_time)
    facts = {
        "due": len(found),
        "with_month": sum(bool(r.month) for r in found),
        "delivered": sum(r.system_id in arrived for r in found),
    }
    rows = (
        _due_row(
            store,
            r,
            systems.get(r.system_id),
            arrived.get(r.system_id, ""),
            synthetic.get(r.system_id, ()),
        )
        for r in found
    )
    return stated(store, "annual_wheel", rows, origin="compilation", period="2022–2025", facts=facts)


def _due_row(store: Store, record: Any, system: Any, arrived: str, synthetic: Sequence[str]) -> Row:
    details = (
        (HOW_OFTEN, record.interval),
        (MONTH_BASIS, record.basis or NOT_STATED),
        (PUBLISHED_PERIOD, _published_period(store, system)),
        (ARRIVED, arrived or NOTHING_ARRIVED),
        (SYNTHETIC_INSTEAD, ", ".join(synthetic)),
        (SOURCE, record.section),
    )
    label = MONTHS[int(record.month) - 1] if record.month else NOT_STATED
    return Row(record.due_id, record.name, record.month, label, details=details)


def _published_period(store: Store, system: Any) -> str:
    """The period of the figures taken from a system, "Inga tal" when none are published."""
    passport = store.reference.passports.get(system.origin) if system is not None else None
    return passport.period if passport is not None else "Inga tal"


def _arrived(store: Store) -> dict[str, str]:
    """What has been delivered from a system, in words: each source with its periods."""
    periods: dict[str, dict[str, list[str]]] = {}
    for row in store.rows(delivery):
        if row.system_id:
            periods.setdefault(row.system_id, {}).setdefault(row.title, []).append(row.period)
    return {
        system: "; ".join(f"{title}: {_periods(found)}" for title, found in by_title.items())
        for system, by_title in periods.items()
    }


def _periods(found: list[str]) -> str:
    """Up to three periods by name, otherwise how many and the latest."""
    listed = sorted(found)
    if len(listed) <= MOST_NAMED:
        return ", ".join(listed)
    return f"{len(listed)} leveranser, senast {listed[-1]}"


def _synthetic_years(store: Store) -> dict[str, list[str]]:
    """Years with cells of synthetic people, by source."""
    c = released_cell.c
    statement = select(c.source, c.period).where(c.kind == "synthetic").distinct().order_by(c.period)
    found: dict[str, list[str]] = {}
    for row in store.fetch(statement):
        found.setdefault(row.source, []).append(row.period)
    return found


QUESTIONS = (governance_areas, governance_forums, annual_wheel)
