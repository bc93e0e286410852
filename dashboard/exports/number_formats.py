"""A number as Excel shows it: the value, and the format that writes it as the page's table does."""

import re
from dataclasses import dataclass

from dashboard.formatting import DASH, MINUS, NBSP

SHOWN = re.compile(
    rf"(?P<before>ca{NBSP})?(?P<sign>[+{MINUS}±]?)(?P<digits>\d+(?:{NBSP}\d{{3}})*)(?:,(?P<decimals>\d+))?"
    rf"(?P<after>[{NBSP} ][^\d{DASH}]+)?"
)
PER_CENT = f"{NBSP}%"


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """A value and its Excel format. Shares are fractions of 1 with a per cent format."""

    value: float
    form: str


def shown_number(text: str) -> ShownNumber | None:
    """The number that a table shows as `text`, None when it shows words or no single number.

    The value has the shown decimals and no more, so that nothing is in the file that is not on the page.
    """
    found = SHOWN.fullmatch(text)
    if found is None or (found["sign"] == "±" and int(found["digits"].replace(NBSP, ""))):
        return None
    decimals = found["decimals"] or ""
    size = float(f"{found['digits'].replace(NBSP, '')}.{decimals or 0}")
    value = -size if found["sign"] == MINUS else size
    if found["after"] == PER_CENT:
        value = round(value / 100, len(decimals) + 2)
    return ShownNumber(value, _format(found, len(decimals)))


def _format(found: re.Match[str], decimals: int) -> str:
    is_grouped = NBSP in found["digits"] or len(found["digits"]) < 4
    pattern = ("#,##0" if is_grouped else "0") + ("." + "0" * decimals if decimals else "")
    after = found["after"] or ""
    pattern += "\\ %" if after == PER_CENT else f'"{after}"' if after else ""
    before = f'"{found["before"]}"' if found["before"] else ""
    if found["sign"] in ("+", "±"):
        return f'"+"{pattern};"{MINUS}"{pattern};"±"{pattern}'
    negative = f';"{MINUS}"{pattern}' if found["sign"] == MINUS else ""
    return f"{before}{pattern}{negative}"
