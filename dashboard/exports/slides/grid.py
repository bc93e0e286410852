"""A table as a slide holds it, and the tables of cards: the page's matrices, or its rows and columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from components.access_matrix import access_matrix
from components.district_table import district_table
from components.fidelity_matrix import fidelity_matrix
from components.matrix import count_matrix, coverage_matrix, share_matrix, statement_matrix
from components.queue_sensitivity import sensitivity_table
from dashboard.exports.exhibit import Exhibit
from dashboard.formatting import unbroken
from queries.answers import Answer, Row

MATRICES: frozenset[Any] = frozenset(
    {
        access_matrix,
        district_table,
        count_matrix,
        coverage_matrix,
        fidelity_matrix,
        sensitivity_table,
        share_matrix,
        statement_matrix,
    }
)
"""Drawings that are tables on the page and become the same tables on a slide."""
NAME_OF_A_RECORD = 2.4
SHADES = {"shade-1": 0.12, "shade-2": 0.24, "shade-3": 0.36, "shade-4": 0.82, "shade-5": 1.0}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. span: columns that it takes; strength: how strongly it is filled, 0 for not."""

    text: str
    is_number: bool = False
    is_bold: bool = False
    span: int = 1
    strength: float = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """head: rows that are repeated on every slide; body: the rest; is_matrix: columns equally wide;
    most_first: inches of the first column at most, 0 for as many as it needs."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    is_matrix: bool = False
    most_first: float = 0

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return max((sum(cell.span for cell in row) for row in (*self.head, *self.body)), default=0)


def unwrapped(draw: Callable[..., Any]) -> tuple[Callable[..., Any], Mapping[str, Any]]:
    """The function behind a card's drawing, and what the card has set in it."""
    return (draw.func, draw.keywords) if isinstance(draw, partial) else (draw, {})


def matrix_of(exhibit: Exhibit) -> Grid | None:
    """The page's matrix as a grid, None when the card lays out something else."""
    lay, answer = exhibit.card.lay, exhibit.answer
    if lay is None or not isinstance(answer, Answer) or unwrapped(lay)[0] not in MATRICES:
        return None
    tree = lay(answer, _no_link)
    head = tuple(_row(one) for part in _of_kind(tree, "Thead") for one in _of_kind(part, "Tr"))
    body = tuple(_row(one) for part in _of_kind(tree, "Tbody") for one in _of_kind(part, "Tr"))
    if not body:
        return None
    is_number = any(cell.is_number for cell in body[0])
    shown = tuple(
        tuple(replace(cell, is_number=is_number and at > 0) for at, cell in enumerate(row)) for row in head
    )
    return Grid(shown, body, is_matrix=True)


def table_of(exhibit: Exhibit) -> Grid:
    """The rows and columns of the page's table, or those columns that the card has chosen for slides."""
    columns, rows = exhibit.table
    chosen = exhibit.card.slide_columns
    columns = [one for at, one in enumerate(columns) if not chosen or not at or one.heading in chosen]
    head = tuple(Cell(column.heading, column.is_number, is_bold=True) for column in columns)
    body = tuple(
        tuple(
            Cell(unbroken(column.text(row)), column.is_number, is_bold=row.is_chosen and not place)
            for place, column in enumerate(columns)
        )
        for row in rows
    )
    return Grid((head,), body)


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


def _no_link(row: Row) -> str | None:
    return None


def _of_kind(node: Any, kind: str) -> Iterator[Any]:
    """Components of a kind, in order; those inside one of them are its own."""
    if isinstance(node, list | tuple):
        for part in node:
            yield from _of_kind(part, kind)
        return
    found = _parts(node)
    if found is None:
        return
    name, props = found
    if name == kind:
        yield node
    else:
        yield from _of_kind(props.get("children"), kind)


def _parts(node: Any) -> tuple[str, dict[str, Any]] | None:
    """Name and properties of a component, whether an object or the dictionary that it is sent as."""
    if isinstance(node, dict) and "props" in node:
        return node["type"], node["props"]
    if hasattr(node, "to_plotly_json"):
        return _parts(node.to_plotly_json())
    return None


def _row(node: Any) -> tuple[Cell, ...]:
    _, props = _parts(node) or ("", {})
    children = props.get("children")
    cells = children if isinstance(children, list | tuple) else [children]
    return tuple(_cell(*found) for cell in cells if (found := _parts(cell)) is not None)


def _cell(name: str, props: dict[str, Any]) -> Cell:
    classes = str(props.get("className") or "").split()
    strength = next((SHADES[one] for one in classes if one in SHADES), 0)
    if "is-withheld" in classes or "is-missing" in classes:
        strength = 0
    return Cell(
        unbroken(_words(props.get("children"))),
        is_number="matrix-cell" in classes or "number" in classes or "matrix-self" in classes,
        is_bold=name == "Th" and props.get("scope") != "row",
        span=int(props.get("colspan") or props.get("colSpan") or 1),
        strength=strength,
    )


def _words(node: Any) -> str:
    """The text of a component; of one that opens, what stands on it while it is shut."""
    if node is None:
        return ""
    if isinstance(node, str | int | float):
        return str(node)
    if isinstance(node, list | tuple):
        return "".join(_words(part) for part in node)
    name, props = _parts(node) or ("", {})
    children = props.get("children")
    return _words(next(_of_kind(children, "Summary"), None) if name == "Details" else children)
