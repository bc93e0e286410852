"""Findings of Insatser & köer: what there is, where one waits, and how many get support."""

from components.service_lists import is_refused
from components.wording import Bold, Finding, prefix
from dashboard.formatting import listed, number
from queries.answers import Answer
from queries.filters import Filters
from queries.services import QUEUE_PERIOD


def catalogue(answer: Answer, filters: Filters) -> Finding:
    """How many services there are and where; for a chosen administration those that are closed to it."""
    start = prefix(filters, answer.honoured)
    if start:
        return (start, *_for_chosen(answer))
    facts = {name: number(value) for name, value in answer.facts.items()}
    return (
        Bold(f"{number(len(answer.rows))} insatser"),
        f": {facts['scope_local']} lokala, {facts['scope_city_wide']} stadengemensamma och "
        f"{facts['scope_shared']} delade; för {facts['scope_not_stated']} anges inte var. ",
        "Varje villkor är märkt uttryckligt, tolkat, inläst eller anges inte."
        if "registered" in answer.facts
        else "Varje villkor är märkt uttryckligt, tolkat eller anges inte.",
        *by_register(answer),
    )


def by_register(answer: Answer) -> Finding:
    """How many services a delivered register describes, and for how many its word has run out."""
    if "registered" not in answer.facts:
        return ()
    described, lapsed = (int(answer.facts[name]) for name in ("registered", "lapsed"))
    ended = f"; för {lapsed} har uppgifterna gått ut" if lapsed else ""
    return (f" Insatsregistret beskriver {described} av dem{ended}.",)


def _for_chosen(answer: Answer) -> Finding:
    refused = [row.label for row in answer.rows if is_refused(row)]
    own = [row.label for row in answer.rows if row.is_chosen]
    words = f"; {listed(refused)} tar bara klienter från andra" if refused else ""
    what = "insats" if len(own) == 1 else "insatser"
    owned = f"{number(len(own))} {what}" if own else "Ingen insats"
    return (Bold(f"{owned} i egen regi"), f" av {number(len(answer.rows))}{words}.")


def queues(answer: Answer, filters: Filters) -> Finding:
    """How many had a queue or an admission stop, of those that say."""
    facts = answer.facts
    reported = int(facts.get("reported", 0))
    newer = f" {reported} {'insats har' if reported == 1 else 'insatser har'} rapporterat senare."
    waiting = facts.get("queue_queue", 0) + facts.get("queue_admission_stop", 0)
    stated = waiting + facts.get("queue_none", 0)
    return (
        Bold(f"{number(waiting)} av {number(stated)}"),
        f" insatser med köuppgift hade kö eller remisstopp i {QUEUE_PERIOD}. Längden anges i personer eller "
        f"månader och räknas inte om.{newer if reported else ''}",
    )


def participants(answer: Answer, filters: Filters) -> Finding:
    """That the numbers count different things."""
    return (
        f"{number(len(answer.rows))} insatser publicerar ett antal. De räknar på olika sätt och samma "
        "person kan finnas i flera, så talen ",
        Bold("får inte läggas ihop"),
        ".",
    )
