"""What differs between two answers to a question, row by row: numbers, and the words beside them."""

from collections.abc import Callable

from dashboard.formatting import number as shown_number
from queries.answers import Answer, Row
from queries.delivered_counts import DIFFERS

MOST_ROWS_NAMED = 3
LONGEST_WORDS = 60
NOTHING = ("", "–")
Key = tuple[str, str, str]
KeyOf = Callable[[Row], Key]


def differing_rows(old: Answer, new: Answer) -> tuple[str, int]:
    """The largest differences in words and how many rows differ; no words when none does."""
    key_of = _key_of(old, new)
    before, after = ({key_of(row): row for row in answer.rows} for answer in (old, new))
    differing = [
        key for key in before.keys() | after.keys() if _said(before.get(key)) != _said(after.get(key))
    ]
    largest = sorted(differing, key=lambda key: (*_weight(before.get(key), after.get(key)), key))
    named = (told(before.get(key), after.get(key)) for key in largest[:MOST_ROWS_NAMED])
    return ("; ".join(named) + _differing_print(new), len(differing)) if differing else ("", 0)


def _differing_print(answer: Answer) -> str:
    """A warning where delivered numbers are not those printed of the same time."""
    differing = answer.facts.get(DIFFERS, 0)
    if not differing:
        return ""
    return f". Obs! {shown_number(differing)} tal skiljer sig från de tryckta; båda visas"


def _key_of(*answers: Answer) -> KeyOf:
    """What makes a row the same in both: not its group, which may have changed, where the rest is enough."""

    def short(row: Row) -> Key:
        return row.code, "", row.series

    is_enough = all(len({short(row) for row in answer.rows}) == len(answer.rows) for answer in answers)
    return short if is_enough else lambda row: (row.code, row.group, row.series)


def _said(row: Row | None) -> tuple[object, ...]:
    return () if row is None else (_number(row), row.group_label, row.text, _details(row), row.measures)


def _details(row: Row) -> tuple[tuple[str, str], ...]:
    """What stands beside a row. A heading with nothing under it says as little as no heading."""
    return tuple((name, words) for name, words in row.details if words not in NOTHING)


def _number(row: Row | None) -> float | None:
    return None if row is None else row.count if row.count is not None else row.share


def _numbers(old: Row | None, new: Row | None) -> tuple[float | None, float | None]:
    """The number before and after: of two with a share the shares, where only one of them has a count."""
    if old and new and (old.count is None) != (new.count is None) and None not in (old.share, new.share):
        return old.share, new.share
    return _number(old), _number(new)


def _distance(old: Row | None, new: Row | None) -> float:
    before, after = _numbers(old, new)
    return abs((after or 0) - (before or 0))


def _weight(old: Row | None, new: Row | None) -> tuple[float, bool]:
    """Largest numbers first, then rows whose own words or group differ, and not only what stands beside."""
    has_same_words = bool(old and new and (old.group_label, old.text) == (new.group_label, new.text))
    return -_distance(old, new), has_same_words


def told(old: Row | None, new: Row | None) -> str:
    """A row that differs: its name, and its number before and after, or the first words that differ."""
    row = new or old
    if row is None:
        return ""
    names = ", ".join(part for part in (row.series_label, row.group_label, row.label) if part)
    before, after = _numbers(old, new)
    if before != after:
        return f"{names} {shown(before)} → {shown(after)}"
    if old is None or new is None:
        return f"{_short(names)}: {'ny' if old is None else 'tas bort'}"
    if old.measures != new.measures and _words(old) == _words(new):
        return f"{names}: beräknade tal ändras"
    heading, earlier, later = _first_difference(old, new)
    name = f"{row.label}, {row.group_label}" if old.group_label == row.group_label != "" else row.label
    return f"{_short(name)}: {heading}{_short(earlier)} → {_short(later)}"


def _first_difference(old: Row, new: Row) -> tuple[str, str, str]:
    """The heading of the first words that differ, and the words before and after."""
    earlier, later = _words(old), _words(new)
    heading = next(name for name in earlier | later if earlier.get(name) != later.get(name))
    return heading.lstrip(), earlier.get(heading, ""), later.get(heading, "")


def _words(row: Row) -> dict[str, str]:
    """The words of a row by their headings."""
    return {"": row.group_label, " ": row.text} | {f"{name} ": words for name, words in _details(row)}


def _short(words: str) -> str:
    if len(words) > LONGEST_WORDS:
        return f"{words[:LONGEST_WORDS].rstrip()}…"
    return words.removesuffix(".") or "–"


def shown(number: float | None) -> str:
    """A number or a share for the preview."""
    if number is None:
        return "–"
    return f"{number:.0%}".replace("%", " %") if 0 < abs(number) < 1 else shown_number(number)
