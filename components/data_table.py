"""An answer as rows and columns: the same for the table on screen and for every downloaded file."""

import re
from functools import partial
from typing import Any

from dash import html

from components.card import Card, Measure
from components.columns import INTERVAL, KIND, KIND_WORDS, Column
from components.figures import Link
from components.markup import extra, light, light_link
from components.pair_table import is_paired, pair_columns, pair_rows
from components.wording import WHOLE_CITY
from dashboard.formatting import NBSP, capitalised, count, exact, interval, number, share, unbroken
from data.codebook.episodes import PROGRAMME, episode_attribute
from queries.answers import Answer, Row

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def columns(card: Card, answer: Answer) -> list[Column]:
    """The columns that have anything to show, in reading order. Shares are fractions in files."""
    if is_paired(answer):
        return pair_columns(card.category, card.words, answer)
    rows = answer.rows
    found = [Column(card.category, lambda r: r.label, lambda r: r.label, is_number=False)]
    if any(row.group_label for row in rows):
        found.append(
            Column(card.group or "Grupp", lambda r: r.group_label, lambda r: r.group_label, is_number=False)
        )
    if any(row.series_label for row in rows):
        label = episode_attribute(PROGRAMME).label
        found.append(Column(label, lambda r: r.series_label, lambda r: r.series_label, is_number=False))
    if any(row.text for row in rows):
        found.append(Column(card.words, lambda r: r.text, lambda r: r.text, is_number=False))
    found += [_detail_column(heading) for heading in _detail_headings(rows)]
    numbers = _number_columns(answer)
    numbers += [_measure_column(m) for m in card.measures if any(r.measure(m.name) is not None for r in rows)]
    found += numbers
    if numbers or len({row.kind for row in rows}) > 1:  # what is all words of one kind says so in the foot
        found.append(Column(KIND, _kind, _kind, is_number=False))
    return found


def listed(answer: Answer) -> tuple[Row, ...]:
    """The rows of the table: those of the answer, or one for the two groups and their difference."""
    return pair_rows(answer) if is_paired(answer) else answer.rows


def _detail_headings(rows: tuple[Row, ...]) -> list[str]:
    return list(dict.fromkeys(heading for row in rows for heading, words in row.details if words))


def _detail_column(heading: str) -> Column:
    def words(row: Row) -> str:
        return dict(row.details).get(heading, "")

    return Column(heading, words, words, is_number=False)


def _measure_column(measure: Measure) -> Column:
    raw = measure.text if measure.is_words else lambda row: row.measure(measure.name)
    return Column(measure.heading, measure.text, raw)


def _number_columns(answer: Answer) -> list[Column]:
    rows = answer.rows
    found = []
    if any(row.unit for row in rows):
        found.append(Column("Antal", _with_unit, _with_unit))
    elif any(row.count is not None or (row.share is None and row.high is not None) for row in rows):
        heading = capitalised(answer.unit) if answer.unit != "procent" else "Antal"
        found.append(Column(heading, partial(_count_text, decimals=answer.decimals), lambda r: r.count))
    if any(_has_spread(row) for row in rows):
        found.append(Column("Intervall", _spread_text, _spread_text))
    if any(row.share is not None for row in rows):
        found.append(Column("Andel", _share_text, lambda r: r.share))
    if any(None not in (row.share, row.low, row.high) for row in rows):
        found.append(Column(INTERVAL, _interval_text, _interval_text))
    if any(row.reference is not None for row in rows):
        found.append(
            Column(WHOLE_CITY, lambda r: share(_rounded(r.reference)), lambda r: _rounded(r.reference))
        )
    return found


def _count_text(row: Row, *, decimals: int = 0) -> str:
    if row.count is None and row.share is not None:
        return ""
    if row.kind == "missing":
        return KIND_WORDS[row.kind]
    if decimals and row.count is not None:
        return number(row.count, decimals)
    if row.count is not None and row.count % 1:
        return exact(row.count)
    return count(row.count, row.low, row.high, row.is_approximate)


def _share_text(row: Row) -> str:
    """The share, or a printed range of shares."""
    if row.share is not None:
        return share(row.share, row.base)
    is_range = row.count is None and row.high is not None and row.high <= 1
    return interval(row.low, row.high) if is_range else ""


def _with_unit(row: Row) -> str:
    if row.kind in ("missing", "empty"):
        return KIND_WORDS[row.kind] if row.unit else ""
    if not row.unit:
        return ""
    is_filled_in = row.kind == "assumed" and row.count is not None
    shown = exact(row.count) if is_filled_in else _count_text(row)
    return f"{shown}{NBSP}{row.unit}"


def _has_spread(row: Row) -> bool:
    return row.count is not None and row.low is not None and row.share is None and not row.unit


def _spread_text(row: Row) -> str:
    return count(None, row.low, row.high) if _has_spread(row) else ""


def _interval_text(row: Row) -> str:
    return interval(row.low, row.high) if row.share is not None else ""


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _kind(row: Row) -> str:
    return KIND_WORDS[row.kind]


def table(card: Card, answer: Answer, link: Link) -> html.Div:
    """The answer as a table; the first cell of a row toggles it as a filter, by mouse or Enter."""
    shown = columns(card, answer)
    head = html.Tr(
        [html.Th(c.heading, scope="col", className="number" if c.is_number else None) for c in shown]
    )
    body = [_table_row(shown, row, link(row)) for row in listed(answer)]
    shown_table = html.Table(
        [html.Caption(card.title, className="visually-hidden"), html.Thead(head), html.Tbody(body)],
        className="data-table words" if any(r.text or r.details for r in answer.rows) else "data-table",
    )
    name = extra({"aria-label": f"Tabell: {card.title}"})
    return html.Div(shown_table, className="table-frame", tabIndex=0, role="region", **name)


def _look(column: Column, text: str) -> str | None:
    """Numbers stand to the right; a day stays on one line."""
    return "number" if column.is_number else "unbroken" if DAY.fullmatch(text) else None


def _table_row(shown: list[Column], row: Row, href: str | None) -> Any:
    cells = [light("Td", unbroken(text := c.text(row)), className=_look(c, text)) for c in shown[1:]]
    first = light("Th", light_link(row.label, href), scope="row")
    return light("Tr", [first, *cells], className="is-chosen" if row.is_chosen else None)
