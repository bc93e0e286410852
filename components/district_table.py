"""The table beside the map: what the map shows, and the way to choose a district by the keyboard."""

from typing import Any

from dash import html

from components.figures import Link
from components.markup import light, light_link
from dashboard.formatting import number
from queries.answers import Answer, Row


def district_table(answer: Answer, link: Link) -> html.Div:
    """One row per district in their fixed order: clients, and clients per 1 000 adults where known."""
    has_rates = any(row.measure("per_1000") is not None for row in answer.rows)
    headings = ["Stadsområde", "Klienter", *(["Per 1 000 vuxna"] if has_rates else [])]
    head = light(
        "Tr",
        [
            light("Th", words, scope="col", className="number" if i else None)
            for i, words in enumerate(headings)
        ],
    )
    body = [_row(row, link, has_rates=has_rates) for row in answer.rows]
    return html.Div(html.Table([light("Thead", head), light("Tbody", body)], className="data-table"))


def _row(row: Row, link: Link, *, has_rates: bool) -> Any:
    numbers = [number(row.count), *([number(row.measure("per_1000"), 1)] if has_rates else [])]
    cells = [light("Td", text, className="number") for text in numbers]
    first = light("Th", light_link(row.label, link(row)), scope="row")
    return light("Tr", [first, *cells], className="is-chosen" if row.is_chosen else None)
