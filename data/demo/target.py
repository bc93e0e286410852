"""A published margin as an object: what was printed, how it is computed on clients, and whether it holds."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

Chosen = Callable[[pd.DataFrame], "pd.Series[bool]"]
PERSONS, ANSWERS, PER_CENT, POINTS = "personer", "svar", "procent", "procentenheter"


@dataclass(frozen=True, slots=True)
class Target:
    """One published margin.

    low and high bound what `compute` gives on the clients, in unit; high itself is outside for a rounded
    share. printed is the number as printed, None where only words or a bound are. followed says in Swedish
    which figure is followed where figures conflict.
    """

    id: str
    section: str
    what: str
    low: float
    high: float
    unit: str
    compute: Callable[[pd.DataFrame], float]
    printed: float | None = None
    decimals: int = 0
    followed: str = ""
    is_high_open: bool = False

    def holds(self, value: float) -> bool:
        """Whether a computed value meets the margin."""
        return self.low <= value and (value < self.high if self.is_high_open else value <= self.high)


def rounded(value: float, decimals: int = 0) -> float:
    """Round as the report does: half up."""
    return float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def where(**codes: str | tuple[str, ...]) -> Chosen:
    """The clients with these codes; one code or several per column."""

    def chosen(clients: pd.DataFrame) -> "pd.Series[bool]":
        result = pd.Series(True, index=clients.index)
        for column, wanted in codes.items():
            result &= clients[column].isin([wanted] if isinstance(wanted, str) else wanted)
        return result

    return chosen


EVERYONE = where(active_work="yes")


def both(first: Chosen, second: Chosen) -> Chosen:
    """The clients that two choices have in common."""
    return lambda clients: first(clients) & second(clients)


def with_need(need: str) -> Chosen:
    """The clients who have a need, as the first answer or the second."""
    return lambda clients: (clients["need_1"] == need) | (clients["need_2"] == need)


def with_any_need() -> Chosen:
    """The clients with at least one need; Vet ej is none."""
    return lambda clients: ~clients["need_1"].isin(["", "unknown"])


def with_two_needs() -> Chosen:
    """The clients with two needs, also when they are two splits of the same one; Vet ej is none."""
    return lambda clients: with_any_need()(clients) & ~clients["need_2"].isin(["", "unknown"])


def share(clients: pd.DataFrame, part: Chosen, whole: Chosen) -> float:
    """Per cent of the whole that are also in the part."""
    base = whole(clients)
    return 100 * int((part(clients) & base).sum()) / int(base.sum())


def count_target(
    id_: str, section: str, what: str, printed: int, chosen: Chosen, followed: str = ""
) -> Target:
    """A number of persons that has to hold exactly."""
    return Target(
        id_,
        section,
        what,
        printed,
        printed,
        PERSONS,
        lambda clients: int(chosen(clients).sum()),
        printed,
        followed=followed,
    )


def at_most_target(id_: str, section: str, what: str, cap: int, chosen: Chosen) -> Target:
    """A number of persons that is not printed, and so is at most the smallest printed one beside it."""
    return Target(id_, section, what, 0, cap, PERSONS, lambda clients: int(chosen(clients).sum()))


def share_target(
    id_: str,
    section: str,
    what: str,
    printed: float,
    part: Chosen,
    whole: Chosen,
    *,
    decimals: int = 0,
    followed: str = "",
) -> Target:
    """A share of persons that has to round to the printed one."""
    return rounded_target(
        id_, section, what, printed, lambda clients: share(clients, part, whole), decimals, followed
    )


def rounded_target(
    id_: str,
    section: str,
    what: str,
    printed: float,
    compute: Callable[[pd.DataFrame], float],
    decimals: int = 0,
    followed: str = "",
) -> Target:
    """A share that has to round to the printed one, however it is computed."""
    half = Decimal(1).scaleb(-decimals) / 2
    low, high = float(Decimal(repr(printed)) - half), float(Decimal(repr(printed)) + half)
    return Target(
        id_, section, what, low, high, PER_CENT, compute, printed, decimals, followed, is_high_open=True
    )


def answers_target(id_: str, section: str, what: str, printed: int, need: str, followed: str = "") -> Target:
    """A number of answers on a need that has to hold exactly; a client can give the same need twice."""
    return Target(
        id_,
        section,
        what,
        printed,
        printed,
        ANSWERS,
        lambda clients: answers(clients, need),
        printed,
        followed=followed,
    )


def answers(clients: pd.DataFrame, need: str) -> int:
    """Answers that name a need, two at most per client."""
    return int((clients["need_1"] == need).sum() + (clients["need_2"] == need).sum())


def difference_target(
    id_: str,
    section: str,
    what: str,
    first: tuple[Chosen, Chosen],
    second: tuple[Chosen, Chosen],
    low: float,
    high: float = 100.0,
) -> Target:
    """How many percentage points the first share (part, whole) is above the second, at least low."""
    return Target(
        id_,
        section,
        what,
        low,
        high,
        POINTS,
        lambda clients: share(clients, *first) - share(clients, *second),
    )
