"""Printed words one under the other, each with what is said about it."""

from dash import html

from components.figures import Link
from components.markup import light
from queries.answers import Answer, Row


def word_list(answer: Answer, link: Link) -> html.Ul:
    """One item per row: its words, then its details as heading and text."""
    return html.Ul([light("Li", _item(row)) for row in answer.rows], className="word-list")


def _item(row: Row) -> list[object]:
    details = [part for name, words in row.details for part in (light("Dt", name), light("Dd", words))]
    return [light("Strong", row.label), light("Dl", details)]
