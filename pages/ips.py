"""IPS: whether we work true to the method, and whether it leads to work."""

from functools import partial

from components import ips_narrative as words
from components.card import Card
from components.card_page import CardPage
from components.fidelity_matrix import fidelity_matrix, section_matrix
from components.figures import range_bars, share_bars, share_dots
from components.figures.caseload import caseload_bars
from components.figures.fidelity import fidelity_dots, fidelity_scatter
from components.figures.quarters import counts_by_quarter, rate_by_quarter
from components.narrative import most_common
from dashboard.page import Page

PAGE = Page(
    path="/ips",
    title="IPS",
    order=70,
    question="Arbetar vi metodtroget, och leder det till arbete?",
    decision="Underlag för SoB och IPS-verksamheterna: var behöver metoden stöd? Ägare: metodansvariga.",
    honours=("administration", "gender"),
    years_of="episodes",
)
REVIEWS = "granskningar av programtrohet, punkt för punkt"
REFERRALS = "verksamheternas remissdata: datum för remiss, start, arbetsgivarkontakt, arbete och avslut"
INTERVAL = "Linjen är 95 % intervall. Andel visas från 30 personer; antalen står i tabellen."

PUBLISHED = (
    Card(
        name="ips_programmes",
        title="Vilka arbetar med IPS, och vem mäter programtrohet?",
        tell=words.programmes,
        category="Verksamhet",
        group="Metod",
        span=12,
        height=700,
    ),
    Card(
        name="ips_reach",
        title="Hur stor del av behovet når IPS?",
        tell=words.reach,
        draw=range_bars,
        category="Uppgift",
        span=12,
        height=150,
        unit_note="personer",
    ),
    Card(
        name="ips_benchmarks",
        title="Vad kan vi jämföra med?",
        tell=words.benchmarks,
        category="Källa",
        span=12,
        height=400,
        unit_note="andel i arbete",
    ),
)
FIDELITY = (
    Card(
        name="fidelity_totals",
        title="Hur metodtrogna är verksamheterna?",
        tell=words.totals,
        draw=fidelity_dots,
        category="Granskning",
        group="Datum",
        words="Nivå",
        span=5,
        height=340,
        would_give=REVIEWS,
        reading="Fyllda cirklar: externa granskningar. Öppna romber: självskattningar.",
    ),
    Card(
        name="fidelity_items",
        title="Var brister metoden, punkt för punkt?",
        tell=words.item_changes,
        lay=fidelity_matrix,
        category="Punkt",
        group="Granskning",
        span=7,
        rows=2,
        height=400,
        would_give=REVIEWS,
        reading="Poäng 1–5; inom parentes ändringen sedan granskningen före. Öppna en punkt för namn och "
        "egen omskrivning; skalans text är skyddad.",
    ),
    Card(
        name="fidelity_sections",
        title="Vilken del av metoden är starkast?",
        tell=words.sections,
        lay=section_matrix,
        category="Del",
        group="Verksamhet",
        span=5,
        height=130,
        would_give=REVIEWS,
        unit_note="medelpoäng av 1–5",
    ),
)
OUTCOMES = (
    Card(
        name="employment_by_quarter",
        title="Hur många arbetar, kvartal för kvartal?",
        tell=words.employment,
        draw=rate_by_quarter,
        category="Kvartal",
        words="Andel av vilka",
        span=6,
        height=280,
        would_give=REFERRALS,
        reading="Streckad linje: publicerat tal som räknas likadant. Arbete utan subvention, minst en dag.",
    ),
    Card(
        name="flow_by_quarter",
        title="Hur många kommer in, börjar och börjar arbeta?",
        tell=words.flow,
        draw=counts_by_quarter,
        category="Kvartal",
        group="Händelse",
        span=6,
        height=280,
        would_give=REFERRALS,
    ),
    Card(
        name="employer_contact",
        title="Träffar deltagarna en arbetsgivare inom 30 dagar?",
        tell=words.rate_of_all("träffade en arbetsgivare inom 30 dagar"),
        draw=partial(share_dots, keep_order=True),
        category="Verksamhet",
        span=6,
        height=260,
        would_give=REFERRALS,
        unit_note="andel av dem som varit med i 30 dagar",
        reading=INTERVAL,
    ),
    Card(
        name="entrants_in_work",
        title="Hur många börjar arbeta inom tolv månader?",
        tell=words.rate_of_all("av dem som började utan arbete arbetar utan subvention inom tolv månader"),
        draw=partial(share_dots, keep_order=True),
        category="Verksamhet",
        words="Andel av vilka",
        span=6,
        height=260,
        would_give=REFERRALS,
        unit_note="andel av dem som började utan arbete",
        reading=INTERVAL,
    ),
    Card(
        name="work_by_group",
        title="Börjar kvinnor och män i alla förvaltningar arbeta lika ofta?",
        tell=words.by_group,
        draw=partial(share_dots, keep_order=True),
        category="Grupp",
        group="Indelning",
        span=6,
        height=240,
        would_give=REFERRALS,
        unit_note="andel av dem som började utan arbete",
        reading=INTERVAL,
    ),
    Card(
        name="sustained_work",
        title="Håller arbetet?",
        tell=words.kept,
        draw=partial(share_bars, keep_order=True),
        category="Tid",
        span=6,
        height=160,
        would_give=REFERRALS,
        unit_note="andel av dem som hunnit så långt",
    ),
    Card(
        name="closure_reasons",
        title="Varför slutar deltagarna?",
        tell=most_common("vanligaste orsaken"),
        draw=share_bars,
        category="Avslutsorsak",
        span=6,
        height=300,
        would_give=REFERRALS,
        unit_note="andel av dem som avslutades",
    ),
    Card(
        name="studies",
        title="Hur många studerar?",
        tell=words.students,
        draw=partial(share_bars, keep_order=True),
        category="Studier",
        span=6,
        height=300,
        would_give=REFERRALS,
        unit_note="andel av dem som deltog",
    ),
    Card(
        name="caseload",
        title="Hur många deltagare har varje arbetsspecialist?",
        tell=words.caseloads,
        draw=caseload_bars,
        category="Verksamhet",
        span=6,
        height=300,
        would_give="månadsuppgifter från verksamheterna: aktiva deltagare och heltider",
    ),
    Card(
        name="fidelity_and_work",
        title="Hänger programtrohet och arbete ihop?",
        tell=words.scatter,
        draw=fidelity_scatter,
        category="Verksamhet",
        words="Nivå",
        span=6,
        height=300,
        would_give=f"{REVIEWS}, och {REFERRALS}",
        reading="I forskning förklarar programtrohet 7–12 procent av skillnaderna mellan verksamheter.",
    ),
)
CARDS = (*PUBLISHED, *FIDELITY, *OUTCOMES)


SHOWN = CardPage(PAGE, CARDS)
layout, content, register_callbacks = SHOWN.layout, SHOWN.content, SHOWN.register_callbacks
