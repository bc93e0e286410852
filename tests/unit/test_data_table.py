"""Tables of answers: the columns that have anything to show, and the same numbers as the answer."""

from pathlib import Path

from components.columns import KIND_WORDS
from components.data_table import columns
from queries.answers import Answer, Row
from tests.unit.card_answers import CARDS, card_answers, repository_on

CARD = next(card for card in CARDS if card.name == "unmet_needs")


def headings(*rows: Row) -> list[str]:
    return [column.heading for column in columns(CARD, Answer("q", rows, "v40"))]


def test_only_columns_with_anything_to_show() -> None:
    assert headings(Row("a", "A", count=5)) == [CARD.category, "Klienter", "Uppgiftens slag"]
    assert headings(Row("a", "A", share=0.5)) == [CARD.category, "Andel", "Uppgiftens slag"]
    assert headings(Row("a", "A", count=5, share=0.5, low=0.4, high=0.6, reference=0.44)) == [
        CARD.category,
        "Klienter",
        "Andel",
        "95 % intervall",
        "Hela staden",
        "Uppgiftens slag",
    ]


def test_every_kind_has_swedish_words(demo_store: Path) -> None:
    kinds = {row.kind for _, _, answer in card_answers(repository_on(demo_store)) for row in answer.rows}
    assert {"published", "synthetic", "withheld", "missing"} <= kinds <= KIND_WORDS.keys()


def test_every_cell_has_text_and_a_withheld_number_is_not_zero(demo_store: Path) -> None:
    found = list(card_answers(repository_on(demo_store)))
    assert len(found) > 150
    for card, filters, answer in found:
        for column in columns(card, answer):
            texts = [column.text(row) for row in answer.rows]
            assert not any("None" in text or "nan" in text.split() for text in texts), (card.name, filters)
    withheld = [row for _, _, a in found for row in a.rows if row.kind == "withheld"]
    assert withheld and all(row.count is None and row.share is None for row in withheld)
