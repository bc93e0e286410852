"""Findings of Likvärdighet: all administrations in the fixed order, and only what chance allows to say."""

import pytest

from components import equity_narrative as told
from components.wording import plain
from queries.answers import Answer, Row
from queries.filters import Filters

NAMES = {"nordost": "Nordost", "centrum": "Centrum", "sydvast": "Sydväst", "hisingen": "Hisingen"}


def words(finding: tuple[object, ...]) -> str:
    """The finding as plain text with ordinary spaces."""
    return plain(finding).replace("\N{NO-BREAK SPACE}", " ")  # type: ignore[arg-type]  # findings are tuples


def shares(facts: dict[str, float]) -> Answer:
    """A share of 40 to 43 % per administration."""
    rows = tuple(
        Row(code, label, count=40 + i, base=100, share=0.4 + i / 100)
        for i, (code, label) in enumerate(NAMES.items())
    )
    return Answer("q", rows, "v40", facts=facts)


@pytest.mark.parametrize(
    ("p_value", "verdict"),
    [(0.049, told.BEYOND_CHANCE), (0.05, told.WITHIN_CHANCE), (None, told.UNDECIDED)],
)
def test_the_test_decides_what_is_said_of_the_differences(p_value: float | None, verdict: str) -> None:
    facts = {} if p_value is None else {"p_value": p_value}
    finding = words(told.shares("kartläggs inte vidare")(shares(facts), Filters()))
    listed = "Nordost 40 %, Centrum 41 %, Sydväst 42 % och Hisingen 43 %"
    assert finding == f"{listed} kartläggs inte vidare. {verdict}"


def test_a_single_administration_is_compared_with_nothing() -> None:
    one = Answer("q", (Row("nordost", "Nordost", count=40, base=100, share=0.4),), "v40")
    assert words(told.shares("x")(one, Filters())) == told.UNDECIDED


def access(own: dict[str, float], **more: float) -> Answer:
    """Who has services of their own."""
    rows = tuple(Row("s", "S", code, label, text="Ingen") for code, label in NAMES.items())
    return Answer("service_access", rows, "services", facts={**own, **more})


def test_who_lacks_a_service_is_named_and_what_the_others_have() -> None:
    answer = access({"nordost": 1, "centrum": 0, "sydvast": 2, "hisingen": 1}, with_decision=3)
    assert words(told.access(answer, Filters())) == (
        "Centrum har ingen egen verksamhet för målgruppen; Nordost 1, Sydväst 2 och Hisingen 1. "
        "3 av 4 har biståndsbedömda insatser. "
        "Hur många som får plats från varje förvaltning är inte publicerat."
    )


def test_when_all_have_services_nobody_is_said_to_lack_one() -> None:
    finding = words(told.access(access(dict.fromkeys(NAMES, 1)), Filters()))
    assert finding == "Alla har egna verksamheter: Nordost 1, Centrum 1, Sydväst 1 och Hisingen 1."


def ratios(facts: dict[str, float], **missing: float) -> Answer:
    """Missing places by the first measure of need, and something else by the second."""
    rows = [
        Row(code, NAMES[code], group, "Sociala skäl", measures=(("missing", value + (group == "clients")),))
        for group in ("barriers", "clients")
        for code, value in missing.items()
    ]
    return Answer("access_ratios", tuple(rows), "example_episodes", facts=facts, honoured=("gender",))


def test_missing_places_are_told_as_more_fewer_or_as_many() -> None:
    facts = {"hoover": 0.0751, "hoover_by_chance": 0.0386, "p_value": 0.01}
    answer = ratios(facts, nordost=15.4, centrum=-14.6, hisingen=0.4)
    assert words(told.missing_places(answer, Filters.of(gender=("woman",)))) == (
        "Kvinna: Vid lika tillgång får Nordost 15 fler, Centrum 15 färre och Hisingen lika många platser. "
        "8 % av platserna skulle behöva flytta; bara slumpen ger omkring 4 %. "
        "Skillnaderna är större än slumpen."
    )


def test_missing_places_follow_the_chosen_measure() -> None:
    facts = {"hoover": 0.1, "hoover_by_chance": 0.04}
    answer = ratios(facts, nordost=15.4, centrum=-14.6)
    finding = words(told.missing_places(answer, Filters().with_option("behovsmatt", "klienter")))
    assert "Nordost 16 fler och Centrum 14 färre platser" in finding
    assert finding.endswith(told.UNDECIDED)


def test_participants_are_told_per_hundred_in_need() -> None:
    row = Row("nordost", "Nordost", "barriers", "Sociala skäl", measures=(("per_100", 12.34),))
    other = Row("nordost", "Nordost", "clients", "Alla", measures=(("per_100", 5.0),))
    finding = told.places(Answer("participants_per_need", (row, other), "example_episodes"), Filters())
    assert words(finding) == "Nordost 12,3 deltagare per 100 klienter (sociala skäl)."


def test_need_is_told_per_thousand_adults_or_as_not_known() -> None:
    measures = (("per_1000", 12.34), ("per_1000_city", 9.0))
    row = Row("nordost", "Nordost", "clients", "Alla", count=50, measures=measures)
    rated = Answer("need_per_adult", (row,), "v40", honoured=("gender", "barrier"))
    chosen = Filters.of(gender=("woman",), barrier=("unemployed",))
    assert (
        words(told.need(rated, chosen))
        == "Kvinna: Nordost 12,3 klienter per 1 000 vuxna. Hela staden har 9,0."
    )
    bare = Answer("need_per_adult", (Row("nordost", "Nordost", "clients", "Alla", count=50),), "v40")
    assert words(told.need(bare, Filters())) == "Folkmängden saknas för året; bara antal visas."
