"""Where the parts of a view's slide stand, so that none leaves it and none lies on another."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.caption import PROTECTED
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.slides.deck_view import DeckView
from dashboard.exports.slides.fitting import clean, fitted
from dashboard.exports.slides.native_chart import Box
from dashboard.exports.slides.template import MARGIN, ROOM
from dashboard.exports.slides.texts import Text, chip_height, fitted_heading, texts_height

TOP, BOTTOM, GAP = 0.35, 7.2, 0.12
MOST_HEADING, MOST_FINDING = 1.1, 0.95
NUMBER_ROOM = 0.8


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parts of a slide stand. Texts are fitted; `marks` are chips."""

    finding: tuple[str, int, Box]
    content: Box
    reading: tuple[list[Text], Box]
    marks: tuple[tuple[str, Box], ...]
    foot: tuple[list[Text], Box]


def frame_of(view: DeckView, suffix: str, reading: Sequence[str]) -> Frame:
    """Measured from the top down and from the bottom up; what is left between is the content's."""
    exhibit = view.exhibit
    words, size = fitted_heading(view.title + suffix, ROOM, MOST_HEADING)
    top = TOP + texts_height([Text(words, size, is_bold=True)], ROOM) + 0.04
    finding, finding_size = fitted(clean(exhibit.finding), ROOM, MOST_FINDING, (18, 16, 14, 12))
    finding_box = Box(MARGIN, top, ROOM, texts_height([Text(finding, finding_size)], ROOM))
    foot = _foot(exhibit)
    room = ROOM - NUMBER_ROOM
    foot_box = Box(MARGIN, BOTTOM - texts_height(foot, room), room, texts_height(foot, room))
    at, marks = foot_box.top - 0.06, []
    for mark in (mark for mark in exhibit.marks if mark != PROTECTED):
        high = chip_height(mark, ROOM)
        at -= high
        marks.append((mark, Box(MARGIN, at, ROOM, high)))
        at -= 0.06
    texts = [Text(" ".join(reading), 12, colour="muted")] if reading else []
    high = texts_height(texts, ROOM)
    reading_box = Box(MARGIN, at - high, ROOM, high)
    start = finding_box.bottom + GAP
    content = Box(MARGIN, start, ROOM, reading_box.top - GAP / 2 - start)
    return Frame(
        (finding, finding_size, finding_box), content, (texts, reading_box), tuple(marks), (foot, foot_box)
    )


def _foot(exhibit: Exhibit) -> list[Text]:
    """Source, selection, how many, version, what could not be followed, and protection."""
    facts = [f"Urval: {exhibit.selection}", exhibit.counted, f"Dataversion {exhibit.data_version}"]
    lines = [
        f"Källa: {exhibit.source}" if exhibit.source else "",
        " · ".join(fact for fact in facts if fact),
        " ".join(
            part for part in (exhibit.left_out, PROTECTED if PROTECTED in exhibit.marks else "") if part
        ),
    ]
    return [Text(line, 12, colour="muted") for line in lines if line]
