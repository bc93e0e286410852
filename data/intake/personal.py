"""Personal data in a file: identity numbers, names, addresses, telephone and e-mail. Found, never
repeated."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, islice

from data.intake.headings import ROWS_LOOKED_AT
from data.intake.model import Source
from data.intake.names import has_name
from data.intake.rows import Delivered, Level, Remark, letter
from data.intake.sheets import Sheet
from data.intake.wording import DASHES, SPACES, folded

CODE = "personal"
HIDDEN = "•••"
IDENTITY = re.compile(r"(?<!\d)(?P<century>18|19|20)?(?P<birth>\d{6})(?P<mark>[-+ ]?)(?P<last>\d{4})(?!\d)")
SEPARATED = re.compile(r"(?<!\d)(18|19|20)?(\d\d)[-./ ](\d\d)[-./ ](\d\d)[-+ ]?(\d{4})(?!\d)")
INTERIM = re.compile(r"(?<!\d)(18|19|20)?\d{6}[-+ ]?[TRSUWXJKLMN]F?\d{2,3}(?!\d)", re.IGNORECASE)
# One sign before the @ is enough, and a long text without any takes no longer for it.
EMAIL = re.compile(r"[\w.+-]@[\w-]+\.[\w.-]+")
TELEPHONE = re.compile(
    r"(?<!\d)(?:(?:\+|00)46[ -]?(?:\(0\))?|0)\d{1,3}[ -]\d{2,3}[ -]?\d{2}[ -]?\d{2,3}(?!\d)"
)
MOBILE = re.compile(r"(?<!\d)(?:(?:\+|00)46|0)7[02369]\d{7}(?!\d)")
NAME = re.compile(r"^[A-ZÅÄÖÉ][a-zåäöéü]+(?:[ -][A-ZÅÄÖÉ][a-zåäöéü]+)+$")
NUMBERS = (IDENTITY, SEPARATED, INTERIM, TELEPHONE, MOBILE)
APART = "\n"
HEADING = re.compile(
    r"person-?n(umme)?r|pnr|samordningsn|ssn|förnamn|efternamn|^namn|namn$|telefon|mobil|e-?post|mail|adress|"
    r"anteckning|kommentar|fritext|övrig information|^notering"
)
WHAT_TO_DO = "Ta bort uppgiften ur filen och läs in igen. Filen är inte sparad."
MOST_NAMED = 50
SHORTEST, LONGEST_HEADING = 8, 30
FOR_PERSONS = "en rubrik för personuppgifter"
LEAP = 2000


def personal(sheets: Iterable[Sheet], rows: Delivered, source: Source) -> list[Remark]:
    """A fault per cell and heading with personal data, also in columns and sheets that are not read."""
    found = [remark for sheet in sheets for remark in _in_sheet(sheet, source)]
    return [*found, *_names(rows, source)][:MOST_NAMED]


def _in_sheet(sheet: Sheet, source: Source) -> Iterator[Remark]:
    for at in range(len(sheet.cells.columns)):
        texts = sheet.cells[at]
        top = set(texts.iloc[:ROWS_LOOKED_AT].dropna())
        kinds = kinds_of(texts.cat.categories.to_list())
        kinds |= {text: FOR_PERSONS for text in top if text not in kinds and _is_for_persons(text, source)}
        if kinds:
            first = texts[texts.isin(kinds)].drop_duplicates()
            for row, text in islice(first.items(), MOST_NAMED):
                yield _remark(kinds[str(text)], sheet.name, int(str(row)), letter(at))


def _is_for_persons(text: str, source: Source) -> bool:
    """Whether a text is a heading of personal data. Short ones only: an explanation that warns is none."""
    plain = folded(text)
    known = {folded(column.heading) for column in source.columns}
    return len(plain) <= LONGEST_HEADING and plain not in known and bool(HEADING.search(plain))


def _names(rows: Delivered, source: Source) -> Iterator[Remark]:
    """Names in place of a pseudonym, and in a text that would be shown."""
    for column in source.columns:
        if column.kind not in NAMES or column.name not in rows.frame:
            continue
        is_name, words = NAMES[column.kind]
        texts = rows.frame[column.name]
        names = [text for text in texts.cat.categories.to_list() if is_name(text)]
        for at in texts.index[texts.isin(names)][:MOST_NAMED]:
            found = rows.remark(at, column.name, Level.FAULT, "")
            yield _remark(words, found.sheet, found.row, found.column)


NAMES: dict[str, tuple[Callable[[str], object], str]] = {
    "pseudonym": (NAME.match, "ett namn"),
    "text": (has_name, "ord som ser ut som en persons namn"),
}
"""How a name shows in columns of these kinds, and what is said of it."""


def _remark(kind: str, sheet: str, row: int, column: str) -> Remark:
    wrong = f"Cellen har {kind}. Filen tas inte emot."
    return Remark(Level.FAULT, wrong, WHAT_TO_DO, sheet, row, column, HIDDEN, CODE)


def kinds_of(texts: Sequence[str]) -> dict[str, str]:
    """What personal data the texts hold, for those that hold any. One search through them all, set apart by
    a sign that no text and no pattern has: a million pseudonyms one by one took five seconds."""
    whole = APART.join(texts).translate(DASHES)
    patterns = (*NUMBERS, EMAIL) if "@" in whole else NUMBERS
    ends = list(accumulate(len(text) + 1 for text in texts))
    suspects = {
        bisect_right(ends, match.start()) for pattern in patterns for match in pattern.finditer(whole)
    }
    found = {texts[at]: kind_of(texts[at]) for at in sorted(suspects)}
    return {text: kind for text, kind in found.items() if kind}


def kind_of(text: str) -> str:
    """What personal data a text holds, in Swedish, empty when it holds none."""
    if len(text) < SHORTEST and "@" not in text:
        return ""
    plain = SPACES.sub(" ", text.translate(DASHES))
    if _has_identity(plain):
        return "ett personnummer eller samordningsnummer"
    if EMAIL.search(plain):
        return "en e-postadress"
    if TELEPHONE.search(plain) or MOBILE.search(plain):
        return "ett telefonnummer"
    return ""


def _has_identity(text: str) -> bool:
    if INTERIM.search(text):
        return True
    spread = [(m[1], m[2] + m[3] + m[4], "-", m[5]) for m in SEPARATED.finditer(text)]
    whole = [(m["century"], m["birth"], m["mark"], m["last"]) for m in IDENTITY.finditer(text)]
    return any(_is_identity(*parts) for parts in (*whole, *spread))


def _is_identity(century: str | None, birth: str, mark: str, last: str) -> bool:
    """A birth date that exists (day + 60 for coordination numbers); the check digit decides where nothing
    else
    tells the number from any other of ten digits."""
    month, day = int(birth[2:4]), int(birth[4:])
    try:
        # 2000 stands for a year without century, because it is a leap year as well.
        date(int(century + birth[:2]) if century else LEAP, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return bool(mark or century) or is_checked(birth + last)


def is_checked(ten: str) -> bool:
    """Whether the last of ten digits is their check digit (Luhn)."""
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(ten)]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
