"""A copy of the rows with every fault marked in its cell and told in a column beside and a sheet of its
own."""

from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from openpyxl.utils import column_index_from_string

from data.intake.model import Source
from data.intake.rows import Delivered, Level, Remark

MOST_ROWS = 100_000
FINDINGS = "Fel och varningar"
HEADINGS = ("Slag", "Blad", "Rad", "Kolumn", "Värde", "Vad som är fel", "Vad du gör")
COLOURS = {Level.FAULT: "#F8C8C8", Level.WARNING: "#FBE7B2", Level.NOTE: "#E4E4E4"}


def marked_copy(rows: Delivered, remarks: Sequence[Remark], source: Source) -> bytes:
    """An XLSX file: the rows in the places they have in the file, faults in colour with a comment, and a
    list of all there is to say. Rows of very large files are left out of it, the list is whole."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        styles = {level: book.add_format({"bg_color": colour}) for level, colour in COLOURS.items()}
        bold = book.add_format({"bold": True, "bottom": 1})
        _write_findings(book.add_worksheet(FINDINGS), remarks, bold, styles)
        if len(rows.frame) <= MOST_ROWS:
            for at, name in enumerate(dict.fromkeys(rows.sheet), start=1):
                _write_rows(
                    book.add_worksheet(f"Rader {at}" if not name else name[:31]),
                    rows,
                    str(name),
                    remarks,
                    source,
                    bold,
                    styles,
                )
    return target.getvalue()


def _write_findings(sheet: Any, remarks: Sequence[Remark], bold: Any, styles: dict[Level, Any]) -> None:
    sheet.write_row(0, 0, HEADINGS, bold)
    sheet.set_column(0, 3, 12)
    sheet.set_column(4, 4, 24)
    sheet.set_column(5, 6, 60)
    for at, r in enumerate(remarks, start=1):
        cells = (r.level.value.capitalize(), r.sheet, r.row or "", r.column, r.value, r.wrong, r.todo)
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(at, column, cell)
            else:
                sheet.write_string(at, column, cell, styles[r.level] if column == 0 else None)
    sheet.freeze_panes(1, 0)


def _write_rows(
    sheet: Any,
    rows: Delivered,
    name: str,
    remarks: Sequence[Remark],
    source: Source,
    bold: Any,
    styles: dict[Level, Any],
) -> None:
    here = rows.sheet == name
    letters = rows.letters.get(name, {})
    places = {column: column_index_from_string(letter) - 1 for column, letter in letters.items()}
    last = max(places.values(), default=0) + 1
    first = int(rows.row[here].min()) - 1
    for column, at in places.items():
        sheet.write_string(max(first - 1, 0), at, source.by_name[column].heading, bold)
        sheet.set_column(at, at, 20)
        for row, text in zip(rows.row[here], rows.frame.loc[here, column].astype(object), strict=True):
            if isinstance(text, str):
                sheet.write_string(row - 1, at, text)
    told: dict[int, list[str]] = defaultdict(list)
    for remark in (r for r in remarks if r.sheet == name and r.row):
        told[remark.row].append(f"{remark.wrong} {remark.todo}".strip())
        if remark.column:
            at = column_index_from_string(remark.column) - 1
            sheet.write_string(remark.row - 1, at, remark.value, styles[remark.level])
            sheet.write_comment(remark.row - 1, at, told[remark.row][-1])
    sheet.write_string(max(first - 1, 0), last, FINDINGS, bold)
    sheet.set_column(last, last, 80)
    for row, texts in told.items():
        sheet.write_string(row - 1, last, " ".join(texts))
