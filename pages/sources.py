"""Källor & metod: where everything comes from, what it can bear, and how it is protected."""

from typing import Any

from dash.development.base_component import Component

from components import method_findings as findings
from components.card import Card
from components.card_page import CardPage
from components.chart_card import Parts, chart_card
from components.figure_list import Places, figure_table, found_figures, search_form
from components.figures import Link
from components.marks import Mark
from components.matrix import fact_list
from components.method_text import accessibility_text, protection_text
from components.page import grid
from components.source_comparison import COMPARISON, comparison_body, comparison_card
from components.source_list import check_table, passport_list, variable_table
from components.text_card import contents, text_card
from components.view import View
from dashboard.page import Page
from queries.answers import Answer
from queries.report_checks import AGREES
from queries.repository import Repository
from queries.words import PASSPORT

PAGE = Page(
    path="/kallor",
    title="Källor & metod",
    order=100,
    question="Var kommer siffrorna ifrån, och vad tål de?",
    decision="För alla som använder panelen: lita på talen, eller ifrågasätt dem. Ägare: analysgruppen.",
)
ON_THE_OVERVIEW = {
    "key_figures": "key-figures",
    "whole_group": "key-figures",
    "sufficiency_in_all": "key-figures",
    "services_with_queue": "key-figures",
    "local_services": "key-figures",
    "findings_in_selection": "highlights",
}
"""Questions of the overview that have no card, and the element that shows them."""


def places() -> Places:
    """Where each question is shown. Asked for late: the list of pages names this one too."""
    from pages import PAGES

    found = {card.name: (module.PAGE, card.name) for module in PAGES for card in module.CARDS}
    overview = next(module.PAGE for module in PAGES if module.PAGE.path == "/")
    return found | {question: (overview, element) for question, element in ON_THE_OVERVIEW.items()}


def searched_figures(answer: Answer, link: Link) -> Any:
    """The list of figures with links to the pages that show them."""
    return figure_table(answer, link, places=places())


CARDS = (
    Card(
        name="source_passports",
        title="Vilka källor finns, och vad räknar de?",
        tell=findings.passports,
        lay=passport_list,
        view_word="Källpass",
        category="Källa",
        group="Slag",
        words=PASSPORT["population"],
        span=12,
        height=300,
        source_words="Källpassen",
        unit_note="källor och rapporter",
        slide_columns=(
            PASSPORT["population"],
            PASSPORT["period"],
            PASSPORT["leaves_out"],
        ),
    ),
    Card(
        name="published_figures",
        title="Vilka tal är publicerade, och var visas de?",
        tell=found_figures,
        choose=search_form,
        lay=searched_figures,
        view_word="Lista",
        category="Vad det räknar",
        words="Rapportens ord",
        span=12,
        height=480,
        source_words="De fem rapporterna",
        unit_note="tal, datum och gränser",
        slide_columns=(
            "Antal",
            "Andel",
            "Rapport",
            "Avsnitt",
            "Uppgiftens slag",
        ),
    ),
    Card(
        name="inconsistencies",
        title="Var säger rapporterna emot sig själva?",
        tell=findings.inconsistencies,
        category="Var",
        group="Slag",
        words="Vad som står",
        span=12,
        height=480,
        source_words="De fem rapporterna",
        unit_note="ställen i rapporterna",
    ),
    Card(
        name="missing_contents",
        title="Vilka tabeller finns bara som bild?",
        tell=findings.missing_contents,
        category="Vad",
        group="Rapport",
        words="Läget",
        span=12,
        height=420,
        source_words="De fem rapporterna",
        unit_note="luckor i rapporternas text",
    ),
    Card(
        name="arithmetic_checks",
        title="Går rapporternas tal ihop?",
        tell=findings.arithmetic_checks,
        lay=check_table,
        view_word="Räkning",
        category="Vad",
        group="Beräknat eller tryckt",
        words="Räknat så",
        span=12,
        height=420,
        source_words="De fem rapporterna",
        unit_note="kontrollräkningar",
        slide_columns=("Beräknat eller tryckt", AGREES, "Anmärkning", "Uppgifter"),
    ),
    Card(
        name="code_book",
        title="Vilka frågor och svar finns i kodboken?",
        tell=findings.code_book,
        lay=variable_table,
        view_word="Variabler",
        category="Svar",
        group="Variabel",
        span=12,
        height=480,
        unit_note="svarsalternativ",
        slide_columns=("Variabel", "Definition", "Andra ordalydelser"),
    ),
    Card(
        name="released_data",
        title="Vad får visas i den här versionen?",
        tell=findings.released_data,
        lay=fact_list,
        view_word="Tal",
        category="Uppgift",
        span=12,
        height=60,
        source_words="Dataversionen",
        unit_note="tabeller och antal",
    ),
    Card(
        name="assumptions",
        title="Vad är påhittat, och hur?",
        tell=findings.assumptions,
        category="Om",
        group="Gäller",
        words="Antagande",
        span=12,
        height=420,
        source_words="Antagandena",
        unit_note="antaganden",
    ),
    Card(
        name="data_versions",
        title="Vilka dataversioner finns?",
        tell=findings.versions,
        category="Version",
        group="Läge",
        span=12,
        height=80,
        source_words="Datalagret",
        unit_note="publicerade tal i varje version",
    ),
)
PROTECTION, ACCESSIBILITY = "protection", "accessibility"
ORDER = (
    ("source_passports", "Källor"),
    ("comparison", "Varför skiljer sig siffrorna?"),
    ("published_figures", "Alla publicerade tal"),
    ("inconsistencies", "Motsägelser"),
    ("missing_contents", "Saknade tabeller"),
    ("arithmetic_checks", "Kontrollräkningar"),
    ("code_book", "Kodbok"),
    (PROTECTION, "Skydd av enskilda"),
    ("released_data", "Vad som får visas"),
    ("assumptions", "Påhittade data"),
    ("data_versions", "Dataversioner"),
    (ACCESSIBILITY, "Tillgänglighet"),
)


def _body() -> list[Component]:
    cards = {card.name: chart_card(card) for card in CARDS}
    others = {
        "comparison": comparison_card(),
        PROTECTION: text_card(PROTECTION, "Hur skyddas enskilda personer?"),
        ACCESSIBILITY: text_card(ACCESSIBILITY, "Tillgänglighetsredogörelse"),
    }
    return [contents(ORDER), grid(*((cards | others)[name] for name, _ in ORDER))]


def _more(repository: Repository, view: View) -> tuple[Parts, set[Mark]]:
    inside = {
        COMPARISON: comparison_body(repository, view),
        f"{PROTECTION}-text": protection_text(),
        f"{ACCESSIBILITY}-text": accessibility_text(),
    }
    return {name: {"children": content} for name, content in inside.items()}, set()


SHOWN = CardPage(PAGE, CARDS, more=_more, body=_body)
layout, content, register_callbacks = SHOWN.layout, SHOWN.content, SHOWN.register_callbacks
