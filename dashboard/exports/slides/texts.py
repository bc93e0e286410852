"""Text on slides: boxes that hold what they are given, in letters that the room allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from dashboard.exports.slides.colours import paint
from dashboard.exports.slides.fitting import clean, fitted, height, is_right_to_left, lines
from dashboard.exports.slides.native_chart import Box

HEADING_SIZES = (28, 24, 20, 18, 16, 14, 12)
ON_ONE_LINE = (28, 26, 24)
CHIP_SIDE, CHIP_UPPER = 0.12, 0.05


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph and its look. space: points before it."""

    words: str
    size: int = 12
    is_bold: bool = False
    colour: str = "ink"
    space: int = 0


def fill_frame(frame: Any, texts: Sequence[Text]) -> None:
    """Writes paragraphs into a frame; a text from right to left gets its direction."""
    frame.word_wrap = True
    for place, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        words = clean(text.words)
        if is_right_to_left(words):
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        paragraph.space_before = Pt(text.space)
        run = paragraph.add_run()
        run.text = words
        run.font.size, run.font.bold = Pt(text.size), text.is_bold
        paint(run.font.color, text.colour)


def add_texts(slide: Slide, name: str, box: Box, texts: Sequence[Text]) -> Any:
    """A text box without margins."""
    shape = slide.shapes.add_textbox(*box.inches)
    shape.name = name
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    fill_frame(frame, texts)
    return shape


def texts_height(texts: Sequence[Text], room: float) -> float:
    """Inches that the paragraphs need in a column."""
    return sum(
        height(clean(one.words), room, one.size, is_bold=one.is_bold) + one.space / 72 for one in texts
    )


def add_heading(slide: Slide, words: str, top: float, room: float, most: float) -> float:
    """The words as the slide's title, in the largest letters that fit. Returns where it ends."""
    text, size = fitted_heading(words, room, most)
    title: Any = slide.shapes.title
    high = height(text, room, size, is_bold=True)
    left = title.left / Inches(1)
    title.left, title.top, title.width, title.height = Box(left, top, room, high).inches
    fill_frame(title.text_frame, [Text(text, size, is_bold=True)])
    return top + high


def fitted_heading(words: str, room: float, most: float) -> tuple[str, int]:
    """On one line if letters of a heading's size do it, else in the largest that fit."""
    text = clean(words)
    for size in ON_ONE_LINE:
        if lines(text, room, size, is_bold=True) == 1:
            return text, size
    return fitted(text, room, most, HEADING_SIZES, is_bold=True)


def add_chip(slide: Slide, words: str, box: Box) -> None:
    """A mark that must be seen: dark words on yellow."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.inches)
    shape.name = "Märkning"
    shape._element.remove(shape._element.find(qn("p:style")))  # its shadow
    shape.fill.solid()
    paint(shape.fill.fore_color, "synt")
    shape.line.fill.background()
    frame: Any = shape.text_frame
    frame.margin_left = frame.margin_right = Inches(CHIP_SIDE)
    frame.margin_top = frame.margin_bottom = Inches(CHIP_UPPER)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    fill_frame(frame, [Text(words, 12)])
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def chip_height(words: str, room: float) -> float:
    """Inches that a mark takes."""
    return height(clean(words), room - 2 * CHIP_SIDE, 12) + 2 * CHIP_UPPER


def add_page_number(slide: Slide, box: Box) -> None:
    """The number of the slide, kept right when slides are moved."""
    shape: Any = slide.shapes.add_textbox(*box.inches)
    shape.name = "Bildnummer"
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    number = len(slide.part.package.presentation_part.presentation.slides)
    field = (
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f'<a:rPr lang="sv-SE" sz="1200"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:rPr>'
        f"<a:t>{number}</a:t></a:fld>"
    )
    paragraph._p.append(parse_xml(field))
