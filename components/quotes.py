"""What reports say in words where they print no number: the sense, the words, and where they stand."""

from typing import Any

from components.figures import Link
from components.markup import light
from queries.answers import Answer, Row


def quote_list(answer: Answer, link: Link) -> Any:
    """A list of statements, each with its quotation and its place."""
    return light("Ul", [_item(row) for row in answer.rows], className="quotes")


def _item(row: Row) -> Any:
    places = ", ".join(text for _, text in row.details)
    said = light("P", [light("Q", row.text), f" {places}"], className="quoted")
    return light("Li", [light("P", row.label, className="stated"), said])
