"""On paper: a presentation one view a sheet with decisions and sources, and a page without its controls."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import PHONE, violations
from tests.browser.presentations import MEETING, Kept, keeping_server
from tests.browser.views import open_view, wait_until_drawn

LANDSCAPE, PORTRAIT = (842, 595), (595, 842)
"""Points of an A4 page."""
CUT_OFF = """() => Array.from(document.querySelectorAll('.sheet')).flatMap((sheet) => {
  const frame = sheet.getBoundingClientRect();
  return Array.from(sheet.querySelectorAll('h2, .finding, td, th, li, p, svg text')).filter((one) => {
    const box = one.getBoundingClientRect();
    const fits = box.right < frame.right + 1 && box.bottom < frame.bottom + 1 && frame.left < box.left + 1;
    return box.width > 0 && one.checkVisibility() && !fits;
  }).map((one) => one.textContent.slice(0, 40));
})"""

TOO_WIDE = """() => {
  dispatchEvent(new Event('beforeprint'));
  const edge = document.querySelector('.content').getBoundingClientRect().right;
  const found = Array.from(document.querySelectorAll('.grid .card, .grid table'))
    .filter((one) => one.getBoundingClientRect().right > edge + 2).map((one) => one.closest('.card').id);
  dispatchEvent(new Event('afterprint'));
  return found;
}"""


@pytest.fixture(scope="module")
def kept(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """The server with a meeting of four views."""
    with keeping_server(demo_store, tmp_path_factory.mktemp("print")) as found:
        yield found


def pages_of(page: Page, file: Path) -> tuple[list[str], set[tuple[int, int]]]:
    """The page printed to a PDF: the text of each page, and the sizes of the pages in points."""
    if shutil.which("pdftotext") is None:
        pytest.fail("poppler-utils is not installed: make test installs it, or apt install poppler-utils")
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    page.wait_for_function("() => !document.documentElement.classList.contains('is-printing')")
    text = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True
    ).stdout
    facts = subprocess.run(["pdfinfo", "-l", "99", file], capture_output=True, text=True, check=True).stdout
    sizes = [
        line.split("size:")[1].split() for line in facts.splitlines() if "size:" in line and "pts" in line
    ]
    return text.split("\f")[:-1], {(round(float(size[0])), round(float(size[2]))) for size in sizes}


def test_a_presentation_is_printed_one_view_a_sheet(kept: Kept, page: Page, tmp_path: Path) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(kept.address(MEETING, "utskrift"))
    expect(page.get_by_role("button", name="Skriv ut")).to_be_visible()
    wait_until_drawn(page)
    found = violations(page, "sheets")
    page.wait_for_function("() => document.querySelectorAll('.sheet').length === 5")
    assert found + page.evaluate(CUT_OFF) == []
    texts, sizes = pages_of(page, tmp_path / "meeting.pdf")
    assert sizes == {LANDSCAPE}
    first, gone, matrix, *catalogue, sources = texts
    for words in (
        "Vad saknas på Hisingen?",
        "Jobbfokuserad insats",
        "Ta upp bostad först.",
        "Utred fler platser.",
    ):
        assert words in first
    assert "Enhetschef ·" in first
    assert "senast 2026-06-01" in first
    assert "Syntetiska data." in first
    assert "Möte i mars · SoB · 1 (5)" in first
    assert "finns inte längre i panelen" in gone
    assert "Rehabplan med vården" in matrix
    assert "Vet ej" in matrix
    assert 1 <= len(catalogue) <= 5
    assert "Vilka insatser finns, och för vem?" in catalogue[0]
    assert "4 (5)" in catalogue[-1]
    again = "Vilka insatser finns, och för vem? · Möte i mars · SoB · 4 (5)"
    assert all(again in " ".join(text.split()) for text in catalogue)
    assert all(text.strip() for text in texts)
    assert "Källor" in sources
    assert "Vecka 40" in sources
    assert "5 (5)" in sources
    assert not any("Mörkt läge" in text or "Spara som PDF" in text for text in texts)
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.wait_for_function("() => document.scrollingElement.scrollWidth <= innerWidth")


def test_a_page_is_printed_without_controls_and_with_its_filters_in_words(
    server: str, page: Page, tmp_path: Path
) -> None:
    open_view(page, server, "/malgrupp?forvaltning=hisingen&kon=kvinna")
    texts, sizes = pages_of(page, tmp_path / "page.pdf")
    whole = " ".join(" ".join(texts).split())
    assert sizes == {PORTRAIT}
    assert "Urval: Hisingen · Kvinna · dataversion" in whole
    for title in ("Vad hindrar försörjningen?", "Hur gamla är de?", "Varför skiljer sig siffrorna?"):
        assert title in whole
    assert "Sociala skäl, ohälsa" in whole
    assert "Syntetiska data." in whole
    for control in ("Mörkt läge", "Rensa", "Hela staden Nordost", "Snabbval", "Tabell"):
        assert control not in whole
    assert page.locator(".side").is_visible()


def test_what_is_written_in_fields_is_whole_on_paper(server: str, page: Page, tmp_path: Path) -> None:
    open_view(page, server, "/jamstalldhet")
    field = page.locator("#gender_differences").get_by_label("Orsak")
    field.fill("\n".join(f"Rad {number}" for number in range(1, 15)))
    before = field.bounding_box()
    texts, _ = pages_of(page, tmp_path / "fields.pdf")
    whole = " ".join(" ".join(texts).split())
    assert all(f"Rad {number}" in whole for number in range(1, 15))
    assert "sparas bara i den här webbläsaren" not in whole
    assert field.bounding_box() == before


@pytest.mark.parametrize("path", ["/insatser", "/uppfoljning", "/kallor"])
def test_no_table_is_wider_than_the_paper(server: str, page: Page, path: str) -> None:
    open_view(page, server, path)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(
        "Array.from(document.querySelectorAll('.grid table')).every((one) => !one.style.zoom)"
    )
