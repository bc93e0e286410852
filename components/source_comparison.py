""" "Varför skiljer sig siffrorna?": chosen sources side by side, who, when, how and what is left out."""

from typing import Any

from dash import html

from components.card_foot import source_button
from components.card_states import UNREADABLE
from components.markup import choice_link, extra, light
from components.text_card import terms
from components.view import View
from dashboard.formatting import unbroken
from data.codebook.model import NOT_STATED
from queries.answers import Answer, Row
from queries.connection import StoreUnavailableError
from queries.filters import Filters
from queries.reference import Passport
from queries.repository import Repository
from queries.sources import CAN_BE_ADDED, COMPARED, OVERLAP
from queries.words import PASSPORT, SECTION

COMPARISON = "source-comparison"
DEFAULT = ("v40", "homelessness")
TITLE = "Varför skiljer sig siffrorna?"
NO = "Nej"
FACTS = (
    (PASSPORT["population"], "population"),
    (PASSPORT["period"], "period"),
    (PASSPORT["filled_in_by"], "filled_in_by"),
    ("Hur", "method"),
    (PASSPORT["leaves_out"], "leaves_out"),
    (PASSPORT["coverage"], "coverage"),
)


def comparison_card() -> html.Section:
    """The empty card, the same on every page that compares sources."""
    words = html.Span("Källpassen och rapporternas förbehåll", className="foot-text")
    tools = html.Div(source_button("source_pairs", TITLE), className="card-tools")
    return html.Section(
        [
            html.H2(TITLE, id="comparison-title"),
            html.Div(id=COMPARISON, className="card-body"),
            html.Footer([words, tools], className="card-foot"),
        ],
        className="card comparison",
        id="comparison",
        **extra({"aria-labelledby": "comparison-title"}),
    )


def comparison_body(repository: Repository, view: View) -> list[Any]:
    """The choice of sources, their passports side by side, and whether each two can be added."""
    try:
        pairs = repository.ask("source_pairs", Filters())
        offered = {p.origin: p for code in COMPARED if (p := repository.passport(code)) is not None}
    except StoreUnavailableError:
        return [light("P", UNREADABLE, className="card-message")]
    chosen = tuple(code for code in view.compared if code in offered) or DEFAULT
    if not isinstance(pairs, Answer) or not set(chosen) <= offered.keys():
        return [light("P", "Det finns inga källor att jämföra.", className="card-message")]
    found = [row for row in pairs.rows if {row.code, row.group} <= set(chosen)]
    return [
        light("P", _finding(found), className="finding"),
        _choices(offered, chosen, view),
        _table([offered[code] for code in chosen]),
        *(_pair(row) for row in found),
    ]


def _finding(pairs: list[Row]) -> list[Any]:
    if not pairs:
        return ["Välj en källa till, så står de bredvid varandra."]
    if all(dict(row.details)[CAN_BE_ADDED] == NO for row in pairs):
        return ["Källorna räknar olika. Talen ", light("Strong", "får inte läggas ihop"), "."]
    return ["Bara en del av talen ", light("Strong", "kan läggas ihop"), "; se under tabellen."]


def _pair(row: Row) -> Any:
    facts = dict(row.details)
    pairs = (
        (CAN_BE_ADDED, unbroken(f"{facts[CAN_BE_ADDED]}. {row.text}")),
        (OVERLAP, unbroken(facts[OVERLAP])),
        (SECTION, facts[SECTION]),
    )
    return light("Div", [light("H3", f"{row.label} och {row.group_label}"), terms(pairs)], className="pair")


def _choices(offered: dict[str, Passport], chosen: tuple[str, ...], view: View) -> Any:
    links = []
    for code, passport in offered.items():
        is_on = code in chosen
        after = tuple(c for c in chosen if c != code) if is_on else (*chosen, code)[-3:]
        links.append(choice_link(passport.short_title, view.comparing(after), "tool", is_on=is_on))
    return light("Div", links, className="choices", role="group", **{"aria-label": "Välj källor, högst tre"})


def _table(passports: list[Passport]) -> Any:
    head = light("Tr", [light("Td"), *(light("Th", p.short_title, scope="col") for p in passports)])
    body = [light("Tr", [light("Th", label, scope="row"), *_facts(passports, name)]) for label, name in FACTS]
    table = light("Table", [light("Thead", head), light("Tbody", body)], className="data-table words")
    words = {"aria-label": "Källor sida vid sida"}
    return light("Div", table, className="matrix-frame", tabIndex=0, role="region", **words)


def _facts(passports: list[Passport], name: str) -> list[Any]:
    return [light("Td", unbroken(getattr(passport, name) or NOT_STATED)) for passport in passports]
