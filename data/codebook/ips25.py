"""Read ips25.yml once: the 25 items of the fidelity scale, its sections, bands and kinds of review."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.yaml_file import read_yaml

PATH = Path(__file__).with_name("ips25.yml")


@dataclass(frozen=True, slots=True)
class Item:
    """One item: number 1–25, code of its section, Swedish name, short name and our own paraphrase."""

    item: int
    section: str
    label: str
    short: str
    about: str

    @property
    def code(self) -> str:
        """The number as it sorts as text: 01 … 25."""
        return f"{self.item:02d}"


@dataclass(frozen=True, slots=True)
class Band:
    """A range of totals, both ends included, with its Swedish name (own translation)."""

    code: str
    low: int
    high: int
    label: str


@lru_cache
def _book() -> dict[str, Any]:
    book: dict[str, Any] = read_yaml(PATH)
    return book


@lru_cache
def items() -> tuple[Item, ...]:
    """The 25 items in the order of the scale."""
    return tuple(Item(**raw) for raw in _book()["items"])


@lru_cache
def bands() -> tuple[Band, ...]:
    """The bands, the highest first."""
    return tuple(Band(**raw) for raw in _book()["bands"])


def band_of(total: int) -> Band:
    """The band of a total of all 25 items. ValueError outside 25–125."""
    for band in bands():
        if band.low <= total <= band.high:
            return band
    raise ValueError(f"no total of 25 items is {total}")


@lru_cache
def labels(block: str) -> dict[str, str]:
    """Swedish labels by code of `sections`, `review_types` or `reviews`, in order."""
    return {raw["code"]: raw["label"] for raw in _book()[block]}
