"""Tables of PowerPoint: columns by what they hold, rows parted over slides so that none leaves its slide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Inches, Pt

from dashboard.exports.slides.chart import Name
from dashboard.exports.slides.colours import paint
from dashboard.exports.slides.fitting import SMALLEST, clean, height, shortened, width
from dashboard.exports.slides.grid import Cell, Grid, records
from dashboard.exports.slides.native_chart import Box

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
HEAD_LINE = ('<a:schemeClr val="tx2"/>', 12700)
ROW_LINE = ('<a:schemeClr val="bg2"><a:lumMod val="90000"/></a:schemeClr>', 6350)
SIDE, UPPER = 0.06, 0.025
"""Inches inside a cell, at its sides and over and under its text."""
NARROWEST = 0.6
MOST_FOR_A_WORD = 1.9
SIZES = (16, 14, SMALLEST)
HEADING = 0.3
"""Inches over the rows of a chart, for the headings of its columns."""
STRONG = 0.5
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
    """Each column what its longest word needs, and of the rest more to those that hold more."""
    left = room - sum(least)
    weights = [max(0.0, min(want, 14) - has) ** 0.7 for want, has in zip(needed, least, strict=True)]
    total = sum(weights) or 1
    return [has + max(0.0, left) * weight / total for has, weight in zip(least, weights, strict=True)]


def row_height(row: Sequence[Cell], widths: Sequence[float], size: int) -> float:
    """Inches that the row needs."""
    at, most = 0, 0.0
    for cell in row:
        room = sum(widths[at : at + cell.span]) - 2 * SIDE
        at += cell.span
        is_bold = cell.is_bold or cell.strength > 0
        most = max(most, height(_cut(cell, room, size), room, size, is_bold=is_bold))
    return most + 2 * UPPER + 0.03


def _cut(cell: Cell, room: float, size: int) -> str:
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
    return [
        Grid(grid.head, grid.body[start:end], grid.is_matrix) for start, end in zip(starts, ends, strict=True)
    ]


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


def add_grid(slide: Slide, grid: Grid, fitted: Fitted, box: Box) -> GraphicFrame:
    """One part of a fitted table at the top of its box, as high as its rows."""
    widths, size = fitted.widths, fitted.size
    rows = (*grid.head, *grid.body)
    heights = [row_height(row, widths, size) for row in rows]
    place = Box(box.left, box.top, sum(widths), sum(heights))
    frame = _frame(slide, len(rows), len(widths), place)
    table: Any = frame.table
    _measure(table, widths, heights)
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            native = table.cell(at, column)
            if cell.span > 1:
                native.merge(table.cell(at, column + cell.span - 1))
            _fill(native, cell, sum(widths[column : column + cell.span]), size)
            _under(native, is_head=at == len(grid.head) - 1)
            column += cell.span
    return frame


def add_names(
    slide: Slide, names: Sequence[Name], box: Box, row: float, size: int, over: float
) -> GraphicFrame:
    """The names of a chart's rows, each as high as its row, under an empty heading `over` inches high."""
    frame = _frame(slide, len(names), 1, Box(box.left, box.top + over, box.width, row * len(names)))
    table: Any = frame.table
    _measure(table, [box.width], [row] * len(names))
    for at, name in enumerate(names):
        room = box.width - 2 * SIDE
        words = shortened(clean(name.text), room, max(row, size / 50), size, is_bold=name.is_heading)
        _write(table.cell(at, 0), words, size, is_bold=name.is_heading or name.is_chosen)
    return frame


def add_columns(
    slide: Slide, headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], box: Box
) -> GraphicFrame:
    """Columns of numbers beside a chart's rows; `box.height` is of the rows, the headings stand above."""
    over = 1 if headings else 0
    row = box.height / max(1, len(rows))
    heights = [HEADING] * over + [row] * len(rows)
    place = Box(box.left, box.top - HEADING * over, sum(widths), sum(heights))
    frame = _frame(slide, len(heights), len(widths), place)
    table: Any = frame.table
    _measure(table, widths, heights)
    for at, cells in enumerate(([headings] if headings else []) + [list(cells) for cells in rows]):
        for column, words in enumerate(cells):
            _write(table.cell(at, column), clean(words), SMALLEST, is_number=True, is_muted=at < over)
    return frame


def _frame(slide: Slide, rows: int, columns: int, box: Box) -> GraphicFrame:
    frame = slide.shapes.add_table(rows, columns, *box.inches)
    properties: Any = frame.table._tbl.tblPr
    for flag in ("firstRow", "bandRow"):
        properties.attrib.pop(flag, None)
    properties.find(qn("a:tableStyleId")).text = PLAIN_STYLE
    return frame


def _measure(table: Any, widths: Sequence[float], heights: Sequence[float]) -> None:
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Inches(wide)
    for row, high in zip(table.rows, heights, strict=True):
        row.height = Inches(high)


def _fill(native: Any, cell: Cell, wide: float, size: int) -> None:
    colour = "on-data" if cell.strength > STRONG else "ink"
    words = _cut(cell, wide - 2 * SIDE, size)
    _write(native, words, size, is_bold=cell.is_bold, is_number=cell.is_number, colour=colour, upper=UPPER)
    if cell.strength:
        native.fill.solid()
        paint(native.fill.fore_color, "d1", strength=cell.strength)


def _write(
    native: Any,
    words: str,
    size: int,
    *,
    is_bold: bool = False,
    is_number: bool = False,
    is_muted: bool = False,
    colour: str = "ink",
    upper: float = 0,
) -> None:
    native.margin_left = native.margin_right = Inches(SIDE)
    native.margin_top = native.margin_bottom = Inches(upper)
    native.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = native.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold = Pt(size), is_bold
    paint(run.font.color, "muted" if is_muted else colour)


def _under(native: Any, *, is_head: bool) -> None:
    """A thin line under the cell, a stronger one under the head."""
    colour, wide = HEAD_LINE if is_head else ROW_LINE
    line = f'<a:lnB {nsdecls("a")} w="{wide}"><a:solidFill>{colour}</a:solidFill></a:lnB>'
    native._tc.get_or_add_tcPr().insert(0, parse_xml(line))
