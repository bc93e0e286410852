"""Uppföljning: what was proposed, what has happened, and what cannot be followed yet."""

from typing import Any

from dash.development.base_component import Component

from components import follow_up
from components.card import Card
from components.card_page import CardPage
from components.choices import form, select
from components.matrix import coverage_matrix
from components.narrative import fixed
from components.page import card_grid
from components.presentations.places import open_decisions_card
from components.proposal_list import proposal_list, proposals
from components.view import View
from components.wording import Bold
from dashboard.page import Page
from queries.governance import ARRIVED, HOW_OFTEN, PUBLISHED_PERIOD, TURNS_TO
from queries.options import PROPOSAL_AREA, PROPOSAL_KIND, REPORT

PAGE = Page(
    path="/uppfoljning",
    title="Uppföljning",
    order=80,
    question="Vad föreslogs, vad har hänt?",
    decision="Underlag för SoB: vilka förslag ska följas upp, och med vilka mått? Ägare: analysgruppen.",
)


def choose_proposals(view: View) -> Any:
    """Area, kind and report of the proposals that are shown."""
    fields = [select(view, choice, empty="Alla") for choice in (PROPOSAL_AREA, PROPOSAL_KIND, REPORT)]
    return form("Välj förslag", fields)


CARDS = (
    Card(
        name="proposals",
        title="Vad föreslogs, och vad har hänt?",
        tell=proposals,
        lay=proposal_list,
        choose=choose_proposals,
        view_word="Förslag",
        category="Förslag",
        group="Slag eller tal",
        words="Talet räknar",
        span=12,
        height=560,
        source_words="Sysselsättningsutredningen och IPS-utredningen",
        unit_note="förslag, rekommendationer och öppna frågor",
        reading="Indikatorer märkta ”Föreslagen här” står inte i rapporterna.",
        slide_columns=(
            "Slag eller tal",
            "Uppgifter",
            "Andel",
            "Indikator",
            "Status",
            "Källa",
        ),
    ),
    Card(
        name="model_tasks",
        title="Vad är klart i styrmodellen, och vad återstår?",
        tell=follow_up.model_tasks,
        category="Uppdrag",
        group="Läge",
        words="Rapporten säger",
        span=12,
        height=460,
        source_words="Arbetsrehabiliteringens hemvist 2024 och Sysselsättningsutredningen",
        unit_note="uppdrag",
    ),
    Card(
        name="common_indicators",
        title="Vad mäter verksamheterna gemensamt?",
        tell=follow_up.common_indicators,
        lay=coverage_matrix,
        category="Verksamhetstyp",
        group="Mått",
        span=7,
        height=330,
        unit_note="verksamheter som redovisar måttet, av alla av typen",
        reading="– betyder varken publicerat eller inläst. Indikatorerna från Kartläggning till Före och "
        "efter föreslås i Sysselsättningsutredningen, avsnitt 8.",
    ),
    Card(
        name="needs_between_years",
        title="Har behovsbilden ändrats sedan 2022?",
        tell=fixed(
            Bold("Går inte att avgöra."),
            " 2023 redovisas bara för delar av klienterna, så åren kan inte jämföras.",
        ),
        lay=follow_up.year_pairs,
        view_word="Par",
        category="Uppgift",
        group="År",
        words="Andel av",
        span=5,
        height=330,
        source_words="Vecka 40-kartläggningen",
        unit_note="andel av gruppen",
    ),
    Card(
        name="unanswered_questions",
        title="Vad går inte att följa upp i dag?",
        tell=follow_up.unanswered_questions,
        category="Fråga",
        words="Rapporten säger",
        span=12,
        height=480,
        source_words="Rapporterna 2023–2025",
        unit_note="frågor",
    ),
    Card(
        name="governance_areas",
        title="Vem ansvarar för vilket område?",
        tell=fixed(
            Bold("Socialförvaltningarna"),
            " styr det sociala, ",
            Bold("Arbvux"),
            " kompetens och jobb; hälsan delas.",
        ),
        lay=follow_up.area_scheme,
        view_word="Schema",
        category="Område eller beslut",
        group="Slag",
        words="Innehåll",
        span=12,
        height=200,
        source_words="Arbetsrehabiliteringens hemvist 2024 och Sysselsättningsutredningen",
        unit_note="områden och beslut",
    ),
    Card(
        name="governance_forums",
        title="Vem beslutar, och vart förs frågan vidare?",
        tell=fixed(Bold("SoB beslutar."), " Det som inte kan lösas på operativ nivå förs dit."),
        lay=follow_up.forum_scheme,
        view_word="Schema",
        category="Forum eller grupp",
        group="Nivå",
        words="Uppgift",
        span=12,
        height=300,
        source_words="Arbetsrehabiliteringens hemvist 2024 med flera rapporter",
        unit_note="forum och grupper",
        slide_columns=(
            "Nivå",
            "Uppgift",
            "Ansvarig",
            TURNS_TO,
        ),
    ),
    Card(
        name="annual_wheel",
        title="När väntas varje källa, och vad har kommit?",
        tell=follow_up.annual_wheel,
        lay=follow_up.month_wheel,
        view_word="Årshjul",
        category="Källa eller moment",
        group="Månad",
        span=12,
        height=300,
        source_words="Rapporterna och dataversionen",
        unit_note="källor och moment",
        slide_columns=("Månad", HOW_OFTEN, PUBLISHED_PERIOD, ARRIVED, "Källa"),
    ),
)


def _body() -> list[Component]:
    return [card_grid(CARDS), open_decisions_card()]


SHOWN = CardPage(PAGE, CARDS, body=_body)
layout, content, register_callbacks = SHOWN.layout, SHOWN.content, SHOWN.register_callbacks
