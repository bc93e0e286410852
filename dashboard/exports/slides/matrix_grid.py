"""The page's matrices as slides hold them, read from what a card lays out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from components.access_matrix import access_matrix
from components.district_table import district_table
from components.fidelity_matrix import fidelity_matrix, section_matrix
from components.matrix import count_matrix, coverage_matrix, share_matrix, statement_matrix
from components.queue_sensitivity import sensitivity_table
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.slides.grid import Cell, Grid, loosened, unwrapped
from dashboard.formatting import NBSP
from queries.answers import Answer, Row

MATRICES: frozenset[Any] = frozenset(
    {
        access_matrix,
        district_table,
        count_matrix,
        coverage_matrix,
        fidelity_matrix,
        section_matrix,
        sensitivity_table,
        share_matrix,
        statement_matrix,
    }
)
"""Drawings that are tables on the page and become the same tables on a slide."""
SHADES = {"shade-1": 0.12, "shade-2": 0.24, "shade-3": 0.36, "shade-4": 0.82, "shade-5": 1.0}
CITY_SHARE = re.compile(r"Hela staden: (?P<city>[^.]+)\.(?: Här: (?P<here>[^.]+)\.)?")
PER_CENT = f"{NBSP}%"
BETWEEN = " · "
CITY_NOTES = {
    True: "Efter antalet: andelen av alla i urvalet, i parentes andelen i hela staden.",
    False: "Procent, i parentes hela stadens.",
}
"""By whether the cells are counts."""


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
    is_number = any(cell.is_number for row in body for cell in row)
    shown = tuple(
        tuple(replace(cell, is_number=is_number and at > 0 and cell.span == 1) for at, cell in enumerate(row))
        for row in head
    )
    has_city = any(CITY_SHARE.match(title) for title in _titles(tree))
    is_counted = any(BETWEEN in cell.text for row in body for cell in row[1:])
    return Grid(shown, body, is_matrix=True, notes=(CITY_NOTES[is_counted],) if has_city else ())


def _titles(tree: Any) -> Iterator[str]:
    """What the cells say to who points at them."""
    for cell in _of_kind(tree, "Td"):
        _, props = _parts(cell) or ("", {})
        yield str(props.get("title") or "")


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
        _beside(loosened(_words(props.get("children"))), str(props.get("title") or "")),
        is_number="matrix-cell" in classes or "number" in classes or "matrix-self" in classes,
        is_bold=(name == "Th" and props.get("scope") != "row") or "is-published" in classes,
        span=int(props.get("colspan") or props.get("colSpan") or 1),
        strength=strength,
    )


def _beside(text: str, title: str) -> str:
    """The text of a cell with the shares that the page draws as a strip and a mark along its foot."""
    found = CITY_SHARE.match(title)
    if found is None:
        return text
    here, city = found["here"], found["city"]
    if here is not None and here != text:
        return f"{text}{BETWEEN}{here} ({city})"
    return f"{text.removesuffix(PER_CENT)} ({city.removesuffix(PER_CENT)})"


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
