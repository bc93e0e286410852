"""Slides as LibreOffice draws them: as many pages, every word on its page, and none on another."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from tests.conftest import one_at_a_time
from tests.unit.card_answers import repository_on
from tests.unit.slide_decks import SEARCHES, Shown, every_card

PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.S)
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
MOST_SHARED = 0.3
"""Of the smaller of two words: letters have room above and below that may meet."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it is drawn, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def shares(self, other: "Word") -> float:
        """How much of the smaller word lies on the other."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        smaller = min(one.size for one in (self, other))
        return max(0.0, wide) * max(0.0, high) / smaller if smaller else 0.0

    @property
    def size(self) -> float:
        """Its area."""
        return (self.right - self.left) * (self.bottom - self.top)


@pytest.fixture(scope="module")
def shown(demo_store: Path, shared_folder: Path) -> Shown:
    """Every card in one deck, with a selection."""
    return every_card(repository_on(demo_store), SEARCHES[1], shared_folder)


@pytest.fixture(scope="module")
def pages(shown: Shown, shared_folder: Path) -> list[tuple[float, float, list[Word]]]:
    """Width, height and words of each page of the deck as PDF."""
    pdf = shared_folder / "slides.pdf"
    with one_at_a_time(shared_folder / "slides.lock"):
        if not pdf.is_file():
            convert(shown.content, shared_folder, pdf)
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    return [
        (float(wide), float(high), list(words(inside))) for wide, high, inside in PAGE.findall(told.stdout)
    ]


def convert(content: bytes, folder: Path, pdf: Path) -> None:
    """The deck as PDF, by a LibreOffice of its own."""
    assert shutil.which("soffice"), "LibreOffice saknas: make slides"
    deck = folder / "slides.pptx"
    deck.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(deck)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert pdf.is_file(), done.stderr


def words(page: str) -> Iterator[Word]:
    """The words of a page."""
    for left, top, right, bottom, text in WORD.findall(page):
        yield Word(float(left), float(top), float(right), float(bottom), text)


def test_every_slide_is_a_page(shown: Shown, pages: list[tuple[float, float, list[Word]]]) -> None:
    assert len(pages) == len(shown.opened.slides)
    assert all(found for _, _, found in pages)


def test_every_word_is_on_its_page(pages: list[tuple[float, float, list[Word]]]) -> None:
    for wide, high, found in pages:
        for word in found:
            assert word.left >= 0, word
            assert word.top >= 0, word
            assert word.right <= wide, word
            assert word.bottom <= high, word


def test_no_word_lies_on_another(pages: list[tuple[float, float, list[Word]]]) -> None:
    lying = [
        (place + 1, one.text, other.text)
        for place, (_, _, found) in enumerate(pages)
        for one, other in combinations(found, 2)
        if one.shares(other) > MOST_SHARED
    ]
    assert not lying
