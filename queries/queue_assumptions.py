"""What the queue model asks for and what it takes for granted, as the page lists it.

Nothing that is not published gets a value of its own: an input is empty until somebody fills it in, with a
suggested range and the reason for that range beside it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """One input. least–most: what is accepted, and 0 where `may_be_zero`; default: only for a choice, never
    for a fact; low–high with `reason`: a suggested range, where there is ground for one."""

    code: str
    label: str
    unit: str
    meaning: str
    least: float
    most: float
    may_be_zero: bool = False
    is_whole: bool = False
    is_optional: bool = False
    default: float | None = None
    low: float | None = None
    high: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something the model takes for granted. `input`: the code of the input that changes it, if any;
    `effect`: which way the answer errs when it does not hold."""

    code: str
    meaning: str
    effect: str
    input: str = ""


INPUTS: tuple[Input, ...] = (
    Input(
        "inflow",
        "Nya personer i kön",
        "personer per månad",
        "Hur många som ställer sig i kö en vanlig månad, även under remisstopp.",
        least=0.01,
        most=50,
        low=1,
        high=19,
        reason="Inte publicerat. Verksamheterna hade 30–285 deltagare under 2024; delat med 12 plus antalet "
        "månader i insatsen blir det 1–19 nya i månaden (beräknat på rapportens tal).",
    ),
    Input(
        "stay",
        "Tid i insatsen",
        "månader",
        "Hur länge samma person i genomsnitt har en plats, även tiden efter att ett arbete börjat.",
        least=0.25,
        most=36,
        low=3,
        high=14,
        reason="Inte publicerat per verksamhet. Utredningarna nämner arbetsträning i tre till sex månader, "
        "IPS Lite med nio plus fyra månader och Steg till arbete i upp till ett år och två månader; IPS har "
        "ingen tidsgräns.",
    ),
    Input(
        "places",
        "Platser",
        "platser",
        "Hur många som kan vara aktiva på samma gång.",
        least=1,
        most=500,
        is_whole=True,
        low=6,
        high=153,
        reason="Inte publicerat. Inflödet gånger tiden i insatsen är hur många som är aktiva på samma gång; "
        "30–285 deltagare på ett år motsvarar 6–153 platser (beräknat på rapportens tal).",
    ),
    Input(
        "specialists",
        "Arbetsspecialister",
        "heltidstjänster",
        "Tjänster som arbetar med deltagare, i stället för antalet platser.",
        least=0.1,
        most=50,
        is_optional=True,
    ),
    Input(
        "caseload",
        "Deltagare per arbetsspecialist",
        "deltagare",
        "Hur många som är aktiva hos en arbetsspecialist på heltid.",
        least=1,
        most=20,
        is_optional=True,
        reason="Högst 20 enligt programtrohetsskalan för IPS.",
    ),
    Input(
        "waiting",
        "Väntar i dag",
        "personer",
        "Alla som står i kö i dag, oavsett hur länge.",
        least=1,
        most=500,
        may_be_zero=True,
        is_whole=True,
        low=3,
        high=38,
        reason="Vamos uppgav 12 personer. Kötiderna till Smedjan och IPS-verksamheterna, två till fem "
        "månader, motsvarar ungefär 3–38 personer (beräknat på rapportens tal).",
    ),
    Input(
        "target_wait",
        "Längsta väntan",
        "månader",
        "Hur länge den som ställer sig i kö högst ska behöva vänta.",
        least=0.1,
        most=24,
        low=1,
        high=3,
        reason="Ett biståndsbeslut som inte verkställts inom tre månader ska rapporteras till IVO.",
    ),
    Input(
        "months",
        "Måldatum",
        "månader",
        "När målet ska vara nått. Räknas om till månader från i dag.",
        least=0.5,
        most=36,
        low=6,
        high=24,
        reason="Ett halvt till två verksamhetsår, så att beslut om medel hinner få verkan.",
    ),
    Input(
        "leaving",
        "Lämnar kön utan insats",
        "andel av de väntande per månad",
        "Hur stor del av dem som väntar som varje månad lämnar kön utan att ha börjat.",
        least=0.0,
        most=1,
        may_be_zero=True,
        is_optional=True,
        default=0.0,
        reason="Inte publicerat. Utan uppgift räknas ingen bort, så att behovet inte underskattas.",
    ),
    Input(
        "share_in_time",
        "Andel som ska få börja i tid",
        "andel",
        "Hur stor del av dem som ställer sig i kö vid måldatum som ska börja inom den längsta väntan.",
        least=0.1,
        most=0.99,
        is_optional=True,
        default=0.9,
        low=0.5,
        high=0.95,
        reason="Ett val, inte en uppgift: nio av tio är samma mått som för väntetiden på sidan.",
    ),
    Input(
        "extra_places",
        "Extra platser",
        "platser",
        "Pröva ett antal. Lämnas fältet tomt räknas det ut hur många som behövs.",
        least=1,
        most=500,
        may_be_zero=True,
        is_whole=True,
        is_optional=True,
    ),
)

ASSUMPTIONS: tuple[Assumption, ...] = (
    Assumption(
        "poisson_arrivals",
        "Personer kommer oberoende av varandra, i genomsnitt lika många varje månad.",
        "Kommer många på en gång, till exempel efter ett remisstopp, blir kön tidvis längre än intervallet.",
        "inflow",
    ),
    Assumption(
        "exponential_stay",
        "Tiden i insatsen varierar mycket: de flesta är kort tid, några mycket lång.",
        "Är tiderna mer lika blir de som fått de nya platserna klara senare, och fler väntar vid måldatum. "
        "Varierar de ännu mer väntar färre.",
        "stay",
    ),
    Assumption(
        "full_today",
        "Alla platser är upptagna i dag.",
        "Finns det lediga platser är kön kortad tidigare.",
        "places",
    ),
    Assumption(
        "places_constant",
        "Extra platser finns från första dagen, antalet ändras inte sedan och en ledig plats fylls genast.",
        "Tar det tid att anställa eller fylla platser blir kön kortad senare.",
        "extra_places",
    ),
    Assumption(
        "first_come",
        "Den som väntat längst börjar först.",
        "Prioriteras några får andra vänta längre; antalet i kö blir detsamma.",
    ),
    Assumption(
        "nobody_leaves",
        "Ingen lämnar kön utan att ha börjat, om inte annat anges.",
        "Lämnar några kön blir den kortare, men behovet är inte mindre.",
        "leaving",
    ),
    Assumption(
        "same_inflow",
        "Inflödet påverkas inte av hur lång kön är.",
        "Lockar en kortare kö fler behövs fler platser.",
        "inflow",
    ),
    Assumption(
        "own_queue",
        "Varje verksamhet har sin egen kö.",
        "Den som står i flera köer räknas i alla, så flera verksamheters behov kan inte läggas ihop.",
    ),
    Assumption(
        "chance_only",
        "Intervallet visar slumpen i vilka som kommer och när platser blir lediga.",
        "Osäkerheten i det som fyllts i tillkommer: se hur svaret ändras när det ändras.",
    ),
)
