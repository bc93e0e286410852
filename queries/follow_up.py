"""Uppföljning: what is measured today, what is done and left, and what nobody can answer yet."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from data.codebook.episodes import EVENT, PROGRAMME
from data.codebook.model import NOT_STATED
from queries.answers import AnyAnswer, Kind, Row
from queries.connection import Store
from queries.delivered import REFERRALS, delivered_years
from queries.example_tables import service_month
from queries.filters import Filters
from queries.published import Printed, figure_row, stated
from queries.schema import model_task, service, service_detail, unanswered
from queries.words import SOURCE, WHEN

STATES = {"open": "Återstår", "planned": "Planerat eller pågår", "done": "Klart enligt rapporterna"}
OUTCOMES = {
    "matching": "Kartläggning, matchning",
    "studies": "Studier",
    "internship": "Praktik",
    "work": "Arbete",
    "closure": "Avslutsorsak",
    "before_after": "Före och efter",
}
"""The common indicators that the inquiry asks for (section 8)."""
IN_REFERRALS = ("studies", "work", "closure")
"""Those that every delivered referral tells of."""
MEASURED = {"participants": "Deltagare", "queue": "Kö", **OUTCOMES}
BETWEEN_YEARS = (
    ("Planeringen räcker inte", "v40_2022_plan_insufficient_total_share", "2022", "alla klienter"),
    ("Planeringen räcker inte", "v40_2023_social_insufficient_share", "2023", "sociala skäl"),
    ("Planeringen räcker inte", "v40_2023_other_insufficient_share", "2023", "övriga hinder"),
    ("Behöver parallella insatser", "v40_2022_need_two_parallel_share", "2022", "klienter med behov"),
    ("Behöver parallella insatser", "v40_2023_social_parallel_share", "2023", "sociala skäl"),
    ("Behöver parallella insatser", "v40_2023_other_parallel_share", "2023", "övriga hinder"),
    ("Sociala skäl, missbruk", "v40_2022_hinder_social_addiction_share", "2022", "alla klienter"),
    ("Sociala skäl, missbruk", "v40_2023_social_addiction_share", "2023", "alla inventerade"),
    ("Försörjer sig inom nio månader", "v40_2022_time_0_9m_share", "2022", "alla klienter"),
    ("Försörjer sig inom nio månader", "v40_addiction_time_0_9m_share", "2023", "sociala skäl, missbruk"),
)
"""Item, figure, year and whom the share is of, in the words of the report."""


def common_indicators(store: Store, filters: Filters) -> AnyAnswer:
    """What services publish, or have delivered, of participants, queue and the common indicators.

    Columns: service type, measure (group), services that tell it, services of the type (base). Grain: one row
    per type and measure. Counted from the service catalogue, and from delivered months and referrals; no
    report publishes any of the outcomes. facts: services, with_participants, with_queue, and with_outcomes
    where referrals are delivered."""
    delivered = _delivered(store)
    types = {r.service_id: str(r.service_type) for r in store.rows(service_detail)}
    found = [r for r in store.rows(service) if r.service_id in types]
    by_type: dict[str, list[Any]] = {}
    for r in found:
        by_type.setdefault(types[r.service_id], []).append(r)
    order = sorted(by_type, key=lambda name: (-len(by_type[name]), name))
    return stated(
        store,
        "common_indicators",
        (
            _measure_row(name, measure, by_type[name], delivered[measure])
            for name in order
            for measure in MEASURED
        ),
        origin="services",
        unit="verksamheter",
        period="2024–2025",
        caveats=("c15", "c49"),
        facts={
            "services": len(found),
            "with_participants": sum(_tells(r, "participants", delivered) for r in found),
            "with_queue": sum(_tells(r, "queue", delivered) for r in found),
            **({"with_outcomes": len(delivered["work"])} if delivered["work"] else {}),
        },
        more_figures=("af_2023_in_measure_after_share",),
    )


def _delivered(store: Store) -> dict[str, frozenset[str]]:
    """The services that have delivered each measure, in months or in referrals."""
    months = frozenset(r.service_id for r in store.rows(service_month) if r.kind == "delivered")
    referrals = frozenset(
        codes[0]
        for year in delivered_years(store)
        for codes in store.cells(REFERRALS, str(year), (PROGRAMME, EVENT))
    )
    told = {"participants": months | referrals, "queue": months}
    return {m: told.get(m, referrals if m in IN_REFERRALS else frozenset()) for m in MEASURED}


def _tells(record: Any, measure: str, delivered: Mapping[str, frozenset[str]]) -> bool:
    """Whether a report prints the measure for a service, or it has been delivered."""
    printed = {
        "participants": record.participants is not None,
        "queue": record.queue_status != "not_stated",
    }
    return printed.get(measure, False) or record.service_id in delivered[measure]


def _measure_row(name: str, measure: str, services: list[Any], delivered: frozenset[str]) -> Row:
    told = sum(_tells(r, measure, {measure: delivered}) for r in services)
    kind: Kind = "register" if any(r.service_id in delivered for r in services) else "derived"
    return Row(
        name,
        name[:1].upper() + name[1:],
        measure,
        MEASURED[measure],
        count=told or None,
        base=len(services),
        kind=kind if told else "missing",
    )


def model_tasks(store: Store, filters: Filters) -> AnyAnswer:
    """Assignments of the governance model. Columns: task, state (group), words, when, source.
    Grain: one row per assignment, what is left first. facts: open, planned, done."""
    order = list(STATES)
    found = sorted(store.rows(model_task), key=lambda r: (order.index(r.state), r.task_id))
    rows = (
        Row(
            r.task_id,
            r.task,
            r.state,
            STATES[r.state],
            text=r.words,
            details=((WHEN, r.when_stated or NOT_STATED), (SOURCE, r.section)),
        )
        for r in found
    )
    facts = {state: float(sum(r.state == state for r in found)) for state in STATES}
    return stated(store, "model_tasks", rows, origin="compilation", period="2024–2025", facts=facts)


def needs_between_years(store: Store, filters: Filters) -> AnyAnswer:
    """The week-40 survey 2022 beside what is published of 2023. Columns: item, year (group), who, share.
    Grain: one row per figure. The years count different groups (caveats), so nothing is subtracted. Source:
    the report on needs, and the inquiry of 2023, section 3.2."""
    figures = store.reference.figures
    rows = (
        replace(figure_row(Printed(figure_id, item, year), figures[figure_id]), text=group)
        for item, figure_id, year, group in BETWEEN_YEARS
        if figure_id in figures
    )
    return stated(
        store,
        "needs_between_years",
        rows,
        origin="v40_2023",
        unit="klienter",
        period="2022 och 2023",
        caveats=("c02", "c23", "c26"),
    )


def unanswered_questions(store: Store, filters: Filters) -> AnyAnswer:
    """Questions of follow-up that no report answers. Columns: question, what the reports say, the words that
    come closest, which source would give the answer, source. Grain: one row per question."""
    rows = (
        Row(
            r.question_id,
            r.question,
            figure_id=r.figure_id,
            text=r.state,
            details=(
                ("Läget", "Inte publicerat"),
                ("Närmaste ord i rapporten", _quote(store, r.figure_id)),
                ("Skulle kunna ges av", r.would_give),
                (SOURCE, r.section),
            ),
        )
        for r in store.rows(unanswered)
    )
    return stated(store, "unanswered_questions", rows, origin="compilation", period="2023–2025")


def _quote(store: Store, figure_id: str) -> str:
    figure = store.reference.figures.get(figure_id)
    return f"”{figure.quote}”" if figure is not None else "–"


QUESTIONS = (common_indicators, model_tasks, needs_between_years, unanswered_questions)
