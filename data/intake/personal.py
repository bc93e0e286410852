"""Personal data in a file: identity numbers, names, addresses, telephone and e-mail. Found, never
repeated."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, islice

from data.intake.contacts import EMAIL, NUMBERS, kind_of
from data.intake.headings import ROWS_LOOKED_AT
from data.intake.model import Source
from data.intake.names import has_name
from data.intake.rows import Delivered, Level, Remark, letter
from data.intake.sheets import Sheet
from data.intake.wording import DASHES, folded

CODE = "personal"
HIDDEN = "•••"
NAME = re.compile(r"^[A-ZÅÄÖÉ][a-zåäöéü]+(?:[ -][A-ZÅÄÖÉ][a-zåäöéü]+)+$")
APART = "\n"
HEADING = re.compile(
    r"person-?n(umme)?r|pnr|samordningsn|ssn|förnamn|efternamn|^namn|namn$|telefon|mobil|e-?post|mail|adress|"
    r"anteckning|kommentar|fritext|övrig information|^notering"
)
WHAT_TO_DO = "Ta bort uppgiften ur filen och läs in igen. Filen är inte sparad."
MOST_NAMED = 50
LONGEST_HEADING = 30
FOR_PERSONS = "en rubrik för personuppgifter"


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
