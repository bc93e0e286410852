"""The map of the districts as shapes: outlines that can be taken apart, each with its name and number."""

from collections.abc import Callable
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from components.figures.districts import map_number, shade
from dashboard.exports.slides.colours import paint
from dashboard.exports.slides.native_chart import Box
from dashboard.exports.slides.rows_chart import describe
from data.geo import Outline, outlines
from queries.answers import Answer, Row

Point = tuple[float, float]
FINENESS = 1000
"""Steps of an outline in an inch: outlines are drawn in whole steps."""
DARK = 0.5
LABEL = (1.7, 0.62)


def add_map(slide: Slide, answer: Answer, box: Box, words: str) -> None:
    """Districts filled as on the page. `words`: the text alternative of the whole."""
    rows = {row.code: row for row in answer.rows}
    shown = [(one, rows[one.district]) for one in outlines() if one.district in rows]
    group = slide.shapes.add_group_shape()
    group.name = "Karta"
    describe(group, words)
    points = [point for one, _ in shown for ring in one.rings for point in ring]
    left, bottom = min(x for x, _ in points), min(y for _, y in points)
    across, up = max(x for x, _ in points) - left, max(y for _, y in points) - bottom
    scale = min(box.width / across, box.height / up)
    corner = (box.left + (box.width - across * scale) / 2, box.top + up * scale)

    def place(point: tuple[float, float]) -> Point:
        return corner[0] + (point[0] - left) * scale, corner[1] - (point[1] - bottom) * scale

    for one, row in shown:
        _area(group, one, shade(answer, row), row, place)
    for one, row in shown:
        _label(group, row, place(one.label), is_dark=shade(answer, row) > DARK)


def _area(group: Any, one: Outline, strength: float, row: Row, place: Callable[[Point], Point]) -> None:
    first, *others = ([_fine(place(point)) for point in ring] for ring in one.rings)
    builder = group.shapes.build_freeform(*first[0], scale=Inches(1) / FINENESS)
    builder.add_line_segments(first[1:], close=True)
    for ring in others:
        builder.move_to(*ring[0])
        builder.add_line_segments(ring[1:], close=True)
    shape = builder.convert_to_shape(0, 0)
    shape.name = row.label
    shape.shadow.inherit = False
    shape.fill.solid()
    paint(shape.fill.fore_color, "d1", strength=strength)
    paint(shape.line.color, "d2" if row.is_chosen else "surface")
    shape.line.width = Pt(2.5 if row.is_chosen else 1)


def _fine(point: Point) -> tuple[int, int]:
    return round(point[0] * FINENESS), round(point[1] * FINENESS)


def _label(group: Any, row: Row, at: tuple[float, float], *, is_dark: bool) -> None:
    wide, high = LABEL
    left, top = Inches(at[0] - wide / 2), Inches(at[1] - high / 2)
    box = group.shapes.add_textbox(left, top, Inches(wide), Inches(high))
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for place, (words, is_bold) in enumerate(((row.label, True), (map_number(row), False))):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.CENTER
        run = paragraph.add_run()
        run.text = words
        run.font.size, run.font.bold = Pt(14), is_bold
        paint(run.font.color, "on-data" if is_dark else "ink")
