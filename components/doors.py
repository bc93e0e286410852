"""Which doors are open: the person's situation as a form, and the services in three lists."""

from typing import Any

from dash import html

from components.choices import form, select
from components.figures import Link
from components.markup import light
from components.services_narrative import by_register
from components.view import View
from components.wording import Bold, Finding, prefix
from dashboard.formatting import number
from data.codebook.services import service_words
from queries.answers import Answer, Row
from queries.filters import Filters
from queries.service_doors import ALSO_REQUIRED
from queries.service_options import SITUATION

NOT_ANSWERED = "Inget svar"
TAKES_USE = ("accepted", "conditional", "required")
SIGNS = {"open": "✓", "closed": "✕", "unknown": "?"}
EXAMPLES = (
    ("Bruk och akut hemlöshet", {"bruk": "ja", "boende": "akut"}),
    ("Bruk, i behandling, vill arbeta", {"bruk": "ja", "behandling": "ja", "inriktning": "arbete"}),
    ("Utan bruk, vill arbeta", {"bruk": "nej", "boende": "ordnat", "inriktning": "arbete"}),
)
"""Situations that a meeting asks about, as one click."""


def situation_form(view: View) -> list[Any]:
    """The five questions beside the filter on administration, and ready situations as links."""
    fields = [select(view, choice, empty=NOT_ANSWERED) for choice in SITUATION]
    links: list[Any] = [light("Span", "Prova", className="muted")]
    for words, answers in EXAMPLES:
        links.append(light("A", words, href=_href(view, answers), className="tool", **{"data-nav": ""}))
    if any(view.filters.option(choice.slug) for choice in SITUATION):
        clear = {"data-nav": "", "aria-label": "Rensa svaren om personen"}
        links.append(light("A", "Rensa", href=_href(view, {}), className="chip chip-clear", **clear))
    named = {"aria-label": "Vanliga situationer"}
    return [
        form("Personens situation", fields),
        light("Div", links, className="choices", role="group", **named),
    ]


def _href(view: View, answers: dict[str, str]) -> str:
    filters = view.filters
    for choice in SITUATION:
        filters = filters.with_option(choice.slug, answers.get(choice.slug, ""))
    return view.filtered(filters)


def door_lists(answer: Answer, link: Link) -> html.Div:
    """Open, closed and unknown side by side; each service opens to the report's words."""
    groups = {state: [row for row in answer.rows if row.group == state] for state in SIGNS}
    lists = [_list(state, rows) for state, rows in groups.items()]
    return html.Div(lists, className="doors")


def _list(state: str, rows: list[Row]) -> Any:
    label = service_words("doors")[state]
    heading = light("H3", [light("Span", SIGNS[state], **{"aria-hidden": "true"}), f" {label} ({len(rows)})"])
    items = [light("Li", _item(row)) for row in rows] or [light("Li", "Ingen.", className="muted")]
    inside = light("Ul", items, className="door-list")
    name = {"aria-label": f"{label}, {len(rows)} insatser"}
    return light(
        "Div",
        [heading, inside],
        className=f"table-frame door-column is-{state}",
        role="region",
        tabIndex=0,
        **name,
    )


def _item(row: Row) -> Any:
    details = dict(row.details)
    short = [light("Strong", row.label)]
    words = details[ALSO_REQUIRED] if row.group == "open" else row.text
    short += [light("Span", words, className="door-why")] if words else []
    more = [light("P", [light("Strong", f"{heading}: "), text]) for heading, text in row.details if text]
    return light("Details", [light("Summary", short), *more], className="door")


def open_doors(answer: Answer, filters: Filters) -> Finding:
    """How many doors are open, closed and unknown; without answers what the services say of ongoing use."""
    facts = {name: number(value) for name, value in answer.facts.items()}
    if not answer.facts["answered"]:
        takes = number(sum(answer.facts.get(f"use_{rule}", 0) for rule in TAKES_USE))
        return (
            Bold(f"{facts['use_excluded']} av {number(answer.n)} insatser"),
            f" tar inte emot pågående bruk, {takes} gör det helt eller med villkor och för "
            f"{facts['use_not_stated']} anges det inte. Svara på frågorna för att se en persons dörrar.",
            *by_register(answer),
        )
    return (
        prefix(filters, ("administration",)),
        Bold(_counted(answer.facts["open"], "öppen", "öppna")),
        f", {_counted(answer.facts['closed'], 'stängd', 'stängda')} och {facts['unknown']} som inte går att "
        f"avgöra, av {number(answer.n)} insatser.",
        *by_register(answer),
    )


def _counted(value: float, one: str, many: str) -> str:
    return f"{number(value)} {one if value == 1 else many}"
