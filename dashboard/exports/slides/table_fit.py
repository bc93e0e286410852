"""How a table goes on slides: the widths of its columns, the size of its letters, and where it is parted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dashboard.exports.slides.fitting import SMALLEST, clean, height, shortened, width
from dashboard.exports.slides.grid import Cell, Grid, records
from dashboard.exports.slides.native_chart import Box

SIDE, UPPER = 0.06, 0.025
"""Inches inside a cell, at its sides and over and under its text."""
NARROWEST = 0.6
MOST_FOR_A_WORD = 1.9
SIZES = (16, 14, SMALLEST)
MOST_LINES = 12
"""Of a cell; more is cut with "…", and stands in the page's table."""
EVENER = 20
"""Steps in which parts of a table are made equally long."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table as it goes on slides: its parts, the widths of its columns, and the size of its letters."""

    parts: tuple[Grid, ...]
    widths: tuple[float, ...]
    size: int


def fit(grid: Grid, box: Box) -> Fitted:
    """The table in the largest letters with which it goes on one slide, or in parts in the smallest; one with
    more columns than words have room in becomes records."""
    if not grid.is_matrix and sum(_least(grid, place, SMALLEST) for place in range(grid.columns)) > box.width:
        grid = records(grid)
    for size in SIZES:
        widths = tuple(column_widths(grid, box.width, size))
        parts = tuple(parted(grid, widths, box.height, size))
        has_room = sum(_least(grid, place, size) for place in range(grid.columns)) <= box.width
        if size == SMALLEST or (len(parts) == 1 and has_room):
            break
    return Fitted(parts, widths, size)


def column_widths(grid: Grid, room: float, size: int) -> list[float]:
    """Inches for each column: numbers get what they need, words share the rest by how much they hold."""
    total = grid.columns
    needed = [_needed(grid, place, size) for place in range(total)]
    if grid.is_matrix and total > 1:
        first = min(max(needed[0], 1.2), room * 0.4)
        each = min((room - first) / (total - 1), max(1.1, *needed[1:]))
        return [first, *([each] * (total - 1))]
    if grid.most_first:
        needed[0] = min(needed[0], grid.most_first)
    if sum(needed) <= room:
        return needed
    return _shared(needed, [_least(grid, place, size) for place in range(total)], room)


def _needed(grid: Grid, place: int, size: int) -> float:
    """The width of the column's longest text."""
    return _widest(grid, place, size, lambda text: [text])


def _least(grid: Grid, place: int, size: int) -> float:
    """The width of the column's longest word."""
    return min(MOST_FOR_A_WORD, _widest(grid, place, size, lambda text: text.split(" ")))


def _widest(grid: Grid, place: int, size: int, parts: Callable[[str], list[str]]) -> float:
    found = [NARROWEST]
    for row in (*grid.head, *grid.body):
        cell = _cell_at(row, place)
        if cell is not None and cell.span == 1:
            is_bold = cell.is_bold or cell.strength > 0
            wide = max((width(part, size, is_bold=is_bold) for part in parts(cell.text)), default=0)
            found.append(wide + 2 * SIDE + 0.05)
    return max(found)


def _cell_at(row: Sequence[Cell], place: int) -> Cell | None:
    at = 0
    for cell in row:
        if at == place:
            return cell
        at += cell.span
    return None


def _shared(needed: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """What needs less than its fair part gets it; the others share the rest, more to those that hold more,
    none less than its longest word."""
    kept: dict[int, float] = {}
    while fair := [
        at
        for at, want in enumerate(needed)
        if at not in kept and want <= (room - sum(kept.values())) / (len(needed) - len(kept))
    ]:
        kept |= {at: needed[at] for at in fair}
    others = [at for at in range(len(needed)) if at not in kept]
    left = room - sum(kept.values()) - sum(least[at] for at in others)
    if left < 0:
        return [room * has / sum(least) for has in least]
    weights = {at: max(0.01, min(needed[at], 14) - least[at]) ** 0.7 for at in others}
    total = sum(weights.values())
    return [kept[at] if at in kept else least[at] + left * weights[at] / total for at in range(len(needed))]


def row_height(row: Sequence[Cell], widths: Sequence[float], size: int) -> float:
    """Inches that the row needs."""
    at, most = 0, 0.0
    for cell in row:
        room = sum(widths[at : at + cell.span]) - 2 * SIDE
        at += cell.span
        is_bold = cell.is_bold or cell.strength > 0
        most = max(most, height(cut_text(cell, room, size), room, size, is_bold=is_bold))
    return most + 2 * UPPER + 0.03


def cut_text(cell: Cell, room: float, size: int) -> str:
    most = height("\n" * (MOST_LINES - 1), room, size)
    return shortened(clean(cell.text), room, most, size, is_bold=cell.is_bold)


def parted(grid: Grid, widths: Sequence[float], room: float, size: int) -> list[Grid]:
    """The grid in parts of at most so many inches, about equally long, each with the head."""
    head = sum(row_height(row, widths, size) for row in grid.head)
    heights = [row_height(row, widths, size) for row in grid.body]
    ends = _ends(heights, room - head)
    for step in range(EVENER):
        fewer = _ends(heights, (room - head) * (EVENER + step) / (2 * EVENER))
        if len(fewer) == len(ends):
            ends = fewer
            break
    starts = [0, *ends[:-1]]
    return [replace(grid, body=grid.body[start:end]) for start, end in zip(starts, ends, strict=True)]


def _ends(heights: Sequence[float], room: float) -> list[int]:
    """Where each part ends, filled from the top."""
    found: list[int] = []
    used = 0.0
    for place, needed in enumerate(heights):
        if used and used + needed > room:
            found.append(place)
            used = 0.0
        used += needed
    return [*found, len(heights)]
