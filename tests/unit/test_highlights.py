"""Vad sticker ut?: each finding leads to the page that answers it, with the choice that it speaks of."""

from components.highlights import HIGHLIGHTS
from tests.unit.asked import Asked, by_id, walk, words


def leads(asked: Asked, search: str = "") -> list[tuple[str, str]]:
    """The words of each finding and where its link leads."""
    items = [node for node in walk(by_id(asked.page("/", search), HIGHLIGHTS)) if node["type"] == "Li"]
    return [
        (words(item), next(node["props"]["href"] for node in walk(item) if node["type"] == "A"))
        for item in items
    ]


def test_what_stands_out_in_the_city_leads_to_the_page_that_answers(asked: Asked) -> None:
    plan, gender, local = leads(asked)
    assert plan[1].startswith("/behov?planering=") and "Behov" in plan[0]
    assert "SFI" in gender[0] and gender[1] == "/jamstalldhet"
    assert "saknar egen lokal insats" in local[0] and local[1] == "/likvardighet?forvaltning=centrum"


def test_what_stands_out_in_a_choice_keeps_the_choice(asked: Asked) -> None:
    found = leads(asked, "?forvaltning=hisingen")
    assert found
    assert {href for _, href in found} == {"/behov?forvaltning=hisingen"}
