"""Insatser & köer: what there is, who may come in, and how long one waits."""

from functools import partial

from dash.development.base_component import Component

from components import services_narrative as tell
from components import waiting_narrative as waiting
from components.card import Card
from components.card_page import CardPage
from components.chart_card import Parts, chart_card
from components.doors import door_lists, open_doors, situation_form
from components.figures import count_bars, share_bars
from components.figures.months import month_lines
from components.figures.paths import queue_paths
from components.figures.waiting import still_waiting_steps, ways_out_steps
from components.marks import Mark
from components.page import grid
from components.programme_choice import programme_choice
from components.queue_form import QUEUE_FORM, queue_form, queue_form_card
from components.queue_narrative import assumptions, queue_plan
from components.queue_sensitivity import sensitivity_table
from components.service_lists import catalogue, queue_list
from components.view import View
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

REFERRALS = "remissdata från verksamheterna: datum för remiss, beslut, första möte och avslut"
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
        reading="Stängd: ett villkor säger nej. Det som inte anges blir aldrig ja eller nej.",
        slide_columns=(
            "Dörren är",
            "Vad som avgör",
            "Villkor",
        ),
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
        name="still_waiting",
        title="Hur länge väntar man?",
        tell=waiting.still_waiting,
        offer=programme_choice,
        draw=still_waiting_steps,
        category="Efter",
        span=6,
        height=300,
        unit_note="andel som väntar än, av alla remisser",
        reading="Kaplan–Meier: trappan sjunker när någon lämnar kön. Fältet är ett 95-procentigt intervall.",
        would_give=REFERRALS,
    ),
    Card(
        name="ways_out_of_queue",
        title="Hur slutar väntan?",
        tell=waiting.ways_out,
        draw=ways_out_steps,
        category="Efter",
        group="Utgång",
        span=6,
        height=300,
        unit_note="andel av alla remisser",
        reading="Den som lämnar kön räknas inte som någon som kunde ha börjat.",
        would_give=REFERRALS,
    ),
    Card(
        name="waited_longer",
        title="Hur många väntar mer än 30, 60 och 90 dagar?",
        tell=waiting.waited_longer,
        draw=partial(share_bars, keep_order=True, is_narrow=True),
        category="Väntan",
        span=6,
        height=120,
        unit_note="andel av alla remisser, även de som väntar än",
        would_give=REFERRALS,
    ),
    Card(
        name="late_decisions",
        title="Hur många beslut passerar 90 dagar?",
        tell=waiting.late_decisions,
        draw=partial(share_bars, keep_order=True, is_narrow=True),
        category="Beslut",
        span=6,
        height=120,
        unit_note="beslut som hunnit bli 90 dagar",
        reading="Ett ej verkställt beslut rapporteras till IVO efter tre månader. Antalen är justerade var "
        "för sig, så andelarna kan ge lite mer eller mindre än 100 %.",
        would_give=REFERRALS,
    ),
    Card(
        name="queue_by_month",
        title="Hur många ställs i kö, och hur många börjar?",
        tell=waiting.by_month,
        draw=month_lines,
        category="Månad",
        group="Mått",
        words="Remisstopp",
        span=12,
        height=260,
        reading="Det grå fältet är ett remisstopp.",
        would_give="månadsuppgifter från verksamheterna: remisser, starter, väntande och remisstopp",
    ),
    Card(
        name="queue_plan",
        title="Vad krävs för att korta kön?",
        tell=queue_plan,
        draw=queue_paths,
        lay=sensitivity_table,
        category="Månader från i dag",
        group="Väg",
        words="Insats",
        span=12,
        height=350,
        unit_note="väntande personer",
        source_words="Kömodell",
        reading="Intervallen rymmer nio av tio utfall av slumpen, inte osäkerheten i det som fylls i.",
    ),
    Card(
        name="queue_assumptions",
        title="Vad förutsätter räkningen?",
        tell=assumptions,
        category="Uppgift",
        group="Slag",
        words="Innebär",
        span=12,
        height=320,
        unit_note="antaganden",
        source_words="Kömodell",
    ),
    Card(
        name="service_participants",
        title="Hur många får stöd?",
        tell=tell.participants,
        draw=count_bars,
        category="Insats",
        words="Vad som räknas",
        span=12,
        height=230,
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
        slide_columns=(
            "Var",
            "Pågående bruk",
            "Boende",
            "Beslut",
            "Deltagare",
            "Kö januari 2025",
        ),
    ),
)


def _body() -> list[Component]:
    at = next(number for number, card in enumerate(CARDS) if card.name == "queue_plan")
    before, after = (list(map(chart_card, part)) for part in (CARDS[:at], CARDS[at:]))
    return [grid(*before, queue_form_card(), *after)]


def _more(repository: Repository, view: View) -> tuple[Parts, set[Mark]]:
    return {QUEUE_FORM: {"children": queue_form(repository, view)}}, set()


SHOWN = CardPage(PAGE, CARDS, more=_more, body=_body)
layout, content, register_callbacks = SHOWN.layout, SHOWN.content, SHOWN.register_callbacks
