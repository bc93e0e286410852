"""The view of a URL: filters, shown tables, compared sources."""

from hypothesis import given
from hypothesis import strategies as st

from components.view import View
from queries.filters import Filters

names = st.lists(st.from_regex(r"[a-z][a-z_-]{0,12}[a-z]", fullmatch=True), unique=True, max_size=4)


@given(st.text())
def test_any_text_gives_a_view_whose_address_is_canonical(search: str) -> None:
    found = View.from_url(search)
    again = View.from_url(found.href())
    assert (again.filters, again.tables, again.compared) == (found.filters, found.tables, found.compared)


@given(st.sampled_from(["tabell", "kallor"]), st.text(max_size=60))
def test_any_card_name_gives_an_address_of_plain_characters(key: str, value: str) -> None:
    assert View.from_url(f"?{key}={value}").href().isascii()


@given(names, names)
def test_a_view_survives_its_address(tables: list[str], compared: list[str]) -> None:
    view = View(Filters.of(gender=("man",)), tuple(tables), tuple(compared))
    assert View.from_url(view.href()) == view


def test_a_table_is_shown_and_hidden_again() -> None:
    view = View(Filters(), ("main_plans",))
    shown = View.from_url(view.as_table("unmet_needs", True))
    assert shown.tables == ("main_plans", "unmet_needs")
    assert View.from_url(shown.as_table("unmet_needs", False)) == view


def test_faults_of_the_address_are_kept_to_be_said() -> None:
    assert View.from_url("?kon=x").faults == ("kon=x",)
    assert View.from_url("?" + "x" * 5_000) == View(Filters(), faults=("adressen är för lång",))


def test_an_empty_view_has_an_address_that_can_be_a_link() -> None:
    assert View(Filters()).href() == "?"
    assert View(Filters()).filtered(Filters.of(need=("health",))) == "?behov=halsa"
