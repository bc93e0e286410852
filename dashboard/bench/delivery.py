"""A file as the analysis group would deliver it: generated clients in the words of the code book."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pandas as pd
from openpyxl.utils import get_column_letter

from dashboard.bench.population import population
from data.intake.model import Column, source

YEAR = 2024
NAME = "v40"
ROWS_AT_A_TIME = 20_000
QUICK_TO_PACK = 1
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
FIXED_PARTS = {
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}.sharedStrings+xml"/></Types>',
}


def delivered(clients: int) -> pd.DataFrame:
    """Labels by heading, in the order of the template."""
    answers = population(clients).assign(year=str(YEAR))
    return pd.DataFrame(
        {c.heading: _words(answers[c.name], c) for c in source(NAME).columns if c.name in answers}
    )


def _words(answers: pd.Series, column: Column) -> pd.Series:
    words = {code: _word(str(code), column) for code in answers.dropna().unique()}
    return answers.astype(object).map(words).fillna("")


def _word(code: str, column: Column) -> str:
    """The label; the split of a plan is named without its plan, as the template asks."""
    if not column.is_coded:
        return code
    return column.code_set.labels.get(code.rpartition(".")[2], "")


def write_csv(path: Path, rows: pd.DataFrame) -> None:
    """CSV as Excel saves it."""
    rows.to_csv(path, sep=";", index=False, encoding="utf-8-sig")


def write_xlsx(path: Path, rows: pd.DataFrame) -> None:
    """A workbook as Excel saves it: each text once, cells that name it. The libraries take a minute and
    several gigabytes for a million rows, or leave the texts in the cells."""
    number: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=QUICK_TO_PACK) as book:
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for piece in _rows(rows, number):
                sheet.write(piece.encode())
            sheet.write(b"</sheetData></worksheet>")
        texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in number)
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{texts}</sst>')
        for name, content in FIXED_PARTS.items():
            book.writestr(name, content)


def _rows(rows: pd.DataFrame, number: dict[str, int]) -> Iterator[str]:
    letters = [get_column_letter(at + 1) for at in range(len(rows.columns))]
    yield _row(1, letters, map(str, rows.columns), number)
    for first in range(0, len(rows), ROWS_AT_A_TIME):
        block = rows.iloc[first : first + ROWS_AT_A_TIME]
        columns = [block[name].tolist() for name in block]
        yield "".join(
            _row(first + at, letters, row, number)
            for at, row in enumerate(zip(*columns, strict=True), start=2)
        )


def _row(at: int, letters: list[str], texts: Iterable[str], number: dict[str, int]) -> str:
    cells = "".join(
        f'<c r="{letter}{at}" t="s"><v>{number.setdefault(text, len(number))}</v></c>'
        for letter, text in zip(letters, texts, strict=True)
        if text
    )
    return f'<row r="{at}">{cells}</row>'
