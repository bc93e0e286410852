"""Findings of Likvärdighet: all four administrations in their fixed order, and what chance may explain."""

from components.card import Tell
from components.services_narrative import by_register
from components.wording import Bold, Finding, prefix
from dashboard.formatting import listed, number, share
from queries.answers import Answer, Row
from queries.equity_need import ADMINISTRATIONS, CLIENTS
from queries.equity_statistics import SIGNIFICANCE
from queries.equity_supply import chosen_measure
from queries.filters import Filters

BEYOND_CHANCE = "Skillnaderna är större än slumpen."
WITHIN_CHANCE = "Skillnaderna kan förklaras av slumpen."
UNDECIDED = "Om skillnaderna är större än slumpen går inte att avgöra."


def verdict(facts: dict[str, float]) -> str:
    """What the one overall test lets us say of the differences."""
    if "p_value" not in facts:
        return UNDECIDED
    return BEYOND_CHANCE if facts["p_value"] < SIGNIFICANCE else WITHIN_CHANCE


def access(answer: Answer, filters: Filters) -> Finding:
    """Which administrations lack a service of their own, and what the others have."""
    labels = {row.group: row.group_label for row in answer.rows}
    own = {code: int(answer.facts.get(code, 0)) for code in ADMINISTRATIONS}
    without = [labels[code] for code in ADMINISTRATIONS if not own[code]]
    others = [f"{labels[code]} {own[code]}" for code in ADMINISTRATIONS if own[code]]
    if not without:
        return ("Alla har egna verksamheter: ", Bold(listed(others)), ".", *by_register(answer))
    rest = f"; {listed(others)}." if others else "."
    return (
        Bold(f"{listed(without)} har ingen egen verksamhet"),
        f" för målgruppen{rest}{_decided(answer)}",
        *_places(answer),
        *by_register(answer),
    )


def _places(answer: Answer) -> Finding:
    """That nobody prints how many get a place, until services have delivered it."""
    if "delivered" in answer.facts:
        return (" Hur många som får plats från varje förvaltning står längre ned.",)
    return (" Hur många som får plats från varje förvaltning är ", Bold("inte publicerat"), ".")


def _decided(answer: Answer) -> str:
    count_of = answer.facts.get("with_decision")
    return "" if count_of is None else f" {number(count_of)} av 4 har biståndsbedömda insatser."


def need(answer: Answer, filters: Filters) -> Finding:
    """Clients per 1 000 adults in each administration, or their numbers where the population is not known."""
    rows = [row for row in answer.rows if row.group == CLIENTS and row.count is not None]
    start = prefix(filters, tuple(n for n in answer.honoured if n not in ("administration", "barrier")))
    if not any(row.measure("per_1000") is not None for row in rows):
        return (start, "Folkmängden saknas för året; bara antal visas.")
    told = [f"{row.label} {number(row.measure('per_1000'), 1)}" for row in rows]
    city = number(rows[0].measure("per_1000_city"), 1)
    return (start, Bold(listed(told, "; ")), f" klienter per 1 000 vuxna. Hela staden har {city}.")


def places(answer: Answer, filters: Filters) -> Finding:
    """Participants per 100 in need in each administration, by the first measure of need."""
    rows = [r for r in answer.rows if r.group == answer.rows[0].group and r.measure("per_100") is not None]
    start = prefix(filters, tuple(n for n in answer.honoured if n != "administration"))
    told = [f"{row.label} {number(row.measure('per_100'), 1)}" for row in rows]
    need_words = rows[0].group_label[:1].lower() + rows[0].group_label[1:]
    return (start, Bold(listed(told, "; ")), f" deltagare per 100 klienter ({need_words}).")


def missing_places(answer: Answer, filters: Filters) -> Finding:
    """How many places each would gain or lose at equal access by the chosen measure, the share of places that
    would have to move, and what the overall test says."""
    measure = chosen_measure(filters)
    rows = [r for r in answer.rows if r.group == measure and r.measure("missing") is not None]
    start = prefix(filters, tuple(n for n in answer.honoured if n != "administration"))
    moved, by_chance = (share(round(answer.facts[name], 2)) for name in ("hoover", "hoover_by_chance"))
    return (
        start,
        "Vid lika tillgång får ",
        Bold(listed([_gained(row) for row in rows])),
        f" platser. {moved} av platserna skulle behöva flytta; bara slumpen ger omkring {by_chance}. ",
        verdict(answer.facts),
    )


def _gained(row: Row) -> str:
    missing = round(row.measure("missing") or 0)
    words = "fler" if missing > 0 else "färre" if missing < 0 else "lika många"
    return f"{row.label} {number(abs(missing))} {words}" if missing else f"{row.label} {words}"


def shares(words: str) -> Tell:
    """The share of each administration, and what the overall test says. `words`: what holds for the share."""

    def tell(answer: Answer, filters: Filters) -> Finding:
        rows = [row for row in answer.rows if row.share is not None]
        start = prefix(filters, tuple(n for n in answer.honoured if n != "administration"))
        if len(rows) < 2:
            return (start, UNDECIDED)
        return (start, Bold(listed([_told(row) for row in rows])), f" {words}. {verdict(answer.facts)}")

    return tell


def _told(row: Row) -> str:
    return f"{row.label} {share(row.share, row.base)}"
