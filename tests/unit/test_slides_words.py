"""Words on slides: what only the page draws or can do is not said, and numbers beside lines keep apart."""

from pathlib import Path

import pytest

from components.figures.fidelity import fidelity_scatter
from components.view import View
from components.wording import INSTRUCTIONS, SENTENCE_ENDS, without_instructions
from dashboard.exports.exhibit import exhibit_of
from dashboard.exports.slides.chart import Chart
from dashboard.exports.slides.deck_view import DeckView
from dashboard.exports.slides.fitting import width
from dashboard.exports.slides.kinds import shown_of
from dashboard.exports.slides.lines import counts_by_quarter
from dashboard.exports.slides.view_slide import DRAWN_ON_PAGE
from dashboard.formatting import number
from pages import card_places
from queries.answers import Answer, Row
from tests.unit.card_answers import CARDS, repository_on
from tests.unit.slide_decks import SEARCHES, every_card, one_view, slides_of, texts_of


def test_no_slide_tells_what_to_do_on_the_page_or_what_only_the_page_draws(
    demo_store: Path, shared_folder: Path
) -> None:
    shown = every_card(repository_on(demo_store), SEARCHES[0], shared_folder)
    seen = 0
    for _, slides in slides_of(shown):
        for shape in (shape for slide in slides for shape in slide.shapes if not shape.has_table):
            for sentence in (one for text in texts_of(shape) for one in SENTENCE_ENDS.split(text)):
                assert not sentence.startswith((*INSTRUCTIONS, *DRAWN_ON_PAGE)), sentence
                seen += 1
    assert seen > 500


@pytest.mark.parametrize("beginning", DRAWN_ON_PAGE)
def test_what_is_left_out_of_slides_is_still_said_by_some_card(beginning: str) -> None:
    sentences = (one for card in CARDS for one in SENTENCE_ENDS.split(card.reading))
    assert any(one.startswith(beginning) for one in sentences)


def test_instructions_are_taken_out_but_no_text_becomes_empty() -> None:
    assert without_instructions("Sex tar emot. Svara på frågorna för mer. Ett är stängt.") == (
        "Sex tar emot. Ett är stängt."
    )
    assert without_instructions("Öppna en rad för mer.") == "Öppna en rad för mer."
    assert without_instructions("Öppna romber: självskattningar.") == "Öppna romber: självskattningar."


def test_a_finding_in_a_file_tells_nobody_to_answer_questions(demo_store: Path) -> None:
    page, card = card_places()["open_doors"]
    exhibit = exhibit_of(page, card, repository_on(demo_store), View.from_url(""))
    assert "tar inte emot pågående bruk" in exhibit.finding
    assert "Svara på" not in exhibit.finding


def lines(*ends: float) -> Answer:
    """An answer with one line per number, each ending at it."""
    rows = [
        Row(code=f"2025-q{quarter}", label="", group=str(place), group_label=str(place), count=count)
        for place, end in enumerate(ends)
        for quarter, count in ((1, 10.0), (2, end))
    ]
    return Answer("q", tuple(rows), "origin", n=1)


@pytest.mark.parametrize(
    ("ends", "sides"),
    [
        ((100, 50), ["right", "right"]),
        ((100, 97), ["above", "below"]),
        ((97, 100), ["below", "above"]),
        ((20, 100, 99), ["right", "above", "below"]),
    ],
)
def test_numbers_of_lines_that_end_close_to_each_other_keep_apart(
    ends: tuple[float, ...], sides: list[str]
) -> None:
    (chart,) = counts_by_quarter(lines(*ends))
    assert [one.at for one in chart.series] == sides


def test_names_of_points_in_a_scatter_stand_over_and_under_their_intervals_in_turn() -> None:
    rows = [
        Row(code=name, label=name, count=count, share=0.2, low=0.12, high=0.3)
        for name, count in (("C", 115.0), ("A", 113.0), ("B", 74.0))
    ]
    figure = fidelity_scatter(Answer("q", tuple(rows), "origin", n=1), lambda row: None)
    names = figure["data"][1]
    assert [text.strip() for text in names["text"]] == ["B", "A", "C"]
    assert names["textposition"] == ["top right", "bottom left", "top left"]
    assert names["y"] == [0.3, 0.12, 0.3]


def test_counts_stand_beside_shares_as_in_the_table_of_the_page(demo_store: Path) -> None:
    page, card = card_places()["entrants_in_work"]
    exhibit = exhibit_of(page, card, repository_on(demo_store), View.from_url(SEARCHES[0]))
    assert isinstance(exhibit.answer, Answer)
    chart = shown_of(exhibit)[0]
    assert isinstance(chart, Chart)
    counts = {row.label: number(row.count) for row in exhibit.answer.rows}
    assert chart.headings == ("Andel", "Antal", "95 % intervall")
    assert len(chart.names) > 3
    assert [cells[1] for cells in chart.beside] == [counts[name.text] for name in chart.names]


@pytest.mark.parametrize(("letters", "ems"), [("+−±", 0.838), ("0123456789", 0.636), ("%", 0.95)])
def test_numbers_have_room_in_the_wider_typeface_of_a_machine_without_ours(letters: str, ems: float) -> None:
    assert all(width(letter, 72) >= ems - 1e-9 for letter in letters)


def test_shares_by_quarter_stand_with_their_intervals_under_the_line(demo_store: Path) -> None:
    page, card = card_places()["employment_by_quarter"]
    exhibit = exhibit_of(page, card, repository_on(demo_store), View.from_url(SEARCHES[0]))
    slide = next(slides[0] for _, slides in slides_of(one_view(DeckView(exhibit))))
    table = next(shape.table for shape in slide.shapes if shape.name == "Tal under diagrammet")
    assert [table.cell(row, 0).text for row in range(2)] == ["Andel", "95 % intervall"]
    assert len(table.columns) == 13
