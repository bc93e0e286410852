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
