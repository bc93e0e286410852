"""A printed number in the words that bound it: 56 %, ca 450, drygt 1 400, 8 900–10 400, minst 65 %."""

from dashboard.formatting import DASH, NBSP, count, number, share
from queries.answers import Row
from queries.delivered_counts import ABOUT, PRINTED


def printed_value(row: Row, *, is_share: bool | None = None) -> str:
    """The number of a row as the report bounds it; "" when the report has only words for it.

    A bound alone ("fler än hälften") is no printed number. "Minst" and "högst" hold for "över" and "under"
    too. is_share: whether a range is one of shares; seen from the row when it has a number.
    """
    is_share = row.share is not None if is_share is None else is_share
    value = row.share if is_share else row.count
    if value is not None:
        return _bound(row, value) + (share(value) if is_share else number(value))
    if row.low is None or row.high is None:
        return ""
    if not is_share:
        return count(None, row.low, row.high)
    return f"{number(row.low * 100)}{DASH}{share(row.high)}"


def printed_beside(row: Row) -> str:
    """What a report prints of the same thing as a delivered row, "" when it prints nothing of it."""
    printed = row.measure(PRINTED)
    if printed is None:
        return ""
    about = f"ca{NBSP}" if row.measure(ABOUT) else ""
    return about + (share(printed) if printed <= 1 and row.share is not None else number(printed))


def _bound(row: Row, value: float) -> str:
    is_lowest = row.low == value and row.high is None
    if row.is_approximate:
        return f"drygt{NBSP}" if is_lowest else f"ca{NBSP}"
    if is_lowest:
        return f"minst{NBSP}"
    return f"högst{NBSP}" if row.high == value and row.low is None else ""
