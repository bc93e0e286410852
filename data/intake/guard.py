"""Look at a file before anything parses it: what is hostile, encrypted or broken is refused with the
reason."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

LARGEST_FILE = 300_000_000
LARGEST_CONTENT = 800_000_000
MOST_PARTS = 2_000
LARGEST_RATIO, RATIO_FROM = 100, 20_000_000
LONGEST_CELL = 32_767
MOST_COLUMNS = 500
CHUNK = 1 << 20
OVERLAP = 1 << 10
OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
EXECUTABLES = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!")
OTHERS = {
    b"%PDF": "en PDF-fil",
    b"\x89PNG": "en bild",
    b"\xff\xd8\xff": "en bild",
    b"{\\rtf": "ett RTF-dokument",
}
UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Zero bytes: UTF-16 without its mark, in which definitions would go unseen.
NOT_MARKUP = (b"<!DOCTYPE", b"<!ENTITY", b"\0")
WORKBOOK = "xl/workbook.xml"
AS_TEXT = "Spara filen som vanlig Excel-arbetsbok (.xlsx) eller CSV och försök igen."
CELL_FORMULA = re.compile(rb"<(?:\w+:)?c(\s[^>]*)?>\s*<(?:\w+:)?f[\s/>]")
REFERENCE = re.compile(rb"r=\"([A-Z]{1,3}\d{1,7})\"")
DAMAGED = (
    "Excel-filen går inte att läsa; den är troligen skadad. Öppna den i Excel, spara på nytt och försök igen."
)
MACRO_PARTS = ("vbaproject", "macrosheets/", "activex/", "/embeddings/", "dialogsheets/")
LINK_PARTS = ("externallinks/", "connections.xml", "querytables/", "xl/model/")


class RefusedError(Exception):
    """A file that is not taken in at all; the message is Swedish and says why and what to do."""


def inspect(path: Path) -> str:
    """`xlsx` or `csv`. RefusedError when the file must not be read. Reads in pieces, never the whole."""
    size = path.stat().st_size
    if size == 0:
        raise RefusedError("Filen är tom. Kontrollera att rätt fil valdes.")
    if size > LARGEST_FILE:
        raise RefusedError(
            f"Filen är för stor: {size / 1e6:.0f} MB. Högst {LARGEST_FILE / 1e6:.0f} MB tas emot; "
            "dela den per år."
        )
    with path.open("rb") as file:
        start = file.read(8)
    _refuse_kind(start)
    if start.startswith(ZIP):
        _inspect_workbook(path)
        return "xlsx"
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xls"):
        raise RefusedError(f"Filen heter som en Excel-fil men är ingen, eller är avkapad. {AS_TEXT}")
    _inspect_text(path)
    return "csv"


def content_size(path: Path, kind: str) -> int:
    """Bytes that there are to parse of a file that has been inspected."""
    if kind == "csv":
        return path.stat().st_size
    with zipfile.ZipFile(path) as book:
        return sum(part.file_size for part in book.infolist())


def _refuse_kind(start: bytes) -> None:
    if start.startswith(OLE):
        raise RefusedError(
            "Filen är lösenordsskyddad eller sparad i Excels gamla format (.xls). Ta bort lösenordet "
            "och spara "
            "som Excel-arbetsbok (.xlsx)."
        )
    if start.startswith(EXECUTABLES):
        raise RefusedError(
            "Filen är ett program och ingen tabell. Öppna den inte; kontrollera var den kommer från."
        )
    for magic, words in OTHERS.items():
        if start.startswith(magic):
            raise RefusedError(f"Filen är {words} och ingen tabell. {AS_TEXT}")


def _inspect_text(path: Path) -> None:
    with path.open("rb") as file:
        is_wide = file.read(2) in UTF16
        file.seek(0)
        longest, line = 0, 0
        while chunk := file.read(CHUNK):
            if not is_wide and b"\0" in chunk:
                raise RefusedError(f"Filen har tecken som inte hör hemma i text (NUL). {AS_TEXT}")
            parts = chunk.split(b"\n")
            longest = max(longest, line + len(parts[0]), *(len(p) for p in parts[1:]))
            line = len(parts[-1]) + (line if len(parts) == 1 else 0)
            if max(longest, line) > LONGEST_CELL * 30:
                raise RefusedError("En rad i filen är orimligt lång. Kontrollera att rätt fil valdes.")


def _inspect_workbook(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as book:
            _refuse_sizes(book.infolist())
            _refuse_parts([info.filename for info in book.infolist()])
            for info in book.infolist():
                _inspect_part(book, info)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise RefusedError(
            "Excel-filen är skadad eller avkapad. Hämta den på nytt, eller öppna och spara den i Excel."
        ) from error


def _refuse_sizes(parts: list[zipfile.ZipInfo]) -> None:
    content = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    is_bomb = content > RATIO_FROM and content / packed > LARGEST_RATIO
    if len(parts) > MOST_PARTS or content > LARGEST_CONTENT or is_bomb:
        raise RefusedError(
            "Filen packas upp till orimligt mycket (en så kallad zip-bomb) och läses inte. "
            "Är den riktig: spara bladet som CSV."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError("Filen är lösenordsskyddad. Ta bort lösenordet och försök igen.")


def _refuse_parts(names: list[str]) -> None:
    lowered = [name.lower().replace("\\", "/") for name in names]
    if WORKBOOK not in lowered:
        raise RefusedError(f"Filen är en zip-fil men ingen Excel-arbetsbok. {AS_TEXT}")
    if any(mark in name for name in lowered for mark in MACRO_PARTS):
        raise RefusedError("Filen har makron eller inbäddade objekt. Spara den som .xlsx utan makron.")
    if any(mark in name for name in lowered for mark in LINK_PARTS):
        raise RefusedError(
            "Filen hämtar uppgifter från andra filer eller databaser. Bryt länkarna (klistra in som "
            "värden) och "
            "spara igen."
        )


def _inspect_part(book: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """Read a part to its end in pieces, so that a wrong length or sum shows before it is parsed."""
    is_markup = info.filename.lower().endswith((".xml", ".rels"))
    is_sheet = info.filename.lower().startswith("xl/worksheets/") and is_markup
    for piece in _pieces(book, info):
        if is_markup and (piece.startswith(UTF16) or any(sign in piece for sign in NOT_MARKUP)):
            raise RefusedError(
                f"Filen har definitioner som kan användas för angrepp (XML-entiteter). {AS_TEXT}"
            )
        if is_sheet and (found := _formula(piece)):
            raise RefusedError(
                f"Filen har formler{_where(found[1] or b'')}. Kopiera bladet och klistra in som "
                "värden, så att det "
                "är säkert vad som läses."
            )


def _formula(piece: bytes) -> re.Match[bytes] | None:
    """The pattern costs four seconds in a large file, its letters a quarter of one."""
    return CELL_FORMULA.search(piece) if b"<f" in piece or b":f" in piece else None


def _where(attributes: bytes) -> str:
    found = REFERENCE.search(attributes)
    return f", till exempel i cell {found[1].decode()}" if found else ""


def _pieces(book: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content in pieces that overlap, so that what is looked for is never cut in two."""
    with book.open(info) as part:
        kept = b""
        while chunk := part.read(CHUNK):
            yield kept + chunk
            kept = chunk[-OVERLAP:]
