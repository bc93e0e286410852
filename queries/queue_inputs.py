"""What is filled in for the queue model: what is missing, what is wrong with it, and what may be derived."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isfinite
from typing import Literal

from queries.queue_assumptions import INPUTS, Input

Reason = Literal["not_a_number", "negative", "zero", "too_small", "too_large", "not_whole"]


@dataclass(frozen=True, slots=True)
class Inputs:
    """A service as the model sees it; None = not filled in. See INPUTS for units and limits.

    Places are `places`, or else `specialists` × `caseload` rounded down, at least one. `extra_places`: try
    this many; None asks how many are needed."""

    inflow: float | None = None
    stay: float | None = None
    places: float | None = None
    specialists: float | None = None
    caseload: float | None = None
    waiting: float | None = None
    target_wait: float | None = None
    months: float | None = None
    leaving: float | None = None
    share_in_time: float | None = None
    extra_places: float | None = None

    def filled(self) -> "Inputs":
        """With the defaults of what is a choice and not a fact, where nothing is chosen."""
        choices = {
            field.code: field.default
            for field in INPUTS
            if field.default is not None and getattr(self, field.code) is None
        }
        return replace(self, **choices)

    def all_places(self) -> int | None:
        """Places today; None when neither they nor specialists and caseload are filled in."""
        if self.places is not None:
            return int(self.places)
        if self.specialists is None or self.caseload is None:
            return None
        # 2.2 specialists with 15 each are 33, not the 32.999… of binary fractions.
        return max(1, int(self.specialists * self.caseload + 1e-9))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one input. reason: "not_a_number", "negative", "zero" (must be above), "too_small"
    and "too_large" (see `limit`), "not_whole" (only whole numbers)."""

    input: str
    reason: Reason
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Inputs that must be filled in first, by code."""

    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Invalid:
    """Inputs that cannot be right."""

    faults: tuple[Fault, ...]


def faults(inputs: Inputs) -> tuple[Fault, ...]:
    """Everything that is wrong with what is filled in, in the order of INPUTS; empty when nothing is."""
    return tuple(_faults(inputs))


def _faults(inputs: Inputs) -> Iterator[Fault]:
    for field in INPUTS:
        number = getattr(inputs, field.code)
        reason = None if number is None else _wrong(field, number)
        if reason is not None:
            limit = {"too_small": field.least, "too_large": field.most}.get(reason)
            yield Fault(field.code, reason, limit)


def _wrong(field: Input, number: float) -> Reason | None:
    if not isfinite(number):
        return "not_a_number"
    if number < 0:
        return "negative"
    if number == 0:
        return None if field.may_be_zero else "zero"
    if number < field.least:
        return "too_small"
    if number > field.most:
        return "too_large"
    return "not_whole" if field.is_whole and number != int(number) else None


def missing(inputs: Inputs) -> tuple[str, ...]:
    """Codes of the inputs that must be filled in before anything can be said, in the order of INPUTS."""
    empty = [field.code for field in INPUTS if not field.is_optional and getattr(inputs, field.code) is None]
    if inputs.all_places() is not None:
        return tuple(code for code in empty if code != "places")
    halves = [code for code in ("specialists", "caseload") if getattr(inputs, code) is None]
    # With one of the two filled in, the other is what is missing.
    return tuple(halves[0] if code == "places" and len(halves) == 1 else code for code in empty)


def inflow_from_participants(participants: float, stay: float) -> float:
    """Persons a month who start, when `participants` took part during a year and each stays `stay` months:
    those there when the year began (inflow × stay) and those who came (inflow × 12). Assumes an even flow; to
    be marked as derived. ValueError unless both are positive."""
    if not participants > 0 or not stay > 0:
        raise ValueError("participants and stay must be positive")
    return participants / (12 + stay)


def waiting_from_months(inflow: float, low: float, high: float) -> tuple[float, float]:
    """Persons in a queue published as low–high months, by Little's law: inflow × wait. To be marked as
    derived; it is a suggestion beside an empty input, never the input."""
    return inflow * low, inflow * high
