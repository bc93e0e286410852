"""Tables of slides: no word is broken, what is repeated is one cell, and matrices tell of the whole city."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from components.view import View
from dashboard.exports.exhibit import Exhibit, exhibit_of
from dashboard.exports.slides.chart import Axis, Chart, Series
from dashboard.exports.slides.deck_view import DeckView
from dashboard.exports.slides.fitting import EMS, RESERVE
from dashboard.exports.slides.grid import Cell, Grid
from dashboard.exports.slides.kinds import shown_of
from dashboard.exports.slides.label_sides import best_sides
from dashboard.exports.slides.native_chart import Box
from dashboard.exports.slides.table_fit import fit
from dashboard.formatting import share
from pages import card_places
from queries.answers import Answer
from tests.unit.card_answers import repository_on
from tests.unit.slide_decks import EMU_OF_AN_INCH, SEARCHES, Shown, every_card, one_view, slides_of

WEIGHTS = {False: 400, True: 700}
FONT = next(Path("assets/vendor").glob("open-sans-latin.*.woff2"))
POINTS = 12_700


@pytest.fixture(scope="module")
def shown(demo_store: Path, shared_folder: Path) -> Shown:
    """Every card in one deck, with a selection."""
    return every_card(repository_on(demo_store), SEARCHES[1], shared_folder)


def exhibit(demo_store: Path, name: str, search: str = "") -> Exhibit:
    """What a card shows for an address."""
    page, card = card_places()[name]
    return exhibit_of(page, card, repository_on(demo_store), View.from_url(search))


@pytest.mark.parametrize("is_bold", [False, True])
def test_the_widths_of_letters_are_those_of_the_font(is_bold: bool) -> None:
    font = instantiateVariableFont(TTFont(FONT), {"wght": WEIGHTS[is_bold]})
    letters, size = font.getBestCmap(), font["head"].unitsPerEm
    assert set("abcxyzåäöÅÄÖ0123456789–−%§é") <= EMS[is_bold].keys()
    for letter, ems in EMS[is_bold].items():
        wide, _ = font["hmtx"][letters[ord(letter)]]
        assert ems == pytest.approx(wide / size, abs=0.0006), letter


def test_no_word_of_a_table_is_wider_than_its_cell(shown: Shown) -> None:
    measured = 0
    for view, slides in slides_of(shown):
        for table in (shape.table for slide in slides for shape in slide.shapes if shape.has_table):
            for row in table.rows:
                for at, cell in enumerate(row.cells):
                    paragraph = cell.text_frame.paragraphs[0]
                    if cell.is_spanned or not paragraph.runs or "://" in cell.text or "www." in cell.text:
                        continue
                    span = cell.span_width if cell.is_merge_origin else 1
                    room = sum(table.columns[at + step].width for step in range(span))
                    room -= cell.margin_left + cell.margin_right
                    font = paragraph.runs[0].font
                    for word in re.split(r"[\s\xa0]+", cell.text):
                        assert drawn(word, font.size, is_bold=bool(font.bold)) <= room, (view.title, word)
                        measured += 1
    assert measured > 5000


def drawn(word: str, size: int, *, is_bold: bool) -> float:
    """English metric units of a word in the typeface of the deck, or one that is a little wider."""
    return sum(EMS[is_bold].get(letter, 0.65) for letter in word) * size * RESERVE[is_bold]


def test_the_longest_words_of_reports_stay_whole_however_many_columns() -> None:
    words = ("Sysselsättningsutredningen", "hemlöshetskartläggningen", "självförsörjningsuppdraget")
    for columns in range(2, 9):
        row = tuple(Cell(f"{words[at % 3]} avsnitt 3.4.1 och mer text därtill") for at in range(columns))
        grid = Grid((tuple(Cell("Rubrik", is_bold=True) for _ in range(columns)),), (row,) * 4)
        fitted = fit(grid, Box(0.5, 1, 12.3, 5))
        assert sum(fitted.widths) <= 12.31
        shown = fitted.parts[0].body[0]
        for cell, wide in zip(shown, fitted.widths, strict=True):
            longest = max(cell.text.split(" "), key=len)
            assert drawn(longest, fitted.size, is_bold=cell.is_bold) / 72 <= wide


def test_matrices_tell_the_share_of_the_whole_city_that_the_page_marks(demo_store: Path) -> None:
    seen = exhibit(demo_store, "plan_by_time", "?forvaltning=hisingen")
    grid = shown_of(seen)[-1]
    assert isinstance(grid, Grid) and isinstance(seen.answer, Answer)
    words = " ".join(cell.text for row in grid.body for cell in row)
    compared = 0
    for row in seen.answer.rows:
        if row.count is not None and row.reference is not None and row.share is not None:
            city = share(round(row.reference, 2))
            assert f"{row.count:g} · {share(row.share, row.base)} ({city})" in words
            compared += 1
    assert compared > 15
    assert any("hela staden" in note for note in grid.notes)
    whole = shown_of(exhibit(demo_store, "plan_by_time"))[-1]
    assert isinstance(whole, Grid)
    assert not whole.notes


def test_numbers_of_the_report_are_bold_in_a_matrix(demo_store: Path) -> None:
    grid = shown_of(exhibit(demo_store, "need_by_time"))[-1]
    assert isinstance(grid, Grid)
    assert any(cell.is_bold for row in grid.body for cell in row)
    assert any(cell.is_number and not cell.is_bold for row in grid.body for cell in row)


def test_a_difference_that_chance_cannot_explain_is_bold(demo_store: Path) -> None:
    seen = exhibit(demo_store, "plan_by_gender")
    chart = shown_of(seen)[0]
    assert isinstance(chart, Chart)
    assert {2, -1} == set(chart.strong)
    slide = next(slides[0] for _, slides in slides_of(one_view(DeckView(seen))))
    table = next(shape.table for shape in slide.shapes if shape.name == "Tal")
    for at, column in enumerate(chart.strong):
        runs = [table.cell(at + 1, place).text_frame.paragraphs[0].runs[0] for place in range(3)]
        assert [place for place, run in enumerate(runs) if run.font.bold] == [column] * (column >= 0)


def test_what_a_first_cell_repeats_is_one_cell(demo_store: Path) -> None:
    slides = next(slides for _, slides in slides_of(one_view(DeckView(exhibit(demo_store, "proposals")))))
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    repeated = 0
    for table in tables:
        first = [table.cell(at, 0) for at in range(1, len(table.rows))]
        shown = [cell.text for cell in first if not cell.is_spanned]
        assert all(one and one != other for one, other in pairwise([*shown, ""]))
        repeated += sum(cell.is_spanned for cell in first)
    assert repeated > 5


def test_a_group_that_goes_on_over_the_next_slide_has_its_heading_again(demo_store: Path) -> None:
    view = DeckView(exhibit(demo_store, "fidelity_items", SEARCHES[0]))
    slides = next(slides for _, slides in slides_of(one_view(view)))
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    assert len(tables) > 1
    for table in tables[1:]:
        heading = table.cell(2, 0)
        assert heading.is_merge_origin
        assert heading.span_width == len(table.columns)
        assert table.cell(len(table.rows) - 1, 0).span_width == 1


def test_names_of_points_cover_no_other_name() -> None:
    along, value = Axis(low=0, high=100), Axis(low=0, high=1.0)
    named = Series(
        name="Andel",
        along=(74.0, 113.0, 115.0, 20.0),
        values=(0.2, 0.2, 0.25, 0.2),
        texts=tuple(f"Exempelverksamhet {letter}" for letter in "BACD"),
    )
    sides = best_sides(named, (), along, value)
    assert sides[1] != sides[0] or sides[0] != "right"
    far = Series(name="Andel", along=(10.0, 99.0), values=(0.5, 0.5), texts=("Nordost 19 %",) * 2)
    assert best_sides(far, (), along, value) == ("right", "left")


def test_tables_are_as_wide_as_their_slide_has_room_for(shown: Shown) -> None:
    tables = [
        shape for _, slides in slides_of(shown) for s in slides for shape in s.shapes if shape.has_table
    ]
    assert len(tables) > 80
    assert all(12.4 * EMU_OF_AN_INCH >= shape.width >= 0.6 * EMU_OF_AN_INCH for shape in tables)


def test_plans_too_small_for_a_share_are_counted_on_the_slide(demo_store: Path) -> None:
    chart = shown_of(exhibit(demo_store, "plan_sufficiency", "?forvaltning=centrum&alder=55-"))[0]
    assert isinstance(chart, Chart)
    assert len(chart.names) == 2
    assert "Ytterligare 6 har för få personer för en andel." in chart.notes
    whole = shown_of(exhibit(demo_store, "plan_sufficiency"))[0]
    assert isinstance(whole, Chart)
    assert not whole.notes
