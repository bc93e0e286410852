"""The agenda of a deck: what is shown, in order, each number a link to its slide."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.slide import Slide

from dashboard.exports.slides.fitting import clean, shortened
from dashboard.exports.slides.native_chart import Box
from dashboard.exports.slides.template import HEIGHT, MARGIN, ROOM, TITLE_ONLY, layout_named
from dashboard.exports.slides.texts import (
    Text,
    add_heading,
    add_page_number,
    add_texts,
    texts_height,
)

TITLE = "Innehåll"
SIZE, SPACE, MOST_LINES = 16, 6, 2
BETWEEN = 0.5
UNDER_HEADING = 0.25


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the agenda where it stands, and which view it names."""

    slide: Slide
    run: Any
    view: int


def add_agenda(made: Presentation, titles: Sequence[str], top: float, bottom: float) -> list[Line]:
    """The headings in order, in one column or two; one that is long is cut, it stands in full over its own
    slide. The slides are to be linked when they are there."""
    room = bottom - top - 0.7
    columns = _columns(_texts(titles, ROOM), ROOM, room)
    wide = ROOM
    if len(columns) > 1:
        wide = (ROOM - BETWEEN) / 2
        columns = _columns(_texts(titles, wide), wide, room)
    each = 1 if wide == ROOM else 2
    pages = [columns[at : at + each] for at in range(0, len(columns), each)]
    lines: list[Line] = []
    for at, page in enumerate(pages):
        slide = made.slides.add_slide(layout_named(made, TITLE_ONLY))
        suffix = f" ({at + 1} av {len(pages)})" if len(pages) > 1 else ""
        number_slide(slide)
        end = add_heading(slide, TITLE + suffix, top, ROOM, 1.1) + UNDER_HEADING
        for place, column in enumerate(page):
            box = Box(MARGIN + place * (wide + BETWEEN), end, wide, texts_height(column, wide))
            shape = add_texts(slide, TITLE if not place else f"{TITLE}, forts.", box, column)
            runs = [_number_of(paragraph) for paragraph in shape.text_frame.paragraphs]
            lines += [Line(slide, run, len(lines) + number) for number, run in enumerate(runs)]
    return lines


def _texts(titles: Sequence[str], wide: float) -> list[Text]:
    most = SIZE * 1.37 * MOST_LINES / 72
    return [
        Text(shortened(f"{at + 1}. {clean(title)}", wide, most, SIZE), SIZE, space=SPACE)
        for at, title in enumerate(titles)
    ]


def _columns(texts: Sequence[Text], wide: float, room: float) -> list[list[Text]]:
    found: list[list[Text]] = []
    left = 0.0
    for text in texts:
        needed = texts_height([text], wide)
        if needed > left:
            found.append([])
            text, left = replace(text, space=0), room
        found[-1].append(text)
        left -= needed
    return found


def _number_of(paragraph: Any) -> Any:
    """The number as a run of its own: LibreOffice breaks the words of a link anywhere."""
    words = paragraph.runs[0]
    number, _, title = words.text.partition(" ")
    after = deepcopy(words._r)
    words.text = number
    words._r.addnext(after)
    paragraph.runs[1].text = f" {title}"
    return words


def link(lines: Sequence[Line], firsts: Sequence[Slide]) -> None:
    """Each line leads to the first slide of its view."""
    for line in lines:
        target = firsts[line.view]
        relation = line.slide.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)
        jump = f'<a:hlinkClick {nsdecls("a", "r")} r:id="{relation}" action="ppaction://hlinksldjump"/>'
        line.run._r.get_or_add_rPr().append(parse_xml(jump))


def number_slide(slide: Slide) -> None:
    """The number of a slide without a view."""
    add_page_number(slide, Box(MARGIN + ROOM - 0.7, HEIGHT - 0.62, 0.7, 0.32))
