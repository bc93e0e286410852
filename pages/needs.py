"""Behov: which interventions clients lack, and which needs come together."""

from functools import partial

from components.card import Card
from components.card_page import CardPage
from components.figures import AGES, count_bars, grouped_bars, paired_dots, share_bars, share_dots
from components.gender_narrative import differences
from components.matrix import count_matrix, share_matrix
from components.narrative import most_common
from components.needs_narrative import (
    need_splits,
    needs_far_off,
    parallel_needs,
    plans_far_off,
    social_reasons,
    sufficiency,
    unmet_needs,
    within_18_months,
)
from dashboard.page import ALL_CLIENT_FILTERS, Page
from data.codebook import attribute, needs

PAGE = Page(
    path="/behov",
    title="Behov",
    order=30,
    question="Vad saknas, för vem, och hänger behoven ihop?",
    decision="Underlag för SoB: vilka insatser ska skalas upp? Ägare: analysgruppen.",
    honours=ALL_CLIENT_FILTERS,
)
SHORT_NEEDS = {"any": "Något annat", **{code.code: code.short for code in needs().codes}}
PLUS_IS_YOUNGER = "Plus: högre andel bland de yngre. Fet skillnad kan inte förklaras av slumpen."
BOLD_IS_PRINTED = "Fet stil är rapportens egna tal."
SHORT_TIMES = {code.code: code.short_label for code in attribute("time_to_self_support").codes}

CARDS = (
    Card(
        name="unmet_needs",
        title="Vilka insatser saknas?",
        tell=unmet_needs,
        draw=count_bars,
        category="Ej tillgodosett behov",
        facet="need",
        span=7,
        height=360,
        unit_note="svar, högst två per klient",
    ),
    Card(
        name="need_splits",
        title="Vad består behoven av?",
        tell=need_splits,
        draw=grouped_bars,
        category="Varav",
        group="Behov",
        span=5,
        height=360,
        unit_note="andel av svaren om behovet",
    ),
    Card(
        name="parallel_needs",
        title="Vilka behov hänger ihop?",
        tell=parallel_needs,
        lay=partial(share_matrix, short=SHORT_NEEDS),
        category="Behov",
        group="Andra behov",
        facet="need",
        group_facet="need",
        span=12,
        height=300,
        unit_note="andel av klienter med radens behov",
        reading="Rad: andel av dem med behovet som också har kolumnens behov. Välj en ruta för att se båda.",
    ),
    Card(
        name="plan_sufficiency",
        title="Räcker planeringen?",
        tell=sufficiency,
        draw=share_dots,
        category="Huvudsaklig planering",
        facet="main_plan",
        span=6,
        height=450,
        unit_note="andel där planeringen bedöms räcka",
        reading="Linjen genom punkten är 95 % intervall: hela staden på rapportens tal, ett urval på "
        "skyddade antal.",
    ),
    Card(
        name="main_plans",
        title="Vilken planering har klienterna?",
        tell=most_common("vanligast"),
        draw=share_bars,
        category="Huvudsaklig planering",
        facet="main_plan",
        span=6,
        height=450,
    ),
    Card(
        name="time_to_self_support",
        title="Hur lång tid till självförsörjning?",
        tell=within_18_months,
        draw=partial(share_bars, keep_order=True),
        category="Tid till självförsörjning",
        facet="time_to_self_support",
        span=6,
        height=200,
    ),
    Card(
        name="no_measure_reasons",
        title="Varför har en del ingen insats?",
        tell=most_common("vanligaste skälet"),
        draw=share_bars,
        category="Skäl",
        span=6,
        height=200,
        unit_note="andel av klienter utan insats",
    ),
    Card(
        name="plan_by_age",
        title="Får yngre och äldre samma planering?",
        tell=differences,
        draw=partial(paired_dots, is_narrow=True, styles=AGES),
        category="Huvudsaklig planering",
        facet="main_plan",
        span=6,
        height=450,
        unit_note="andel av åldersgruppen",
        reading=PLUS_IS_YOUNGER,
    ),
    Card(
        name="needs_by_age",
        title="Saknar yngre och äldre samma insatser?",
        tell=differences,
        draw=partial(paired_dots, is_narrow=True, styles=AGES),
        category="Ej tillgodosett behov",
        facet="need",
        span=6,
        height=450,
        unit_note="andel av åldersgruppen",
        reading=PLUS_IS_YOUNGER,
    ),
    Card(
        name="plan_by_time",
        title="Vilken planering har de som har långt kvar?",
        tell=plans_far_off,
        lay=partial(count_matrix, short=SHORT_TIMES),
        category="Huvudsaklig planering",
        group="Tid till självförsörjning",
        facet="main_plan",
        group_facet="time_to_self_support",
        span=6,
        height=420,
        printed_reading=BOLD_IS_PRINTED,
    ),
    Card(
        name="need_by_time",
        title="Vad behöver de som har långt kvar?",
        tell=needs_far_off,
        lay=partial(count_matrix, short=SHORT_TIMES),
        category="Behov",
        group="Tid till självförsörjning",
        facet="need",
        group_facet="time_to_self_support",
        span=6,
        height=420,
        unit_note="svar, högst två per klient",
        printed_reading=BOLD_IS_PRINTED,
    ),
    Card(
        name="other_plans",
        title="Vad görs vid sidan av huvudplaneringen?",
        tell=most_common("vanligast"),
        draw=share_bars,
        category="Övrig planering",
        span=6,
        height=260,
        unit_note="andel av klienter med pågående planering",
    ),
    Card(
        name="social_reasons",
        title="Sociala skäl – missbruk 2023: vad vet vi?",
        tell=social_reasons,
        draw=grouped_bars,
        category="Uppgift",
        group="Grupp",
        span=6,
        height=260,
        unit_note="andel av gruppen",
    ),
)


SHOWN = CardPage(PAGE, CARDS)
layout, content, register_callbacks = SHOWN.layout, SHOWN.content, SHOWN.register_callbacks
