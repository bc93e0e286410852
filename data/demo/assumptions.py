"""The assumptions behind the demo population, read once from assumptions.yml."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.yaml_file import read_yaml

PATH = Path(__file__).with_name("assumptions.yml")


@dataclass(frozen=True, slots=True)
class Statement:
    """One assumption, or one figure that is not followed, in Swedish as the method page shows it."""

    id: str
    title: str
    text: str


@lru_cache
def assumptions() -> dict[str, Any]:
    """The whole file: seed, direction_points, totals, statements, weights."""
    content: dict[str, Any] = read_yaml(PATH)
    return content


def statements() -> tuple[Statement, ...]:
    """Every assumption, in the order of the file."""
    return tuple(Statement(**raw) for raw in assumptions()["statements"])


def not_followed() -> tuple[Statement, ...]:
    """Every printed figure that the clients cannot meet, with the reason."""
    return tuple(Statement(**raw) for raw in assumptions()["not_followed"])


def weight(between: str, first: str, second: str) -> float:
    """How many times more common than independence first with second is; 1 where nothing is assumed.

    `between` names the pair of variables as in the file, for example main_plan~barrier.
    Raises KeyError when the file has no such pair of variables.
    """
    table: dict[str, dict[str, float]] = assumptions()["weights"][between]
    return float(table.get(first, {}).get(second, 1.0))
