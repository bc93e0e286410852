"""Inläsning: the analysis group hands in a file, sees what it changes, publishes and goes back."""

from components.card import Card
from components.card_page import CardPage
from components.intake.places import intake_body
from dashboard.access import MAY_IMPORT
from dashboard.page import Page

PAGE = Page(
    path="/inlasning",
    title="Inläsning",
    order=120,
    question="Stämmer filen, och vad ändrar den på sidorna?",
    decision="För analysgruppen: läs in, granska, publicera. Inget sparas förrän du publicerar.",
    roles=MAY_IMPORT,
)
CARDS: tuple[Card, ...] = ()
SHOWN = CardPage(PAGE, CARDS, body=intake_body)
layout, content, register_callbacks = SHOWN.layout, SHOWN.content, SHOWN.register_callbacks
