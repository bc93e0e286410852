"""Jämställdhet: whether women and men get the same support, and what a difference means."""

from functools import partial

from components.card import Card
from components.card_page import CardPage
from components.figures import paired_dots
from components.gender_narrative import chain, chosen_difference, differences, sources_without_gender
from components.jamkas import jamkas_fields
from components.narrative import fixed
from components.quotes import quote_list
from components.steps import step_list
from components.wording import Bold
from dashboard.page import ALL_CLIENT_FILTERS, Page
from queries.gender import GENDER

PAGE = Page(
    path="/jamstalldhet",
    title="Jämställdhet",
    order=60,
    question="Får kvinnor och män samma stöd?",
    decision="Underlag för avdelningschefer och SoB: vilka skillnader ska förklaras och åtgärdas? "
    "Ägare: analysgruppen.",
    honours=tuple(name for name in ALL_CLIENT_FILTERS if name != GENDER),
    compares=(GENDER,),
)
SHARE_OF_GENDER = "andel av kvinnor respektive män"
HOW_TO_READ = (
    "Plus: högre andel bland kvinnor. Fet skillnad kan inte förklaras av slumpen (95 % intervall bredvid). "
    "Hela staden räknas på rapportens tal, med hänsyn till att de är avrundade; ett urval på skyddade antal."
)
OTHER_GENDER = "Annan könsidentitet är för få för att jämföras och finns bara i tabeller med en enda fråga."
ONE_IN_TWENTY = "Av tjugo jämförelser väntas en se säker ut fast den är slump."

CARDS = (
    Card(
        name="plan_by_gender",
        title="Får kvinnor och män samma planering?",
        tell=differences,
        draw=paired_dots,
        category="Huvudsaklig planering",
        facet="main_plan",
        compares=(GENDER,),
        span=8,
        height=400,
        unit_note=SHARE_OF_GENDER,
        reading=f"{HOW_TO_READ} {OTHER_GENDER}",
    ),
    Card(
        name="gender_differences",
        title="Vad ska gruppen fråga?",
        tell=chosen_difference,
        lay=jamkas_fields,
        view_word="Fält",
        category="Skillnad",
        span=4,
        height=400,
        unit_note="JämKAS",
        slide_columns=("Kvinnor", "Män", "Skillnad, procentenheter", "95 % intervall", "Skillnaden"),
    ),
    Card(
        name="needs_by_gender",
        title="Saknar kvinnor och män samma insatser?",
        tell=differences,
        draw=paired_dots,
        category="Ej tillgodosett behov",
        facet="need",
        compares=(GENDER,),
        span=8,
        height=380,
        unit_note=SHARE_OF_GENDER,
        reading=ONE_IN_TWENTY,
    ),
    Card(
        name="chain_by_gender",
        title="Hur långt når kvinnor och män?",
        tell=chain,
        lay=step_list,
        view_word="Kedja",
        category="Steg",
        words="Skulle kunna ges av",
        span=4,
        height=380,
        unit_note=SHARE_OF_GENDER,
        slide_columns=(
            "Skulle kunna ges av",
            "Kvinnor",
            "Män",
            "Skillnad, procentenheter",
            "95 % intervall",
            "Skillnaden",
        ),
    ),
    Card(
        name="sufficiency_by_gender",
        title="Räcker planeringen lika ofta?",
        tell=differences,
        draw=partial(paired_dots, keep_order=True, is_narrow=True),
        category="Bedömning",
        facet="plan_sufficient",
        compares=(GENDER,),
        span=6,
        height=230,
        unit_note=SHARE_OF_GENDER,
    ),
    Card(
        name="time_by_gender",
        title="Är det lika långt till självförsörjning?",
        tell=differences,
        draw=partial(paired_dots, keep_order=True, is_narrow=True),
        category="Tid till självförsörjning",
        facet="time_to_self_support",
        compares=(GENDER,),
        span=6,
        height=230,
        unit_note=SHARE_OF_GENDER,
    ),
    Card(
        name="gender_chain",
        title="Når insatserna kvinnor och män lika?",
        tell=chain,
        lay=step_list,
        view_word="Kedja",
        category="Steg",
        span=12,
        height=150,
        unit_note="andel av dem som steget gäller",
        reading="Varje andel är av dem som steget gäller, så stegen följer inte samma personer.",
        would_give="remisser, insatser och utfall per kön från verksamheterna",
        slide_columns=("Kvinnor", "Män", "Skillnad, procentenheter", "95 % intervall", "Skillnaden"),
    ),
    Card(
        name="gender_statements",
        title="Vad säger rapporterna i ord?",
        tell=fixed(
            "Riktningen är publicerad ", Bold("bara i ord"), "; talen bakom finns inte i rapporterna."
        ),
        lay=quote_list,
        view_word="Citat",
        category="Innebörd",
        words="Rapportens ord",
        span=6,
        height=260,
        unit_note="rapporternas ord",
    ),
    Card(
        name="gender_in_sources",
        title="Vilka källor saknar kön?",
        tell=sources_without_gender,
        category="Källa",
        group="Redovisas per kön",
        words="Var det syns",
        span=6,
        height=560,
        unit_note="källor",
    ),
)


SHOWN = CardPage(PAGE, CARDS)
layout, content, register_callbacks = SHOWN.layout, SHOWN.content, SHOWN.register_callbacks
