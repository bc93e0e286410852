"""Services against administrations: how clients reach a service, in a sign and a word."""

from typing import Any

from dash import html

from components.figures import Link
from components.markup import extra, light, light_link
from data.codebook.model import NOT_STATED
from queries.answers import Answer, Row
from queries.equity import (
    COMMON,
    CONDITION,
    ENTRY,
    NONE,
    OWN,
    REACH,
    RULE,
    RUN_BY,
    SHARED,
)
from queries.words import SECTION

SIGNS = {OWN: "●", SHARED: "◐", ENTRY: "◑", CONDITION: "△", COMMON: "○", NONE: "–", NOT_STATED: "?"}
STRONG = frozenset({OWN, SHARED, ENTRY})


def access_matrix(answer: Answer, link: Link) -> html.Div:
    """One row per service under a heading per kind of reach; a service's name opens its rule and its source.

    A service that is the same to all stands in one wide cell, so that the differences are what one sees."""
    services: dict[str, list[Row]] = {}
    for row in answer.rows:
        services.setdefault(row.code, []).append(row)
    headings = {row.group: row.group_label for row in answer.rows}
    head = light(
        "Tr",
        [light("Th", "Verksamhet", scope="col"), *(light("Th", w, scope="col") for w in headings.values())],
    )
    body: list[Any] = []
    shown_reach = ""
    for rows in services.values():
        reach = dict(rows[0].details)[REACH]
        if reach != shown_reach:
            body.append(_reach_row(reach, len(headings)))
            shown_reach = reach
        body.append(light("Tr", [_service(rows[0]), *_cells(rows, link)]))
    table = html.Table([light("Thead", head), light("Tbody", body)], className="access")
    name = extra({"aria-label": "Verksamheter och förvaltningar, kan rullas i sidled"})
    return html.Div(table, className="matrix-frame", tabIndex=0, role="group", **name)


def _reach_row(reach: str, columns: int) -> Any:
    heading = light("Th", reach, scope="rowgroup", colspan=str(columns + 1))
    return light("Tr", heading, className="reach")


def _service(row: Row) -> Any:
    facts = [(name, words) for name, words in row.details if name in (RULE, RUN_BY, SECTION) and words]
    listed = [part for name, words in facts for part in (light("Dt", name), light("Dd", words))]
    return light("Th", light("Details", [light("Summary", row.label), light("Dl", listed)]), scope="row")


def _cells(rows: list[Row], link: Link) -> list[Any]:
    words = {row.text for row in rows}
    if words in ({COMMON}, {NOT_STATED}):
        return [light("Td", _word(rows[0]), colspan=str(len(rows)), className="is-wide")]
    return [_cell(row, link) for row in rows]


def _cell(row: Row, link: Link) -> Any:
    classes = ["is-strong"] if row.text in STRONG else ["muted"] if row.text == NONE else []
    classes += ["is-chosen"] if row.is_chosen else []
    return light("Td", light_link(_word(row), link(row)), className=" ".join(classes) or None)


def _word(row: Row) -> str:
    return f"{SIGNS[row.text]} {row.text}"
