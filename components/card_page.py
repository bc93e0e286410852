"""A page made of cards: its layout, its content in one request, and its one callback."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dash import Dash, Input, Output, State, html
from dash.development.base_component import Component

from components.card import Card
from components.page import More, address_of, card_grid, page, page_outputs, page_updates, version_of
from dashboard.page import Page
from queries.repository import Repository


@dataclass(frozen=True, slots=True)
class CardPage:
    """What a module in `pages/` hands to the app.

    more: what the page paints outside its cards; body: the content below its heading when that is not the
    grid of its cards alone.
    """

    record: Page
    cards: Sequence[Card]
    more: More | None = None
    body: Callable[[], Sequence[Component]] | None = None

    def layout(self) -> html.Main:
        """The page without numbers."""
        return page(self.record, *(self.body() if self.body else [card_grid(self.cards)]))

    def content(self, repository: Repository, search: str | None) -> html.Main:
        """The page as it stands for a URL: the layout with everything that follows the URL in place, so that
        a page comes in one request."""
        values = page_updates(self.record, self.cards, repository, search, more=self.more)
        return _filled(self.layout(), page_outputs(self.record, self.cards), values)

    def register_callbacks(self, app: Dash, repository: Repository) -> None:
        """The one callback that updates everything on the page."""

        @app.callback(
            page_outputs(self.record, self.cards),
            Input(address_of(self.record), "data"),
            State(version_of(self.record), "data"),
            prevent_initial_call=True,
        )
        def update_page(search: str | None, shown: str | None) -> tuple[Any, ...]:
            return page_updates(
                self.record, self.cards, repository, search, shown_version=shown or "", more=self.more
            )


def _filled(layout: html.Main, outputs: Sequence[Output], values: Sequence[Any]) -> html.Main:
    for output, value in zip(outputs, values, strict=True):
        if value is None or type(value).__name__ == "NoUpdate":
            continue
        if output.component_id in layout:
            setattr(layout[output.component_id], output.component_property, value)
    return layout
