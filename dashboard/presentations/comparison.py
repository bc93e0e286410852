"""What a view showed when it was saved against what it shows now."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from components.columns import KIND
from dashboard.exports.exhibit import Exhibit
from dashboard.formatting import DASH, NBSP, number
from dashboard.presentations.rows import Remembered
from queries.answers import Answer, Row, TooDetailed, TooFew
from queries.proposals import STATUS_WORD

CELLS_KEPT = 1200
LONGEST_WORDS = 160
WHOLE_CARD = "Hela kortet"
NO_LONGER = "finns inte längre"
NOT_BEFORE = "fanns inte"


class State(StrEnum):
    """How a view stands against what it showed: its class on the page."""

    SAME = "is-same"
    CHANGED = "is-changed"
    HIDDEN = "is-hidden"
    UNKNOWN = "is-unknown"


@dataclass(frozen=True, slots=True)
class Change:
    """A number that is another than before: its row and column, what it was and what it is."""

    row: str
    column: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The state in Swedish words, and every number that differs."""

    state: State
    words: str
    changes: tuple[Change, ...] = ()


def remembered(exhibit: Exhibit) -> Remembered:
    """The numbers that the card's table shows, by row and column, and words that are delivered anew; all its
    words where it has no numbers, and the sentence that stands there where it has nothing to show."""
    cells = tuple(_cells(exhibit))[:CELLS_KEPT] if isinstance(exhibit.answer, Answer) else ()
    return cells or ((WHOLE_CARD, "", exhibit.finding),)


def _cells(exhibit: Exhibit) -> Iterator[tuple[str, str, str]]:
    columns, rows = exhibit.table
    has_numbers = any(column.is_number for column in columns)
    shown = [
        column
        for column in columns[1:]
        if column.is_number
        or column.heading == STATUS_WORD
        or (not has_numbers and column.heading not in (KIND, exhibit.card.group))
    ]
    for row in rows:
        for column in shown:
            if text := column.text(row):
                yield _label(row), column.heading, text[:LONGEST_WORDS]


def _label(row: Row) -> str:
    return " · ".join(part for part in (row.label, row.group_label, row.series_label) if part)


def compared(before: Remembered, version: str, exhibit: Exhibit) -> Comparison:
    """What has changed since the data version that the view was saved under."""
    changes = tuple(_changes(before, remembered(exhibit)))
    if not changes:
        return Comparison(State.SAME, f"Oförändrad sedan dataversion {version}.")
    if isinstance(exhibit.answer, TooFew | TooDetailed):
        words = f"Ändrad sedan dataversion {version}: talen är nu skyddade. {exhibit.finding}"
        return Comparison(State.HIDDEN, words, tuple(_lost(before)))
    words = f"Ändrad sedan dataversion {version}: {_counted(len(changes))}."
    if any(one.now == DASH and one.was != DASH for one in changes):
        words += f" {DASH} betyder att talet nu är skyddat: inga eller några få."
    return Comparison(State.CHANGED, words, changes)


def _counted(changes: int) -> str:
    return f"{number(changes)}{NBSP}{'uppgift är en annan' if changes == 1 else 'uppgifter är andra'}"


def _changes(before: Remembered, after: Remembered) -> Iterator[Change]:
    was, now = _by_place(before), _by_place(after)
    for place in dict.fromkeys((*was, *now)):
        old, new = was.get(place), now.get(place)
        if old != new:
            row, column, _ = place
            yield Change(row, column, NOT_BEFORE if old is None else old, NO_LONGER if new is None else new)


def _lost(before: Remembered) -> Iterator[Change]:
    for row, column, text in before:
        yield Change(row, column, text, "skyddat")


def _by_place(cells: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str, int], str]:
    """Texts by row, column and which one of that name it is: two rows may be called the same."""
    seen: Counter[tuple[str, str]] = Counter()
    found = {}
    for row, column, text in cells:
        found[row, column, seen[row, column]] = text
        seen[row, column] += 1
    return found
