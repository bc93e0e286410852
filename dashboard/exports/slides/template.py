"""The empty deck: 16:9, the dashboard's theme, and the two layouts that slides follow."""

from typing import Any

import pptx
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.util import Inches, Pt

from dashboard.exports.slides.colours import set_theme
from dashboard.exports.slides.native_chart import Box

WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.5
ROOM = WIDTH - 2 * MARGIN
TITLE_SLIDE, TITLE_ONLY = "Title Slide", "Title Only"
SWEDISH = {TITLE_SLIDE: "Titelbild", TITLE_ONLY: "Vy"}
FOOTINGS = ("dt", "ftr", "sldNum")
"""Kinds of placeholders that no slide uses: every slide writes a foot of its own."""


def empty_deck() -> Presentation:
    """A deck without slides."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    set_theme(deck)
    for layout in list(deck.slide_layouts):
        if layout.name not in SWEDISH:
            deck.slide_layouts.remove(layout)
    heading = Box(MARGIN, 0.35, ROOM, 0.9)
    _place(deck.slide_master, {"title": heading, "body": Box(MARGIN, 1.5, ROOM, 5)})
    for layout in deck.slide_layouts:
        title, subtitle = Box(0.9, 2.0, 11.4, 1.9), Box(0.9, 4.0, 11.4, 2.2)
        _place(layout, {"title": heading, "ctrTitle": title, "subTitle": subtitle})
        layout.name = SWEDISH[layout.name]
    _left_aligned(deck)
    _without(deck.part.rels, "printerSettings")
    _without(deck.part.package._rels, "thumbnail")
    return deck


def _without(relations: Any, ending: str) -> None:
    """Leaves out what the template carries along and no deck needs."""
    for name in [name for name, one in relations.items() if one.reltype.endswith(f"/{ending}")]:
        relations.pop(name)


def layout_named(deck: Presentation, name: str) -> Any:
    """One of the two layouts."""
    return next(layout for layout in deck.slide_layouts if layout.name == SWEDISH[name])


def _place(owner: Any, places: dict[str, Box]) -> None:
    for shape in list(owner.placeholders):
        kind = shape._element.ph.get("type", "body")
        if kind in FOOTINGS:
            shape._element.getparent().remove(shape._element)
        elif kind in places:
            shape.left, shape.top, shape.width, shape.height = places[kind].inches


def _left_aligned(deck: Presentation) -> None:
    """Headings and texts begin at the left edge and keep the size that they are given."""
    styles: Any = deck.slide_master._element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    title.find(qn("a:defRPr")).attrib.update({"sz": "2800", "b": "1"})
    for owner in (deck.slide_master, *deck.slide_layouts):
        for shape in owner.placeholders:
            frame = shape.text_frame
            frame.word_wrap = True
            frame.vertical_anchor = MSO_ANCHOR.TOP
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
            for level in shape._element.iter(qn("a:lvl1pPr")):
                level.set("algn", "l")
            for autofit in list(shape._element.iter(qn("a:normAutofit"))):
                autofit.getparent().remove(autofit)
            for paragraph in frame.paragraphs:
                paragraph.alignment = PP_ALIGN.LEFT
                for run in paragraph.runs:
                    run.font.size = run.font.size or Pt(28)
