"""Översikt: where we stand, and what the group needs to talk about."""

from functools import partial

from dash import html
from dash.development.base_component import Component

from components.card import Card
from components.card_page import CardPage
from components.chart_card import Parts, chart_card
from components.figures import range_bars
from components.highlights import HIGHLIGHTS, highlights, highlights_card
from components.key_figures import KEY_FIGURES, key_figures
from components.marks import SYNTHETIC, Mark
from components.narrative import fixed
from components.news import NEWS, news, news_card
from components.not_published import not_published_card
from components.page import grid
from components.view import View
from components.wording import Bold
from dashboard.page import ALL_CLIENT_FILTERS, Page
from queries.repository import Repository

PAGE = Page(
    path="/",
    title="Översikt",
    order=10,
    question="Var står vi, och vad behöver gruppen prata om?",
    decision="Underlag för SoB och operativa gruppen. Ägare: analysgruppen.",
    honours=ALL_CLIENT_FILTERS,
)

CARDS = (
    Card(
        name="target_group_sizes",
        title="Hur stor är målgruppen, enligt vem?",
        tell=fixed("Källorna räknar olika personer och får ", Bold("inte läggas ihop"), "."),
        draw=range_bars,
        category="Källa",
        span=7,
        rows=2,
        height=300,
        unit_note="personer",
        source_words="Uppgifter ur sex källor",
        reading="Den turkosa delen är spannet mellan lägsta och högsta uppskattning.",
    ),
    Card(
        name="need_against_supply",
        title="Räcker IPS till?",
        tell=fixed(
            Bold("Cirka 450"),
            " fick IPS 2024, mot uppskattningsvis ",
            Bold("3 000–10 400"),
            " som kan behöva det.",
        ),
        draw=partial(range_bars, is_narrow=True),
        category="Uppgift",
        span=5,
        height=170,
        unit_note="personer",
    ),
)


def _body() -> list[Component]:
    tiles = html.Div(id=KEY_FIGURES, className="kpis")
    sizes, ips = (chart_card(card) for card in CARDS)
    return [tiles, grid(sizes, highlights_card(), news_card(), ips, not_published_card())]


def _more(repository: Repository, view: View) -> tuple[Parts, set[Mark]]:
    tiles, is_synthetic = key_figures(repository, view)
    inside = {KEY_FIGURES: tiles, HIGHLIGHTS: highlights(repository, view), NEWS: news(repository)}
    marks = {SYNTHETIC} if is_synthetic else set()
    return {name: {"children": content} for name, content in inside.items()}, marks


SHOWN = CardPage(PAGE, CARDS, more=_more, body=_body)
layout, content, register_callbacks = SHOWN.layout, SHOWN.content, SHOWN.register_callbacks
