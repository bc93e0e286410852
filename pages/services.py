"""Insatser & köer: what there is, who may come in, and how long one waits."""

from dash import Dash, html

from components import services_narrative as tell
from components.card import Card
from components.doors import door_lists, open_doors, situation_form
from components.figures import count_bars
from components.page import card_grid, page, page_content, register_page
from components.service_lists import catalogue, queue_list
from dashboard.page import Page
from queries.repository import Repository

PAGE = Page(
    path="/insatser",
    title="Insatser & köer",
    order=40,
    question="Vad finns, vem får komma in, och hur länge väntar man?",
    decision="Underlag för SoB och operativa gruppen: vilka dörrar ska öppnas, var behövs fler platser? "
    "Ägare: operativa gruppen.",
    honours=("administration",),
    has_year=False,
)

CARDS = (
    Card(
        name="open_doors",
        title="Vilka dörrar är öppna?",
        tell=open_doors,
        choose=situation_form,
        lay=door_lists,
        category="Insats",
        group="Dörren är",
        words="Vad som avgör",
        view_word="Listor",
        span=8,
        height=300,
        unit_note="insatser",
        reading="Stängd: ett villkor i rapporten säger nej. Det som inte anges blir aldrig ja eller nej.",
    ),
    Card(
        name="service_queues",
        title="Var är det kö?",
        tell=tell.queues,
        lay=queue_list,
        category="Insats",
        group="Läge",
        words="Rapportens ord",
        view_word="Lista",
        span=4,
        height=300,
        unit_note="personer eller månader",
    ),
    Card(
        name="service_participants",
        title="Hur många får stöd?",
        tell=tell.participants,
        draw=count_bars,
        category="Insats",
        words="Vad som räknas",
        span=6,
        height=270,
    ),
    Card(
        name="service_catalogue",
        title="Vilka insatser finns, och för vem?",
        tell=tell.catalogue,
        lay=catalogue,
        category="Insats",
        group="Organisation",
        group_facet="administration",
        words="Målgrupp",
        view_word="Katalog",
        span=12,
        height=400,
        unit_note="deltagare",
    ),
)


def layout() -> html.Main:
    """The page without numbers."""
    return page(PAGE, card_grid(CARDS))


def content(repository: Repository, search: str | None) -> html.Main:
    """The page as it stands for a URL."""
    return page_content(layout(), PAGE, CARDS, repository, search)


def register_callbacks(app: Dash, repository: Repository) -> None:
    """One callback updates everything on the page."""
    register_page(app, repository, PAGE, CARDS)
