"""The pages, in navigation order: modules with PAGE, CARDS, layout(), content() and register_callbacks()."""

from types import ModuleType

from components.card import Card
from dashboard.page import Page
from pages import (
    civil_society,
    equity,
    follow_up,
    gender,
    intake,
    ips,
    needs,
    overview,
    presentation,
    presentation_views,
    services,
    sources,
    target_group,
)

PAGES: tuple[ModuleType, ...] = (
    overview,
    target_group,
    needs,
    services,
    equity,
    gender,
    ips,
    follow_up,
    civil_society,
    sources,
    presentation,
    intake,
)
INNER: tuple[ModuleType, ...] = (presentation_views,)
"""Pages inside pages, with ADDRESS, a pattern whose groups content() takes besides repository and query."""


def card_places() -> dict[str, tuple[Page, Card]]:
    """Every card and the page it stands on, by the card's name."""
    return {card.name: (module.PAGE, card) for module in PAGES for card in module.CARDS}
