"""Find the row of headings in a sheet, and which column of the source each heading means."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from data.intake.model import Source
from data.intake.wording import folded

ROWS_LOOKED_AT = 40
LEAST_FOUND, PART_FOUND = 2, 5
Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings end (position of the last row), the name of the source's column at each position
    that is known, and the text at each position."""

    last: int
    names: dict[int, str]
    texts: dict[int, str]

    @property
    def found(self) -> int:
        """How many of the source's columns there are."""
        return len(set(self.names.values()))

    @property
    def unknown(self) -> dict[int, str]:
        """Headings that no column has, by position."""
        return {at: text for at, text in self.texts.items() if text and at not in self.names}


def key_of(text: str) -> str:
    """A heading for comparison: without case, extra spaces, commas and a number in front."""
    return folded(text).replace(",", " ").replace("  ", " ").strip()


def wordings(source: Source) -> dict[str, str]:
    """The column's name by every heading that means it; the template's own headings come first."""
    found: dict[str, str] = {}
    for heads in ("heading", "name"):
        for column in source.columns:
            found.setdefault(key_of(getattr(column, heads)), column.name)
    for column in source.columns:
        for synonym in column.synonyms:
            found.setdefault(key_of(synonym), column.name)
    return found


def find(rows: Sequence[Cells], source: Source) -> Headings | None:
    """The headings with most known columns among the first rows, in one row or two; None when there are
    none."""
    known = wordings(source)
    best: Headings | None = None
    for at in range(min(len(rows), ROWS_LOOKED_AT)):
        candidates = [_single(rows, at, known)]
        if at + 1 < len(rows):
            candidates.append(_double(rows, at, known))
        for candidate in candidates:
            if best is None or candidate.found > best.found:
                best = candidate
    least = max(LEAST_FOUND, len(source.columns) // PART_FOUND)
    return best if best and best.found >= least else None


def _single(rows: Sequence[Cells], at: int, known: dict[str, str]) -> Headings:
    texts = dict(enumerate(rows[at]))
    names = {j: known[key_of(text)] for j, text in texts.items() if key_of(text) in known}
    return Headings(at, names, texts)


def _double(rows: Sequence[Cells], at: int, known: dict[str, str]) -> Headings:
    """Two rows, the upper one often merged over several columns: its text holds until the next."""
    upper, lower, above = rows[at], rows[at + 1], ""
    names, texts = {}, {}
    for j, below in enumerate(lower):
        own = upper[j] if j < len(upper) else ""
        above = own or above
        texts[j] = f"{above} {below}".strip() if below or own else ""
        for text in (f"{above} {below}", below, own):
            if key_of(text) in known and text:
                names[j] = known[key_of(text)]
                break
    return Headings(at + 1, names, texts)


def nearest(text: str, source: Source) -> str:
    """The template's heading that an unknown one resembles most, empty when it resembles none."""
    close = get_close_matches(key_of(text), list(wordings(source)), n=1, cutoff=0.7)
    return source.by_name[wordings(source)[close[0]]].heading if close else ""
