"""Filters and findings in Swedish words."""

from components.wording import (
    Bold,
    attribute_label,
    chosen_words,
    filters_in_words,
    left_out_note,
    plain,
    prefix,
)
from queries.filters import URL_ATTRIBUTES, Filters

CHOSEN = Filters.of(administration=("hisingen", "nordost"), gender=("woman",), need=("job_focused", "health"))


def test_several_values_are_either_and_two_needs_are_both() -> None:
    assert chosen_words(CHOSEN, "administration") == "Nordost eller Hisingen"
    assert chosen_words(CHOSEN, "need") == "Jobbfokuserad insats och Hälsofrämjande insats"


def test_only_what_is_honoured_is_said_before_a_finding() -> None:
    assert prefix(CHOSEN, ("gender",)) == "Kvinna: "
    assert prefix(CHOSEN, ()) == prefix(Filters(), ("gender",)) == ""
    assert filters_in_words(Filters()) == "Hela staden"
    assert filters_in_words(CHOSEN, ("gender", "administration")) == "Nordost eller Hisingen · Kvinna"


def test_what_is_left_out_is_named() -> None:
    assert left_out_note(("gender", "age"), "") == "Visas utan urval på kön och ålder."
    assert left_out_note(("gender",), "Treserva") == "Kön finns inte i Treserva."


def test_every_filter_has_a_swedish_name_and_emphasis_is_no_text() -> None:
    assert all(attribute_label(name)[:1].isupper() for name in URL_ATTRIBUTES)
    assert plain(("a ", Bold("b"), ".")) == "a b."
