"""Every page: full on the demo, honest on an empty store and without one, unharmed by hostile addresses."""

import re
from pathlib import Path

import pytest
from dash import Dash
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.columns import KIND_WORDS
from components.page import address_of
from dashboard.factory import create_app
from pages import PAGES
from queries.answers import Answer, NeedsInput, NotPublished
from queries.filters import URL_ATTRIBUTES, Filters, url_attribute
from queries.repository import QUESTIONS, Repository
from tests.conftest import settings_for
from tests.unit.asked import CARDS, EVERYTHING, INNER_WORKINGS, PATHS, Asked, by_id, words

SLUGS = [url_attribute(name).slug for name in URL_ATTRIBUTES]
VALUES = [code.slug for name in URL_ATTRIBUTES for code in url_attribute(name).codes]
HOSTILE = [
    "NaN",
    "Infinity",
    "-1",
    "'; DROP TABLE figure; --",
    "<script>alert(1)</script>",
    "%00",
    "%ff%fe",
    "{}",
]
KINDS_WITHOUT_FILTER = re.compile(
    "|".join(KIND_WORDS[k] for k in ("published", "derived", "own", "synthetic", "assumed"))
)
"""What a card shows without filters: printed, derived, counted, our own words, or what is filled in."""
SEARCHES = st.one_of(
    st.text(max_size=200),
    st.sampled_from(HOSTILE).flatmap(lambda text: st.sampled_from([f"?{slug}={text}" for slug in SLUGS])),
    st.lists(
        st.tuples(
            st.sampled_from([*SLUGS, "ar", "tabell", "kallor", "version"]), st.sampled_from(VALUES + HOSTILE)
        ),
        max_size=6,
    ).map(lambda pairs: "?" + "&".join(f"{key}={value}" for key, value in pairs)),
    st.integers(1, 300_000).map(lambda length: "?kon=" + "k" * length),
)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_shows_every_card_without_a_message(asked: Asked, path: str) -> None:
    tree = asked.page(path, f"?{EVERYTHING}")
    for card in (name for name, at in CARDS.items() if at == path):
        assert "is-message" not in by_id(tree, card)["props"]["className"]
        assert len(words(by_id(tree, f"{card}-finding"))) > 10
        assert KINDS_WITHOUT_FILTER.search(words(by_id(tree, f"{card}-foot")))
    assert not INNER_WORKINGS.search(words(tree))


def test_a_card_without_an_answer_says_what_is_missing(asked: Asked, repository: Repository) -> None:
    said = {NotPublished: "Inte publicerat. Skulle kunna ges av", NeedsInput: "Fyll i"}
    waiting = {card: repository.ask(card, Filters()) for card in CARDS}
    found = {card: type(answer) for card, answer in waiting.items() if not isinstance(answer, Answer)}
    assert set(found.values()) == said.keys()
    for card, kind in found.items():
        tree = asked.page(CARDS[card])
        assert said[kind] in words(by_id(tree, f"{card}-detail"))


@pytest.mark.parametrize("search", ["", "?forvaltning=hisingen&kon=kvinna", "?ar=2031"])
@pytest.mark.parametrize("path", PATHS)
def test_an_empty_store_is_said_in_swedish_on_every_card(empty_app: Dash, path: str, search: str) -> None:
    empty = Asked(empty_app)
    tree = empty.page(path, search)
    for card in (name for name, at in CARDS.items() if at == path):
        assert "Det finns inga uppgifter att visa" in words(by_id(tree, f"{card}-detail"))
    assert empty.update(path, search).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_without_any_store_a_page_says_so_and_stands(tmp_path: Path, path: str) -> None:
    without = Asked(create_app(settings_for(tmp_path)))
    for response in (
        without.route(path),
        without.update(path, "?kon=kvinna"),
        without.passport("main_plans"),
    ):
        text = response.get_data(as_text=True)
        assert response.status_code in (200, 204)
        assert not INNER_WORKINGS.search(text)
    assert "Datalagret går inte att läsa" in words(without.page(path))


@pytest.mark.parametrize("card", CARDS)
def test_a_card_names_a_question_and_an_origin_with_a_passport(repository: Repository, card: str) -> None:
    assert card in QUESTIONS
    answer = repository.ask(card, Filters.from_url(EVERYTHING))
    passport = repository.passport(answer.origin)
    assert isinstance(answer, Answer)
    assert passport is not None
    assert passport.title
    assert passport.producer


def test_every_page_has_a_callback_of_its_own(asked: Asked) -> None:
    listening = [callback["inputs"][0]["id"] for callback in asked.dependencies]
    addresses = [address_of(module.PAGE) for module in PAGES]
    assert [address for address in addresses if listening.count(address) != 1] == []


def test_pages_have_their_own_paths_titles_and_cards() -> None:
    names = [card.name for module in PAGES for card in module.CARDS]
    assert len(names) == len(set(names))
    assert (
        len({module.PAGE.path for module in PAGES})
        == len({module.PAGE.title for module in PAGES})
        == len(PAGES)
    )
    assert [module.PAGE.order for module in PAGES] == sorted(module.PAGE.order for module in PAGES)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(search=SEARCHES, path=st.sampled_from(PATHS))
def test_no_query_text_breaks_a_page(asked: Asked, search: str, path: str) -> None:
    for response in (asked.update(path, search), asked.route(path, search)):
        assert response.status_code in (200, 413, 414)
        assert not INNER_WORKINGS.search(without_echo(response.get_data(as_text=True), search))


def without_echo(text: str, search: str) -> str:
    """The response without the words of the query, which the note repeats to the one who wrote them."""
    return "" if INNER_WORKINGS.search(search) else text


@pytest.mark.parametrize("value", [None, 7, 1.5, True, ["?kon=kvinna"], {"a": 1}, float("nan")])
def test_no_value_of_another_type_breaks_a_page(asked: Asked, value: object) -> None:
    for path in PATHS:
        response = asked.update(path, value)  # type: ignore[arg-type]  # a browser can be made to send anything
        assert response.status_code in (200, 400)
        assert not INNER_WORKINGS.search(response.get_data(as_text=True))


@pytest.mark.parametrize(("path", "rows"), [("/insatser", 1), ("/ips", 1), ("/behov", 2)])
def test_my_own_administration_is_one_click_away_wherever_there_are_administrations(
    asked: Asked, path: str, rows: int
) -> None:
    bar = by_id(asked.page(path), "filter-bar")
    assert "Min förvaltning: Hisingen" in str(bar)
    assert str(bar).count("'filter-row") == rows


def test_marked_ips_programmes_are_told_to_be_those_that_the_administration_reaches(asked: Asked) -> None:
    told = words(by_id(asked.page("/ips", "?forvaltning=hisingen"), "ips_programmes-finding"))
    assert "4 kan ta emot klienter från Hisingen (markerade)." in " ".join(told.split())
    assert "markerade" not in words(by_id(asked.page("/ips"), "ips_programmes-finding"))


def test_a_key_figure_that_is_not_shown_is_not_divided(asked: Asked) -> None:
    few = words(by_id(asked.page("/", "?forvaltning=centrum&hinder=studerande&alder=55-"), "key-figures"))
    assert "saknar minst en insats" in few
    assert "av dem två samtidigt" not in few
