"""Källor & metod: the printed figures as a list that is searched, each with the cards that show it."""

from typing import Any

from components.choices import form, search_field, select
from components.figures import Link
from components.markup import light
from components.matrix import framed
from components.printed_value import printed_value
from components.view import View
from components.wording import Bold, Finding
from dashboard.formatting import NBSP, NOTHING, number, period
from dashboard.page import Page
from queries.answers import Answer, Row
from queries.figure_list import CONCERNS, ID
from queries.filters import Filters
from queries.options import FIGURES_SHOWN, REPORT, SEARCH

SHOWN = 50
HEADS = ("Tal", "Vad det räknar", "Rapportens ord", "Rapport och avsnitt", "Visas på")
Places = dict[str, tuple[Page, str]]
"""Question to the page and the id of the element that shows its answer."""


def search_form(view: View) -> Any:
    """Words, report, and whether figures with a card of their own are left out."""
    hint = "Ord, tal eller beteckning, till exempel 1 372"
    fields = [
        search_field(view, SEARCH, hint=hint),
        select(view, REPORT, empty="Alla rapporter"),
        select(view, FIGURES_SHOWN, empty="Alla tal"),
    ]
    return form("Sök tal", fields)


def figure_table(answer: Answer, link: Link, *, places: Places) -> Any:
    """The first figures found; more are reached by searching, or in the table and its file."""
    head = light("Tr", [light("Th", words, scope="col") for words in HEADS])
    body = [_figure(row, places) for row in answer.rows[:SHOWN]]
    more = len(answer.rows) - SHOWN
    words = f"Här visas {SHOWN} av {number(len(answer.rows))}. Sök, eller välj Tabell för att se alla."
    rest = [light("P", words, className="muted")] if more > 0 else []
    return light("Div", [framed(head, body, "data-table words", "Tal, kan rullas", "table-frame"), *rest])


def _figure(row: Row, places: Places) -> Any:
    facts = dict(row.details)
    source = [f"{facts['Rapport']}, {facts['Avsnitt']}", light("Div", facts[ID], className="muted")]
    return light(
        "Tr",
        [
            light("Td", light("Strong", _number(row)), className="number"),
            light("Th", [row.label, light("Div", period(facts[CONCERNS]), className="muted")], scope="row"),
            light("Td", light("Q", row.text)),
            light("Td", source),
            light("Td", _links(row, places), className="shown-on"),
        ],
    )


def _number(row: Row) -> str:
    value = printed_value(row, is_share=not row.unit)
    return f"{value}{NBSP}{row.unit}" if value and row.unit else value or NOTHING


def _links(row: Row, places: Places) -> list[Any]:
    """The pages that show a figure, each once; those of the list itself when no other page does."""
    found: dict[str, str] = {}
    for question in row.group.split(","):
        if question in places:
            page, element = places[question]
            found.setdefault(page.title, f"{page.path}#{element}")
    if not found:
        return [light("Span", "Bara här", className="muted")]
    return [light("Div", light("A", title, href=href, **{"data-nav": ""})) for title, href in found.items()]


def found_figures(answer: Answer, filters: Filters) -> Finding:
    """How many figures were found, and how many have no card of their own."""
    everything, found = number(answer.facts["all"]), number(len(answer.rows))
    only_here = number(sum(not row.group for row in answer.rows))
    if any(filters.option(slug) for slug in answer.follows):
        return (Bold(f"{found} tal"), f" av {everything} passar det du har valt.")
    return (Bold(f"{everything} tal"), f" är tryckta i rapporterna; {only_here} av dem visas bara här.")
