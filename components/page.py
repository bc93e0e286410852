"""A page from its cards: the skeleton, and everything in it that follows the URL."""

from collections.abc import Callable, Sequence
from typing import Any

from dash import Output, dcc, html
from dash.development.base_component import Component

from components.card import Card
from components.chart_card import CardUpdate, Parts, card_update, chart_card, error_update
from components.filter_bar import filter_bar
from components.kept_details import Shown, written
from components.marks import Mark, strips
from components.markup import extra, light
from components.view import View
from components.wording import filters_in_words
from dashboard.formatting import listed
from dashboard.page import Page
from queries.answers import Answer
from queries.changes import Changes
from queries.connection import StoreUnavailableError
from queries.repository import Repository

URL = "url"
BAR = "filter-bar"
MARK = "page-mark"
NOTES = "page-notes"
SELECTION = "page-selection"
"""Id of the filters in words, which stand on paper in place of the filter bar."""
LIVE = "page-live"
CHANGES = "page-changes"
PARTS = "page-parts"
"""Id of what the browser paints: see assets/paint.js."""
PAINTED = "page-painted"
"""Id of the count of paintings: Dash calls a browser function only for an output."""
VERSION_LABEL = "data-version"
NOTHING = Shown()
More = Callable[[Repository, View], tuple[Parts, set[Mark]]]
"""What a page paints outside its cards, and the marks that belong to it."""


def address_of(record: Page) -> str:
    """Id of the page's own copy of the query text. Dash faults when a callback on the shared address would
    fill in a page that is not shown; one on a missing copy stays silent."""
    return f"address-{_slug(record)}"


def version_of(record: Page) -> str:
    """Id of the data version that the browser shows of a page. Each page has its own: Dash tells callbacks
    apart by what they fill in, and pages without charts would fill in the same."""
    return f"version-{_slug(record)}"


def _slug(record: Page) -> str:
    return record.path.strip("/") or "start"


def page(record: Page, *content: Component) -> html.Main:
    """The page's main element: heading, decision line, filter bar, mark, notes and content."""
    head = [
        html.H1(record.title, tabIndex=-1, id="page-title"),
        html.P(record.question, className="page-question"),
    ]
    head.append(html.P([record.decision, " ", html.Span(id=CHANGES)], className="decision"))
    bar = (
        [html.Div(id=BAR, className="filter-bar", role="search", **extra({"aria-label": "Filter"}))]
        if record.honours
        else []
    )
    return html.Main(
        [
            html.Header(head, className="page-head"),
            *bar,
            html.P(id=SELECTION, className="on-paper"),
            html.Div(id=MARK),
            html.Div(id=NOTES, role="status"),
            html.Div(id=LIVE, className="visually-hidden", role="status"),
            dcc.Store(id=address_of(record)),
            dcc.Store(id=PARTS),
            dcc.Store(id=PAINTED),
            dcc.Store(id=version_of(record)),
            *content,
        ],
        id="main",
        **extra({"data-address": address_of(record), "data-path": record.path}),
    )


def grid(*cards: Component) -> html.Div:
    """Cards on a grid of twelve columns."""
    return html.Div(list(cards), className="grid")


def card_grid(cards: Sequence[Card]) -> html.Div:
    """The empty cards of a page."""
    return grid(*(chart_card(card) for card in cards))


def page_outputs(record: Page, cards: Sequence[Card]) -> list[Output]:
    """What one callback of a page fills in: the painted parts, the version they show, and every chart."""
    charts = [Output(f"{card.name}-figure", "figure") for card in cards if card.draw is not None]
    return [Output(PARTS, "data"), Output(version_of(record), "data"), *charts]


def page_updates(
    record: Page,
    cards: Sequence[Card],
    repository: Repository,
    search: str | None,
    *,
    shown_version: object = "",
    more: More | None = None,
) -> tuple[Any, ...]:
    """The values of `page_outputs` for a URL: one request, one paint.

    `shown_version`: the data version and details that the browser shows already; `more`: parts of the page
    outside its cards, and the marks they carry.
    """
    view, shown = View.from_url(search), Shown.parsed(shown_version)
    try:
        version = repository.version().data_version
        there = shown if shown.version == version else NOTHING
        updates = [update_of(card, repository, view, there) for card in cards]
        others, marks = more(repository, view) if more is not None else ({}, set())
        marks = marks | {update.mark for update in updates if update.mark is not None}
        frame = _frame(record, repository, view, version, marks)
    except StoreUnavailableError:
        version, others, updates = "", {}, [error_update(card) for card in cards]
        frame = {
            NOTES: {"children": _notes(record, view)},
            LIVE: {"children": "Datalagret går inte att läsa."},
        }
    parts = {**frame, **others}
    for update in updates:
        parts |= update.parts
    figures = (u.figure for u, card in zip(updates, cards, strict=True) if card.draw is not None)
    tokens = [update.token for update in updates if update.token]
    return (parts, written(version, tokens), *figures)


def _frame(record: Page, repository: Repository, view: View, version: str, marks: set[Mark]) -> Parts:
    bar = filter_bar(record, view, repository.years(record.years_of)) if record.honours else None
    inside = {
        BAR: bar,
        SELECTION: f"Urval: {filters_in_words(view.filters)} · dataversion {version}",
        MARK: strips(marks, view),
        NOTES: _notes(record, view),
        LIVE: f"Diagrammen är uppdaterade: {filters_in_words(view.filters)}."
        if record.honours
        else "Sidan är uppdaterad.",
        CHANGES: changes_in_words(repository.changes()),
        VERSION_LABEL: version,
    }
    return {name: {"children": content} for name, content in inside.items()}


def update_of(card: Card, repository: Repository, view: View, shown: Shown = NOTHING) -> CardUpdate:
    """One card's update, without what the browser shows already."""
    answer = repository.ask(card.name, view.filters)
    if not isinstance(answer, Answer):
        return card_update(card, answer, view, None, ())
    caveats = repository.caveats(answer.figure_ids, answer.caveats)
    passport = repository.passport(answer.origin)
    return card_update(
        card,
        answer,
        view,
        passport,
        caveats,
        is_drawn=bool(shown.version),
        tokens=shown.tokens,
    )


def changes_in_words(changes: Changes) -> str:
    """What has changed since the version before, in one sentence."""
    if changes.is_first:
        return "Första dataversionen."
    if not changes.origins:
        return "Oförändrat sedan förra dataversionen."
    return f"Ändrat sedan {changes.previous}: {listed(changes.origins)}."


def _notes(record: Page, view: View) -> list[Any]:
    notes = []
    if view.faults:
        words = listed(tuple(f"”{fault}”" for fault in view.faults[:5]))
        notes.append(f"Adressen innehöll något som inte känns igen och som har tagits bort: {words}.")
    if view.filters.names and not record.honours:
        chosen = filters_in_words(view.filters)
        notes.append(f"Sidan visar hela staden. Urvalet {chosen} följer med till de andra sidorna.")
    return [light("P", note, className="fault-note") for note in notes]
