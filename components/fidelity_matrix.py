"""The 25 items as a matrix of programmes: score, change since the last review, and what is not rated."""

from itertools import groupby
from typing import Any

from components.figures import Link
from components.markup import light
from components.matrix import framed
from dashboard.formatting import number
from data.codebook.ips25 import Item, items, labels
from queries.answers import Answer, Row

NOT_RATED = "ej bedömd"
SHADES = {1: 0, 2: 1, 3: 2, 4: 4, 5: 5}
SHOWN = ("latest", "self")


def fidelity_matrix(answer: Answer, link: Link) -> Any:
    """Rows are items under their sections; columns the latest external review and then the latest
    self-assessment of each programme. A cell says score and change since the review before."""
    columns = list(
        dict.fromkeys((r.group, r.series, r.series_label) for g in SHOWN for r in answer.rows if r.group == g)
    )
    cells = {(row.code, row.group, row.series): row for row in answer.rows}
    head = [
        light("Tr", [light("Td"), *_review_headings(columns)]),
        light("Tr", [light("Th", "Punkt", scope="col"), *(_programme(label) for _, _, label in columns)]),
    ]
    body: list[Any] = []
    for section, members in groupby(items(), key=lambda item: item.section):
        heading = light("Th", labels("sections")[section], scope="colgroup", colspan=len(columns) + 1)
        body.append(light("Tr", heading, className="matrix-section"))
        for item in members:
            name = light("Th", _name_of(item), scope="row")
            shown = [_cell(cells.get((item.code, group, series))) for group, series, _ in columns]
            body.append(light("Tr", [name, *shown]))
    table = light("Table", [light("Thead", head), light("Tbody", body)], className="matrix fidelity")
    name = {"aria-label": "Programtrohet punkt för punkt, kan rullas i sidled"}
    return light("Div", table, className="matrix-frame", tabIndex=0, role="group", **name)


def _name_of(item: Item) -> Any:
    """The short name; the whole one and our own paraphrase are one click or Enter away."""
    whole = [light("P", item.label)] if item.label != item.short else []
    about = light("P", item.about, className="muted")
    return light("Details", [light("Summary", f"{item.item}. {item.short}"), *whole, about], className="door")


def section_matrix(answer: Answer, link: Link) -> Any:
    """Rows are programmes, so that any number of long names fits; columns sections, cells the mean score; no
    score where not all is rated."""
    programmes = dict.fromkeys((row.group, row.group_label) for row in answer.rows)
    sections = dict.fromkeys((row.code, row.label) for row in answer.rows)
    cells = {(row.code, row.group): row for row in answer.rows}
    head = light("Tr", [light("Th", "Insats", scope="col"), *(_section(label) for _, label in sections)])
    body = [
        light(
            "Tr", [light("Th", label, scope="row"), *(_mean(cells.get((code, one))) for code, _ in sections)]
        )
        for one, label in programmes
    ]
    return framed(head, body, "matrix", "Medelpoäng per del, kan rullas i sidled")


def _section(label: str) -> Any:
    return light("Th", label, scope="col")


def _mean(row: Row | None) -> Any:
    if row is None or row.count is None:
        return light("Td", NOT_RATED, className="matrix-cell is-missing")
    return light("Td", number(row.count, 1), className=f"matrix-cell shade-{SHADES[round(row.count)]}")


def _review_headings(columns: list[tuple[str, str, str]]) -> list[Any]:
    found = []
    for group, members in groupby(columns, key=lambda column: column[0]):
        found.append(light("Th", labels("reviews")[group], scope="colgroup", colspan=len(list(members))))
    return found


def _programme(label: str) -> Any:
    return light(
        "Th", label.removeprefix("Exempelverksamhet "), scope="col", title=label, **{"aria-label": label}
    )


def _cell(row: Row | None) -> Any:
    if row is None or row.count is None:
        return light("Td", NOT_RATED, className="matrix-cell is-missing")
    score = int(row.count)
    change = "" if row.previous is None or row.previous == row.count else _change(row.count - row.previous)
    parts: list[Any] = [str(score)]
    parts += [light("Span", change, className="change")] if change else []
    return light("Td", parts, className=f"matrix-cell shade-{SHADES[score]}")


def _change(difference: float) -> str:
    return f" ({'+' if difference > 0 else ''}{number(difference)})"
