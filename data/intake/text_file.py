"""Read a CSV file whatever its encoding, separator and line ends."""

import codecs
import csv
from collections.abc import Iterator
from io import BytesIO, StringIO, TextIOWrapper
from itertools import islice
from pathlib import Path

import pandas as pd

from data.intake.guard import CHUNK, LONGEST_CELL, MOST_COLUMNS, RefusedError
from data.intake.headings import find
from data.intake.model import Source
from data.intake.sheets import MOST_ROWS, Part, Sheet, categories, too_many_columns, too_many_rows
from data.intake.wording import tidy

SEPARATORS = (";", "\t", ",", "|")
LINES_LOOKED_AT = 60
SPLIT = 0.8
"""Of the reading: the part that is done when the cells are there."""
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Told(BytesIO):
    """A content that says how much of it has been read."""

    def __init__(self, content: bytes, part: Part) -> None:
        super().__init__(content)
        self._part, self._size = part, max(len(content), 1)

    def read(self, size: int | None = -1, /) -> bytes:
        self._part(SPLIT * self.tell() / self._size)
        return super().read(size)

    def read1(self, size: int | None = -1, /) -> bytes:
        self._part(SPLIT * self.tell() / self._size)
        return super().read1(size)


def read_text_file(path: Path, source: Source, part: Part) -> Sheet:
    """The only sheet of a file that has been inspected. RefusedError when it cannot be read."""
    content, encodings = _as_utf8(path.read_bytes())
    lines = _first_lines(content)
    frame = _parsed(content, lines, _separator(lines, source), part)
    part(SPLIT)
    columns = {at: categories(c.cat.codes.to_numpy(), c.cat.categories) for at, c in frame.items()}
    cells = pd.DataFrame(columns, index=pd.RangeIndex(1, len(frame) + 1))
    return Sheet("", cells[cells.notna().any(axis=1)], encodings=encodings)


def _as_utf8(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The content in UTF-8 without mark, and the encodings it is in: UTF-16 and UTF-8 by their marks, UTF-8,
    or Windows-1252 line by line, because files are pasted together."""
    if content.startswith(UTF16):
        return _from_utf16(content), ("utf-16",)
    is_marked = content.startswith(codecs.BOM_UTF8)
    content = content.removeprefix(codecs.BOM_UTF8)
    if _is_utf8(content):
        return content, ("utf-8-sig" if is_marked else "utf-8",)
    return _from_lines(content)


def _from_utf16(content: bytes) -> bytes:
    try:
        return content.decode("utf-16").encode("utf-8")
    except UnicodeError as error:
        raise _unreadable() from error


def _is_utf8(content: bytes) -> bool:
    """Decodes in pieces: the text of a large file would take twice its room."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    pieces = BytesIO(content)
    try:
        while piece := pieces.read(CHUNK):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _from_lines(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    whole, used = bytearray(), set()
    for line in BytesIO(content):
        if line.isascii():
            whole += line
        elif _is_utf8(line):
            whole += line
            used.add("utf-8")
        else:
            whole += _from_cp1252(line)
            used.add("cp1252")
    return bytes(whole), tuple(sorted(used))


def _from_cp1252(line: bytes) -> bytes:
    try:
        return line.decode("cp1252").encode("utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable() from error


def _unreadable() -> RefusedError:
    return RefusedError("Filens tecken går inte att tolka. Spara den som CSV UTF-8 i Excel och försök igen.")


def _first_lines(content: bytes) -> list[str]:
    """The first lines without their ends."""
    text = TextIOWrapper(BytesIO(content), encoding="utf-8")
    return [line.rstrip("\n") for line in islice(text, LINES_LOOKED_AT)]


def _separator(lines: list[str], source: Source) -> str:
    """The separator that makes most known headings."""
    start = "\n".join(lines)[: LONGEST_CELL * 4]

    def known(separator: str) -> int:
        headings = find([[tidy(cell) for cell in row] for row in _split(start, separator)], source)
        return len(headings.names) if headings else 0

    return max(SEPARATORS, key=lambda separator: (known(separator), start.count(separator)))


def _split(text: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from list(csv.reader(StringIO(text), delimiter=separator))
    except csv.Error as error:
        shape = "den är ingen tabell" if text else "den är tom"
        raise RefusedError(f"Filen går inte att dela i kolumner: {shape}.") from error


def _parsed(content: bytes, lines: list[str], separator: str, part: Part) -> pd.DataFrame:
    width = max((len(row) for row in _split("\n".join(lines), separator)), default=0)
    if width > MOST_COLUMNS:
        raise too_many_columns()
    try:
        frame = pd.read_csv(
            Told(content, part),
            sep=separator,
            header=None,
            names=range(width),
            index_col=False,
            dtype="category",
            keep_default_na=False,
            skip_blank_lines=False,
            nrows=MOST_ROWS + 1,
            encoding="utf-8",
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as error:
        raise RefusedError(
            "Filen går inte att dela i kolumner: en rad har fler värden än det finns rubriker, eller ett "
            "citattecken saknar sin motsvarighet. Öppna filen i Excel, rätta raden och spara på nytt."
        ) from error
    if len(frame) > MOST_ROWS:
        raise too_many_rows()
    return frame
