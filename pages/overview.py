"""Översikt: where we stand, and what the group needs to talk about."""

from functools import partial

from dash import Dash, html

from components.card import Card
from components.chart_card import Parts, chart_card
from components.figures import range_bars
from components.highlights import HIGHLIGHTS, highlights, highlights_card
from components.key_figures import KEY_FIGURES, key_figures
from components.marks import SYNTHETIC, Mark
from components.narrative import fixed
from components.news import NEWS, news, news_card
from components.not_published import not_published_card
from components.page import grid, page, page_content, register_page
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
        source_words="Åtta uppgifter ur sex källor",
        reading="Den ljusa delen är spannet mellan lägsta och högsta uppskattning.",
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


def layout() -> html.Main:
    """The page without numbers."""
    tiles = html.Div(id=KEY_FIGURES, className="kpis")
    sizes, ips = (chart_card(card) for card in CARDS)
    return page(PAGE, tiles, grid(sizes, highlights_card(), news_card(), ips, not_published_card()))


def _more(repository: Repository, view: View) -> tuple[Parts, set[Mark]]:
    tiles, is_synthetic = key_figures(repository, view)
    inside = {KEY_FIGURES: tiles, HIGHLIGHTS: highlights(repository, view), NEWS: news(repository)}
    marks = {SYNTHETIC} if is_synthetic else set()
    return {name: {"children": content} for name, content in inside.items()}, marks


def content(repository: Repository, search: str | None) -> html.Main:
    """The page as it stands for a URL."""
    return page_content(layout(), PAGE, CARDS, repository, search, _more)


def register_callbacks(app: Dash, repository: Repository) -> None:
    """One callback updates everything on the page."""
    register_page(app, repository, PAGE, CARDS, _more)
