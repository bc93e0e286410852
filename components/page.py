"""A page from its cards: the skeleton, and everything in it that follows the URL."""

from collections.abc import Callable, Sequence
from typing import Any

from dash import Output, dcc, html
from dash.development.base_component import Component

from components.card import Card
from components.chart_card import CardUpdate, card_outputs, card_update, chart_card, error_update
from components.filter_bar import filter_bar
from components.markup import extra
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
LIVE = "page-live"
CHANGES = "page-changes"
VERSION = "shown-version"
"""Id of the data version that the page shows; the browser repeats it beside the navigation."""
SYNTHETIC_WORDS = (
    "Personerna är påhittade och kalibrerade mot publicerade tabeller. "
    "Skillnader mellan förvaltningar är slump."
)
Extra = Callable[[Repository, View], tuple[Any, ...]]


def address_of(record: Page) -> str:
    """Id of the page's own copy of the query text. Dash faults when a callback on the shared address would
    fill in a page that is not shown; one on a missing copy stays silent."""
    return f"address-{record.path.strip('/') or 'start'}"


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
            html.Div(id=MARK),
            html.Div(id=NOTES, role="status"),
            html.Div(id=LIVE, className="visually-hidden", role="status"),
            html.Span(id=VERSION, hidden=True),
            dcc.Store(id=address_of(record)),
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


def page_outputs(cards: Sequence[Card]) -> list[Output]:
    """What one callback of a page fills in: the frame of the page and every card."""
    frame = [
        Output(BAR, "children"),
        Output(MARK, "children"),
        Output(NOTES, "children"),
        Output(LIVE, "children"),
    ]
    frame += [Output(CHANGES, "children"), Output(VERSION, "children")]
    return [*frame, *(output for card in cards for output in card_outputs(card))]


def page_updates(
    record: Page,
    cards: Sequence[Card],
    repository: Repository,
    search: str | None,
    *,
    shown_version: str = "",
    is_synthetic: bool = False,
) -> tuple[Any, ...]:
    """The values of `page_outputs` for a URL: one request, one paint.

    `shown_version`: the data version that the browser shows already; `is_synthetic`: the page shows synthetic
    numbers outside its cards.
    """
    view = View.from_url(search)
    try:
        version = repository.version().data_version
        updates, in_cards = _card_updates(cards, repository, view, is_drawn=version == shown_version)
        bar = filter_bar(record, view, repository.years())
        changes = changes_in_words(repository.changes())
    except StoreUnavailableError:
        failed = tuple(value for card in cards for value in error_update(card))
        return (None, None, _notes(view), "Datalagret går inte att läsa.", "", "", *failed)
    live = f"Diagrammen är uppdaterade: {filters_in_words(view.filters)}."
    return (bar, _mark(is_synthetic or in_cards), _notes(view), live, changes, version, *updates)


def _card_updates(
    cards: Sequence[Card], repository: Repository, view: View, *, is_drawn: bool
) -> tuple[list[Any], bool]:
    values: list[Any] = []
    is_synthetic = False
    for card in cards:
        update, synthetic = update_of(card, repository, view, is_drawn=is_drawn)
        values += update
        is_synthetic = is_synthetic or synthetic
    return values, is_synthetic


def update_of(
    card: Card, repository: Repository, view: View, *, is_drawn: bool = False
) -> tuple[CardUpdate, bool]:
    """One card's update, and whether it shows synthetic numbers."""
    answer = repository.ask(card.name, view.filters)
    if not isinstance(answer, Answer):
        return card_update(card, answer, view, None, ()), False
    caveats = repository.caveats(answer.figure_ids, answer.caveats)
    passport = repository.passport(answer.origin)
    return card_update(card, answer, view, passport, caveats, is_drawn=is_drawn), answer.has_synthetic


def changes_in_words(changes: Changes) -> str:
    """What has changed since the version before, in one sentence."""
    if changes.is_first:
        return "Första dataversionen."
    if not changes.origins:
        return "Oförändrat sedan förra dataversionen."
    return f"Ändrat sedan {changes.previous}: {listed(changes.origins)}."


def _mark(is_synthetic: bool) -> Component | None:
    if not is_synthetic:
        return None
    return html.P([html.Strong("Syntetiska data. "), SYNTHETIC_WORDS], className="synthetic-strip")


def _notes(view: View) -> Component | None:
    if not view.faults:
        return None
    words = listed(tuple(f"”{fault}”" for fault in view.faults[:5]))
    return html.P(
        f"Adressen innehöll något som inte känns igen och som har tagits bort: {words}.",
        className="fault-note",
    )


def filled(layout: html.Main, outputs: Sequence[Output], values: Sequence[Any]) -> html.Main:
    """The layout with the values of a callback already in place, so that a page comes in one request."""
    for output, value in zip(outputs, values, strict=True):
        if value is None or type(value).__name__ == "NoUpdate":
            continue
        if output.component_id in layout:
            setattr(layout[output.component_id], output.component_property, value)
    return layout
