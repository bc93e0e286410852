"""Outlines of the four districts as they are drawn: flat kilometres, coarse enough for a small map."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

MAP = Path(__file__).with_name("stadsomraden_karta.json")
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A district by its code. `rings`: closed rings, the mainland first, islands after it; `label`: where its
    name stands, the middle of the mainland. Flat kilometres east and north of the city's south-western
    corner (see `data.geo.flat`)."""

    district: str
    rings: tuple[Ring, ...]
    label: tuple[float, float]


@lru_cache(maxsize=1)
def outlines() -> tuple[Outline, ...]:
    """The districts in their fixed order, from the file that `python -m data.geo` writes."""
    content = json.loads(MAP.read_text(encoding="utf-8"))
    return tuple(
        Outline(
            one["district"],
            tuple(tuple((x, y) for x, y in ring) for ring in one["rings"]),
            (one["label"][0], one["label"][1]),
        )
        for one in content["districts"]
    )
