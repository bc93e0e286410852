"""The day it is where the panel is used."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")


def today() -> date:
    """The day it is in Sweden."""
    return datetime.now(UTC).astimezone(SWEDEN).date()
