"""Insatser & köer: every service of the catalogue, whom it takes in, its queue and its participants."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.codebook.services import rule_words, service_words, value_words
from queries.answers import AnyAnswer, NoData, Row
from queries.connection import Store
from queries.doors import Criterion, Situation, door
from queries.filters import Filters
from queries.queue_reports import ORIGIN as REPORTS
from queries.queue_reports import latest_month, queue_reports
from queries.service_facts import (
    ADMINISTRATION,
    NOT_STATED,
    ORIGIN,
    Service,
    by_use,
    counted,
    register_beside,
    register_period,
    service_answer,
    services,
)
from queries.words import SECTION

WHERE = "Var"
METHOD = "Metod"
FURTHER_TERMS = "Övriga villkor"
GOAL = "Mål"
CAPACITY = "Platser och längd"
COUNTED = "Vad som räknas"
QUEUE_WORDS = "Rapportens ord om kön"
QUEUE_PERIOD = "januari 2025"
CODED = ("active_use", "housing", "income_support", "treatment_contact", "aim", "decision")
"""The criteria that the catalogue shows as columns, in reading order."""
QUEUE, TOLD_BY = "Kö januari 2025", "Uppgifterna ur"
REPORTED = "Rapporterat senare"
PRINTED = "2024 och januari 2025"
TAKES_CHOSEN, NO = "Valda förvaltningars klienter", "Nej"
"""Heading and word that say that a service does not take the clients of the chosen administrations."""


def service_catalogue(store: Store, filters: Filters) -> AnyAnswer:
    """Every service of the catalogue. Columns: service, whose it is (group), whom it is for (text), scope,
    coded criteria each with its basis, method, goal, participants (count), and whose words it is. Grain: one
    row per service, in the order of the organisations. facts: services by scope and by what they say of
    ongoing use; registered and lapsed, where a register is delivered. Source: the inquiry's chapter 4 and the
    IPS report's chapter 5, coded from their words, and service_register in their place for its services."""
    found = services(store)
    if not found:
        return NoData("service_catalogue", ORIGIN, "", store.version.data_version)
    facts = {**counted("scope", (one.scope for one in found)), **by_use(found), **by_register(found)}
    return service_answer(
        store,
        filters,
        "service_catalogue",
        [_catalogue_row(one, filters) for one in found],
        unit="deltagare",
        period=register_period(store, PRINTED),
        facts=facts,
        beside=register_beside(store),
    )


def by_register(found: Sequence[Service]) -> dict[str, float]:
    """Services that a delivered register describes, and those whose description has ended; none without."""
    said = [one.register for one in found if one.register]
    lapsed = sum(one.is_lapsed for one in said)
    return {"registered": float(len(said) - lapsed), "lapsed": float(lapsed)} if said else {}


def _catalogue_row(one: Service, filters: Filters) -> Row:
    coded = tuple((service_words("criteria")[name], told(one.criteria.get(name))) for name in CODED)
    others = [c.text for name, c in one.criteria.items() if name not in (*CODED, "district")]
    return Row(
        one.service_id,
        one.name,
        one.principal,
        service_words("principals")[one.principal],
        count=one.participants,
        kind="missing" if one.participants is None else "published",
        figure_id=one.participants_figure_id,
        is_chosen=one.is_of(filters),
        text=one.target_group,
        details=(
            (WHERE, service_words("scopes")[one.scope]),
            *_for_chosen(one, filters),
            *coded,
            (FURTHER_TERMS, " ".join(others)),
            (METHOD, one.method),
            (GOAL, one.goal),
            (CAPACITY, one.capacity_note),
            (COUNTED, one.participants_note),
            (QUEUE, service_words("queue_states")[one.queue_status]),
            (QUEUE_WORDS, one.queue_text),
            (SECTION, one.section),
            (TOLD_BY, one.told_by),
        ),
    )


def told(criterion: Criterion | None) -> str:
    """A criterion in a few words with its basis: "Nej (uttryckligt)"; "anges inte" when no report has it."""
    if criterion is None:
        return service_words("bases")[NOT_STATED]
    return f"{_few_words(criterion)} ({basis_of(criterion)})"


def basis_of(criterion: Criterion) -> str:
    """Whether the report says it in so many words, it is read out of it, or a register states it."""
    return service_words("bases")[criterion.basis]


def _few_words(criterion: Criterion) -> str:
    rules = rule_words(criterion.criterion)
    if rules:
        return rules[criterion.rule]
    words = service_words("aims") if criterion.criterion == "aim" else value_words(criterion.criterion)
    first, *others = (words[value] for value in criterion.values)
    return " eller ".join([first, *(other[:1].lower() + other[1:] for other in others)])


def _for_chosen(one: Service, filters: Filters) -> tuple[tuple[str, str], ...]:
    """Whether clients of the chosen administrations are taken in; nothing when none is chosen."""
    chosen = frozenset(filters.codes(ADMINISTRATION))
    if not chosen:
        return ()
    truth = door(one.criteria, Situation(chosen)).verdict("district").truth
    answers = {"met": "Ja", "broken": NO, "not_decided": "Bara en del"}
    return ((TAKES_CHOSEN, answers.get(truth, service_words("bases")[NOT_STATED])),)


def service_queues(store: Store, filters: Filters) -> AnyAnswer:
    """Queues in January 2025 in the units published. Columns: service, state (group: admission_stop, queue,
    none, not_stated), the report's words (text), persons (count) or months (low–high), each with its unit.
    Grain: one row per service, by state; details: what the service has reported since, which leaves the
    printed state as it is. Persons and months are never converted into each other; a service whose queue no
    report states is not_stated. facts: services by state, and reported where any service has."""
    found = services(store)
    if not found:
        return NoData("service_queues", ORIGIN, QUEUE_PERIOD, store.version.data_version)
    states = list(service_words("queue_states"))
    ordered = sorted(found, key=lambda one: states.index(one.queue_status))
    reports = queue_reports(store)
    told = service_answer(
        store,
        filters,
        "service_queues",
        [_queue_row(one, filters, reports) for one in ordered],
        period=_queue_period(store),
        facts={
            **counted("queue", (one.queue_status for one in found)),
            **({"reported": float(len(reports))} if reports else {}),
        },
        figure_ids=tuple(one.queue_figure_id for one in ordered if one.queue_figure_id),
        caveats=("c16",),
        beside=(REPORTS,) if reports else (),
    )
    return replace(told, is_protected=bool(reports))


def _queue_period(store: Store) -> str:
    month = latest_month(store)
    return f"{QUEUE_PERIOD}; månadsrapporter till {month}" if month else QUEUE_PERIOD


def _queue_row(one: Service, filters: Filters, reports: Mapping[str, str]) -> Row:
    persons = one.queue_persons or None  # "no queue" is printed as words, not as a number
    unit = "månader" if one.queue_months_high is not None else "personer" if persons else ""
    return Row(
        one.service_id,
        one.name,
        one.queue_status,
        service_words("queue_states")[one.queue_status],
        count=persons,
        low=one.queue_months_low,
        high=one.queue_months_high,
        unit=unit,
        kind="missing" if one.queue_status == NOT_STATED else "published",
        figure_id=one.queue_figure_id,
        is_chosen=one.is_of(filters),
        text=one.queue_text,
        details=(
            *_for_chosen(one, filters),
            *([(REPORTED, reports.get(one.service_id, ""))] if reports else []),
        ),
    )


def service_participants(store: Store, filters: Filters) -> AnyAnswer:
    """Participants as published, which every service counts in its own way. Columns: service, participants,
    what the number counts and when (text). Grain: one row per service that publishes a number. Never added
    up: the same person can be in several. Source: the catalogue of services."""
    found = [one for one in services(store) if one.participants is not None]
    if not found:
        return NoData("service_participants", ORIGIN, "", store.version.data_version)
    rows = [
        Row(
            one.service_id,
            one.name,
            count=one.participants,
            figure_id=one.participants_figure_id,
            is_chosen=one.is_of(filters),
            text=one.participants_note,
        )
        for one in found
    ]
    ids = tuple(one.participants_figure_id for one in found)
    return service_answer(
        store,
        filters,
        "service_participants",
        rows,
        unit="deltagare",
        period="2024",
        figure_ids=ids,
    )


QUESTIONS = (service_catalogue, service_queues, service_participants)
