"""A card's table as an Excel workbook: the table with what it answers above it, and a sheet on its source."""

from collections.abc import Sequence

from components.caption import PROTECTED
from components.columns import Column
from components.passport import QUOTES, place_of, sections
from dashboard.exports.csv_file import heading_lines
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.number_formats import shown_number
from dashboard.exports.slides.fitting import clean, lines
from dashboard.exports.workbook import (
    COLUMN_HEADING,
    FINDING,
    HEADING,
    MARK,
    NOTE,
    NUMBER,
    READABLE,
    TITLE,
    WORDS,
    Book,
    Looks,
    Worksheet,
)
from queries.answers import Row
from queries.words import CAVEATS

TABLE, SOURCE = "Tabell", "Källa"
NARROWEST, WIDEST = 11, 46
SOURCE_WIDTHS = (26, 100)
FEWEST_COLUMNS = 5
"""Text above a narrow table takes at least so many columns."""
CHARACTERS = 0.9
"""Characters to a unit of column width."""
INCHES, PAGE = 7 / 96, 10.3
"""To a unit of column width, and on the width of a page."""
USUAL, LINE, SPARE = 10, 1.37, 2
"""Points of the letters, their lines, and what a row has besides."""
BUTTON = "mm"
"""As wide as what sorts by a heading."""


def xlsx_of(exhibit: Exhibit) -> bytes:
    """The shown table as numbers with formats, and where it comes from. Shares are fractions of 1."""
    book = Book(exhibit.title, exhibit.selection, " ".join((exhibit.finding, *exhibit.marks)))
    columns, rows = exhibit.table
    sheet = book.sheet(TABLE)
    widths = [_width(column, rows) for column in columns]
    widths += [NARROWEST] * (FEWEST_COLUMNS - len(widths))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    if sum(widths) * INCHES > PAGE / READABLE * 100:
        book.spread(sheet)
    top = _write_heading(book, sheet, exhibit, widths)
    if rows:
        _write_table(book, sheet, columns, rows, top)
        _give_room(sheet, top, [f"{column.heading} {BUTTON}" for column in columns], widths[: len(columns)])
        for place, row in enumerate(rows, start=top + 1):
            _give_room(sheet, place, [column.text(row) for column in columns], widths[: len(columns)])
    _write_source(book, exhibit)
    return book.content()


def _width(column: Column, rows: tuple[Row, ...]) -> float:
    longest = max((len(column.text(row)) for row in rows), default=0)
    # The longest word of a heading, and the button that sorts by it, stay on one line.
    word = max(len(part) for part in column.heading.split() or [""]) + 3
    return min(max(longest / CHARACTERS + 1, word, NARROWEST), WIDEST)


def _write_heading(book: Book, sheet: Worksheet, exhibit: Exhibit, widths: list[float]) -> int:
    """Title, finding, selection, source and marks; the row of the table's heading."""
    title, finding, *rest = heading_lines(exhibit)
    lines = [(title, TITLE), (finding, FINDING)]
    lines += [(line, _mark_looks(line) if line in exhibit.marks else NOTE) for line in rest]
    for row, (line, looks) in enumerate(lines):
        size = looks.get("font_size", USUAL)
        needed = _lines(line, sum(widths), size, is_bold=looks is TITLE)
        sheet.set_row(row, needed * size * LINE + SPARE)
        book.across(sheet, row, len(widths) - 1, line, looks)
    return len(lines) + 1


def _mark_looks(mark: str) -> Looks:
    return NOTE if mark == PROTECTED else MARK


def _lines(text: str, width: float, size: float = USUAL, *, is_bold: bool = False) -> int:
    return lines(clean(text), width * INCHES, size, is_bold=is_bold)


def _give_room(sheet: Worksheet, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
    """As high as its words need when they take more than a line: not every program finds that out itself."""
    needed = max(_lines(text, width) for text, width in zip(texts, widths, strict=True))
    if needed > 1:
        sheet.set_row(row, needed * USUAL * LINE + SPARE)


def _write_table(
    book: Book, sheet: Worksheet, columns: list[Column], rows: tuple[Row, ...], top: int
) -> None:
    headings = _unlike([column.heading for column in columns])
    book.table(sheet, (top, 0, top + len(rows), len(columns) - 1), headings)
    for place, heading in enumerate(headings):
        book.text(sheet, top, place, heading, COLUMN_HEADING | _aligned(columns[place], place))
    for number, row in enumerate(rows, start=top + 1):
        for place, column in enumerate(columns):
            _write_cell(book, sheet, number, place, column, row)
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)


def _write_cell(book: Book, sheet: Worksheet, number: int, place: int, column: Column, row: Row) -> None:
    text = column.text(row)
    shown = shown_number(text) if column.is_number else None
    if shown is None:
        book.text(sheet, number, place, text, WORDS | _aligned(column, place))
    else:
        looks = NUMBER | _aligned(column, place) | {"num_format": shown.form}
        sheet.write_number(number, place, shown.value, book.looks(looks))


def _aligned(column: Column, place: int) -> Looks:
    """To the right for numbers; a step in from the next column, so that numbers and words do not touch."""
    return {"align": "right" if column.is_number else "left", "indent": 1 if place else 0}


def _unlike(headings: list[str]) -> list[str]:
    """Headings that differ, as a table in Excel wants them."""
    found: list[str] = []
    for heading in headings:
        taken = {one.lower() for one in found}
        name, number = heading or "Kolumn", 1
        while name.lower() in taken:
            number += 1
            name = f"{heading} ({number})"
        found.append(name)
    return found


def _write_source(book: Book, exhibit: Exhibit) -> None:
    """Passports, how it was counted, reservations and the reports' own words."""
    sheet = book.sheet(SOURCE)
    for place, width in enumerate(SOURCE_WIDTHS):
        sheet.set_column(place, place, width)
    lines: list[tuple[str, str, Looks]] = [(exhibit.title, "", TITLE), ("", exhibit.source, NOTE)]
    lines += [("", mark, _mark_looks(mark)) for mark in exhibit.marks]
    for heading, facts in sections(exhibit.answer, exhibit.view, exhibit.passport, exhibit.beside):
        lines.append((heading, "", HEADING))
        lines += [(name, text, WORDS) for name, text in facts]
    if exhibit.caveats:
        lines.append((CAVEATS, "", HEADING))
        lines += [(caveat.section, caveat.text, WORDS) for caveat in exhibit.caveats]
    if exhibit.figures:
        lines.append((QUOTES, "", HEADING))
        quotes = (f"”{one.quote}” {place_of(one, exhibit.reports)}" for one in exhibit.figures)
        lines += [("", quote, WORDS) for quote in dict.fromkeys(quotes)]
    for row, (name, text, looks) in enumerate(lines):
        book.text(sheet, row, 0, name, looks if looks in (TITLE, HEADING) else NOTE)
        if text:
            book.text(sheet, row, 1, text, looks)
            _give_room(sheet, row, (name, text), SOURCE_WIDTHS)
