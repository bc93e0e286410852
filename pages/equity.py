"""Likvärdighet: whether one gets the same support wherever one lives."""

from functools import partial

from dash import Dash, html

from components.access_matrix import access_matrix
from components.card import Card, Measure
from components.district_table import district_table
from components.equity_narrative import access, need, shares
from components.figures import district_map, funnel, rate_dots, share_dots
from components.matrix import statement_matrix
from components.narrative import fixed
from components.page import card_grid, page, page_content, register_page
from components.word_list import word_list
from components.wording import Bold
from dashboard.formatting import interval, number
from dashboard.page import ALL_CLIENT_FILTERS, Page
from queries.answers import Row
from queries.repository import Repository

PAGE = Page(
    path="/likvardighet",
    title="Likvärdighet",
    order=50,
    question="Får man samma stöd oavsett var man bor?",
    decision="Underlag för SoB: var behöver utbudet jämnas ut? Ägare: SoB, med avdelningscheferna.",
    honours=ALL_CLIENT_FILTERS,
)


def _rate(row: Row) -> str:
    return number(row.measure("per_1000"), 1)


def _rate_interval(row: Row) -> str:
    low, high = row.measure("per_1000_low"), row.measure("per_1000_high")
    return "" if low is None else f"{number(low, 1)}–{number(high, 1)}"


def _limits(name: str, row: Row) -> str:
    return interval(row.measure(f"low_{name}"), row.measure(f"high_{name}"))


RATES = (
    Measure("per_1000", "Per 1 000 vuxna", _rate),
    Measure("per_1000_low", "95 % intervall", _rate_interval),
    Measure("per_1000_city", "Hela staden", lambda row: number(row.measure("per_1000_city"), 1)),
)
LIMITS = (
    Measure("low_95", "Slumpens gränser, 95 %", partial(_limits, "95")),
    Measure("low_998", "Slumpens gränser, 99,8 %", partial(_limits, "998")),
)

CARDS = (
    Card(
        name="service_access",
        title="Vilka verksamheter når förvaltningens klienter?",
        tell=access,
        lay=access_matrix,
        category="Verksamhet",
        group="Förvaltning",
        group_facet="administration",
        words="Tillgång",
        span=7,
        rows=2,
        height=520,
        unit_note="verksamheter, inte platser",
        reading="Välj en verksamhet för villkor och källa. Platser per förvaltning är inte publicerade.",
    ),
    Card(
        name="need_per_adult",
        title="Hur stort är behovet i varje förvaltning?",
        tell=need,
        draw=rate_dots,
        category="Förvaltning",
        group="Mått på behov",
        facet="administration",
        span=5,
        height=340,
        unit_note="klienter per 1 000 vuxna 18–64 år (antal inom parentes)",
        source_words="Vecka 40 och folkmängd 31 december samma år",
        reading="Folkmängden följer bara ålder. Nivåer per invånare och per behov kan peka åt olika håll.",
        measures=RATES,
    ),
    Card(
        name="clients_by_district",
        title="Var i staden finns klienterna?",
        tell=fixed(
            "Färgen visar klienter per 1 000 vuxna; ",
            Bold("ytan säger inget om hur många som bor där"),
            ".",
        ),
        draw=district_map,
        lay=district_table,
        view_word="Karta",
        category="Stadsområde",
        group="Mått på behov",
        facet="administration",
        span=5,
        height=300,
        unit_note="klienter",
        source_words="Vecka 40; karta Göteborgs Stad (MIT-licens)",
        measures=RATES,
    ),
    Card(
        name="screening_by_administration",
        title="Hur många kartläggs inte vidare efter fråga 1?",
        tell=shares("kartläggs inte vidare"),
        draw=partial(funnel, base_words="klienter som kartlagts i förvaltningen"),
        category="Förvaltning",
        facet="administration",
        span=6,
        height=270,
        unit_note="klienter som inte kartläggs vidare",
        reading="Strecken: dit når slumpen om alla vore som hela staden, tjockt 95 % och tunt 99,8 %.",
        measures=LIMITS,
    ),
    Card(
        name="insufficient_plans_by_administration",
        title="Räcker planeringen lika ofta?",
        tell=shares("har en planering som inte räcker"),
        draw=partial(share_dots, keep_order=True),
        category="Förvaltning",
        facet="administration",
        span=6,
        height=270,
        unit_note="klienter vars planering inte räcker",
        reading="Linjen genom punkten är 95 % intervall, beräknat på skyddade antal.",
        measures=LIMITS,
    ),
    Card(
        name="housing_differences",
        title="Får man samma boendeinsatser?",
        tell=fixed(
            "Rapporten beskriver skillnaderna ",
            Bold("bara i ord"),
            "; antal per förvaltning är inte publicerade.",
        ),
        lay=statement_matrix,
        category="Boendeinsats",
        group="Förvaltning",
        span=7,
        height=230,
        unit_note="rapportens ord",
    ),
    Card(
        name="equity_goals",
        title="Har fler fått tillgång, och likvärdigt?",
        tell=fixed("Tre mål är beslutade. ", Bold("Utgångsläge och mått är inte publicerade"), "."),
        lay=word_list,
        view_word="Mål",
        category="Mål",
        span=5,
        height=230,
        unit_note="rapportens ord",
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
