"""The declaration of a chart card: which question it asks and how the answer is told, drawn and listed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dash.development.base_component import Component

from components.figures import Figure, Link
from components.view import View
from components.wording import Finding
from data.codebook import attribute
from queries.answers import Answer, AnyAnswer, Row
from queries.filters import Filters, url_attribute

TABLE_WORD = "Tabell"
Tell = Callable[[Answer, Filters], Finding]
Draw = Callable[[Answer, Link], Figure]
Lay = Callable[[Answer, Link], Component]
Choose = Callable[[View], Any]
Offer = Callable[[View, Answer | None], Any]


@dataclass(frozen=True, slots=True)
class Measure:
    """A further number of the rows as a column of the table: its name in the answer, heading and text.
    is_words: a file holds the text too, since it tells more than one number."""

    name: str
    heading: str
    text: Callable[[Row], str]
    is_words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card. `name` is the question's name and the id in the page.

    draw: a Plotly figure, or lay: an HTML matrix or list, or both beside each other, or neither: the table
    alone; choose: controls of the card's own options, above the drawing; offer: the same where they hang on
    the answer; category, group: headings of the table's first columns; words: heading of the rows' text;
    measures: further numbers of the rows that the table lists; facet, group_facet: the filters that a row's
    code and group toggle; span, rows: columns of twelve and rows of the grid; height: pixels of the
    drawing; unit_note: what the numbers count, for the foot; reading: one line on how to read the chart;
    printed_reading: the same, said only where some number is printed in a report; would_give: which source
    would give what is not published, said in its place; view_word: what the drawing is called on its
    switch, "Diagram" or "Matris" when empty; compares: attributes whose groups it sets side by side, which
    a choice elsewhere may name; slide_columns: headings of the columns, besides the first, that a slide has
    room for when the table has more, all when empty.
    """

    name: str
    title: str
    tell: Tell
    draw: Draw | None = None
    lay: Lay | None = None
    choose: Choose | None = None
    offer: Offer | None = None
    category: str
    group: str = ""
    facet: str = ""
    group_facet: str = ""
    span: int = 6
    rows: int = 1
    height: int = 280
    unit_note: str = ""
    reading: str = ""
    printed_reading: str = ""
    source_words: str = ""
    words: str = "Uppgift"
    would_give: str = ""
    view_word: str = ""
    slide_columns: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    compares: tuple[str, ...] = ()

    @property
    def has_choices(self) -> bool:
        """Whether the card has controls of its own."""
        return self.choose is not None or self.offer is not None

    def choices(self, view: View, answer: Answer | None) -> Any:
        """The controls of the card's own options; `answer` is None where there is none to show."""
        if self.offer is not None:
            return self.offer(view, answer)
        return self.choose(view) if self.choose is not None else None

    def how_to_read(self, answer: AnyAnswer) -> str:
        """What is to be said of reading this answer."""
        is_printed = isinstance(answer, Answer) and any(row.kind == "published" for row in answer.rows)
        return " ".join(said for said in (self.reading, self.printed_reading if is_printed else "") if said)

    @property
    def drawing_word(self) -> str:
        """What the drawing is called where one switches between it and the table."""
        return self.view_word or ("Diagram" if self.draw else "Matris")

    @property
    def is_table(self) -> bool:
        """True when the table is all there is to show."""
        return self.draw is None and self.lay is None

    @property
    def is_matrix(self) -> bool:
        """True when the cells of a matrix are all there is to show, with no other word for them."""
        return self.lay is not None and self.draw is None and not self.view_word

    def toggled(self, filters: Filters, row: Row) -> Filters | None:
        """The filters after choosing a row, or None when it cannot be chosen."""
        chosen = filters
        for facet, code in ((self.facet, row.code), (self.group_facet, row.group)):
            for one in _codes_of(facet, code):
                chosen = chosen.toggled(facet, one)
        was_full = filters.is_full_beside(*self.compares)
        is_more = len(chosen.beside_administration) > len(filters.beside_administration)
        return None if chosen == filters or (was_full and is_more) else chosen


def _codes_of(facet: str, code: str) -> tuple[str, ...]:
    """The codes of a filter that a row stands for: itself, or the plans of a plan group."""
    if not facet:
        return ()
    if code in url_attribute(facet).values:
        return (code,)
    if facet == "main_plan":
        groups = {group.code: group.members for group in attribute("plan_group").codes}
        return groups.get(code, ())
    return ()
