"""The assumptions behind the fictional programmes, read once from assumptions.yml."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from data.demo.assumptions import Statement
from data.yaml_file import read_yaml

PATH = Path(__file__).with_name("assumptions.yml")
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Programme:
    """One fictional programme. Means in days; decision: share of its participants with a decision;
    specialists: full-time employment specialists from a month on; administrations: shares."""

    code: str
    method: str
    referrals_a_month: float
    wait_days: float
    stay_days: float
    job_days: float
    contact_days: float
    decision: float
    specialists: dict[str, float]
    administrations: dict[str, float]


@dataclass(frozen=True, slots=True)
class Caveat:
    """A reservation that follows the examples onto a page, in Swedish."""

    id: str
    topic: str
    text: str


@lru_cache
def assumptions() -> dict[str, Any]:
    """The whole file."""
    content: dict[str, Any] = read_yaml(PATH)
    return content


@lru_cache
def programmes() -> tuple[Programme, ...]:
    """The fictional programmes in order."""
    return tuple(Programme(code, **raw) for code, raw in assumptions()["programmes"].items())


def statements() -> tuple[Statement, ...]:
    """Every assumption in Swedish, in the order of the file."""
    return tuple(Statement(**raw) for raw in assumptions()["statements"])


def caveats() -> tuple[Caveat, ...]:
    """The reservations of the examples."""
    return tuple(Caveat(**raw) for raw in assumptions()["caveats"])


def day(text: str) -> int:
    """Days from 1970-01-01 to an ISO date."""
    return (date.fromisoformat(text) - EPOCH).days


def picked(shares: dict[Any, float], count: int, random: np.random.Generator) -> np.ndarray:
    """`count` codes drawn with the given shares, which are taken as parts of their sum."""
    weights = np.array(list(shares.values()), dtype=float)
    return np.array(random.choice(list(shares), size=count, p=weights / weights.sum()))
