"""An Excel template per source: headings, drop-down lists, an example row, and a sheet that explains."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from data.codebook.model import label
from data.intake.model import EXPLANATION, LISTS, Column, Source

HEADINGS = ("Kolumn", "Måste fyllas i", "Vad som ska stå", "Tillåtna värden", "Exempel")
ROWS_WITH_LISTS = 5_000
SHEET_NAME_LENGTH = 31
EXAMPLE_ROW = 1
KINDS = {
    "integer": "Heltal {low}–{high}",
    "decimal": "Tal {low}–{high}, decimaler med komma eller punkt",
    "date": "Datum, ÅÅÅÅ-MM-DD",
    "month": "Månad, ÅÅÅÅ-MM",
    "year": "År, ÅÅÅÅ",
    "text": "Text, högst {high} tecken",
    "pseudonym": "Påhittat id, aldrig personnummer eller namn",
}
ANSWERS = {True: "Ja", False: "Nej"}
INTRODUCTION = (
    "Fyll i bladet ”{sheet}”, en rad per {row}. Den grå exempelraden läses inte in. "
    "Kolumnerna får stå i vilken ordning som helst. Skriv aldrig personnummer, namn, adress, telefon eller "
    "e-post; en sådan fil tas inte emot."
)


def file_name(source: Source) -> str:
    """What the template is called when nothing else is said."""
    return f"mall-{source.name}.xlsx"


def sheet_name(source: Source) -> str:
    """The name of the sheet to fill in."""
    return source.title[:SHEET_NAME_LENGTH]


def template(source: Source) -> bytes:
    """The template of a source as an XLSX file."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_numbers": False}) as book:
        book.set_properties({"title": f"Mall: {source.title}"})
        styles = _styles(book)
        filled, explained, lists = (book.add_worksheet(name) for name in _names(source))
        places = _write_lists(lists, source.columns, styles)
        _write_filled(filled, source.columns, places, styles)
        _write_explained(explained, source, styles)
    return target.getvalue()


def _names(source: Source) -> tuple[str, str, str]:
    return sheet_name(source), EXPLANATION, LISTS


def _styles(book: Any) -> dict[str, Any]:
    head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
    return {
        "head": book.add_format(head),
        "must": book.add_format({**head, "bg_color": "#DCE9F5"}),
        "example": book.add_format({"italic": True, "font_color": "#6B6B6B", "bg_color": "#F0F0F0"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "text": book.add_format({"num_format": "@"}),
    }


def _write_lists(sheet: Any, columns: Sequence[Column], styles: dict[str, Any]) -> dict[str, str]:
    """The allowed values beside each other; returns the range of each coded column."""
    places = {}
    for at, column in enumerate(c for c in columns if c.kind == "code"):
        labels = list(column.code_set.labels.values())
        unique = list(dict.fromkeys(labels))
        sheet.write(0, at, column.heading, styles["head"])
        sheet.write_column(1, at, unique)
        sheet.set_column(at, at, 28)
        letter = xlsxwriter.utility.xl_col_to_name(at, col_abs=True)
        places[column.name] = f"={LISTS}!{letter}$2:{letter}${len(unique) + 1}"
    return places


def _write_filled(
    sheet: Any, columns: Sequence[Column], places: dict[str, str], styles: dict[str, Any]
) -> None:
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, max(14, min(32, len(column.heading) + 3)), styles["text"])
        sheet.write_string(0, at, column.heading, styles["must" if column.required else "head"])
        sheet.write_string(EXAMPLE_ROW, at, column.example, styles["example"])
        if column.name in places:
            sheet.data_validation(
                EXAMPLE_ROW + 1,
                at,
                ROWS_WITH_LISTS,
                at,
                {
                    "validate": "list",
                    "source": places[column.name],
                    "error_title": "Värdet finns inte i listan",
                    "error_message": "Välj ett värde i listan. Alla tillåtna värden står på bladet Listor.",
                },
            )


def _write_explained(sheet: Any, source: Source, styles: dict[str, Any]) -> None:
    sheet.set_column(0, 1, 24, styles["wrap"])
    sheet.set_column(2, 3, 56, styles["wrap"])
    sheet.set_column(4, 4, 28, styles["wrap"])
    words = INTRODUCTION.format(sheet=sheet_name(source), row=source.row)
    sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, words, styles["wrap"])
    sheet.set_row(0, 48)
    sheet.write_row(2, 0, HEADINGS, styles["head"])
    for at, column in enumerate(source.columns, start=3):
        cells = (column.heading, must(column), column.about, allowed(column), column.example)
        sheet.write_row(at, 0, cells, styles["wrap"])


def must(column: Column) -> str:
    """Whether a column has to be filled in, in Swedish."""
    if column.asked:
        return f"Ja, om svaret är ”{label('active_work', 'yes')}”"
    return ANSWERS[column.required]


def allowed(column: Column) -> str:
    """What a column takes, in Swedish."""
    if column.is_coded:
        return "; ".join(dict.fromkeys(column.code_set.labels.values()))
    return KINDS[column.kind].format(low=column.low, high=column.high)
