"""Decks of what people wrote: long, strange and hostile words come out harmless, and nothing is lost."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pptx.oxml import parse_xml

from components.view import View
from dashboard.exports.exhibit import Exhibit, exhibit_of
from dashboard.exports.slides.chart import Chart, Series
from dashboard.exports.slides.deck import EMPTY, deck, single
from dashboard.exports.slides.deck_view import IN_THE_NOTES, DeckView
from dashboard.exports.slides.fitting import clean, fitted, height, is_right_to_left, shortened
from dashboard.exports.slides.native_chart import data_of
from dashboard.presentations.model import Decision
from pages import card_places
from queries.answers import TooDetailed, TooFew
from tests.unit.card_answers import repository_on
from tests.unit.slide_decks import DAY, Shown, one_view, slides_of, texts_of

HEADINGS = (
    "x" * 500,
    "Ord " * 125,
    "👩‍👩‍👧‍👦🏳️‍🌈" * 40,
    "مرحبا بالعالم " * 20,
    '=cmd|"/C calc"!A0',
    "<script>alert(1)</script> & </a:t>",
    "\u202ebakvänt\u202c \x00\x07\x1b\ufffe",
    "",
)


def decision(text: str, *, is_done: bool = False) -> Decision:
    """A decision of a role."""
    return Decision("d", text, "Enhetschef", date(2026, 6, 30), is_done, datetime(2026, 1, 1, tzinfo=UTC), 1)


@pytest.fixture(scope="module")
def exhibit(demo_store: Path) -> Exhibit:
    """A card with bars, counts and the whole city's marks."""
    page, card = card_places()["clients_by_barrier"]
    return exhibit_of(page, card, repository_on(demo_store), View.from_url("?forvaltning=hisingen"))


def words_on(content: bytes) -> str:
    """Everything that the slides say."""
    slides = Shown(content, ()).opened.slides
    return "\n".join(text for slide in slides for shape in slide.shapes for text in texts_of(shape))


@pytest.mark.parametrize("heading", HEADINGS)
def test_any_heading_comes_out_harmless(exhibit: Exhibit, heading: str) -> None:
    view = DeckView(exhibit, heading, note=heading, decisions=(decision(heading or "Beslut"),))
    shown = one_view(view)
    slide = next(slides[0] for _, slides in slides_of(shown))
    title = slide.shapes.title
    assert title.top + title.height < slide.part.package.presentation_part.presentation.slide_height / 3
    assert clean(heading.strip())[:20] in title.text_frame.text
    assert clean(heading.strip()) in slide.notes_slide.notes_text_frame.text
    with zipfile.ZipFile(BytesIO(shown.content)) as file:
        for name in file.namelist():
            if name.endswith(".xml"):
                text = file.read(name)
                parse_xml(text)
                assert b"<script>" not in text
                assert "\u202e".encode() not in text


def test_text_from_right_to_left_gets_its_direction(exhibit: Exhibit) -> None:
    shown = one_view(DeckView(exhibit, HEADINGS[3]))
    slide = next(slides[0] for _, slides in slides_of(shown))
    assert slide.shapes.title._element.xpath(".//a:pPr[@rtl='1']")
    assert is_right_to_left("123 שלום")
    assert not is_right_to_left("Hej שלום")
    assert not is_right_to_left("123")


def test_a_name_that_looks_like_a_formula_is_text_in_the_workbook() -> None:
    names = ('=cmd|"/C calc"!A0', "+1", "@SUM(A1)")
    made = data_of(
        Chart(kind="bars", series=(Series(name="=1+1", values=(1.0, 2.0, 3.0)),), categories=names)
    )
    sheet = openpyxl.load_workbook(BytesIO(made._workbook_writer.xlsx_blob)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert len(cells) == 4
    assert all(cell.data_type == "s" and str(cell.value).startswith("'") for cell in cells)


def test_a_long_note_is_cut_beside_the_chart_and_whole_in_the_notes(exhibit: Exhibit) -> None:
    note = " ".join(f"ord{number}" for number in range(700))
    shown = one_view(DeckView(exhibit, note=note))
    slide = next(slides[0] for _, slides in slides_of(shown))
    panel = next(shape for shape in slide.shapes if shape.name == "Anteckning och beslut")
    assert IN_THE_NOTES in panel.text_frame.text
    assert "ord699" not in panel.text_frame.text
    assert note in slide.notes_slide.notes_text_frame.text


def test_decisions_stand_beside_the_view_and_in_a_list_at_the_end(exhibit: Exhibit) -> None:
    decisions = (decision("Öppna en mottagning"), decision("Följ upp kön", is_done=True))
    words = words_on(deck("Möte", "SoB", DAY, [DeckView(exhibit, "Egen rubrik", decisions=decisions)]))
    day = "2026-06-30".replace("-", "\N{NON-BREAKING HYPHEN}")
    assert f"• Öppna en mottagning (Enhetschef, senast {day})" in words
    assert words.count("Följ upp kön") == 2
    assert "Klart" in words and "Öppet" in words


def test_lines_of_a_note_are_paragraphs_beside_the_chart_and_in_the_notes(exhibit: Exhibit) -> None:
    lines = ["Orsak: Anvisningar skrivs olika", "Åtgärd: Följ upp varje kvartal"]
    shown = one_view(DeckView(exhibit, note="\n".join(lines)))
    slide = next(slides[0] for _, slides in slides_of(shown))
    panel = next(shape for shape in slide.shapes if shape.name == "Anteckning och beslut")
    notes = [paragraph.text for paragraph in slide.notes_slide.notes_text_frame.paragraphs]
    assert [paragraph.text for paragraph in panel.text_frame.paragraphs][-2:] == lines
    assert set(lines) < set(notes)
    assert len(notes) > 15
    assert "Varifrån" in notes and f"Urval: {exhibit.selection}" in notes


def test_what_has_changed_is_said_on_the_slide(exhibit: Exhibit) -> None:
    words = words_on(one_view(DeckView(exhibit, changed="Tre tal har ändrats.")).content)
    assert "Ändrat sedan vyn sparades" in words
    assert "Tre tal har ändrats." in words


def test_an_empty_presentation_says_so_in_swedish() -> None:
    told: list[tuple[int, int]] = []
    content = deck("", "", DAY, [], lambda done, total: told.append((done, total)))
    assert EMPTY in words_on(content)
    assert told == [(0, 0)]


def test_progress_is_told_before_the_first_view_and_after_each(exhibit: Exhibit) -> None:
    told: list[tuple[int, int]] = []
    views = [DeckView(exhibit, f"Vy {number}") for number in range(3)]
    deck("Möte", "SoB", DAY, views, lambda done, total: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("answer", [TooFew("q", "v40", "v1"), TooDetailed("q", ("age",), "v40", "v1")])
def test_what_cannot_be_shown_is_words_and_no_chart(exhibit: Exhibit, answer: TooFew | TooDetailed) -> None:
    nothing = Exhibit(exhibit.page, exhibit.card, exhibit.view, answer, exhibit.passport)
    shown = one_view(DeckView(nothing))
    slide = next(slides[0] for _, slides in slides_of(shown))
    assert nothing.finding in [text for shape in slide.shapes for text in texts_of(shape)]
    assert not [shape for shape in slide.shapes if shape.has_chart]


def test_a_single_card_is_slides_with_its_sources(exhibit: Exhibit) -> None:
    words = words_on(single(exhibit))
    assert exhibit.title in words
    assert "Källor" in words
    assert "Innehåll" not in words


def test_texts_are_cut_at_a_word_only_when_no_size_fits() -> None:
    text = "ett två tre " * 60
    assert fitted("kort", 5, 1, (28, 12)) == ("kort", 28)
    cut, size = fitted(text, 3, 0.5, (28, 12))
    assert size == 12
    assert cut.endswith("…")
    assert height(cut, 3, 12) <= 0.5
    assert shortened("", 1, 0.1, 12) == ""
