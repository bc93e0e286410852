"""Slides to look at: nothing outside or on anything else, no small letters, words for who cannot see."""

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from components.caption import PROTECTED
from dashboard.exports.slides.texts import HEADING_SIZES
from dashboard.theme import LIGHT
from queries.answers import Answer
from tests.unit.card_answers import repository_on
from tests.unit.slide_decks import EMU_OF_AN_INCH, SEARCHES, Shown, every_card, slides_of, texts_of

SMALLEST = 1200
TOLERANCE = EMU_OF_AN_INCH // 50
SIZE = re.compile(rb'\bsz="(\d+)"')


@pytest.fixture(scope="module")
def shown(demo_store: Path, shared_folder: Path) -> Shown:
    """Every card in one deck, with a selection."""
    return every_card(repository_on(demo_store), SEARCHES[1], shared_folder)


def box(shape: Any) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a shape."""
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def test_nothing_stands_outside_its_slide(shown: Shown) -> None:
    deck: Any = shown.opened
    for slide in deck.slides:
        for shape in slide.shapes:
            left, top, right, bottom = box(shape)
            assert left >= 0, shape.name
            assert top >= 0, shape.name
            assert right <= deck.slide_width, shape.name
            assert bottom <= deck.slide_height, (shape.name, texts_of(shape))


def test_nothing_lies_on_anything_else(shown: Shown) -> None:
    for slide in shown.opened.slides:
        for one, other in combinations(slide.shapes, 2):
            mine, its = box(one), box(other)
            wide = min(mine[2], its[2]) - max(mine[0], its[0])
            high = min(mine[3], its[3]) - max(mine[1], its[1])
            overlaps = wide > TOLERANCE and high > TOLERANCE
            title = slide.shapes.title.text_frame.text if slide.shapes.title else ""
            assert not overlaps, (title, one.name, other.name)


def test_no_letters_are_smaller_than_twelve_points(shown: Shown) -> None:
    seen = 0
    for folder in ("ppt/slides/slide", "ppt/charts/chart"):
        for part in shown.parts_in(folder):
            sizes = [int(size) for size in SIZE.findall(part)]
            seen += len(sizes)
            assert min(sizes, default=SMALLEST) >= SMALLEST
    assert seen > 1000
    assert min(HEADING_SIZES) * 100 >= SMALLEST


def test_the_slides_are_wide_and_follow_the_theme(shown: Shown) -> None:
    deck = shown.opened
    assert deck.slide_width and deck.slide_height
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    theme = next(shown.parts_in("ppt/theme/theme1")).decode("utf-8")
    assert 'typeface="Open Sans"' in theme
    assert LIGHT["d1"].lstrip("#").upper() in theme
    for part in (*shown.parts_in("ppt/slides/slide"), *shown.parts_in("ppt/charts/chart")):
        assert b"srgbClr" not in part
        assert b"<a:latin" not in part


def test_every_slide_begins_with_its_heading_and_says_where_its_numbers_come_from(shown: Shown) -> None:
    for view, slides in slides_of(shown):
        exhibit = view.exhibit
        for slide in slides:
            shapes = list(slide.shapes)
            words = " ".join(text for shape in shapes for text in texts_of(shape))
            assert shapes[0] == slide.shapes.title
            assert slide.shapes.title.text_frame.text.startswith(view.title)
            assert f"Urval: {exhibit.selection}" in words
            assert exhibit.data_version in words
            assert exhibit.finding[:60] in words
            assert all(mark in words for mark in exhibit.marks)
            if isinstance(exhibit.answer, Answer):
                assert exhibit.source in words
                assert exhibit.counted in words


def test_charts_tables_and_maps_have_words_for_who_cannot_see(shown: Shown) -> None:
    described = 0
    for view, slides in slides_of(shown):
        for slide in slides:
            for shape in slide.shapes:
                if shape.has_chart or shape.name in ("Karta", "Tabell"):
                    words = shape._element.xpath(".//p:cNvPr")[0].get("descr")
                    assert words
                    described += 1
                    if shape.has_chart:
                        assert words == view.exhibit.finding
    assert described > 80


def test_the_notes_hold_the_passport_and_what_to_keep_in_mind(shown: Shown) -> None:
    for view, slides in slides_of(shown):
        notes = slides[0].notes_slide.notes_text_frame.text
        passport = view.exhibit.passport
        assert view.exhibit.finding in notes
        if passport is not None:
            assert passport.title in notes
            assert passport.population in notes
        assert all(caveat.text in notes for caveat in view.exhibit.caveats)
        if PROTECTED in view.exhibit.marks:
            assert PROTECTED in notes


def test_each_number_of_the_agenda_leads_to_the_first_slide_of_its_view(shown: Shown) -> None:
    firsts = [slides[0] for _, slides in slides_of(shown)]
    agenda = [s for s in shown.opened.slides if s.shapes.title.text_frame.text.startswith("Innehåll")]
    found = []
    for slide in agenda:
        for run in slide._element.xpath(".//a:r[a:rPr/a:hlinkClick]"):
            (relation,) = run.xpath("./a:rPr/a:hlinkClick/@r:id")
            found.append((run.text, slide.part.related_part(relation).slide.slide_id))
    assert found == [(f"{at + 1}.", first.slide_id) for at, first in enumerate(firsts)]


def test_the_deck_opens_with_day_and_forum_and_ends_with_every_source_once(shown: Shown) -> None:
    slides = list(shown.opened.slides)
    first = " ".join(text for shape in slides[0].shapes for text in texts_of(shape))
    assert "Styrgruppen" in first
    assert "15\N{NO-BREAK SPACE}januari\N{NO-BREAK SPACE}2026" in first
    agenda = [s for s in slides if s.shapes.title.text_frame.text.startswith("Innehåll")]
    listed = " ".join(text for slide in agenda for shape in slide.shapes for text in texts_of(shape))
    assert all(view.title[:60] in listed for view in shown.views)
    last = [s for s in slides if s.shapes.title.text_frame.text.startswith("Källor (")]
    cells = [text for slide in last for shape in slide.shapes for text in texts_of(shape)]
    passports = {p.title for v in shown.views for p in (v.exhibit.passport, *v.exhibit.beside) if p}
    assert len(passports) > 10
    for title in passports:
        assert cells.count(title) == 1
    assert slides[-1].shapes.title.text_frame.text.startswith("Källor (")
