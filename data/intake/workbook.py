"""Read an XLSX file: the cells by calamine, and what it does not tell by looking at the markup."""

import re
import zipfile
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any
from xml.parsers import expat

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import coordinate_to_tuple
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from data.intake.guard import CHUNK, DAMAGED, MOST_COLUMNS, OVERLAP, RefusedError
from data.intake.sheets import Part, Sheet, categories, text_of, too_many_columns

BROKEN_MARKUP = (
    CalamineError,
    expat.ExpatError,
    OSError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
)
SHARED_TEXTS = "xl/sharedStrings.xml"
VISIBLE = "visible"
WORKSHEET = "/worksheet"
ROWS_AT_A_TIME = 500
MARKS_FOUND, CELLS_READ = 0.1, 0.55
"""Of the reading: the parts done when the markup has been looked through and when calamine has the cells."""
# Looked for only where the piece has its letters at all: they cost a second each in a large file, the letters
# a tenth of one.
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
FILTER = re.compile(rb"<(?:\w+:)?autoFilter\s[^>]*>\s*<")
ERROR = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?v>(#[^<]{1,20})<'
)


@dataclass(frozen=True, slots=True)
class Place:
    """A sheet in the file: its name, the part that holds it, and whether it is hidden."""

    name: str
    part: str
    is_hidden: bool


@dataclass
class Marks:
    """What calamine does not tell: hidden rows, merged cells, a filter, and errors such as #N/A by row and
    column."""

    hidden: set[int] = field(default_factory=set)
    merged: set[str] = field(default_factory=set)
    is_filtered: bool = False
    errors: dict[tuple[int, int], str] = field(default_factory=dict)


def read_workbook(path: Path, part: Part) -> list[Sheet]:
    """The worksheets of a file that has been inspected. RefusedError when it cannot be read."""
    with _readable():
        places, is_1904 = _places(path)
        _ensure_texts(path)
        book = CalamineWorkbook.from_path(str(path))
    with closing(book):
        return [_sheet(path, book, place, is_1904, part) for place in places]


@contextmanager
def _readable() -> Iterator[None]:
    """What the libraries raise on broken markup is not one kind of exception; all mean the same to the
    user."""
    try:
        yield
    except BROKEN_MARKUP as error:
        raise RefusedError(DAMAGED) from error


def _ensure_texts(path: Path) -> None:
    """Read the list of texts to its end, where there is one: `_pieces` refuses what is not well-formed."""
    with zipfile.ZipFile(path) as book:
        if SHARED_TEXTS in book.namelist():
            deque(_pieces(path, SHARED_TEXTS), maxlen=0)


def _places(path: Path) -> tuple[list[Place], bool]:
    """The worksheets, and whether days are counted from 1904. Reads the contents of the book, no cells."""
    reader = ExcelReader(str(path), read_only=True, data_only=True)
    with closing(reader.archive):
        reader.read_manifest()
        reader.read_workbook()
        places = [
            Place(sheet.name, found.target, sheet.state != VISIBLE)
            for sheet, found in reader.parser.find_sheets()
            if found.Type.endswith(WORKSHEET)
        ]
        return places, reader.parser.wb.epoch == CALENDAR_MAC_1904


def _sheet(path: Path, book: CalamineWorkbook, place: Place, is_1904: bool, part: Part) -> Sheet:
    part(0.0)
    with _readable():
        marks = _marks(path, place.part)
        part(MARKS_FOUND)
        sheet = book.get_sheet_by_name(place.name)
    return Sheet(
        place.name,
        _cells(sheet, marks.errors, part),
        place.is_hidden,
        frozenset(marks.hidden),
        tuple(sorted(marks.merged)),
        marks.is_filtered,
        is_1904,
    )


def _cells(sheet: CalamineSheet, errors: dict[tuple[int, int], str], part: Part) -> pd.DataFrame:
    """The cells as categories, rows without any left out; the index is the number of the row."""
    part(CELLS_READ)
    last_row, last_column = sheet.end or (-1, -1)
    height = max([last_row + 1, *(row for row, _ in errors)])
    width = max([last_column + 1, *(column for _, column in errors)])
    if width > MOST_COLUMNS:
        raise too_many_columns()
    columns = [Values(height) for _ in range(width)]
    before = sheet.start[1] if sheet.start else 0
    rows = sheet.iter_rows()
    for first in range(0, last_row + 1, ROWS_AT_A_TIME):
        block = list(islice(rows, ROWS_AT_A_TIME))
        for column, values in zip(columns[before:], zip(*block, strict=True), strict=False):
            column.put(first, values)
        part(CELLS_READ + (1 - CELLS_READ) * (first + len(block)) / height)
    for (row, at), text in errors.items():
        columns[at - 1].put(row - 1, (text,))
    frame = pd.DataFrame({at: categories(c.codes, c.known) for at, c in enumerate(columns)})
    frame.index = pd.RangeIndex(1, height + 1)
    return frame[frame.notna().any(axis=1)]


class Values:
    """A column of cells as codes into the values that occur; −1 is an empty cell."""

    def __init__(self, height: int) -> None:
        self.codes: NDArray[np.int32] = np.full(height, -1, dtype=np.int32)
        self.known: dict[Any, int] = {}

    def put(self, at: int, values: Sequence[Any]) -> None:
        """Set the cells from a row on."""
        if bool in set(map(type, values)):
            # True is 1 to a dictionary.
            values = [text_of(value) if isinstance(value, bool) else value for value in values]
        for value in dict.fromkeys(values):
            self.known.setdefault(value, len(self.known))
        numbers = map(self.known.__getitem__, values)
        self.codes[at : at + len(values)] = np.fromiter(numbers, dtype=np.int32, count=len(values))


def _marks(path: Path, part: str) -> Marks:
    found = Marks()
    for piece in _pieces(path, part):
        if b'hidden="' in piece:
            found.hidden.update(int(match[1]) for match in HIDDEN_ROW.finditer(piece))
        if b"mergeCell " in piece:
            found.merged.update(match[1].decode() for match in MERGED.finditer(piece))
        if b"autoFilter" in piece:
            found.is_filtered |= FILTER.search(piece) is not None
        if b't="e"' in piece:
            errors = {coordinate_to_tuple(m[1].decode()): m[2].decode() for m in ERROR.finditer(piece)}
            found.errors.update(errors)
    return found


def _pieces(path: Path, part: str) -> Iterator[bytes]:
    """The content of a part in pieces that overlap. ExpatError where it is not well-formed: calamine would
    pass over such rows without a word."""
    parser = expat.ParserCreate()
    with zipfile.ZipFile(path) as book, book.open(part.lstrip("/")) as content:
        kept = b""
        while chunk := content.read(CHUNK):
            parser.Parse(chunk, False)
            yield kept + chunk
            kept = chunk[-OVERLAP:]
    parser.Parse(b"", True)
