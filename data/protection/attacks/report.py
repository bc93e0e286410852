"""A line of the audit report, and its numbers in Swedish."""

from dataclasses import dataclass

NO_LIMIT = "redovisas"
CONTROL = "Kontroll"


@dataclass(frozen=True)
class Row:
    """One line of the report: attack, what was tried, what came out, the limit, and whether it holds."""

    attack: str
    what: str
    measured: str
    limit: str
    passed: bool


def percent(share: float) -> str:
    """A share 0–1 as Swedish per cent with one decimal."""
    return f"{100 * share:.1f} %".replace(".", ",").replace("-", "−")


def points(share: float) -> str:
    """A difference of shares 0–1 in Swedish percentage points."""
    return percent(share).replace("%", "p.e.")


def thousands(number: int) -> str:
    """A count with Swedish thousands."""
    return f"{number:,}".replace(",", "\u00a0")
