"""Presentation: the presentations of each forum, and the decisions that are open."""

from dash import html
from dash.development.base_component import Component

from components.card import Card
from components.card_page import CardPage
from components.presentations.places import LISTING, kept_card, open_decisions_card
from dashboard.page import Page

PAGE = Page(
    path="/presentation",
    title="Presentation",
    order=110,
    question="Vad ska mötet se, och vad har det beslutat?",
    decision="Underlag för mötet: vyer i ordning, anteckningar och beslut. Ägare: den som håller i mötet.",
)
CARDS: tuple[Card, ...] = ()


def _body() -> list[Component]:
    """Without what is kept: the browser asks for that, since it changes without the data version."""
    cards = [
        kept_card("presentations-list", "Vilka presentationer finns?", span=7),
        kept_card("presentations-new", "Ny presentation", span=5),
        open_decisions_card(is_asked=False),
    ]
    return [html.Div(cards, className="grid", id="presentations", **LISTING)]


SHOWN = CardPage(PAGE, CARDS, body=_body)
layout, content, register_callbacks = SHOWN.layout, SHOWN.content, SHOWN.register_callbacks
