"""Källor & metod: every figure that the reports print, searched by words, and the questions that show it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from data.codebook.model import NOT_STATED
from queries.answers import Answer, AnyAnswer, Row
from queries.connection import Store
from queries.filters import Filters
from queries.options import FIGURES_SHOWN, REPORT, SEARCH
from queries.published import Printed, figure_row, stated
from queries.reference import Figure
from queries.words import SECTION

Question = Callable[[Store, Filters], AnyAnswer]
Places = dict[str, tuple[str, ...]]
CONCERNS = "Gäller"
IN_REPORT = "Rapport"
ID = "Beteckning"
BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u00a0](?=\d)")


def listing(questions: Mapping[str, Question]) -> Question:
    """The question that lists all figures, and says which of the other `questions` show each."""

    def published_figures(store: Store, filters: Filters) -> AnyAnswer:
        """Figures printed in the reports that hold the words searched for.

        Columns: what is counted, questions that show it (group, by name), number as printed, unit, quoted
        words, period, report, section, id. Grain: one row per figure. facts: all.
        """
        return _figures(store, filters, store.once("listed_figures", lambda: _listed(store, questions)))

    return published_figures


def shown_by(store: Store, questions: Mapping[str, Question]) -> Places:
    """The names of the questions whose unfiltered answer shows a figure, by figure."""
    found: dict[str, list[str]] = {}
    for name, question in questions.items():
        answer = question(store, Filters())
        if isinstance(answer, Answer):
            shown = {*answer.figure_ids, *(row.figure_id for row in answer.rows)} - {""}
            for figure_id in shown:
                found.setdefault(figure_id, []).append(name)
    return {figure_id: tuple(names) for figure_id, names in found.items()}


@dataclass(frozen=True, slots=True)
class _Listed:
    """A figure as it is found: its row, the words it is searched by, and its report's title."""

    row: Row
    words: str
    report: str


def _listed(store: Store, questions: Mapping[str, Question]) -> tuple[_Listed, ...]:
    places = shown_by(store, questions)
    reports = {figure.report: store.reference.passports[figure.report].short_title for figure in _all(store)}
    return tuple(
        _Listed(_row(store, one, places), _searched(one, reports[one.report]), reports[one.report])
        for one in _all(store)
    )


def _all(store: Store) -> tuple[Figure, ...]:
    return tuple(store.reference.figures.values())


def _figures(store: Store, filters: Filters, listed: tuple[_Listed, ...]) -> AnyAnswer:
    return stated(
        store,
        "published_figures",
        [one.row for one in _asked_for(filters, listed)],
        origin="compilation",
        period="2022–2025",
        follows=(SEARCH.slug, REPORT.slug, FIGURES_SHOWN.slug),
        facts={"all": len(listed)},
    )


def _asked_for(filters: Filters, listed: tuple[_Listed, ...]) -> Iterator[_Listed]:
    wanted = filters.option(REPORT.slug)
    title = REPORT.alternative(wanted).label if wanted else ""
    only_here = bool(filters.option(FIGURES_SHOWN.slug))
    words = _plain(filters.option(SEARCH.slug)).split()
    for one in listed:
        if title not in ("", one.report) or (only_here and one.row.group):
            continue
        if all(word in one.words for word in words):
            yield one


def _plain(text: str) -> str:
    """Text as it is searched: small letters, and no spaces inside a number."""
    return BETWEEN_DIGITS.sub("", text).casefold()


def _searched(figure: Figure, report: str) -> str:
    number = "" if figure.value is None else f"{figure.value:g} {figure.value:.0f}".replace(".", ",")
    parts = (figure.figure_id, figure.population, figure.value_1, figure.value_2, figure.quote, figure.period)
    return _plain(" ".join((*parts, number, figure.unit, report, figure.section)))


def _has_count(row: Row) -> bool:
    """Whether the report prints a number of something, or its two ends; not a share, a date or words."""
    return row.count is not None or (row.share is None and row.low is not None and (row.high or 0) > 1)


def _row(store: Store, figure: Figure, places: Places) -> Row:
    told = " · ".join(part for part in (figure.population, figure.value_1, figure.value_2) if part)
    row = figure_row(Printed(figure.figure_id, told), figure)
    details = (
        (CONCERNS, figure.period or NOT_STATED),
        (IN_REPORT, store.reference.passports[figure.report].short_title),
        (SECTION, figure.section),
        (ID, figure.figure_id),
    )
    return Row(
        row.code,
        row.label,
        ",".join(places.get(figure.figure_id, ())),
        count=row.count,
        share=row.share,
        low=row.low,
        high=row.high,
        is_approximate=row.is_approximate,
        unit=figure.unit if _has_count(row) else "",
        text=figure.quote,
        details=details,
    )
