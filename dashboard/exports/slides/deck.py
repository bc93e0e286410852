"""A deck: title, agenda, the views with their notes, decisions, and all sources."""

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import chain

from pptx.presentation import Presentation

from components.caption import PROTECTED
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.slides.agenda import add_agenda, link, number_slide
from dashboard.exports.slides.deck_view import DeckView
from dashboard.exports.slides.fitting import clean
from dashboard.exports.slides.grid import Cell, Grid, loosened
from dashboard.exports.slides.native_chart import Box
from dashboard.exports.slides.native_table import add_grid
from dashboard.exports.slides.rows_chart import describe
from dashboard.exports.slides.table_fit import fit
from dashboard.exports.slides.template import (
    MARGIN,
    ROOM,
    TITLE_ONLY,
    TITLE_SLIDE,
    empty_deck,
    layout_named,
)
from dashboard.exports.slides.texts import (
    Text,
    add_chip,
    add_heading,
    add_texts,
    chip_height,
    fill_frame,
    texts_height,
)
from dashboard.exports.slides.view_slide import add_view
from dashboard.formatting import day as iso_day
from dashboard.formatting import long_day
from queries.reference import Passport
from queries.words import PASSPORT, told

Progress = Callable[[int, int], None]
"""Told how many of how many views are done."""
EMPTY = "Presentationen har inga vyer än. Lägg till vyer med knappen + på ett kort, och exportera igen."
TOP, BOTTOM = 0.35, 6.9
SOURCE_COLUMNS = ("title", "producer", "period", "population", "leaves_out")
"""Of the passports on the slide of sources."""
STATES = {True: "Klart", False: "Öppet"}


def deck(
    title: str,
    forum: str,
    day: date,
    slides: Sequence[DeckView],
    progress: Progress = lambda done, total: None,
) -> bytes:
    """The presentation as a file of PowerPoint. `progress` is called before the first view and after each."""
    made = empty_deck()
    _about(made, title, forum, day)
    _add_title(made, title, forum, day, slides)
    progress(0, len(slides))
    if not slides:
        _add_words(made, "Inget att visa än", EMPTY)
    agenda = add_agenda(made, [view.title for view in slides], TOP, BOTTOM)
    firsts = []
    for at, view in enumerate(slides):
        firsts.append(add_view(made, view))
        progress(at + 1, len(slides))
    link(agenda, firsts)
    _add_decisions(made, slides)
    _add_sources(made, slides)
    return _saved(made)


def single(exhibit: Exhibit, note: str = "") -> bytes:
    """One card as slides, with its sources on the last. note: what is written in the fields of the card."""
    made = empty_deck()
    _about(made, exhibit.title, "", datetime.now(tz=UTC).date())
    views = [DeckView(exhibit, note=note)]
    add_view(made, views[0])
    _add_sources(made, views)
    return _saved(made)


def _saved(made: Presentation) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _about(made: Presentation, title: str, forum: str, day: date) -> None:
    about = made.core_properties
    about.title = clean(title)[:250]
    about.subject = clean(forum)[:250]
    about.author = about.last_modified_by = "Vägar till sysselsättning"
    about.language, about.comments = "sv-SE", f"Exporterad {iso_day(day)}"


def _add_title(made: Presentation, title: str, forum: str, day: date, slides: Sequence[DeckView]) -> None:
    slide = made.slides.add_slide(layout_named(made, TITLE_SLIDE))
    end = add_heading(slide, title or "Presentation", 2.0, 11.4, 1.9)
    versions = ", ".join(dict.fromkeys(view.exhibit.data_version for view in slides))
    lines = [forum, long_day(day), f"Dataversion {versions}" if versions else ""]
    texts = [Text(clean(line), 18, colour="muted", space=6) for line in lines if line]
    subtitle = slide.placeholders[1]
    box = Box(0.9, end + 0.2, 11.4, texts_height(texts, 11.4))
    subtitle.left, subtitle.top, subtitle.width, subtitle.height = box.inches
    fill_frame(subtitle.text_frame, texts)
    top = 5.4
    for mark in dict.fromkeys(chain.from_iterable(view.exhibit.marks for view in slides)):
        if mark == PROTECTED:
            continue
        high = chip_height(mark, 11.4)
        add_chip(slide, mark, Box(0.9, top, 11.4, high))
        top += high + 0.08


def _add_words(made: Presentation, heading: str, words: str) -> None:
    slide = made.slides.add_slide(layout_named(made, TITLE_ONLY))
    end = add_heading(slide, heading, TOP, ROOM, 1.1)
    add_texts(slide, "Besked", Box(MARGIN, end + 0.3, ROOM, 1.2), [Text(words, 20)])
    number_slide(slide)


def _add_decisions(made: Presentation, slides: Sequence[DeckView]) -> None:
    rows = [
        (one.text, one.owner, iso_day(one.due) if one.due else "", STATES[one.is_done], view.title)
        for view in slides
        for one in view.decisions
    ]
    _add_table(made, "Beslut", ("Beslut", "Ansvarig", "Senast", "Läge", "Vy"), rows)


def _add_sources(made: Presentation, slides: Sequence[DeckView]) -> None:
    """Each source once, with the number of the views that rest on it."""
    found: dict[str, tuple[Passport, list[int]]] = {}
    for at, view in enumerate(slides):
        for passport in _passports(view.exhibit):
            found.setdefault(passport.origin, (passport, []))[1].append(at + 1)
    has_numbers = len(slides) > 1
    rows = [
        (
            *(text for _, text in told(one, *SOURCE_COLUMNS)),
            *((", ".join(map(str, numbers)),) if has_numbers else ()),
        )
        for one, numbers in found.values()
    ]
    headings = (PASSPORT[column] for column in SOURCE_COLUMNS)
    _add_table(made, "Källor", (*headings, *(("Vyer",) if has_numbers else ())), rows)


def _passports(exhibit: Exhibit) -> Iterable[Passport]:
    return (one for one in (exhibit.passport, *exhibit.beside) if one is not None)


def _add_table(
    made: Presentation, heading: str, headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    if not rows:
        return
    head = tuple(Cell(words, is_bold=True) for words in headings)
    grid = Grid((head,), tuple(tuple(Cell(loosened(clean(words))) for words in row) for row in rows))
    fitted = fit(grid, Box(MARGIN, 1.2, ROOM, BOTTOM - 1.2))
    pages = fitted.parts
    for at, part in enumerate(pages):
        slide = made.slides.add_slide(layout_named(made, TITLE_ONLY))
        end = add_heading(slide, heading + _suffix(at, len(pages)), TOP, ROOM, 1.1)
        frame = add_grid(slide, part, fitted, Box(MARGIN, end + 0.2, ROOM, BOTTOM - end - 0.2))
        frame.name = "Tabell"
        describe(frame, f"Tabell: {heading}")
        number_slide(slide)


def _suffix(at: int, total: int) -> str:
    return f" ({at + 1} av {total})" if total > 1 else ""
