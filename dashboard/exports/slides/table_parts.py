"""Where a table is parted between slides, and how high its rows are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.exports.slides.fitting import clean, height, shortened
from dashboard.exports.slides.grid import Cell, Grid

SIDE, UPPER = 0.06, 0.025
"""Inches inside a cell, at its sides and over and under its text."""
MOST_LINES = 12
"""Of a cell; more is cut with "…", and stands in the page's table."""
EVENER = 20
"""Steps in which parts of a table are made equally long."""
GOES_ON = " (forts.)"
Row = tuple[Cell, ...]


def row_height(row: Sequence[Cell], widths: Sequence[float], size: int) -> float:
    """Inches that the row needs."""
    at, most = 0, 0.0
    for cell in row:
        room = sum(widths[at : at + cell.span]) - 2 * SIDE
        at += cell.span
        is_bold = cell.is_bold or cell.strength > 0
        words = "" if cell.is_repeated else cut_text(cell, room, size)
        most = max(most, height(words, room, size, is_bold=is_bold))
    return most + 2 * UPPER + 0.03


def grid_height(grid: Grid, widths: Sequence[float], size: int) -> float:
    """Inches that a table needs, with its head."""
    return sum(row_height(row, widths, size) for row in (*grid.head, *grid.body))


def cut_text(cell: Cell, room: float, size: int) -> str:
    """The text of the cell, or as much of it as a cell may hold."""
    most = height("\n" * (MOST_LINES - 1), room, size)
    return shortened(clean(cell.text), room, most, size, is_bold=cell.is_bold)


def parted(grid: Grid, widths: Sequence[float], room: float, size: int) -> list[Grid]:
    """The grid in parts of at most so many inches, about equally long, each with the head."""
    left = room - sum(row_height(row, widths, size) for row in grid.head)
    measured = _measured(grid, widths, size)
    starts = _starts(measured, left)
    for step in range(EVENER):
        fewer = _starts(measured, left * (EVENER + step) / (2 * EVENER))
        if len(fewer) == len(starts):
            starts = fewer
            break
    ends = [*starts[1:], len(measured)]
    return [
        replace(grid, body=tuple(_rows(measured, start, end)))
        for start, end in zip(starts, ends, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Measured:
    """A row as the first of a part and as a later one, and the heading of its group, None where it has none
    or is one."""

    first: Row
    later: Row
    heading: Row | None
    first_height: float
    later_height: float

    @property
    def is_heading(self) -> bool:
        return len(self.later) == 1 and self.later[0].span > 1


def _measured(grid: Grid, widths: Sequence[float], size: int) -> list[_Measured]:
    found: list[_Measured] = []
    heading: Row | None = None
    for row in grid.body:
        is_heading = len(row) == 1 and row[0].span > 1
        if is_heading:
            heading = (replace(row[0], text=row[0].text + GOES_ON),)
        above = None if is_heading else heading
        first = (replace(row[0], is_repeated=False), *row[1:])
        again = row_height(above, widths, size) if above is not None else 0
        high = row_height(first, widths, size) + again
        found.append(_Measured(first, row, above, high, row_height(row, widths, size)))
    return found


def _starts(rows: Sequence[_Measured], room: float) -> list[int]:
    """Where each part begins, filled from the top; no heading is left alone at the end of one."""
    starts, used = [0], 0.0
    for place, row in enumerate(rows):
        is_first = place == starts[-1]
        needed = row.later_height
        after = rows[place + 1].later_height if row.is_heading and place + 1 < len(rows) else 0
        if not is_first and used + needed + after > room:
            starts.append(place)
            is_first, used = True, 0.0
        used += row.first_height if is_first else needed
    return starts


def _rows(rows: Sequence[_Measured], start: int, end: int) -> list[Row]:
    first = rows[start]
    again = [first.heading] if first.heading is not None and start else []
    return [*again, first.first, *(row.later for row in rows[start + 1 : end])] if rows else []
