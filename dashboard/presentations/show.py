"""The show: /presentation/<id>/visa?vy=3, with changed filters in the address; one view fills the screen."""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from components import show as markup
from components.markup import extra, light
from components.page import LIVE, PAINTED, PARTS
from components.presentations.decisions import decision_log
from components.presentations.forms import API
from components.show import Position
from components.view import CHANGED, PLACE, View
from dashboard import response_cache
from dashboard.exports.exhibit import Places
from dashboard.page import Page
from dashboard.presentations.addresses import SHOW, home_of, presentation_of
from dashboard.presentations.model import Keeper, Presentation, PresentationError, SavedView
from dashboard.presentations.staging import NOT_SHOWN, Staged, heading_of, message, staged
from data.day import today
from queries.connection import StoreUnavailableError
from queries.repository import Repository

ADDRESS = "address-show"
STAGE = "show-stage"
CARD = "view"
"""What the card on the stage is called in ids, whichever it is."""
USUAL_HEADING = 70
"""Most characters of a heading that is set in the largest type."""
EMPTY = "Presentationen har inga vyer än. Välj + under ett diagram för att lägga till det."


class Show:
    """Shows presentations of a keeper."""

    def __init__(self, keeper: Keeper, repository: Repository, places: Places) -> None:
        self._keeper = keeper
        self._repository = repository
        self._places = places

    def content(self, path: str, search: str | None) -> html.Main:
        """The whole show for an address."""
        return html.Main(
            [
                dcc.Store(id=ADDRESS),
                html.Div(id=LIVE, className="visually-hidden", role="status"),
                html.P(id=markup.SAID, className="show-said", role="alert"),
                html.Div(self.stage(path, search), id=STAGE, className="show-stage"),
            ],
            id="main",
            className="show",
            **extra({"data-address": ADDRESS, "data-path": path.rstrip("/"), "data-large": ""}),
        )

    def stage(self, path: str, search: str | None) -> list[Component]:
        """What stands on the stage: a view, or why there is none. Not kept: the presentation may change."""
        response_cache.answer_anew()
        name = presentation_of(path, SHOW) or ""
        try:
            presentation = self._keeper.presentation(name)
        except PresentationError as error:
            return _instead(NOT_SHOWN, str(error), home_of(""))
        if not presentation.views:
            return _instead(presentation.name, EMPTY, home_of(name))
        return self._view(presentation, search if isinstance(search, str) else "")

    def _view(self, presentation: Presentation, search: str) -> list[Component]:
        asked = dict(parse_qsl(search.removeprefix("?"), errors="replace"))
        total = len(presentation.views)
        number = _number(asked.get(PLACE), total)
        saved = presentation.views[number - 1]
        own = View.from_url(saved.search)
        view = replace(View.from_url(search) if CHANGED in asked else own, place=number)
        title = heading_of(saved, self._places)
        long = "is-long" if len(title) > USUAL_HEADING else ""
        words = html.Span(title, id=f"{CARD}-title")
        heading = html.H2(words, id="page-title", tabIndex=-1, className=long)
        shown = staged(saved, view, CARD, heading, self._repository, self._places)
        position = Position(number, total, home_of(presentation.id))
        parts = {
            **shown.parts,
            markup.FILTERS: {"children": self._filters(saved, view)},
            markup.CHANGED: {"children": _changed(presentation.id, saved, own, view)},
            markup.DECISIONS: {"children": _beside(presentation.id, saved, title)},
            LIVE: {"children": f"Vy {position.words}: {title}"},
        }
        return [
            dcc.Store(id=PARTS, data=parts),
            dcc.Store(id=PAINTED),
            html.H1(presentation.name, className="visually-hidden"),
            *_around(shown, position, saved),
        ]

    def _filters(self, saved: SavedView, view: View) -> list[Any]:
        if saved.card not in self._places:
            return [light("P", markup.NO_FILTERS)]
        page, card = self._places[saved.card]
        return markup.filters(page, card, view, self._years(page))

    def _years(self, page: Page) -> tuple[int, ...]:
        try:
            return self._repository.years(page.years_of)
        except StoreUnavailableError:
            return ()


def _around(shown: Staged, position: Position, saved: SavedView) -> list[Component]:
    where = {
        "data-shown": shown.view.href(),
        "data-number": str(position.number),
        "data-total": str(position.total),
    }
    return [
        html.Div(id=markup.FILTERS, className="filter-bar", role="search", **extra({"aria-label": "Filter"})),
        html.Div(id=markup.CHANGED, className="show-changed", role="status"),
        shown.card,
        html.Aside(
            [html.H3("Beslut"), html.Div(id=markup.DECISIONS)],
            className="show-panel",
            **extra({"aria-label": "Anteckning och beslut"}),
        ),
        html.Div(markup.controls(position, len(saved.decisions)), className="show-controls", **extra(where)),
    ]


def _beside(presentation: str, saved: SavedView, title: str) -> list[Any]:
    """The note, and the decisions with a form for one more."""
    note = [light("P", saved.note, className="own-words kept-note")] if saved.note else []
    return [*note, *decision_log(presentation, saved, title, today())]


def _changed(presentation: str, saved: SavedView, own: View, view: View) -> list[Any]:
    """Nothing while the shown filters are the saved ones."""
    now = replace(view, place=None)
    if (now.filters, now.tables, now.compared) == (own.filters, own.tables, own.compared):
        return []
    to = f"{API}/{presentation}/views/{saved.id}/resave"
    return markup.changed(to, saved.revision, now.href(), view.place or 1)


def _number(text: str | None, total: int) -> int:
    """The view that is asked for, the nearest one when there is none of that number."""
    number = int(text) if text and len(text) < 6 and text.isascii() and text.isdigit() else 1
    return min(max(number, 1), total)


def _instead(title: str, words: str, way_out: str) -> list[Component]:
    return [html.Div(message(title, words, way_out), className="show-message")]


def register(app: Dash, show: Show) -> None:
    """One callback follows the address."""

    @app.callback(
        Output(STAGE, "children"),
        Input(ADDRESS, "data"),
        State("url", "pathname"),
        prevent_initial_call=True,
    )
    def update_stage(search: str | None, path: str | None) -> list[Component]:
        return show.stage(path if isinstance(path, str) else "", search)
