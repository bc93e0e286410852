"""Civilsamhälle: what associations offer, how one gets there, and who they are."""

from components import civil_society
from components.card import Card
from components.card_page import CardPage
from components.figures import count_bars
from components.matrix import fact_list
from components.narrative import fixed
from components.wording import Bold
from dashboard.page import Page

PAGE = Page(
    path="/civilsamhalle",
    title="Civilsamhälle",
    order=90,
    question="Vad erbjuder föreningslivet?",
    decision="Underlag för SoB och operativa gruppen: hur tas platserna till vara? Ägare: Arbvux.",
)
WHO_ANSWERED = (
    "6 organisationer svarade; hur många som tillfrågades är inte publicerat. Flera svar är möjliga."
)

CARDS = (
    Card(
        name="civil_society_offers",
        title="Vilken sysselsättning erbjuder föreningslivet?",
        tell=civil_society.offers,
        draw=count_bars,
        category="Typ av sysselsättning",
        span=6,
        height=240,
        unit_note="organisationer av dem som svarade",
        reading=WHO_ANSWERED + " Antal platser är inte publicerat; organisationerna skulle kunna ge det.",
    ),
    Card(
        name="civil_society_routes",
        title="Hur kommer man dit?",
        tell=civil_society.routes,
        draw=count_bars,
        category="Väg in",
        span=6,
        height=240,
        unit_note="organisationer av dem som svarade",
        reading=WHO_ANSWERED,
    ),
    Card(
        name="civil_society_view",
        title="Räcker det till, enligt dem själva?",
        tell=fixed(Bold("Alla som svarade"), " bedömer att de kan tillgodose målgruppens behov."),
        lay=fact_list,
        view_word="Tal",
        category="Svar",
        span=4,
        height=150,
        unit_note="av 6 organisationer",
        reading="Var och en utgick från sin egen inriktning.",
    ),
    Card(
        name="civil_society_cooperation",
        title="Hur samverkar staden med föreningslivet?",
        tell=fixed("Genom ", Bold("forum, rutin, partnerskap och bidrag"), "."),
        category="Form",
        words="Innehåll",
        span=8,
        height=380,
        unit_note="former för samverkan",
    ),
    Card(
        name="civil_society_actors",
        title="Vilka är aktörerna, och vad erbjuder de?",
        tell=civil_society.actors,
        category="Organisation",
        group="Roll",
        words="Erbjuder eller föreslår",
        span=12,
        height=580,
        unit_note="organisationer som utredningen nämner",
    ),
)


SHOWN = CardPage(PAGE, CARDS)
layout, content, register_callbacks = SHOWN.layout, SHOWN.content, SHOWN.register_callbacks
