"""Texts to values, once for every text that occurs: numbers, dates and codes as people write them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

import pandas as pd

from data.intake.code_sets import CodeSet
from data.intake.model import Column
from data.intake.schema import dtype_of
from data.intake.wording import DASHES, SPACES, folded

NUMBER = re.compile(r"^[+-]?\d+([.,]\d+)?$")
GROUPED = re.compile(r"^[+-]?\d{1,3}([.']\d{3})+(,\d+)?$|^[+-]?\d{1,3}(,\d{3})+\.\d+$")
ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]00:00(?::00)?)?$")
COMPACT = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)$")
DAY_FIRST = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$|^(\d{1,2})/(\d{1,2}) (\d{4})$")
SERIAL = re.compile(r"^\d{5}$")
MONTH = re.compile(r"^(\d{4})[-/.]?(\d{2})$")
NAMED_MONTH = re.compile(r"^([a-zåäö]{3,9})\.?[ -](\d{4}|\d{2})$|^(\d{4})[ -]([a-zåäö]{3,9})\.?$")
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
Parse = Callable[[str], object]


class ValueFormError(ValueError):
    """A text is not a value of its column's kind."""


@dataclass(frozen=True)
class Parsed:
    """The values of one column, and in which rows a text was no value (those are missing)."""

    values: pd.Series
    is_wrong: pd.Series


def parsed(texts: pd.Series, column: Column, *, is_1904: bool = False) -> Parsed:
    """The values of a column of texts (categories)."""
    parse = _parser(column, is_1904)
    values: list[object] = []
    wrong: list[str] = []
    for text in texts.cat.categories.to_list():
        try:
            values.append(parse(text))
        except ValueFormError:
            values.append(None)
            wrong.append(text)
    positions = texts.cat.codes.to_numpy()
    # Position −1, a missing text, takes the last value, which is none.
    typed = _typed(pd.Series([*values, None], dtype="object"), column)
    found = typed.take(positions if len(positions) else []).set_axis(texts.index)
    is_wrong = texts.isin(wrong) if wrong else pd.Series(False, index=texts.index)
    return Parsed(found, is_wrong)


def _typed(values: pd.Series, column: Column) -> pd.Series:
    typed: pd.Series = pd.to_datetime(values) if column.kind == "date" else values
    return typed.astype(dtype_of(column))


def _parser(column: Column, is_1904: bool) -> Parse:
    if column.kind == "code":
        return partial(_code, column.code_set)
    if column.kind == "codes":
        return partial(_codes, column.code_set)
    parsers: dict[str, Parse] = {
        "integer": _integer,
        "decimal": _decimal,
        "year": _integer,
        "date": partial(_date, is_1904=is_1904),
        "month": partial(_month, is_1904=is_1904),
        "text": _plain_text,
        "pseudonym": _plain_text,
    }
    return parsers[column.kind]


def _code(codes: CodeSet, text: str) -> str:
    try:
        return codes.wordings[folded(text)]
    except KeyError as error:
        raise ValueFormError(text) from error


def _codes(codes: CodeSet, text: str) -> str:
    parts = [part for part in re.split(r"[,;/]| och ", text) if part.strip()]
    return ",".join(dict.fromkeys(_code(codes, part) for part in parts))


def _plain_number(text: str) -> str:
    plain = SPACES.sub("", text.translate(DASHES))
    if GROUPED.match(plain):
        decimal = max(plain.rfind(","), plain.rfind("."))
        whole, part = (
            (plain, "") if plain[decimal] == "." and "," not in plain else plain.split(plain[decimal])
        )
        plain = re.sub(r"[.,']", "", whole) + (f".{part}" if part else "")
    if not NUMBER.match(plain):
        raise ValueFormError(text)
    return plain.replace(",", ".")


def _integer(text: str) -> int:
    number = float(_plain_number(text))
    if not number.is_integer() or abs(number) > 2**53:
        raise ValueFormError(text)
    return int(number)


def _decimal(text: str) -> float:
    return float(_plain_number(text))


def _date(text: str, *, is_1904: bool) -> datetime:
    plain = text.translate(DASHES)
    try:
        if SERIAL.match(plain):
            found = EPOCHS[is_1904] + timedelta(days=int(plain))
        elif match := ISO.match(plain) or COMPACT.match(plain):
            found = date(int(match[1]), int(match[2]), int(match[3]))
        elif match := DAY_FIRST.match(plain):
            day, month, year = (int(part) for part in match.groups() if part)
            found = date(year, month, day)
        else:
            raise ValueFormError(text)
    except (ValueError, OverflowError) as error:
        raise ValueFormError(text) from error
    return datetime(found.year, found.month, found.day)  # noqa: DTZ001  # a day, without time


def _month(text: str, *, is_1904: bool) -> str:
    plain = text.translate(DASHES).casefold()
    if (match := MONTH.match(plain)) and 1 <= int(match[2]) <= 12:
        return f"{match[1]}-{match[2]}"
    if match := NAMED_MONTH.match(plain):
        name, year = (match[1], match[2]) if match[1] else (match[4], match[3])
        if name[:3] in MONTHS:
            return f"{int(year) if len(year) == 4 else 2000 + int(year)}-{MONTHS.index(name[:3]) + 1:02d}"
    return f"{_date(text, is_1904=is_1904):%Y-%m}"


def _plain_text(text: str) -> str:
    # What Excel would take for a formula when the text is opened again.
    if text.startswith(("=", "@", "+")):
        raise ValueFormError(text)
    return text
