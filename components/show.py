"""The show's own parts around the card: position, ways on, and the live filters with their saving."""

import json
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.card import TABLE_WORD, Card
from components.filter_bar import filter_bar
from components.markup import choice_link, extra, light
from components.view import PLACE, View
from dashboard.page import Page

FILTERS = "show-filters"
CHANGED = "show-changed"
SAID = "show-said"
DECISIONS = "show-decisions"
NO_FILTERS = "Diagrammet har inga filter."
KEYS = "Bläddra med pilarna, avsluta med Esc"


@dataclass(frozen=True, slots=True)
class Position:
    """Which view of how many, and where the presentation is edited. number: from 1."""

    number: int
    total: int
    home: str

    @property
    def words(self) -> str:
        """ "3 av 12"."""
        return f"{self.number} av {self.total}"


def controls(position: Position, decisions: int) -> list[Component]:
    """Ways back and on along the whole edges, which a finger finds too, and the small tools."""
    count = f" ({decisions})" if decisions else ""
    tools = [
        _toggle("filters", FILTERS, "Filter"),
        _toggle("decisions", DECISIONS, f"Beslut{count}"),
        html.Button("Helskärm", className="tool", **extra({"data-show": "screen"})),
        html.A(
            "Avsluta", href=position.home, className="tool", **extra({"data-nav": "", "data-show": "end"})
        ),
    ]
    return [
        _edge("back", "Föregående vy", "‹", position.number - 1 if position.number > 1 else None),
        _edge("next", "Nästa vy", "›", position.number + 1 if position.number < position.total else None),
        html.Div(
            [html.P(position.words, className="show-position"), html.Div(tools, className="show-tools")],
            className="show-bar",
            title=KEYS,
        ),
    ]


def _toggle(name: str, place: str, words: str) -> Component:
    attributes = {"data-show": name, "aria-expanded": "false", "aria-controls": place}
    return html.Button(words, className="tool", **extra(attributes))


def _edge(name: str, words: str, sign: str, number: int | None) -> Component:
    mark = html.Span(sign, **extra({"aria-hidden": "true"}))
    if number is None:
        return html.Span(mark, className=f"show-edge is-{name} is-disabled", **extra({"aria-hidden": "true"}))
    return html.A(
        mark,
        href=f"?{PLACE}={number}",
        className=f"show-edge is-{name}",
        title=words,
        **extra({"data-nav": "", "data-show": name, "aria-label": words}),
    )


def filters(page: Page, card: Card, view: View, years: tuple[int, ...]) -> list[Any]:
    """The filter bar of the card's own page, and the switch between drawing and table."""
    bar = filter_bar(page, view, years) if page.honours else [light("P", NO_FILTERS, className="muted")]
    return bar if card.is_table else [*bar, _switch(card, view)]


def _switch(card: Card, view: View) -> Any:
    is_table = card.name in view.tables
    links = [
        choice_link(words, view.as_table(card.name, shown), "switch", is_on=is_table == shown)
        for words, shown in ((card.drawing_word, False), (TABLE_WORD, True))
    ]
    return light("Div", links, className="switches", role="group", **{"aria-label": "Visning"})


def changed(to: str, revision: int, search: str, number: int) -> list[Any]:
    """What is said when the shown filters differ from the saved ones, with the ways to keep or leave them.
    `to`: the address that keeps them."""
    save = light(
        "Button",
        "Spara i presentationen",
        className="tool",
        **{
            "data-show": "save",
            "data-to": to,
            "data-body": json.dumps({"search": search, "revision": revision}),
        },
    )
    back = light("A", "Återställ", href=f"?{PLACE}={number}", className="tool", **{"data-nav": ""})
    return [light("Span", "Urvalet är ändrat i visningen."), save, back]
