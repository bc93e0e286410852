"""A date to be done by, chosen as a date or as months from today."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from queries.option_kinds import Amount

DAYS_IN_MONTH = 365.25 / 12
LENGTH_OF_DATE = 10


def today() -> date:
    """The day where the server stands. Answers that count from it are kept a day at most."""
    return datetime.now(UTC).astimezone().date()


def months_until(start: date, target: date) -> float:
    """Months from one day to another, a month = 365.25/12 days. Negative when the target has passed."""
    return (target - start).days / DAYS_IN_MONTH


def date_after(start: date, months: float) -> date:
    """The day so many months from today."""
    return start + timedelta(days=round(months * DAYS_IN_MONTH))


@dataclass(frozen=True, slots=True)
class Deadline(Amount):
    """An amount of months from today that may also be written as a date, which then stands fast."""

    def parsed(self, text: str) -> str | None:
        """The date as 2027-03-01 or the months in canonical form, None when it is neither."""
        return text if _as_date(text) is not None else Amount.parsed(self, text)

    def number(self, text: str) -> float:
        """Months from today, to a tenth; outside the bounds when the date is."""
        target = _as_date(text)
        return float(text) if target is None else round(months_until(today(), target), 1)

    def target(self, text: str) -> date:
        """The day that the value means."""
        return _as_date(text) or date_after(today(), float(text))


def _as_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == LENGTH_OF_DATE else None
    except ValueError:
        return None
