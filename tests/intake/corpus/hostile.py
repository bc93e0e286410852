"""What must never be read: bombs, programs, passwords, damage, and more than fits."""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

import openpyxl

from tests.intake.corpus.cases import CELLS, Case, changed, named, text
from tests.intake.files import to_bytes, workbook

SHEET = "xl/worksheets/sheet1.xml"


def repacked(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A good workbook with its parts changed."""
    with zipfile.ZipFile(BytesIO(to_bytes(workbook(CELLS)))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    change(parts)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return target.getvalue()


def _far_away(parts: dict[str, bytes]) -> None:
    cell = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", cell)


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b"<worksheet>&b;</worksheet>"
)


def _million_empty(parts: dict[str, bytes]) -> None:
    rows = b"".join(b'<row r="%d"/>' % number for number in range(1, 1_000_001))
    start = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    parts[SHEET] = start + rows + b"</sheetData></worksheet>"


def _encrypted() -> bytes:
    content = bytearray(repacked(lambda parts: None))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            flags = struct.unpack_from("<H", content, at + offset)[0]
            struct.pack_into("<H", content, at + offset, flags | 1)
            at = content.find(mark, at + 1)
    return bytes(content)


def _only_text(parts: dict[str, bytes]) -> None:
    parts.clear()
    parts["a.txt"] = b"a"


def _formula(book: openpyxl.Workbook) -> None:
    sheet = book.active
    assert sheet is not None
    sheet["A2"] = '=HYPERLINK("x","y")'


WHOLE = to_bytes(workbook(CELLS))
HOSTILE = (
    Case(
        "a zip bomb",
        named("bomb.xlsx", repacked(lambda p: p.update({"xl/media/a": b"\0" * 60_000_000}))),
        ("zip-bomb",),
    ),
    Case(
        "an XML entity bomb",
        named("a.xlsx", repacked(lambda p: p.update({SHEET: ENTITIES}))),
        ("XML-entiteter",),
    ),
    Case(
        "external links",
        named("a.xlsx", repacked(lambda p: p.update({"xl/externalLinks/externalLink1.xml": b"<a/>"}))),
        ("Bryt länkarna",),
    ),
    Case("macros", named("a.xlsm", repacked(lambda p: p.update({"xl/vbaProject.bin": b"x"}))), ("makron",)),
    Case("formulas", changed(_formula), ("Filen har formler, till exempel i cell A2",)),
    Case(
        "a password, as Excel writes it",
        named("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096),
        ("lösenordsskyddad",),
    ),
    Case("a password on the zip file", named("a.xlsx", _encrypted()), ("lösenordsskyddad",)),
    Case("truncated", named("a.xlsx", WHOLE[: len(WHOLE) // 2]), ("skadad eller avkapad",)),
    Case(
        "a damaged part",
        named("a.xlsx", repacked(lambda p: p.update({SHEET: p[SHEET][:900]}))),
        ("går inte att läsa",),
    ),
    Case(
        "markup that is not well-formed",
        named("a.xlsx", repacked(lambda p: p.update({SHEET: p[SHEET].replace(b"<row ", b"<rpw ", 1)}))),
        ("går inte att läsa",),
    ),
    Case(
        "a sheet that is not there",
        named("a.xlsx", repacked(lambda p: p.update({"xl/other.xml": p.pop(SHEET)}))),
        ("går inte att läsa",),
    ),
    Case("a program under another name", named("a.xlsx", b"MZ\x90\x00" + b"\0" * 512), ("är ett program",)),
    Case("a program for Linux", named("a.csv", b"\x7fELF" + b"\0" * 512), ("är ett program",)),
    Case("a PDF", named("a.xlsx", b"%PDF-1.7 ..."), ("en PDF-fil",)),
    Case(
        "a zip file that is no workbook",
        named("a.zip", repacked(_only_text)),
        ("ingen Excel-arbetsbok",),
    ),
    Case("text that calls itself Excel", named("a.xlsx", b"a;b;c\n1;2;3\n"), ("heter som en Excel-fil",)),
    Case(
        "100 000 columns",
        text(b";".join(b"k%d" % n for n in range(100_000)) + b"\n1;2\n"),
        ("fler än 500 kolumner",),
    ),
    Case("a million empty rows", named("a.xlsx", repacked(_million_empty)), ("Inget blad har rubrikerna",)),
    Case("a cell at the far end of the sheet", named("a.xlsx", repacked(_far_away)), ("för sammansatt",)),
    Case(
        "an XML entity bomb in another encoding",
        named(
            "a.xlsx", repacked(lambda p: p.update({"xl/workbook.xml": ENTITIES.decode().encode("utf-16-be")}))
        ),
        ("XML-entiteter",),
    ),
    Case(
        "more rows than are read",
        text(";".join(CELLS[0]).encode() + b"\nx" * 1_100_001),
        ("fler än 1100000 rader",),
    ),
    Case("NUL bytes", text(";".join(CELLS[0]).encode() + b"\n\0\0\0;\0\n"), ("NUL",)),
    Case(
        "a cell of 10 MB",
        text(";".join(CELLS[0]).encode() + b"\n" + b"a" * 10_000_000 + b"\n"),
        ("orimligt lång",),
    ),
    Case(
        "a cell of 40 000 characters",
        text(";".join(CELLS[0]).encode() + b"\n" + b"a" * 40_000 + b"\n"),
        ("mer än 32767 tecken",),
    ),
    Case("an empty file", text(b""), ("Filen är tom",)),
    Case("only spaces", text(b"   \n  \n"), ("Inget blad har rubrikerna",)),
    Case("another table", text(b"a;b\n1;2\n"), ("Inget blad har rubrikerna",)),
    Case(
        "more values than headings",
        text(";".join(CELLS[0]).encode() + b"\n" * 70 + b";" * 40 + b"\n"),
        ("går inte att dela i kolumner",),
    ),
    Case(
        "a quote without its pair",
        text((";".join(CELLS[0]) + '\n"Nordost;' + ";" * 10 + "\n" * 80).encode()),
        ("går inte att dela i kolumner",),
    ),
)
