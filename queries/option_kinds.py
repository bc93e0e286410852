"""The kinds of choices that stand in the address: alternatives and amounts."""

from dataclasses import dataclass
from math import isfinite

LONGEST_AMOUNT = 12


@dataclass(frozen=True, slots=True)
class Alternative:
    """One value of a choice: how it is written in the address and what the user reads."""

    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few alternatives. `default` holds when the address does not name it."""

    slug: str
    label: str
    alternatives: tuple[Alternative, ...]
    default: str = ""

    def parsed(self, text: str) -> str | None:
        """The value as it stands in the address, None when it is not one of the alternatives."""
        return text if any(text == one.slug for one in self.alternatives) else None

    def alternative(self, slug: str) -> Alternative:
        """The alternative of a value. KeyError for an unknown one."""
        return {one.slug: one for one in self.alternatives}[slug]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number between `low` and `high`, in `unit` (Swedish), whole where `step` is 1; none without a value
    in the address."""

    slug: str
    label: str
    low: float
    high: float
    unit: str
    step: float = 1.0
    default: str = ""

    def parsed(self, text: str) -> str | None:
        """The number in canonical form, None when it is no number or out of bounds."""
        if len(text) > LONGEST_AMOUNT:
            return None
        try:
            value = float(text.replace(",", ".").replace("\N{MINUS SIGN}", "-"))
        except ValueError:
            return None
        is_taken = isfinite(value) and self.low <= value <= self.high
        return f"{value:g}" if is_taken and (self.step != 1 or value == int(value)) else None

    def number(self, text: str) -> float:
        """The number of a value as it stands in the address."""
        return float(text)


@dataclass(frozen=True, slots=True)
class Words:
    """Words to search for, as somebody writes them; none without a value in the address."""

    slug: str
    label: str
    longest: int = 60
    default: str = ""

    def parsed(self, text: str) -> str | None:
        """The words with single spaces and nothing that cannot be shown, None when they are too long."""
        shown = "".join(sign if sign.isprintable() else " " for sign in text)
        words = " ".join(shown.split())
        return words if len(words) <= self.longest else None


Option = Choice | Amount | Words
