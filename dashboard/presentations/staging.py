"""A saved view as it stands in the show and on paper: its card under a name of its own, heading and foot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.card_states import unavailable
from components.chart_card import Parts, card_update, chart_card
from components.markup import extra, light
from components.view import View
from dashboard.exports.exhibit import Exhibit, Places, exhibit_of
from dashboard.formatting import listed
from dashboard.presentations.model import SavedView
from queries.connection import StoreUnavailableError
from queries.repository import Repository

NOT_SHOWN = "Presentationen kan inte visas"
GONE = "Diagrammet finns inte längre i panelen. Resten av presentationen är kvar."
NOT_KNOWN = "Vyn sparades med ett urval som inte finns längre och visas utan det"


@dataclass(frozen=True, slots=True)
class Staged:
    """A card ready to be shown. exhibit: what it shows, None without a card or a store; view: its filters."""

    card: html.Section
    parts: Parts
    view: View
    exhibit: Exhibit | None = None


def heading_of(saved: SavedView, places: Places) -> str:
    """The heading of a view: the one given to it, else the question of its card."""
    if saved.heading:
        return saved.heading
    return places[saved.card][1].title if saved.card in places else "Diagrammet finns inte längre"


def staged(
    saved: SavedView, view: View, name: str, heading: Component, repository: Repository, places: Places
) -> Staged:
    """The card of a saved view, with everything in place for `view`. `name` stands for the card's own in all
    ids, since a presentation may hold the same card twice."""
    if saved.card not in places:
        return _message(name, heading, view, [light("P", GONE)])
    page, card = places[saved.card]
    own = replace(card, name=name)
    section = chart_card(own, heading)
    try:
        exhibit = exhibit_of(page, card, repository, view)
    except StoreUnavailableError:
        return _message(name, heading, view, unavailable())
    update = card_update(
        own, exhibit.answer, view, exhibit.passport, exhibit.caveats, as_table=card.name in view.tables
    )
    if isinstance(update.figure, dict):  # else Dash's word for no change
        section[f"{name}-figure"].figure = update.figure
    return Staged(section, _parts(name, update.parts, exhibit), view, exhibit)


def message(title: str, words: str, way_out: str) -> list[Component]:
    """Why there is no presentation to show, and the way out."""
    out = html.A(
        "Till presentationerna", href=way_out, className="tool", **extra({"data-nav": "", "data-show": "end"})
    )
    return [html.H1(title, id="page-title", tabIndex=-1), html.P(words), html.P(out)]


def _message(name: str, heading: Component, view: View, words: Sequence[Any]) -> Staged:
    """A card that cannot be shown, in the place of the card."""
    body = html.Div(html.Div(id=f"{name}-detail", className="card-detail"), className="card-body")
    section = html.Section([heading, body], id=name, className="card is-message")
    message = light("Div", list(words), className="card-message")
    return Staged(section, {f"{name}-detail": {"children": message}}, view)


def _parts(name: str, parts: Parts, exhibit: Exhibit) -> Parts:
    """The card's parts, with a foot of words alone and a note on filters that no longer exist."""
    notes = parts[f"{name}-notes"]["children"] or []
    if exhibit.view.faults:
        words = listed(tuple(f"”{fault}”" for fault in exhibit.view.faults[:5]))
        notes = [light("P", f"{NOT_KNOWN}: {words}.", className="scope-note"), *notes]
    changed = {f"{name}-notes": {"children": notes}, f"{name}-foot": {"children": foot(exhibit)}}
    return {**parts, **changed}


def foot(exhibit: Exhibit) -> list[Any]:
    """Source, selection, how many, data version and marks: what must be seen wherever the numbers go."""
    parts = (exhibit.source, exhibit.selection, exhibit.counted, f"dataversion {exhibit.data_version}")
    line = light("Span", " · ".join(part for part in parts if part), className="foot-text")
    return [line, *(light("Strong", mark, className="foot-mark") for mark in exhibit.marks)]
