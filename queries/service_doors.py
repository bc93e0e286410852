"""Insatser & köer: which doors are open to a person in a situation, and what closes the others."""

from collections.abc import Iterable

from data.codebook.services import service_words
from queries.answers import AnyAnswer, NoData, Row
from queries.connection import Store
from queries.doors import Criterion, Door, Situation, door
from queries.filters import Filters
from queries.option_kinds import Choice
from queries.service_facts import (
    ADMINISTRATION,
    ORIGIN,
    Service,
    by_use,
    register_beside,
    register_period,
    service_answer,
    services,
)
from queries.service_options import ACTIVE_USE, AIM, HOME, INCOME_SUPPORT, SITUATION, TREATMENT
from queries.services import PRINTED, TOLD_BY, basis_of, by_register
from queries.words import SECTION

ALSO_REQUIRED = "Gäller också"
NOTHING_STATED = "Inget villkor som rör svaren anges."


def open_doors(store: Store, filters: Filters) -> AnyAnswer:
    """Every service as open, closed or unknown to a person in the chosen situation.

    Columns: service, state (group), what decides it (text), the criteria behind it with the report's words,
    section and basis, and further criteria. Grain: one row per service, open ones first. facts: services by
    state and by what they state of ongoing use; questions answered; registered and lapsed, where a register
    is delivered, which then speaks in place of the reports.
    Unknown is never turned into yes or no: see `queries.doors`."""
    found = services(store)
    if not found:
        return NoData("open_doors", ORIGIN, "", store.version.data_version)
    situation = situation_of(filters)
    seen = [(one, door(one.criteria, situation)) for one in found]
    states = list(service_words("doors"))
    rows = [_row(one, seen_from) for state in states for one, seen_from in seen if seen_from.state == state]
    facts = {state: float(sum(row.group == state for row in rows)) for state in states}
    answered = sum(bool(filters.option(choice.slug)) for choice in SITUATION) + bool(situation.districts)
    return service_answer(
        store,
        filters,
        "open_doors",
        rows,
        period=register_period(store, PRINTED),
        n=len(rows),
        facts={**facts, "answered": float(answered), **by_use(found), **by_register(found)},
        follows=tuple(choice.slug for choice in SITUATION),
        beside=register_beside(store),
    )


def situation_of(filters: Filters) -> Situation:
    """The situation that an address describes: the chosen administrations and the answers given."""
    return Situation(
        districts=frozenset(filters.codes(ADMINISTRATION)),
        active_use=_yes_or_no(filters, ACTIVE_USE),
        home=_code(filters, HOME, "homes"),
        income_support=_yes_or_no(filters, INCOME_SUPPORT),
        treatment_contact=_yes_or_no(filters, TREATMENT),
        aim=_code(filters, AIM, "aims"),
    )


def _yes_or_no(filters: Filters, choice: Choice) -> bool | None:
    return {"ja": True, "nej": False}.get(filters.option(choice.slug))


def _code(filters: Filters, choice: Choice, codes: str) -> str:
    """The code behind an answer: codes and alternatives stand in the same order."""
    slugs = (one.slug for one in choice.alternatives)
    return dict(zip(slugs, service_words(codes), strict=True)).get(filters.option(choice.slug), "")


def _row(one: Service, seen: Door) -> Row:
    shown = _deciding(seen)
    return Row(
        one.service_id,
        one.name,
        seen.state,
        service_words("doors")[seen.state],
        kind="register" if one.register else "published",
        is_chosen=seen.state == "open",
        text=one.told_by if one.is_lapsed else _why(seen),
        details=(
            ("Villkor", " ".join(_once(c.text for c in shown))),
            ("Rapportens ord", " ".join(f"”{quote}”" for quote in _once(c.quote for c in shown if c.quote))),
            (SECTION, ", ".join(_once(c.place for c in shown)) or _place(one)),
            ("Grund", ", ".join(_once(basis_of(c) for c in shown)) or service_words("bases")["not_stated"]),
            (ALSO_REQUIRED, " ".join(c.text for c in seen.further)),
            (TOLD_BY, one.told_by),
        ),
    )


def _place(one: Service) -> str:
    return one.told_by if one.register else one.section


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _deciding(seen: Door) -> list[Criterion]:
    """The stated criteria that decide a door: those that an open one meets, otherwise those that keep it
    shut."""
    verdicts = [v for v in seen.verdicts if v.truth == "met"] if seen.state == "open" else seen.deciding
    return [verdict.criterion for verdict in verdicts if verdict.criterion is not None]


def _why(seen: Door) -> str:
    if seen.state != "unknown":
        return " ".join(_once(c.text for c in _deciding(seen)))
    words = [_unknown(seen, truth) for truth in service_words("truths")]
    return " ".join(word for word in words if word) or NOTHING_STATED


def _unknown(seen: Door, truth: str) -> str:
    """The questions that one reason leaves open: "Anges inte: boende, inriktning."; empty when none."""
    labels = service_words("criteria")
    names = [labels[verdict.question].lower() for verdict in seen.deciding if verdict.truth == truth]
    return f"{service_words('truths')[truth]}: {', '.join(names)}." if names else ""


QUESTIONS = (open_doors,)
