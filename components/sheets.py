"""The parts of a printed presentation around the cards: bar above, note and decisions, list of sources."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from components.markup import extra
from components.presentations.decisions import NO_DAY
from dashboard.formatting import NBSP, day, number
from dashboard.presentations.model import Decision
from queries.reference import Passport
from queries.words import PASSPORT, SOURCE

NOTE = "Anteckning"
DECISIONS = "Beslut"
SOURCES = "Källor"


def bar(name: str, pages: int, home: str) -> Component:
    """What stands above the sheets on the screen alone."""
    counted = f"{number(pages)}{NBSP}sidor, A4 liggande. Välj ”Spara som PDF” i webbläsarens ruta för en fil."
    return html.Div(
        [
            html.H1(f"Utskrift: {name}", id="page-title", tabIndex=-1),
            html.P(counted),
            html.Div(
                [
                    html.Button("Skriv ut", className="tool is-main", **extra({"data-print": ""})),
                    html.A("Till presentationen", href=home, className="tool", **extra({"data-nav": ""})),
                ],
                className="choices",
            ),
        ],
        className="sheets-bar",
    )


def sheet(card: Component, beside: list[Component], foot: str) -> html.Div:
    """One view on a sheet; note and decisions beside the card where there are any."""
    aside = [html.Div(beside, className="sheet-beside")] if beside else []
    return html.Div([card, *aside, html.P(foot, className="sheet-foot")], className="sheet")


def beside(note: str, decisions: Iterable[Decision]) -> list[Component]:
    """The note and the decisions of a view as they stand; nothing when there are none."""
    listed = [_decision(decision) for decision in decisions]
    noted = [html.H3(NOTE), html.P(note, className="own-words")] if note else []
    return [*noted, *([html.H3(DECISIONS), html.Ul(listed)] if listed else [])]


def _decision(decision: Decision) -> Component:
    when = f"senast {day(decision.due)}" if decision.due else NO_DAY
    state = " · klart" if decision.is_done else ""
    return html.Li(
        [
            html.P(decision.text, className="own-words"),
            html.P(
                [f"{decision.owner} · ", html.Span(when + state, className="unbroken")], className="muted"
            ),
        ]
    )


def sources(passports: Iterable[Passport], version: str, foot: str) -> html.Div:
    """The last sheet: every source of the views, who is counted and by whom."""
    rows = [
        html.Tr(
            [html.Th(p.title, scope="row"), *(html.Td(text) for text in (p.period, p.population, p.producer))]
        )
        for p in passports
    ]
    head = html.Tr([html.Th(word, scope="col") for word in (SOURCE, "Tid", PASSPORT["population"], "Av vem")])
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="data-table words")
    words = html.P(f"Dataversion {version}. Frågor och ord i rapporterna står under Källa vid varje diagram.")
    body = [html.H2(SOURCES), words, table] if rows else [html.H2(SOURCES), html.P("Inga källor att visa.")]
    return html.Div(
        [html.Div(body, className="card"), html.P(foot, className="sheet-foot")], className="sheet is-long"
    )
