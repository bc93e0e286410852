"""Matrices as HTML tables: cells shaded by size, every cell a link that filters the page."""

from collections.abc import Callable
from typing import Any

from components.figures import Link
from components.markup import light, light_link
from components.printed_value import printed_beside
from dashboard.formatting import NBSP, NOTHING, count, number, share
from queries.answers import Answer, Row

STEPS = 6
Text = Callable[[Row], str]


def share_matrix(answer: Answer, link: Link, *, short: dict[str, str]) -> Any:
    """Rows and columns are categories, cells the share of the row; `short` gives the column headings."""
    return _matrix(answer, link, short, lambda row: row.share, lambda row: share(row.share, row.base))


def count_matrix(answer: Answer, link: Link, *, short: dict[str, str] | None = None) -> Any:
    """Rows and columns are categories, cells the number of clients."""
    return _matrix(answer, link, short or {}, lambda row: row.count, lambda row: number(row.count))


def coverage_matrix(answer: Answer, link: Link) -> Any:
    """Rows and columns are categories, cells how many of the row's whole have something: "3 av 12"."""
    return _matrix(answer, link, {}, _part_of_whole, _some_of_all)


def _part_of_whole(row: Row) -> float | None:
    return row.count / row.base if row.count and row.base else None


def _some_of_all(row: Row) -> str:
    return f"{number(row.count)}{NBSP}av{NBSP}{number(row.base)}" if row.count else NOTHING


def _matrix(
    answer: Answer, link: Link, short: dict[str, str], size: Callable[[Row], float | None], text: Text
) -> Any:
    codes = {row.code: row.label for row in answer.rows}
    found = {row.group: short.get(row.group, row.group_label) for row in answer.rows}
    order = [g for g in found if g not in codes] + [code for code in codes if code in found]
    groups = {group: found[group] for group in order}
    cells = {(row.code, row.group): row for row in answer.rows}
    top = max((size(row) or 0 for row in answer.rows), default=0)
    reach = max((max(row.share or 0, row.reference or 0) for row in answer.rows), default=0)
    head = light("Tr", [light("Td"), *(_heading(label, "col") for label in groups.values())])
    body = []
    for code, label in codes.items():
        shown = [_cell(cells.get((code, group)), size, text, top, reach, link) for group in groups]
        body.append(light("Tr", [_heading(label, "row"), *shown]))
    return framed(head, body, "matrix", "Matris, kan rullas i sidled")


def framed(head: Any, body: list[Any], class_name: str, name: str, frame: str = "matrix-frame") -> Any:
    """The table in a frame that can be rolled, by keyboard too; `frame` table-frame has a largest height."""
    table = light("Table", [light("Thead", head), light("Tbody", body)], className=class_name)
    words = {"aria-label": name}
    return light("Div", table, className=frame, tabIndex=0, role="group", **words)


def _cell(
    row: Row | None, size: Callable[[Row], float | None], text: Text, top: float, reach: float, link: Link
) -> Any:
    if row is None:
        return light("Td", "·", className="matrix-self")
    value = size(row)
    step = round((value or 0) / top * (STEPS - 1)) if top else 0
    classes = ["matrix-cell", f"shade-{step}", f"is-{row.kind}"] + (["is-chosen"] if row.is_chosen else [])
    href = link(row) if row.count is not None or row.share is not None else None
    classes += ["has-city"] if row.reference else []
    marked = _marks(row, reach)
    return light(
        "Td", light_link(text(row), href), className=" ".join(classes), title=_beside(row), style=marked
    )


def _beside(row: Row) -> str | None:
    if row.reference is None:
        return None
    here = f" Här: {share(row.share, row.base)}." if row.share is not None else ""
    return f"Hela staden: {share(round(row.reference, 2))}.{here}"


def _marks(row: Row, reach: float) -> dict[str, str] | None:
    """How far the strip of the share and the mark of the whole city reach along the foot of the cell."""
    if not row.reference:
        return None
    return {"--here": f"{(row.share or 0) / reach:.0%}", "--city": f"{row.reference / reach:.0%}"}


def statement_matrix(answer: Answer, link: Link) -> Any:
    """Words in the cells: what a report says where it gives no number."""
    groups = {row.group: row.group_label for row in answer.rows}
    order = [g for g in ("nordost", "centrum", "sydvast", "hisingen") if g in groups]
    cells = {(row.code, row.group): row for row in answer.rows}
    head = light("Tr", [_heading("Insats", "col"), *(_heading(groups[g], "col") for g in order)])
    body = [
        light("Tr", [_heading(code, "row"), *(_words(cells.get((code, g))) for g in order)])
        for code in dict.fromkeys(row.code for row in answer.rows)
    ]
    return framed(head, body, "data-table words", "Tabell, kan rullas i sidled")


def _heading(words: str, scope: str) -> Any:
    return light("Th", words, scope=scope)


def _words(row: Row | None) -> Any:
    if row is None:
        return light("Td", "anges inte", className="muted")
    return light("Td", row.text, className="is-chosen" if row.is_chosen else None)


def fact_list(answer: Answer, link: Link) -> Any:
    """Figures of different kinds, which no common axis can hold: the number, then what it counts, and what a
    report prints of the same thing where the number is delivered."""
    items = [
        light("Li", [light("Strong", _fact(row)), " ", row.label, _print_of(row)]) for row in answer.rows
    ]
    return light("Ul", items, className="facts")


def _print_of(row: Row) -> str:
    printed = printed_beside(row)
    return f" (rapport {printed})" if printed else ""


def _fact(row: Row) -> str:
    if row.share is not None:
        return ("ca " if row.is_approximate else "") + share(row.share)
    return count(row.count, row.low, row.high, row.is_approximate)
