"""How a table goes on slides: the widths of its columns, the size of its letters, and where it is parted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.exports.slides.fitting import SMALLEST, clean, longest_word, width
from dashboard.exports.slides.grid import Cell, Grid, records
from dashboard.exports.slides.native_chart import Box
from dashboard.exports.slides.table_parts import SIDE, parted

NARROWEST = 0.6
MOST_FOR_A_WORD = 3 / SMALLEST
"""Inches a point; a longer word is no word, and may break."""
SIZES = (16, 14, SMALLEST)
BIT, NEARLY, SPARE = 0.1, 6, 0.05
SHORT, MOST_SHORT = 1.5, 0.85
"""Inches of texts that stay on one line where the others are left room, a part of the whole."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table as it goes on slides: its parts, the widths of its columns, and the size of its letters."""

    parts: tuple[Grid, ...]
    widths: tuple[float, ...]
    size: int


def fit(grid: Grid, box: Box) -> Fitted:
    """The table in the largest letters with which it goes on one slide, or in parts in the smallest; one with
    more columns than words have room in becomes records."""
    if not grid.is_matrix and sum(_least(grid, SMALLEST)) > box.width:
        grid = records(grid)
    for size in SIZES:
        widths = tuple(column_widths(grid, box.width, size))
        parts = tuple(parted(grid, widths, box.height, size))
        has_room = all(has >= needs for has, needs in zip(widths, _least(grid, size), strict=True))
        if size == SMALLEST or (len(parts) == 1 and has_room):
            break
    return Fitted(parts, widths, size)


def column_widths(grid: Grid, room: float, size: int) -> list[float]:
    """Inches for each column: what it needs, or its part of a room in which the rows get low."""
    needed, least = _needed(grid, size), _least(grid, size)
    if grid.is_matrix and grid.columns > 1:
        return _of_matrix(needed, least, room, size)
    if grid.most_first:
        needed[0] = min(needed[0], max(grid.most_first, least[0]))
    if sum(needed) <= room:
        return needed
    texts = [[_text_width(row, place, size) for place in range(grid.columns)] for row in grid.body]
    return _shared(np.array(texts or [needed]), least, room)


def _text_width(row: Sequence[Cell], place: int, size: int) -> float:
    cell = _cell_at(row, place)
    is_told = cell is not None and cell.span == 1 and not cell.is_repeated
    return width(clean(cell.text), size, is_bold=cell.is_bold) if cell is not None and is_told else 0.0


def _shared(texts: np.ndarray, least: Sequence[float], room: float) -> list[float]:
    """Each column has its longest word; what is left goes bit by bit to where it lowers the rows the most.
    texts: inches that each cell's text takes on one line."""
    widths = np.array(least)
    if widths.sum() >= room:
        return [room * has / sum(least) for has in least]
    for place in np.argsort(needed := texts.max(axis=0) + 2 * SIDE + SPARE):
        if (
            least[place] < needed[place] <= SHORT
            and widths.sum() + needed[place] - least[place] <= room * MOST_SHORT
        ):
            widths[place] = needed[place]
    bits = np.eye(len(least)) * BIT
    while widths.sum() + BIT <= room:
        widths = min((widths + bit for bit in bits), key=lambda tried: _height(texts, tried))
    return [float(one) for one in widths + (room - widths.sum()) / len(least)]


def _height(texts: np.ndarray, widths: np.ndarray) -> float:
    """About how many lines the rows take: nearly those of each row's longest cell, but a shorter one counts
    too, so that one step at a time finds the way."""
    lines = np.maximum(1, texts / widths)
    return float(((lines**NEARLY).sum(axis=1) ** (1 / NEARLY)).sum())


def _of_matrix(needed: Sequence[float], least: Sequence[float], room: float, size: int) -> list[float]:
    """Columns of cells equally wide, but in the smallest letters where some word has no room in that."""
    first = max(least[0], min(max(needed[0], 1.2), room * 0.4))
    each = min((room - first) / (len(needed) - 1), max(1.1, *needed[1:]))
    if size > SMALLEST or each >= max(least[1:]):
        return [first, *([each] * (len(needed) - 1))]
    return [first, *_shared(np.array([needed[1:]]), least[1:], room - first)]


def _needed(grid: Grid, size: int) -> list[float]:
    """The width of each column's longest text."""
    return [_widest(grid, place, size, width) for place in range(grid.columns)]


def _least(grid: Grid, size: int) -> list[float]:
    """The width of each column's longest word."""
    most = MOST_FOR_A_WORD * size
    return [min(most, _widest(grid, place, size, longest_word)) for place in range(grid.columns)]


def _widest(grid: Grid, place: int, size: int, measure: Callable[..., float]) -> float:
    found = [NARROWEST]
    for row in (*grid.head, *grid.body):
        cell = _cell_at(row, place)
        if cell is not None and cell.span == 1:
            is_whole = grid.is_matrix and cell.is_number and row not in grid.head
            wide = (width if is_whole else measure)(clean(cell.text), size, is_bold=_is_strong(cell))
            found.append(wide + 2 * SIDE + SPARE)
    return max(found)


def _is_strong(cell: Cell) -> bool:
    return cell.is_bold or cell.strength > 0


def _cell_at(row: Sequence[Cell], place: int) -> Cell | None:
    at = 0
    for cell in row:
        if at == place:
            return cell
        at += cell.span
    return None
