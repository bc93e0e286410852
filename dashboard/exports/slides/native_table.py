"""Tables of PowerPoint, and the columns beside a chart's rows."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Inches, Pt

from dashboard.exports.slides.chart import Chart, Name
from dashboard.exports.slides.colours import paint
from dashboard.exports.slides.fitting import SMALLEST, clean, shortened
from dashboard.exports.slides.grid import Cell, Grid
from dashboard.exports.slides.native_chart import Box
from dashboard.exports.slides.table_fit import Fitted
from dashboard.exports.slides.table_parts import SIDE, UPPER, cut_text, row_height
from dashboard.formatting import NBSP

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
HEAD_LINE = ('<a:schemeClr val="tx2"/>', 12700)
ROW_LINE = ('<a:schemeClr val="bg2"><a:lumMod val="90000"/></a:schemeClr>', 6350)
HEADING = 0.3
"""Inches over the rows of a chart, for the headings of its columns."""
STRONG = 0.5


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
    _join_repeated(table, [row[0].is_repeated for row in rows])
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
        words = shortened(clean(name.text), room, max(row, size / 50), size, is_bold=name.is_bold)
        _write(table.cell(at, 0), words, size, is_bold=name.is_bold)
    return frame


def add_columns(slide: Slide, chart: Chart, widths: Sequence[float], box: Box) -> GraphicFrame:
    """Columns of numbers beside a chart's rows; `box.height` is of the rows, the headings stand above."""
    headings, rows = chart.headings, chart.beside
    over = 1 if headings else 0
    row = box.height / max(1, len(rows))
    heights = [HEADING] * over + [row] * len(rows)
    place = Box(box.left, box.top - HEADING * over, sum(widths), sum(heights))
    frame = _frame(slide, len(heights), len(widths), place)
    table: Any = frame.table
    _measure(table, widths, heights)
    strong = [-1] * over + list(chart.strong or [-1] * len(rows))
    for at, cells in enumerate([headings] * over + list(rows)):
        for column, words in enumerate(cells):
            native, is_bold = table.cell(at, column), strong[at] == column
            _write(native, clean(words), SMALLEST, is_number=True, is_muted=at < over, is_bold=is_bold)
    for column, (sign, colour) in enumerate(chart.keys):
        _sign(table.cell(0, column), sign, colour)
    return frame


def _sign(native: Any, sign: str, colour: str) -> None:
    """Puts the sign of a series before the words of its column."""
    paragraph = native.text_frame.paragraphs[0]
    run = paragraph.add_run()
    run.text, run.font.size = f"{sign}{NBSP}", Pt(SMALLEST)
    paint(run.font.color, colour)
    paragraph._p.insert(paragraph._p.index(paragraph._p.r_lst[0]), run._r)


def _join_repeated(table: Any, repeated: Sequence[bool]) -> None:
    """First cells that say the same become one."""
    start = 0
    for at, is_repeated in enumerate([*repeated, False]):
        if not is_repeated:
            if at - start > 1:
                table.cell(start, 0).merge(table.cell(at - 1, 0))
                table.cell(start, 0).vertical_anchor = MSO_ANCHOR.TOP
            start = at


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
    words = "" if cell.is_repeated else cut_text(cell, wide - 2 * SIDE, size)
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
    run.text = words or NBSP  # an empty cell would take the height of the usual letters
    run.font.size, run.font.bold = Pt(size), is_bold
    paint(run.font.color, "muted" if is_muted else colour)


def _under(native: Any, *, is_head: bool) -> None:
    """A thin line under the cell, a stronger one under the head."""
    colour, wide = HEAD_LINE if is_head else ROW_LINE
    line = f'<a:lnB {nsdecls("a")} w="{wide}"><a:solidFill>{colour}</a:solidFill></a:lnB>'
    native._tc.get_or_add_tcPr().insert(0, parse_xml(line))
