"""A table as a slide holds it, and the tables of cards: the rows and columns of the page's table."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from components.columns import KIND, Column
from dashboard.exports.exhibit import Exhibit
from dashboard.formatting import NBSP, unbroken
from queries.answers import Row

NAME_OF_A_RECORD = 2.4
BETWEEN_WORDS = re.compile(rf"(?<=[^\W\d]){NBSP}(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. span: columns that it takes; strength: how strongly it is filled, 0 for not; is_repeated: it
    says what the cell above it says, and is one with it where both stand on a slide."""

    text: str
    is_number: bool = False
    is_bold: bool = False
    span: int = 1
    strength: float = 0
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """head: rows that are repeated on every slide; body: the rest; is_matrix: columns equally wide;
    most_first: inches of the first column at most, 0 for as many as it needs; notes: how to read it."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    is_matrix: bool = False
    most_first: float = 0
    notes: tuple[str, ...] = ()

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return max((sum(cell.span for cell in row) for row in (*self.head, *self.body)), default=0)


def unwrapped(draw: Callable[..., Any]) -> tuple[Callable[..., Any], Mapping[str, Any]]:
    """The function behind a card's drawing, and what the card has set in it."""
    return (draw.func, draw.keywords) if isinstance(draw, partial) else (draw, {})


def table_of(exhibit: Exhibit) -> Grid:
    """The rows and columns of the page's table, or those columns that the card has chosen for slides."""
    found, rows = exhibit.table
    chosen = exhibit.card.slide_columns
    columns = [
        one
        for at, one in enumerate(found)
        if not at or ((not chosen or one.heading in chosen) and _tells(one, rows, exhibit.source))
    ]
    head = tuple(Cell(column.heading, column.is_number, is_bold=True) for column in columns)
    body = tuple(
        tuple(
            Cell(
                loosened(column.text(row)),
                column.is_number,
                is_bold=row.is_chosen and not place,
                is_repeated=not place and bool(at) and column.text(row) == column.text(rows[at - 1]),
            )
            for place, column in enumerate(columns)
        )
        for at, row in enumerate(rows)
    )
    return Grid((head,), body)


def _tells(column: Column, rows: Sequence[Row], source: str) -> bool:
    """False for a column without a word, and for the kind of figures when all are of the one that the foot
    tells."""
    words = {column.text(row) for row in rows}
    is_told = column.heading == KIND and len(words) == 1 and words.pop() in source
    return bool(words - {""}) and not is_told


def loosened(text: str) -> str:
    """Words that may break between words, but in no number."""
    return unbroken(BETWEEN_WORDS.sub(" ", text))


def records(grid: Grid) -> Grid:
    """A table with more columns than a slide has room for: each row's cells under each other, with their
    headings."""
    headings = [cell.text for cell in grid.head[0]]
    body = tuple(
        (replace(row[0], is_bold=True), Cell(" · ".join(_named(headings[1:], row[1:])))) for row in grid.body
    )
    return Grid(((grid.head[0][0], Cell("Uppgifter", is_bold=True)),), body, most_first=NAME_OF_A_RECORD)


def _named(headings: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    return [
        f"{heading}: {cell.text}" for heading, cell in zip(headings, cells, strict=True) if cell.text.strip()
    ]
