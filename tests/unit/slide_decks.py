"""Decks to look into: every card once, with examples shown, for the whole city and for a selection."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pptx
from pptx.presentation import Presentation

from components.view import View
from dashboard.exports.exhibit import exhibit_of
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.deck_view import DeckView
from pages import card_places
from queries.repository import Repository
from tests.conftest import one_at_a_time
from tests.unit.asked import EVERYTHING

DAY = date(2026, 1, 15)
SEARCHES = (f"?{EVERYTHING}", f"?forvaltning=hisingen&kon=kvinna&{EVERYTHING}")
EMU_OF_AN_INCH = 914_400


@dataclass(frozen=True, slots=True)
class Shown:
    """A deck as its file, as python-pptx opens it, and the views it was made of."""

    content: bytes
    views: tuple[DeckView, ...]

    @property
    def opened(self) -> Presentation:
        return opened(self.content)

    def parts(self, ending: str) -> Iterator[bytes]:
        """The parts of the file whose names end so."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as file:
            yield from (file.read(name) for name in file.namelist() if name.endswith(ending))

    def parts_in(self, beginning: str) -> Iterator[bytes]:
        """The parts of the file whose names begin so, as XML."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as file:
            names = (name for name in file.namelist() if name.endswith(".xml"))
            yield from (file.read(name) for name in names if name.startswith(beginning))


@lru_cache(maxsize=2)
def opened(content: bytes) -> Presentation:
    """The deck, opened once: a test reads it and changes nothing."""
    return pptx.Presentation(io.BytesIO(content))


def every_card(repository: Repository, search: str, folder: Path) -> Shown:
    """All cards of all pages in one deck, made once a run and kept in the folder."""
    exhibits = [
        exhibit_of(page, card, repository, View.from_url(search)) for page, card in card_places().values()
    ]
    views = tuple(DeckView(one) for one in exhibits)
    file = folder / f"deck-{SEARCHES.index(search)}.pptx"
    with one_at_a_time(file.with_suffix(".making")):
        if not file.is_file():
            file.write_bytes(deck("Alla kort", "Styrgruppen", DAY, views))
    return Shown(file.read_bytes(), views)


def one_view(view: DeckView) -> Shown:
    """A deck of a single view."""
    return Shown(deck("Ett kort", "Styrgruppen", DAY, [view]), (view,))


def slides_of(shown: Shown) -> Iterator[tuple[DeckView, list[Any]]]:
    """Each view with its slides: those whose heading is the view's, in order."""
    slides = [slide for slide in shown.opened.slides if "Källrad" in {shape.name for shape in slide.shapes}]
    at = 0
    for view in shown.views:
        own = [slides[at]]
        at += 1
        while at < len(slides) and _goes_on(slides[at]):
            own.append(slides[at])
            at += 1
        yield view, own
    assert at == len(slides)


def _goes_on(slide: Any) -> bool:
    """True for "(2 av 3)", not for "(1 av 3)" or a heading of its own."""
    _, bracket, suffix = slide.shapes.title.text_frame.text.rpartition(" (")
    return bool(bracket) and " av " in suffix and not suffix.startswith("1 av")


def texts_of(shape: Any) -> list[str]:
    """All text of a shape: of its frame, its cells, or the shapes in it."""
    if getattr(shape, "has_table", False):
        return [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    if getattr(shape, "shapes", None) is not None:
        return [text for inner in shape.shapes for text in texts_of(inner)]
    return [shape.text_frame.text] if shape.has_text_frame else []
