"""Swedish numbers, shares, intervals, dates and lists. Numbers never break across lines."""

import re
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from queries.statistics import is_coarse

LOCALE = "sv_SE"
NBSP = "\N{NO-BREAK SPACE}"
BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
BEFORE_PER_CENT = re.compile(r"(?<=\d) (?=%)")
BETWEEN_NUMBERS = re.compile(r"(?<=\d)–(?=\d)")
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
PART_OF_YEAR = re.compile(r"(\d{4})-(Q[1-4]|H[12])")
PARTS_OF_YEAR = {f"Q{n}": f"kvartal {n}" for n in range(1, 5)} | {
    "H1": "första halvåret",
    "H2": "andra halvåret",
}
JOINER = "\N{WORD JOINER}"
MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"
NOTHING = DASH
"""What is shown for a number that is not released: none or a few."""


@lru_cache(maxsize=20_000)
def number(value: float | None, decimals: int = 0) -> str:
    """A number with Swedish separators: 1 234,5; −12; "–" for None."""
    if value is None:
        return NOTHING
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale=LOCALE)).replace(" ", NBSP).replace("-", MINUS)


def share(value: float | None, base: float | None = None) -> str:
    """A fraction as per cent: 56 %, 13,1 %; "<5 %" and ">95 %" at the ends of a base under 100; "–" for
    None."""
    if value is None:
        return NOTHING
    if is_coarse(base) and value <= 0:
        return f"<5{NBSP}%"
    if is_coarse(base) and value >= 1:
        return f">95{NBSP}%"
    per_cent = round(value * 100, 1)
    decimals = 0 if per_cent == round(per_cent) else 1
    return f"{number(per_cent, decimals)}{NBSP}%"


def count(
    value: float | None, low: float | None = None, high: float | None = None, approximate: bool = False
) -> str:
    """A count, or a printed range: 4 000; ca 450; 8 900–10 400."""
    if value is None and low is not None and high is not None:
        return f"{number(low)}{DASH}{number(high)}"
    prefix = f"ca{NBSP}" if approximate and value is not None else ""
    return prefix + number(value)


def exact(value: float | None) -> str:
    """A number that need not be whole, with one decimal where it has any: 84,3; 1 218; "–" for None."""
    return number(value, 0 if value is None or round(value, 1) == round(value) else 1)


def interval(low: float | None, high: float | None) -> str:
    """An interval of shares: 68–76 %; empty when there is none."""
    if low is None or high is None:
        return ""
    return f"{number(round(low * 100))}{DASH}{number(round(high * 100))}{NBSP}%"


def points(difference: float) -> str:
    """A difference of shares in procentenheter: +11 procentenheter, −1 procentenhet."""
    unit = "procentenhet" if abs(round(difference * 100)) == 1 else "procentenheter"
    return f"{signed(difference)}{NBSP}{unit}"


def signed(difference: float) -> str:
    """A difference of shares in whole procentenheter without its unit: +11, −5, ±0."""
    value = round(difference * 100)
    return f"{'+' if value > 0 else '±' if value == 0 else ''}{number(value)}"


def signed_interval(low: float | None, high: float | None) -> str:
    """An interval of a difference in whole procentenheter: −3 till +1; empty when there is none."""
    if low is None or high is None:
        return ""
    ends = (number(round(end * 100)) if round(end * 100) == 0 else signed(end) for end in (low, high))
    return f"{NBSP}till{NBSP}".join(ends)


def day(value: date | datetime | str) -> str:
    """A date as 2025-03-09."""
    when = datetime.fromisoformat(value) if isinstance(value, str) else value
    return str(format_date(when, "yyyy-MM-dd", locale=LOCALE))


def long_day(value: date) -> str:
    """A date in words: 9 mars 2025."""
    return str(format_date(value, "d MMMM yyyy", locale=LOCALE)).replace(" ", NBSP)


def period(text: str) -> str:
    """A period in words: 2023-01/2023-09 as "januari–september 2023", 2024-Q1 as "kvartal 1 2024", 2023-H2 as
    "andra halvåret 2023"; years, dates and words as they are."""
    first, _, last = text.partition("/")
    if first == "..":
        return f"till och med {period(last)}"
    if last:
        start, end = period(first), period(last)
        is_same_year = start != first and start[-5:] == end[-5:]
        return f"{start[:-5] if is_same_year else start}{DASH}{end}"
    if found := PART_OF_YEAR.fullmatch(first):
        return f"{PARTS_OF_YEAR[found[2]]}{NBSP}{found[1]}"
    if MONTH.fullmatch(first):
        return str(format_date(date.fromisoformat(f"{first}-01"), "MMMM yyyy", locale=LOCALE)).replace(
            " ", NBSP
        )
    return first


def listed(words: list[str] | tuple[str, ...], separator: str = ", ") -> str:
    """Words as a Swedish list: a, b och c; with "; " between decimals, which have commas of their own."""
    if len(words) < 2:
        return "".join(words)
    return separator.join(words[:-1]) + " och " + words[-1]


def unbroken(text: str) -> str:
    """Words in which no number breaks across lines: 7 114 and 95 % with no-break spaces."""
    return BEFORE_PER_CENT.sub(NBSP, BETWEEN_DIGITS.sub(NBSP, text))


def held_together(text: str) -> str:
    """Words in which no interval breaks across lines either: 8–9 with a joiner after its dash."""
    return BETWEEN_NUMBERS.sub(DASH + JOINER, unbroken(text))


def capitalised(text: str) -> str:
    """The text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]
