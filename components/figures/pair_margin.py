"""The margins of paired dots: differences and intervals to the right, mark and name of the groups below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.chance import CANNOT_TELL
from components.figures.model import MUTED, PIXELS_PER_CHARACTER, category_axis, left_margin
from dashboard.formatting import NOTHING, signed, signed_interval
from queries.answers import Row
from queries.pairs import is_beyond_chance

Labelled = Sequence[tuple[str, Row]]
BESIDE = {"x": 1, "xref": "paper", "showarrow": False}
GLYPH = 16
"""Pixels between the mark of a group and its name."""
GAP = 8


@dataclass(frozen=True, slots=True)
class Room:
    """Pixels: for the shares beside their dots, for the difference in the margin, and for its interval."""

    value: int
    difference: int
    interval: int

    @property
    def right(self) -> int:
        return self.value + self.difference + self.interval


ON_SCREEN, FOR_WORDS = Room(46, 40, 92), Room(46, 40, 136)
"""More where a difference says in words that it has no interval."""
ON_PHONE = Room(34, 30, 0)
"""On a phone the intervals are left to the table."""


def room_for(rows: Sequence[Row]) -> Room:
    """The room that the differences of these rows need."""
    return ON_SCREEN if all(row.low is not None for row in rows) else FOR_WORDS


def margins(labels: Sequence[str], room: Room) -> dict[str, Any]:
    """Margins and category axis; the labels stand clear of the shares."""
    return {
        "margin": {"l": left_margin(labels) + room.value, "r": room.right, "t": 24, "b": 30},
        "yaxis": {**category_axis(labels), "ticklabelstandoff": room.value},
    }


def differences(rows: Labelled, room: Room, heading: str) -> list[dict[str, Any]]:
    """The heading and the difference of each category, with its interval where there is room for one."""
    notes = [_heading(heading, room), *(_difference(label, row, room) for label, row in rows)]
    return notes + ([_interval(label, row, room) for label, row in rows] if room.interval else [])


def _heading(text: str, room: Room) -> dict[str, Any]:
    at = {"y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": "right", "xshift": room.right}
    return {**BESIDE, **at, "text": text, "font": {"color": MUTED}}


def _difference(label: str, row: Row, room: Room) -> dict[str, Any]:
    text = NOTHING if row.difference is None else signed(row.difference)
    strong = f"<b>{text}</b>" if is_beyond_chance(row) else text
    return {**BESIDE, "y": label, "text": strong, "xanchor": "right", "xshift": room.value + room.difference}


def _interval(label: str, row: Row, room: Room) -> dict[str, Any]:
    text = signed_interval(row.low, row.high) or CANNOT_TELL
    at = {"xanchor": "left", "xshift": room.value + room.difference + GAP, "font": {"color": MUTED}}
    return {**BESIDE, **at, "y": label, "text": text}


def under_rows(groups: Sequence[tuple[str, str, str]], along: float = 0.0) -> list[dict[str, Any]]:
    """Mark and name of groups (name, colour, mark) under the rows, beside each other in however narrow a
    chart. along: pixels from the left edge of the rows to where they begin."""
    parts: list[dict[str, Any]] = []
    for name, colour, mark in groups:
        parts += [_under(along, mark, {"color": colour}), _under(along + GLYPH, name, {})]
        along += 2 * GLYPH + len(name) * PIXELS_PER_CHARACTER
    return parts


def _under(along: float, text: str, font: dict[str, str]) -> dict[str, Any]:
    at = {"x": 0, "y": 0, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top"}
    return {**at, "xshift": along, "yshift": -6, "text": text, "showarrow": False, "font": font}
