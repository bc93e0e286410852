"""Likvärdighet: whether one gets the same support wherever one lives."""

from functools import partial
from typing import Any

from components.access_matrix import access_matrix
from components.card import Card
from components.card_page import CardPage
from components.choices import alternatives
from components.district_table import district_table
from components.equity_columns import ACCESS, LIMITS, PER_ADULTS, PER_NEED
from components.equity_narrative import access, missing_places, need, places, shares
from components.figures import district_map, funnel, rate_dots, share_dots
from components.markup import light
from components.matrix import statement_matrix
from components.narrative import fixed
from components.print_column import BESIDE_PUBLISHED
from components.view import View
from components.word_list import word_list
from components.wording import Bold
from dashboard.page import ALL_CLIENT_FILTERS, Page
from queries.options import EXAMPLE, NEED_MEASURE

PAGE = Page(
    path="/likvardighet",
    title="Likvärdighet",
    order=50,
    question="Får man samma stöd oavsett var man bor?",
    decision="Underlag för SoB: var behöver utbudet jämnas ut? Ägare: SoB, med avdelningscheferna.",
    honours=ALL_CLIENT_FILTERS,
)


REFERRALS = "deltagare per förvaltning ur verksamheternas remissdata"
LIMITS_READING = "Strecken: dit når slumpen om alla vore som hela staden, tjockt 95 % och tunt 99,8 %."
SUPPLY = "Deltagare och behov vecka 40"


def need_choice(view: View) -> Any:
    """How need is measured, once examples are shown."""
    if not view.filters.option(EXAMPLE.slug):
        return None
    label = light("Span", f"{NEED_MEASURE.label}:", className="muted")
    return light("Div", [label, alternatives(view, NEED_MEASURE)], className="choices")


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
        measures=(*PER_ADULTS, BESIDE_PUBLISHED),
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
        measures=PER_ADULTS,
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
        reading=LIMITS_READING,
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
        name="participants_per_need",
        title="Hur många får plats i förhållande till behovet?",
        tell=places,
        draw=partial(rate_dots, rate="per_100"),
        category="Förvaltning",
        group="Mått på behov",
        facet="administration",
        span=4,
        height=400,
        unit_note="deltagare per 100 i behov (antal deltagare inom parentes)",
        source_words=SUPPLY,
        would_give=REFERRALS,
        reading="Deltagarna följer bara kön. Linjen genom punkten är 95 % intervall.",
        measures=PER_NEED,
    ),
    Card(
        name="access_ratios",
        title="Hur många platser fattas vid lika tillgång?",
        tell=missing_places,
        choose=need_choice,
        draw=partial(rate_dots, rate="ratio", decimals=2),
        category="Förvaltning",
        group="Mått på behov",
        facet="administration",
        span=4,
        height=400,
        unit_note="deltagare delat med väntat antal (antal deltagare inom parentes)",
        source_words=f"{SUPPLY}, folkmängd",
        would_give=REFERRALS,
        reading="1 är som hela staden. Måtten kan peka åt olika håll. Inget är standardiserat.",
        measures=ACCESS,
    ),
    Card(
        name="participants_funnel",
        title="Är skillnaden större än slumpen?",
        tell=shares("av dem i behov får plats"),
        choose=need_choice,
        draw=partial(funnel, base_words="klienter i behov"),
        category="Förvaltning",
        group="Mått på behov",
        facet="administration",
        span=4,
        height=400,
        unit_note="deltagare som andel av behovet",
        source_words=SUPPLY,
        would_give=REFERRALS,
        reading=LIMITS_READING,
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


SHOWN = CardPage(PAGE, CARDS)
layout, content, register_callbacks = SHOWN.layout, SHOWN.content, SHOWN.register_callbacks
