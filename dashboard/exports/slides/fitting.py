"""How much room text needs, from the widths of its letters: a slide is laid out where nothing draws it."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from dashboard.exports.slides.letter_widths import BOLD, REGULAR
from dashboard.formatting import NBSP

POINTS = 72
LINE = 1.37
SMALLEST = 12
"""Points; nothing on a slide is smaller."""
RESERVE = {False: 1.09, True: 1.17}
"""A machine without the typeface takes another one, which may be so much wider."""
FULL, USUAL = 1.1, 0.65
"""Letters that the font lacks, in parts of their size: of East Asia and emoji, and all others."""
EMS = {
    is_bold: {letter: wide / 1000 for wide, letters in table.items() for letter in letters}
    for is_bold, table in ((False, REGULAR), (True, BOLD))
}
WIDER = {
    is_bold: {
        letter: wide / RESERVE[is_bold]
        for letters, wide in (("+−±×<>=", 0.838), ("0123456789", digit), ("%", percent), (NBSP, space))
        for letter in letters
    }
    for is_bold, digit, percent, space in ((False, 0.636, 0.95, 0.318), (True, 0.696, 1.002, 0.348))
}
"""Letters of numbers in DejaVu Sans, in ems: it makes them wider still, and no number may break."""
WIDTHLESS = ("Mn", "Me", "Cf")
CONTROLS = ("Cc", "Cs", "Co", "Cn")
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
RIGHT_TO_LEFT = ("R", "AL")


@lru_cache(maxsize=20_000)
def clean(text: str) -> str:
    """Text that a file of Office can hold: no control characters, and none that turn the text around."""
    kept = (
        " " if letter in "\t\n\v\f\r\u2028\u2029" else letter
        for letter in text
        if letter in "\t\n\v\f\r" or _is_kept(letter)
    )
    return "".join(kept)


def _is_kept(letter: str) -> bool:
    return unicodedata.category(letter) not in CONTROLS and letter not in BIDI_CONTROLS


def is_right_to_left(text: str) -> bool:
    """True when the first letter with a direction runs from right to left."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((d in RIGHT_TO_LEFT for d in directions if d in ("L", *RIGHT_TO_LEFT)), False)


def width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Inches that a text needs to stay on one line in any typeface that may be taken."""
    return _ems_of(text, is_bold) * RESERVE[is_bold] * size / POINTS


def longest_word(text: str, size: float, *, is_bold: bool = False) -> float:
    """Inches that the text's longest word needs to stay whole."""
    return max(width(word, size, is_bold=is_bold) for word in text.split(" "))


@lru_cache(maxsize=40_000)
def _ems_of(text: str, is_bold: bool) -> float:
    return sum(_ems(letter, is_bold) for letter in text)


def _ems(letter: str, is_bold: bool) -> float:
    found = EMS[is_bold].get(letter)
    if found is not None:
        return max(found, WIDER[is_bold].get(letter, 0.0))
    if unicodedata.category(letter) in WIDTHLESS:
        return 0.0
    return FULL if ord(letter) > 0x2E7F or unicodedata.east_asian_width(letter) in "WF" else USUAL


def lines(text: str, room: float, size: float, *, is_bold: bool = False) -> int:
    """Lines that the text takes in a column of `room` inches."""
    return sum(_lines_of(part, room, size, is_bold) for part in text.split("\n"))


def _lines_of(text: str, room: float, size: float, is_bold: bool) -> int:
    found, used = 1, 0.0
    space = width(" ", size, is_bold=is_bold)
    for word in text.split(" "):
        needed = width(word, size, is_bold=is_bold)
        if used and used + space + needed > room:
            found, used = found + 1, 0.0
        elif used:
            used += space
        found += int(needed / room) if needed > room else 0
        used += needed % room if needed > room else needed
    return found


def height(text: str, room: float, size: float, *, is_bold: bool = False) -> float:
    """Inches that the text takes in a column of `room` inches."""
    return lines(text, room, size, is_bold=is_bold) * size * LINE / POINTS


def fitted(
    text: str, room: float, most: float, sizes: Sequence[int], *, is_bold: bool = False
) -> tuple[str, int]:
    """The text with the largest of the sizes at which it fits; cut at a word with "…" where none does."""
    for size in sizes:
        if height(text, room, size, is_bold=is_bold) <= most:
            return text, size
    return shortened(text, room, most, sizes[-1], is_bold=is_bold), sizes[-1]


def shortened(text: str, room: float, most: float, size: float, *, is_bold: bool = False) -> str:
    """The text, or as much of it as fits with "…" after."""
    if not text or height(text, room, size, is_bold=is_bold) <= most:
        return text
    fits, fails = 0, len(text)
    while fails - fits > 1:
        middle = (fits + fails) // 2
        is_fit = height(f"{text[:middle]}…", room, size, is_bold=is_bold) <= most
        fits, fails = (middle, fails) if is_fit else (fits, middle)
    cut = text[:fits]
    at = cut.rfind(" ")
    return (cut[:at] if at > len(cut) * 0.6 else cut).rstrip() + "…"
