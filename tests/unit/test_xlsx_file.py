"""The downloaded workbook: every cell as the page's table shows it, real numbers, no formula, its source."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from components.card_menu import SERVED
from components.view import View
from dashboard.exports.downloads import FORMATS
from dashboard.exports.exhibit import Exhibit, exhibit_of
from dashboard.exports.number_formats import shown_number
from dashboard.exports.xlsx_file import xlsx_of
from dashboard.formatting import number, points, share, signed
from pages import card_places
from queries.answers import Answer, Row
from queries.repository import Repository
from tests.unit.asked import CARDS, EVERYTHING, PATHS, Asked, by_id, table_rows

SEARCHES = (EVERYTHING, f"forvaltning=hisingen&kon=kvinna&{EVERYTHING}")
FEW_CARDS = ("/behov", "forvaltning=centrum&alder=18-29")
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "{=1+1}",
    "<script>alert(1)</script>",
    "https://exempel.invalid/",
    "\U0001f600 مرحبا \u202eabc",
    "x" * 40_000,
    "\ud800\x00\x1f",
    "",
)


def downloaded(asked: Asked, card: str, search: str) -> Workbook:
    """A card's workbook as the server sends it."""
    response = asked.client.get(f"/ladda-ned/{card}.xlsx?{search}")
    assert response.status_code == 200
    assert response.mimetype == FORMATS["xlsx"].mimetype
    return load_workbook(io.BytesIO(response.data))


def written(value: object, form: str) -> str:
    """A cell as Swedish Excel writes it, for the formats in use."""
    if not isinstance(value, float | int):
        return str(value or "").replace("\N{NO-BREAK SPACE}", " ")
    sections = form.split(";")
    part = sections[2] if value == 0 and len(sections) > 2 else sections[value < 0 and len(sections) > 1]
    found = re.fullmatch(r'("[^"]*")?(#,##0|0)(\.0+)?(\\ %|"[^"]*")?', part)
    assert found is not None, form
    before, grouping, decimals, after = (text or "" for text in found.groups())
    size = abs(value) * (100 if after.endswith("%") and after.startswith("\\") else 1)
    text = number(size, len(decimals[1:])) if grouping == "#,##0" else f"{size:.{len(decimals[1:])}f}"
    return (before.strip('"') + text + after.strip('"').replace("\\", "")).replace("\N{NO-BREAK SPACE}", " ")


def in_file(sheet: Worksheet) -> list[tuple[str, ...]]:
    """The rows of the table on a sheet, heading first; empty without a table."""
    areas = [table.ref for table in sheet.tables.values()]
    rows = sheet[areas[0]] if areas else ()
    return [tuple(written(cell.value, cell.number_format).strip() for cell in row) for row in rows]


def all_cells(book: Workbook) -> list[Cell | MergedCell]:
    """Every cell of every sheet."""
    return [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]


def unlike(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """A table with the numbers that tell its columns of the same heading apart taken off again."""
    return [tuple(re.sub(r" \(\d\)$", "", cell) for cell in rows[0]), *rows[1:]] if rows else []


@pytest.mark.parametrize(("path", "search"), [*((p, s) for p in PATHS for s in SEARCHES), FEW_CARDS])
def test_every_cell_is_as_the_page_shows_it(asked: Asked, path: str, search: str) -> None:
    names = [card for card, place in CARDS.items() if place == path]
    page = asked.page(path, f"?{search}&tabell={','.join(names)}")
    for card in names:
        book = downloaded(asked, card, search)
        has_table = "is-message" not in by_id(page, card)["props"]["className"]
        on_page = table_rows(page, card) if has_table else []
        assert unlike(in_file(book["Tabell"])) == on_page, card
        assert {cell.data_type for cell in all_cells(book)} <= {"s", "n", "inlineStr"}, card
        assert book.sheetnames == ["Tabell", "Källa"]


def test_shares_and_counts_are_numbers(asked: Asked) -> None:
    sheet = downloaded(asked, "main_plans", SEARCHES[1])["Tabell"]
    rows = sheet[next(iter(sheet.tables.values())).ref]
    forms = {"Andel": r"#,##0(\.0)?\\ %", "Klienter": "#,##0"}
    for heading, form in forms.items():
        place = [cell.value for cell in rows[0]].index(heading)
        cells = [row[place] for row in rows[1:] if row[place].value not in ("", "–", None)]
        assert len(cells) > 5
        assert all(isinstance(cell.value, float | int) for cell in cells)
        assert all(re.fullmatch(form, cell.number_format) for cell in cells)
    assert sheet.freeze_panes == f"B{rows[0][0].row + 1}"


def test_rows_are_as_high_as_their_words_and_a_wide_table_is_printed_over_more_pages(asked: Asked) -> None:
    book = downloaded(asked, "proposals", EVERYTHING)
    for sheet in book.worksheets:
        runs = sheet.column_dimensions.values()
        widths = {place: run.width for run in runs for place in range(run.min or 0, (run.max or 0) + 1)}
        merged = {cell.coord.split(":")[0] for cell in sheet.merged_cells.ranges}
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.coordinate not in merged):
            if isinstance(cell.value, str) and cell.alignment.wrap_text:
                width = widths[cell.column]
                fewest = len(cell.value) * 0.75 // width + 1
                assert (sheet.row_dimensions[cell.row].height or 15) >= min(fewest, 20) * 12, cell.coordinate
    catalogue, narrow = downloaded(asked, "service_catalogue", ""), downloaded(asked, "main_plans", "")
    assert catalogue["Tabell"].page_setup.scale == 55
    assert catalogue["Tabell"].print_title_cols == "$A:$A"
    fitted = narrow["Tabell"].sheet_properties.pageSetUpPr
    assert fitted is not None and fitted.fitToPage


def test_title_finding_selection_and_marks_stand_above_the_table(asked: Asked) -> None:
    filtered, plain = (downloaded(asked, "clients_by_age", search) for search in (SEARCHES[1], ""))
    words = [str(sheet.value) for sheet in filtered["Tabell"]["A"][:6]]
    assert words[0] == "Hur gamla är de?"
    assert words[1].startswith("Hisingen · Kvinna: ")
    assert words[2].startswith("Urval: Hisingen · Kvinna · n = ")
    for book, is_marked in ((filtered, True), (plain, False)):
        for name in book.sheetnames:
            text = "\n".join(str(cell.value) for row in book[name].iter_rows() for cell in row)
            assert ("Syntetiska data." in text) is is_marked
            assert ("Talen är skyddade" in text) is is_marked


def test_the_source_sheet_holds_passport_protection_caveats_and_quotes(asked: Asked) -> None:
    sheet = downloaded(asked, "main_plans", "")["Källa"]
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    for words in (
        "Varifrån",
        "Framtagen av",
        "Hur",
        "Dataversion",
        "Skydd",
        "Att tänka på",
        "Ur rapporterna",
    ):
        assert words in text
    assert text.count("”") >= 4


def test_the_file_has_properties_and_no_way_out(asked: Asked) -> None:
    book = downloaded(asked, "main_plans", "forvaltning=hisingen")
    assert book.properties.title == card_places()["main_plans"][1].title
    assert book.properties.subject == "Hisingen"
    assert "Syntetiska data." in (book.properties.description or "")
    response = asked.client.get("/ladda-ned/main_plans.xlsx")
    parts = zipfile.ZipFile(io.BytesIO(response.data)).namelist()
    assert not [name for name in parts if re.search("external|macro|vba|connection", name, re.IGNORECASE)]


def hostile(repository: Repository, text: str) -> Exhibit:
    """An exhibit whose title, headings, labels and words are all the same hostile text."""
    page, card = card_places()["unmet_needs"]
    found = exhibit_of(page, card, repository, View.from_url(""))
    assert isinstance(found.answer, Answer)
    row = Row("a", text, text=text, details=((text, text),), count=7)
    answer = replace(found.answer, rows=(row, replace(row, code="b", count=None, kind="missing")))
    bad = replace(card, title=text, category=text, words=text, tell=lambda _answer, _filters: (text,))
    return replace(found, card=bad, answer=answer)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_a_link(repository: Repository, text: str) -> None:
    content = xlsx_of(hostile(repository, text))
    book = load_workbook(io.BytesIO(content))
    assert {cell.data_type for cell in all_cells(book)} <= {"s", "n", "inlineStr"}
    assert all(cell.hyperlink is None for cell in all_cells(book))
    parts = zipfile.ZipFile(io.BytesIO(content))
    sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name]
    assert sheets and not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    risky = [cell for cell in all_cells(book) if str(cell.value or "")[:1] in ("=", "+", "-", "@", "\t")]
    assert all(cell.quotePrefix for cell in risky if isinstance(cell, Cell))


@given(st.integers(-10_000_000, 10_000_000), st.integers(0, 2))
def test_any_number_of_a_table_is_a_number_in_the_file(size: int, decimals: int) -> None:
    for text in (number(size / 10**decimals, decimals), f"{number(abs(size))}\N{NO-BREAK SPACE}år"):
        shown = shown_number(text)
        assert shown is not None
        assert written(shown.value, shown.form) == text.replace("\N{NO-BREAK SPACE}", " ")


@given(st.floats(-1, 1))
def test_shares_and_differences_keep_their_form(value: float) -> None:
    for text in (share(abs(value)), signed(value), points(value)):
        shown = shown_number(text)
        assert shown is not None
        assert written(shown.value, shown.form) == text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("text", ["–", "", "<5 %", "8 900–10 400", "3 av 12", "redovisas inte", "26–31 %"])
def test_words_and_ranges_stay_text(text: str) -> None:
    assert shown_number(text.replace(" ", "\N{NO-BREAK SPACE}")) is None


def test_the_menu_offers_every_file_that_is_made() -> None:
    assert set(SERVED) == set(FORMATS)
