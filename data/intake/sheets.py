"""Read a file's sheets as texts: XLSX row by row, CSV whatever its encoding, separator and line ends."""

import csv
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from data.intake.guard import CHUNK, LONGEST_CELL, MOST_COLUMNS, RefusedError
from data.intake.headings import find
from data.intake.model import Source
from data.intake.wording import tidy

SEPARATORS = (";", "\t", ",", "|")
LINES_LOOKED_AT = 60
MOST_ROWS = 1_100_000
VISIBLE = "visible"
MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
FILTER = re.compile(rb"<(?:\w+:)?autoFilter\s[^>]*>\s*<")


@dataclass
class Sheet:
    """One sheet as texts. cells: a column per position, categories, NA where empty; its index is the number
    of the row in the file."""

    name: str
    cells: pd.DataFrame
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[str, ...] = ()
    is_filtered: bool = False
    is_1904: bool = False
    encodings: tuple[str, ...] = field(default_factory=tuple)


def read_sheets(path: Path, kind: str, source: Source) -> list[Sheet]:
    """The sheets of a file that has been inspected. RefusedError when it cannot be read."""
    return _workbook(path) if kind == "xlsx" else [_text_file(path, source)]


def _workbook(path: Path) -> list[Sheet]:
    try:
        with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as book:
            return [_sheet(path, book, sheet) for sheet in book.worksheets]
    except RefusedError:
        raise
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError) as error:
        # What openpyxl raises on broken markup is not one kind of exception; all mean the same to the user.
        raise RefusedError(
            "Excel-filen går inte att läsa; den är troligen skadad. Öppna den i Excel, spara på nytt "
            "och försök igen."
        ) from error


def _sheet(path: Path, book: Any, sheet: Any) -> Sheet:
    sheet.reset_dimensions()
    numbers, rows = [], []
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        texts = [_text(value) for value in values[:MOST_COLUMNS]]
        if len(values) > MOST_COLUMNS and any(value is not None for value in values[MOST_COLUMNS:]):
            raise _too_many_columns()
        if any(texts):
            numbers.append(number)
            rows.append(texts)
    width = max(map(len, rows), default=0)
    padded = [[*texts, *([""] * (width - len(texts)))] for texts in rows]
    frame = pd.DataFrame(padded, index=numbers, columns=range(width), dtype=object)
    marks = _marks(path, sheet._worksheet_path)
    return Sheet(
        sheet.title,
        _as_categories(frame),
        sheet.sheet_state != VISIBLE,
        frozenset(int(row) for row in marks[HIDDEN_ROW]),
        tuple(sorted(ref.decode() for ref in marks[MERGED])),
        bool(marks[FILTER]),
        book.epoch == CALENDAR_MAC_1904,
    )


def _marks(path: Path, part: str) -> dict[re.Pattern[bytes], set[bytes]]:
    """Hidden rows, merged cells and filters, which openpyxl does not tell of when it reads row by row."""
    found: dict[re.Pattern[bytes], set[bytes]] = {HIDDEN_ROW: set(), MERGED: set(), FILTER: set()}
    with zipfile.ZipFile(path) as book, book.open(part.lstrip("/")) as content:
        kept = b""
        while chunk := content.read(CHUNK):
            for pattern, matches in found.items():
                matches.update(m[1] if pattern.groups else m[0] for m in pattern.finditer(kept + chunk))
            kept = (kept + chunk)[-1024:]
    return found


def _text(value: object) -> str:
    """A cell as text: whole numbers without decimals, dates in ISO form, Excel's truth values as answers."""
    if value is None:
        return ""
    if isinstance(value, str):
        if len(value) > LONGEST_CELL:
            raise _too_long()
        return tidy(value)
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def _too_many_columns() -> RefusedError:
    return RefusedError(f"Filen har fler än {MOST_COLUMNS} kolumner. Kontrollera att rätt fil valdes.")


def _too_long() -> RefusedError:
    return RefusedError(f"En cell har mer än {LONGEST_CELL} tecken. Kontrollera att rätt fil valdes.")


def _as_categories(frame: pd.DataFrame) -> pd.DataFrame:
    cells = frame.replace("", None)
    return cells.astype("category") if len(cells.columns) else cells


def _text_file(path: Path, source: Source) -> Sheet:
    text, encodings = _decoded(path.read_bytes())
    separator = _separator(text, source)
    frame = _parsed(text, separator)
    frame.index = pd.RangeIndex(1, len(frame) + 1)
    tidied = frame.apply(lambda column: column.map(_tidy_or_none).astype("category"))
    return Sheet("", tidied[tidied.notna().any(axis=1)], encodings=encodings)


def _tidy_or_none(text: object) -> str | None:
    if not isinstance(text, str):
        return None
    if len(text) > LONGEST_CELL:
        raise _too_long()
    return tidy(text) or None


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and the encodings it is in: UTF-16 and UTF-8 by their marks, UTF-8, or Windows-1252 line by
    line, because files are pasted together."""
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding), (encoding,)
    except UnicodeDecodeError:
        lines, used = zip(*(_line(line) for line in content.split(b"\n")), strict=True)
        return "\n".join(lines), tuple(sorted({name for name in used if name}))


def _line(line: bytes) -> tuple[str, str]:
    if line.isascii():
        return line.decode("ascii"), ""
    try:
        return line.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return line.decode("cp1252"), "cp1252"
    except UnicodeDecodeError as error:
        raise RefusedError(
            "Filens tecken går inte att tolka. Spara den som CSV UTF-8 i Excel och försök igen."
        ) from error


def _separator(text: str, source: Source) -> str:
    """The separator that makes most known headings."""
    start = "\n".join(text[: LONGEST_CELL * 4].splitlines()[:LINES_LOOKED_AT])

    def known(separator: str) -> int:
        headings = find([[tidy(cell) for cell in row] for row in _split(start, separator)], source)
        return len(headings.names) if headings else 0

    return max(SEPARATORS, key=lambda separator: (known(separator), start.count(separator)))


def _split(text: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from list(csv.reader(StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise RefusedError(f"Filen går inte att dela i kolumner: {_shape(text)}.") from error


def _shape(text: str) -> str:
    return "den är ingen tabell" if text else "den är tom"


def _parsed(text: str, separator: str) -> pd.DataFrame:
    widths = [len(row) for row in _split("\n".join(text.splitlines()[:LINES_LOOKED_AT]), separator)]
    width = max(widths, default=0)
    if width > MOST_COLUMNS:
        raise _too_many_columns()
    try:
        return pd.read_csv(
            StringIO(text),
            sep=separator,
            header=None,
            names=range(width),
            index_col=False,
            dtype="category",
            keep_default_na=False,
            skip_blank_lines=False,
            nrows=MOST_ROWS,
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as error:
        raise RefusedError(
            "Filen går inte att dela i kolumner: en rad har fler värden än det finns rubriker, eller ett "
            "citattecken saknar sin motsvarighet. Öppna filen i Excel, rätta raden och spara på nytt."
        ) from error
