"""What a card shows for an address, as every file and slide tells it: nothing more, nothing less."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components import caption
from components.card import Card
from components.card_foot import foot_text
from components.card_states import in_words
from components.chart_card import shown_answer, told
from components.columns import Column
from components.data_table import columns, listed
from components.view import View
from components.wording import left_out_note, plain, without_instructions
from dashboard.page import Page
from queries.answers import Answer, AnyAnswer, NotPublished, Row
from queries.delivered import SURVEYS
from queries.reference import Caveat, Figure, Passport
from queries.repository import Repository

REPORTS = ("occupation_report", "needs_report", "ips_report", "measures_report", "governance_report")
Places = Mapping[str, tuple[Page, Card]]
"""Where each card stands, by its name."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A card's answer with everything that must leave the page with it.

    passport: of its source, None for an unknown one; beside: passports of further sources; caveats: what to
    keep in mind; figures: printed figures it rests on, with their quotes; reports: the
    titles of the reports by code.
    """

    page: Page
    card: Card
    view: View
    answer: AnyAnswer
    passport: Passport | None = None
    beside: tuple[Passport, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    figures: tuple[Figure, ...] = ()
    reports: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The question that the card asks."""
        return self.card.title

    @property
    def finding(self) -> str:
        """The generated sentence, or why there is nothing to show. It is also the alternative text."""
        if isinstance(self.answer, Answer):
            return without_instructions(plain(told(self.card, self.answer, self.view.filters)))
        return in_words(self.answer, self.card.would_give)

    @property
    def selection(self) -> str:
        """The filters that the answer honours, in words."""
        return caption.selection(self.answer, self.view.filters)

    @property
    def left_out(self) -> str:
        """Which chosen filters the answer could not honour, empty when there is none."""
        if not isinstance(self.answer, Answer) or not self.answer.left_out:
            return ""
        is_survey = self.answer.origin in SURVEYS
        source = "" if is_survey else self.passport.short_title if self.passport else "källan"
        return left_out_note(self.answer.left_out, source)

    @property
    def source(self) -> str:
        """Source, period, kind of figure and what is counted, in one line."""
        if isinstance(self.answer, Answer):
            return foot_text(self.card, self.answer, self.passport)
        return self.passport.short_title if self.passport else ""

    @property
    def counted(self) -> str:
        """How many the answer is about: "n = 1 372 klienter", empty when it is not about a group."""
        return caption.counted(self.answer)

    @property
    def data_version(self) -> str:
        """The data version that answered."""
        return self.answer.data_version

    @property
    def marks(self) -> tuple[str, ...]:
        """What must be seen wherever the numbers go: protection, and that they are made up."""
        return caption.marks(self.answer)

    @property
    def table(self) -> tuple[list[Column], tuple[Row, ...]]:
        """The columns and rows of the page's table; no rows when there is nothing to show."""
        if not isinstance(self.answer, Answer):
            return [], ()
        return columns(self.card, self.answer), listed(self.answer)


def exhibit_of(page: Page, card: Card, repository: Repository, view: View) -> Exhibit:
    """Asks the repository what the card shows. StoreUnavailableError when there is no store to read."""
    answer = shown_answer(repository.ask(card.name, view.filters))
    # What is not published has no source; that of its examples is not named before somebody asks for them.
    passport = None if isinstance(answer, NotPublished) else repository.passport(answer.origin)
    if not isinstance(answer, Answer):
        return Exhibit(page, card, view, answer, passport)
    found = (repository.passport(code) for code in answer.beside)
    return Exhibit(
        page,
        card,
        view,
        answer,
        passport,
        tuple(one for one in found if one is not None),
        repository.caveats(answer.figure_ids, answer.caveats),
        tuple(repository.figures(answer.figure_ids).values()),
        report_titles(repository),
    )


def report_titles(repository: Repository) -> dict[str, str]:
    """The title of each report by its code."""
    return {code: one.title for code in REPORTS if (one := repository.passport(code)) is not None}
