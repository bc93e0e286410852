"""The slides of a view: heading, finding, what the card shows, what was decided, and where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pptx.presentation import Presentation
from pptx.slide import Slide

from components.wording import SENTENCE_ENDS, without_instructions
from dashboard.exports.slides.chart import Chart
from dashboard.exports.slides.deck_view import DeckView, cut, panel_texts, spoken
from dashboard.exports.slides.district_shapes import add_map
from dashboard.exports.slides.fitting import SMALLEST, clean, width
from dashboard.exports.slides.frame import MOST_HEADING, NUMBER_ROOM, TOP, frame_of
from dashboard.exports.slides.grid import Cell, Grid
from dashboard.exports.slides.kinds import Map, Shown, Words, shown_of
from dashboard.exports.slides.native_chart import FIRST_BELOW, RIGHT_OF_LINES, Box, add_chart
from dashboard.exports.slides.native_table import add_grid
from dashboard.exports.slides.rows_chart import add_rows_chart, describe, parted_rows
from dashboard.exports.slides.speaker_notes import notes_of
from dashboard.exports.slides.table_fit import Fitted, fit
from dashboard.exports.slides.table_parts import SIDE, grid_height
from dashboard.exports.slides.template import HEIGHT, MARGIN, ROOM, TITLE_ONLY, layout_named
from dashboard.exports.slides.texts import (
    Text,
    add_chip,
    add_heading,
    add_page_number,
    add_texts,
    texts_height,
)

PANEL, BETWEEN = 3.4, 0.35
BELOW_ROW = 0.33
MAP_TABLE = 0.48
MOST_TABLE_SLIDES = 6
MOST_TABLE_ROWS = 100
"""Of a long table; the rest is said to stand on the page."""
LONGEST_SUFFIX = " (10 av 10)"
DRAWN_ON_PAGE = ("Den turkosa delen", "Det grå fältet", "Fältet är", "Fyllda cirklar", "Öppna romber")
"""How sentences begin that tell what only the page draws; the slide's chart tells of its own."""
LEFT_OUT = "Här visas {} av {} rader. Hela tabellen finns på sidan och kan laddas ned där."
COLUMNS_LEFT_OUT = "Fler uppgifter om varje rad finns i tabellen på sidan."


def add_view(deck: Presentation, view: DeckView) -> Slide:
    """One slide or more, of which it returns the first: charts and tables that do not fit on one go on over
    the next."""
    before = len(deck.slides)
    panel = panel_texts(view)
    pages = _pages(view)
    notes = notes_of(view.exhibit, view.title, spoken(view), view.changed)
    is_after = bool(panel) and not _has_room(view, pages, panel)
    total = len(pages) + is_after
    for at, page in enumerate(pages):
        suffix = f" ({at + 1} av {total})" if total > 1 else ""
        _add_page(deck, view, page, suffix, [] if at or is_after else panel, notes)
    if is_after:
        _add_page(deck, view, None, f" ({total} av {total})", panel, notes)
    first: Slide = deck.slides[before]
    return first


@dataclass(frozen=True, slots=True)
class _Page:
    """What one slide shows, how its table is set, and how it is read."""

    shown: Shown
    fitted: Fitted | None = None
    notes: tuple[str, ...] = ()


def _has_room(view: DeckView, pages: Sequence[_Page], panel: Sequence[Text]) -> bool:
    """Whether the panel has room on the first slide: beside a chart, or under a table that is alone."""
    page = pages[0]
    if not isinstance(page.shown, Grid | Map):
        return True
    if len(pages) > 1 or not isinstance(page.shown, Grid):
        return False
    place = _panel_box(page, frame_of(view, "", page.notes).content)
    return texts_height([replace(one, size=SMALLEST) for one in panel], place.width) <= place.height


def _panel_box(page: _Page | None, content: Box) -> Box:
    """Where note and decisions stand: alone, under a table, or to the right."""
    if page is None:
        return content
    if isinstance(page.shown, Grid) and page.fitted is not None:
        table = grid_height(page.shown, page.fitted.widths, page.fitted.size) + BETWEEN
        return replace(content, top=content.top + table, height=content.height - table)
    return replace(content, left=MARGIN + ROOM - PANEL, width=PANEL)


def _pages(view: DeckView) -> list[_Page]:
    pages: list[_Page] = []
    for shown in shown_of(view.exhibit):
        reading = _reading(view, shown)
        if isinstance(shown, Grid):
            pages += _table_pages(view, shown)
        elif isinstance(shown, Chart) and shown.names:
            room = frame_of(view, LONGEST_SUFFIX, reading).content.height
            pages += [_Page(part, None, reading) for part in parted_rows(shown, room)]
        else:
            pages.append(_Page(shown, None, reading))
    return pages


def _table_pages(view: DeckView, grid: Grid) -> list[_Page]:
    reading = _reading(view, grid)
    total = len(grid.body)
    start = replace(grid, body=grid.body[:MOST_TABLE_ROWS])
    closing = (COLUMNS_LEFT_OUT,) * bool(view.exhibit.card.slide_columns)
    fitted = fit(start, frame_of(view, LONGEST_SUFFIX, (*reading, *closing)).content)
    if len(fitted.parts) > MOST_TABLE_SLIDES or total > MOST_TABLE_ROWS:
        fitted = fit(start, frame_of(view, LONGEST_SUFFIX, (*reading, LEFT_OUT)).content)
    kept = fitted.parts[:MOST_TABLE_SLIDES]
    rows = sum(len(part.body) for part in kept)
    more = [LEFT_OUT.format(rows, total)] if rows < total else []
    more += closing if not more else ()
    return [_Page(part, fitted, (*reading, *more)) for part in kept]


def _reading(view: DeckView, shown: Shown) -> tuple[str, ...]:
    """How to read it: the chart's own words, then the card's but for what only a page can do."""
    if isinstance(shown, Words):
        return ()
    said = without_instructions(view.exhibit.card.how_to_read(view.exhibit.answer))
    kept = " ".join(one for one in SENTENCE_ENDS.split(said) if one and not one.startswith(DRAWN_ON_PAGE))
    own = shown.notes if isinstance(shown, Chart | Grid) else ()
    return (*own, *((kept,) if kept else ()))


def _add_page(
    deck: Presentation, view: DeckView, page: _Page | None, suffix: str, panel: list[Text], notes: str
) -> None:
    slide = deck.slides.add_slide(layout_named(deck, TITLE_ONLY))
    at = frame_of(view, suffix, page.notes if page else ())
    add_heading(slide, view.title + suffix, TOP, ROOM, MOST_HEADING)
    finding, size, box = at.finding
    if page is None or not isinstance(page.shown, Words):
        add_texts(slide, "Slutsats", box, [Text(finding, size)])
    content = at.content
    place = _panel_box(page, content)
    if page is not None:
        is_right = bool(panel) and place.left > content.left
        _add_shown(slide, view, page, replace(content, width=ROOM - (PANEL + BETWEEN) * is_right))
    if panel:
        add_texts(slide, "Anteckning och beslut", place, cut(panel, place))
    if at.reading[0]:
        add_texts(slide, "Läsanvisning", at.reading[1], at.reading[0])
    for words, place in at.marks:
        add_chip(slide, words, place)
    add_texts(slide, "Källrad", at.foot[1], at.foot[0])
    add_page_number(slide, Box(MARGIN + ROOM - NUMBER_ROOM + 0.1, HEIGHT - 0.62, NUMBER_ROOM - 0.1, 0.32))
    slide.notes_slide.notes_text_frame.text = notes


def _add_shown(slide: Slide, view: DeckView, page: _Page, box: Box) -> None:
    words = clean(view.exhibit.finding)
    match page.shown:
        case Words(text=text):
            add_texts(slide, "Besked", replace(box, height=min(box.height, 1.2)), [Text(text, 20)])
        case Map() as shown:
            _add_map(slide, shown, box, words)
        case Grid() as grid if page.fitted is not None:
            frame = add_grid(slide, grid, page.fitted, box)
            frame.name = "Tabell"
            describe(frame, words)
        case Chart(names=()) as chart:
            chart = _with_room(chart, box)
            under = BELOW_ROW * len(chart.below)
            frame = add_chart(slide, chart, replace(box, height=box.height - under))
            frame.name = "Diagram"
            describe(frame, words)
            _add_below(slide, chart, replace(box, top=box.bottom - under, height=under))
        case Chart() as chart:
            add_rows_chart(slide, chart, box, words)


def _add_map(slide: Slide, shown: Map, box: Box, words: str) -> None:
    room = box.width * MAP_TABLE
    add_map(slide, shown.answer, replace(box, width=box.width - room - BETWEEN), words)
    place = replace(box, left=box.left + box.width - room, width=room)
    fitted = fit(shown.table, place)
    frame = add_grid(slide, fitted.parts[0], fitted, place)
    frame.name = "Tabell"
    describe(frame, "Tabell över stadsområdena")


def _add_below(slide: Slide, chart: Chart, box: Box) -> None:
    if not chart.below:
        return
    rows = tuple(
        tuple(Cell(word, is_number=bool(place)) for place, word in enumerate(row)) for row in chart.below
    )
    each = _each_below(chart, box)
    fitted = Fitted((Grid((), rows),), (FIRST_BELOW, *([each] * (len(rows[0]) - 1))), SMALLEST)
    frame = add_grid(slide, fitted.parts[0], fitted, box)
    frame.name = "Tal under diagrammet"
    describe(frame, f"Tabell: {', '.join(row[0] for row in chart.below)}")


def _each_below(chart: Chart, box: Box) -> float:
    """The width of a column under a chart; under lines as wide as the places of their points."""
    columns = len(chart.below[0]) - 1
    if chart.kind == "lines":
        return box.width * (1 - RIGHT_OF_LINES) / columns - FIRST_BELOW / columns
    return min(1.2, (box.width - FIRST_BELOW) / columns)


def _with_room(chart: Chart, box: Box) -> Chart:
    """Without the table under it where its numbers have no room."""
    if not chart.below:
        return chart
    needed = max(width(word, SMALLEST) for row in chart.below for word in row[1:]) + 2 * SIDE
    return chart if _each_below(chart, box) >= needed else replace(chart, below=())
