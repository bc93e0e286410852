"""The source passport of every card: where its numbers come from, and nothing for what is unknown."""

import pytest

from queries.filters import Filters
from queries.repository import Repository
from tests.unit.asked import CARDS, EVERYTHING, INNER_WORKINGS, Asked, by_id, walk, words

FILTERED = "?forvaltning=hisingen&kon=kvinna"
TILES = (
    "whole_group",
    "sufficiency_in_all",
    "services_with_queue",
    "local_services",
    "findings_in_selection",
    "source_pairs",
)


@pytest.mark.parametrize("search", [f"?{EVERYTHING}", f"?forvaltning=hisingen&{EVERYTHING}"])
@pytest.mark.parametrize("card", [*CARDS, *TILES])
def test_a_passport_names_source_version_and_protection(
    asked: Asked, repository: Repository, card: str, search: str
) -> None:
    content = asked.passport(card, search).get_json()["response"]["passport-content"]["children"]
    text = words(content)
    passport = repository.passport(repository.ask(card, Filters()).origin)
    assert passport is not None
    assert passport.title in text
    assert passport.producer in text
    assert repository.version().data_version in text
    assert "Skydd" in text
    assert by_id(content, "passport-title")["type"] == "H2"
    assert not INNER_WORKINGS.search(text)


def test_a_filtered_passport_says_synthetic_protected_and_which_choice(asked: Asked) -> None:
    content = asked.passport("clients_by_age", FILTERED).get_json()["response"]["passport-content"][
        "children"
    ]
    text = words(content)
    for expected in ("syntetiskt", "slumpmässigt justerade", "Hisingen · Kvinna", "samma metod som SCB"):
        assert expected in text


def test_an_unfiltered_passport_quotes_the_report(asked: Asked) -> None:
    content = asked.passport("clients_by_barrier").get_json()["response"]["passport-content"]["children"]
    quotes = [node for node in walk(content) if node["type"] == "Q"]
    assert len(quotes) >= 5
    assert "avsnitt 2.1.2" in words(content)


@pytest.mark.parametrize("name", ["finns_inte", "", "__class__", "'; DROP TABLE figure; --", "x" * 10_000])
def test_an_unknown_name_opens_nothing(asked: Asked, name: str) -> None:
    response = asked.passport(name)
    assert response.status_code in (200, 204, 400)
    assert not INNER_WORKINGS.search(response.get_data(as_text=True))
    assert "passport-title" not in response.get_data(as_text=True)


def test_what_is_not_published_has_no_source_but_says_what_would_give_it(asked: Asked) -> None:
    response = asked.passport("still_waiting", "").get_json()["response"]
    text = words(response["passport-content"]["children"])
    assert "Inte publicerat. Skulle kunna ges av remissdata från verksamheterna" in text
    assert "påhittad" not in text.lower() and "Exempel" not in text
