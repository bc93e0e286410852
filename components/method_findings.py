"""Källor & metod: what the findings of its cards say."""

from components.wording import Bold, Finding
from dashboard.formatting import day, number
from queries.answers import Answer
from queries.filters import Filters
from queries.versions import SERVED


def passports(answer: Answer, filters: Filters) -> Finding:
    """How many sources, reports and made-up data sets there are."""
    sources, reports, made_up = (number(answer.facts[kind]) for kind in ("source", "report", "example"))
    return (
        Bold(f"{sources} datakällor"),
        f" och {reports} rapporter, och {made_up} påhittade underlag som inte är någon källa. ",
        "Öppna en rad för hela källpasset.",
    )


def inconsistencies(answer: Answer, filters: Filters) -> Finding:
    """How many contradictions there are, and how many only look like ones."""
    facts = answer.facts
    return (
        Bold(f"{number(facts['contradiction'])} motsägelser"),
        f", {number(facts['missing_base'])} uppgifter utan år eller bas och ",
        f"{number(facts['explained'])} som ser fel ut men stämmer.",
    )


def missing_contents(answer: Answer, filters: Filters) -> Finding:
    """How many gaps the texts have."""
    return (
        Bold(f"{number(len(answer.rows))} luckor"),
        ": tabeller, bilder och uppgifter som inte finns i rapporternas text.",
    )


def arithmetic_checks(answer: Answer, filters: Filters) -> Finding:
    """How many sums agree, how many do not, and how many have nothing printed beside them."""
    agree, differ, alone = (number(answer.facts[verdict]) for verdict in ("yes", "no", "derived"))
    return (
        f"{agree} räkningar stämmer med det tryckta, ",
        Bold(f"{differ} gör det inte"),
        f" och {alone} har inget tryckt tal. Anmärkningen säger varför.",
    )


def code_book(answer: Answer, filters: Filters) -> Finding:
    """How many variables and answers there are."""
    variables, codes = (number(answer.facts[name]) for name in ("variables", "codes"))
    return (Bold(f"{variables} variabler"), f" med {codes} svarsalternativ.")


def released_data(answer: Answer, filters: Filters) -> Finding:
    """How many tables are withheld."""
    withheld = answer.row("withheld_tables").count or 0
    words = f"{number(withheld)} tabeller är undanhållna" if withheld else "Ingen tabell är undanhållen"
    return (Bold(words), " efter prövningen av skyddet.")


def assumptions(answer: Answer, filters: Filters) -> Finding:
    """How many assumptions there are, and for what."""
    subjects = [row.group for row in answer.rows]
    clients, programmes = (number(subjects.count(subject)) for subject in ("population", "examples"))
    return (
        f"{clients} antaganden om de påhittade klienterna och {programmes} om de påhittade verksamheterna. ",
        Bold("De säger inget om någon verklig person eller verksamhet."),
    )


def versions(answer: Answer, filters: Filters) -> Finding:
    """Which version is served, when it was built, and how many earlier ones are kept."""
    now = next(row for row in answer.rows if row.group == SERVED)
    earlier = len(answer.rows) - 1
    kept = f"{number(earlier)} tidigare finns kvar" if earlier else "ingen tidigare finns kvar"
    return (Bold(now.label), f" visas nu, byggd {day(dict(now.details)['Byggd'])}; {kept}.")
