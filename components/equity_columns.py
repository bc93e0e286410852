"""Columns of the tables of Likvärdighet: rates, limits of chance, expected and missing places."""

from functools import partial

from components.card import Measure
from components.columns import INTERVAL
from components.wording import WHOLE_CITY
from dashboard.formatting import DASH, interval, number
from queries.answers import Row


def _number(name: str, decimals: int, row: Row) -> str:
    return number(row.measure(name), decimals)


def _span(name: str, decimals: int, row: Row) -> str:
    """Both ends of an interval, "" when the row has none."""
    low, high = row.measure(f"{name}_low"), row.measure(f"{name}_high")
    return "" if low is None else f"{number(low, decimals)}{DASH}{number(high, decimals)}"


def _signed_span(name: str, row: Row) -> str:
    """An interval that can reach below zero, where a dash would be read as a minus."""
    low, high = row.measure(f"{name}_low"), row.measure(f"{name}_high")
    return "" if low is None else f"{number(low)} till {number(high)}"


def _limits(name: str, row: Row) -> str:
    return interval(row.measure(f"low_{name}"), row.measure(f"high_{name}"))


def numeric(name: str, heading: str, decimals: int) -> Measure:
    """A number of the rows."""
    return Measure(name, heading, partial(_number, name, decimals))


def spanned(name: str, decimals: int) -> Measure:
    """The 95 % interval of a number."""
    return Measure(f"{name}_low", INTERVAL, partial(_span, name, decimals), is_words=True)


PER_ADULTS = (
    numeric("per_1000", "Per 1 000 vuxna", 1),
    spanned("per_1000", 1),
    numeric("per_1000_city", WHOLE_CITY, 1),
)
PER_NEED = (
    numeric("need", "Behov", 0),
    numeric("per_100", "Per 100 i behov", 1),
    spanned("per_100", 1),
    numeric("per_100_city", WHOLE_CITY, 1),
)
LIMITS = (
    Measure("low_95", "Slumpens gränser, 95 %", partial(_limits, "95"), is_words=True),
    Measure("low_998", "Slumpens gränser, 99,8 %", partial(_limits, "998"), is_words=True),
)
ACCESS = (
    numeric("need", "Behov", 0),
    numeric("expected", "Vid lika tillgång", 0),
    numeric("ratio", "Kvot", 2),
    spanned("ratio", 2),
    numeric("missing", "Platser som fattas", 0),
    Measure("missing_low", "Platser, 95 % intervall", partial(_signed_span, "missing"), is_words=True),
)
