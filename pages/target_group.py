"""Målgrupp: how many the clients are, and who they are."""

from functools import partial

from dash.development.base_component import Component

from components.card import Card
from components.card_page import CardPage
from components.chart_card import Parts
from components.figures import count_bars, grouped_bars, share_bars, stacked_bars, year_lines
from components.marks import Mark
from components.matrix import fact_list, statement_matrix
from components.narrative import (
    administrations,
    first_rows,
    fixed,
    homelessness,
    incomes,
    inventory,
    most_common,
    occupied,
    split_in_two,
    summed,
)
from components.page import card_grid
from components.print_column import BESIDE_PRINT
from components.source_comparison import COMPARISON, comparison_body, comparison_card
from components.view import View
from components.wording import Bold
from dashboard.page import ALL_CLIENT_FILTERS, Page
from queries.repository import Repository

PAGE = Page(
    path="/malgrupp",
    title="Målgrupp",
    order=20,
    question="Hur många är de, och vilka är de?",
    decision="Underlag för SoB och avdelningschefer: vilka grupper ska nås först? Ägare: analysgruppen.",
    honours=ALL_CLIENT_FILTERS,
)

CARDS = (
    Card(
        name="clients_by_administration",
        title="Hur många klienter har varje förvaltning?",
        tell=administrations,
        draw=stacked_bars,
        category="Förvaltning",
        group="Efter fråga 1",
        facet="administration",
        span=6,
        height=230,
    ),
    Card(
        name="clients_by_barrier",
        title="Vad hindrar försörjningen?",
        tell=most_common("vanligast"),
        draw=share_bars,
        category="Försörjningshinder",
        facet="barrier",
        span=6,
        height=230,
    ),
    Card(
        name="clients_by_age",
        title="Hur gamla är de?",
        tell=most_common("vanligast"),
        draw=partial(share_bars, keep_order=True, is_narrow=True),
        category="Ålder",
        facet="age",
        span=3,
        height=130,
    ),
    Card(
        name="clients_by_gender",
        title="Kvinnor och män?",
        tell=split_in_two("är kvinnor", "woman"),
        draw=partial(share_bars, keep_order=True, is_narrow=True),
        category="Kön",
        facet="gender",
        span=3,
        height=130,
    ),
    Card(
        name="clients_by_children",
        title="Har de barn?",
        tell=split_in_two("har barn", "yes"),
        draw=partial(share_bars, keep_order=True, is_narrow=True),
        category="Barn",
        facet="children",
        span=3,
        height=130,
    ),
    Card(
        name="clients_by_duration",
        title="Hur länge med bistånd?",
        tell=summed(("3_5y", "6y_plus"), "har haft bistånd i tre år eller mer"),
        draw=partial(share_bars, keep_order=True, is_narrow=True),
        category="Varaktighet",
        facet="duration",
        span=3,
        height=130,
    ),
    Card(
        name="homelessness_by_year",
        title="Hur många är i hemlöshet?",
        tell=homelessness,
        draw=year_lines,
        category="År",
        group="Mått",
        span=6,
        height=250,
        unit_note="personer och hushåll",
        measures=(BESIDE_PRINT,),
    ),
    Card(
        name="homelessness_income",
        title="Vad lever hemlösa hushåll på?",
        tell=incomes,
        draw=share_bars,
        category="Huvudsaklig inkomst",
        span=6,
        height=250,
        unit_note="andel av hushållen",
        measures=(BESIDE_PRINT,),
    ),
    Card(
        name="housing_interventions",
        title="Vilka boendeinsatser används mest?",
        tell=first_rows("Mest används"),
        draw=share_bars,
        category="Boendeinsats",
        span=6,
        height=260,
        unit_note="andel av insatserna, inte av personerna",
        measures=(BESIDE_PRINT,),
    ),
    Card(
        name="housing_statements",
        title="Hur skiljer sig förvaltningarnas boendeinsatser?",
        tell=fixed(
            "Rapporten beskriver skillnaderna ",
            Bold("bara i ord"),
            "; den har inga antal per förvaltning.",
        ),
        lay=statement_matrix,
        category="Boendeinsats",
        group="Förvaltning",
        facet="",
        span=6,
        height=260,
        unit_note="rapportens ord",
    ),
    Card(
        name="psychiatric_inventory",
        title="Vad visar psykiatriinventeringen?",
        tell=inventory,
        draw=partial(grouped_bars, wrap_at=52),
        category="Uppgift",
        group="Ansvarig",
        measures=(BESIDE_PRINT,),
        span=7,
        height=400,
    ),
    Card(
        name="establishment_time",
        title="När väntas nyanlända försörja sig?",
        tell=first_rows("Vanligast är"),
        draw=partial(share_bars, keep_order=True),
        category="Tid till egenförsörjning",
        span=5,
        height=230,
        unit_note="andel av 387 personer",
    ),
    Card(
        name="establishment_needs",
        title="Vad behöver nyanlända?",
        tell=first_rows("Oftast saknas"),
        draw=count_bars,
        category="Ej tillgodosett behov",
        span=6,
        height=200,
        unit_note="442 svar för 387 personer",
    ),
    Card(
        name="occupation",
        title="Vilka har sysselsättning?",
        tell=occupied,
        lay=fact_list,
        view_word="Tal",
        category="Uppgift",
        measures=(BESIDE_PRINT,),
        span=3,
        height=200,
    ),
    Card(
        name="employment_service_assessment",
        title="Vad gör Arbetsförmedlingen?",
        tell=fixed("Gäller ", Bold("alla"), " i kompletterande bedömning, inte bara målgruppen."),
        lay=fact_list,
        view_word="Tal",
        category="Uppgift",
        span=3,
        height=200,
    ),
)


def _body() -> list[Component]:
    return [card_grid(CARDS), comparison_card()]


def _more(repository: Repository, view: View) -> tuple[Parts, set[Mark]]:
    return {COMPARISON: {"children": comparison_body(repository, view)}}, set()


SHOWN = CardPage(PAGE, CARDS, more=_more, body=_body)
layout, content, register_callbacks = SHOWN.layout, SHOWN.content, SHOWN.register_callbacks
