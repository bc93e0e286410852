"""The service catalogue as a dense table, and the queues as a list in the units published."""

from collections.abc import Sequence
from typing import Any

from dash import html

from components.figures import Link
from components.markup import extra, light, light_link
from dashboard.formatting import NBSP, count
from data.codebook.services import service_words
from queries.answers import Answer, Row
from queries.services import (
    CAPACITY,
    COUNTED,
    FURTHER_TERMS,
    GOAL,
    METHOD,
    NO,
    QUEUE,
    QUEUE_WORDS,
    REPORTED,
    TAKES_CHOSEN,
    TOLD_BY,
    WHERE,
)
from queries.words import SECTION

OWN_COLUMNS = ("Pågående bruk", "Boende", "Ekonomiskt bistånd", "Behandlingskontakt", "Beslut")
NOT_STATED = service_words("bases")["not_stated"]
REFUSED, ENDED = "Inte för valda klienter", "Uppgifterna har gått ut"
LAPSED = service_words("register")["lapsed"].partition("{")[0]
"""How the words begin of a register whose description has ended."""
FOLDED = (
    "Inriktning",
    FURTHER_TERMS,
    GOAL,
    CAPACITY,
    COUNTED,
    QUEUE_WORDS,
    SECTION,
    TOLD_BY,
)
"""What a row of the catalogue opens to."""


def is_refused(row: Row) -> bool:
    """Whether the service does not take the clients of the chosen administrations."""
    return (TAKES_CHOSEN, NO) in row.details


def catalogue(answer: Answer, link: Link) -> html.Div:
    """One row per service under a heading per organisation: whom it takes in, and how sure that is."""
    headings = ("Insats", WHERE, *OWN_COLUMNS, "Deltagare", QUEUE)
    head = light("Tr", [light("Th", heading, scope="col") for heading in headings])
    bodies = []
    for group in dict.fromkeys(row.group for row in answer.rows):
        rows = [row for row in answer.rows if row.group == group]
        bodies.append(
            light("Tbody", [_heading(rows[0], len(headings), link), *(_service(row) for row in rows)])
        )
    table = light("Table", [light("Thead", head), *bodies], className="data-table catalogue")
    name = extra({"aria-label": "Alla insatser, kan rullas"})
    return html.Div(table, className="matrix-frame", tabIndex=0, role="region", **name)


def _heading(row: Row, columns: int, link: Link) -> Any:
    words = light_link(row.group_label, link(row))
    return light("Tr", light("Th", words, scope="colgroup", colspan=columns, className="group-heading"))


def _service(row: Row) -> Any:
    details = dict(row.details)
    lines = [light("P", row.text)] if row.text else []
    lines += [light("P", [light("Strong", f"{name}: "), details[name]]) for name in FOLDED if details[name]]
    method = [light("Span", details[METHOD], className="basis")] if details[METHOD] else []
    name = light("Details", [light("Summary", [row.label, *method]), *lines], className="door")
    refused = is_refused(row)
    notes = ((REFUSED, refused), (ENDED, details[TOLD_BY].startswith(LAPSED)))
    where = [details[WHERE], *(light("Span", words, className="basis") for words, is_so in notes if is_so)]
    cells = [light("Td", where), *(_coded(details[column]) for column in OWN_COLUMNS)]
    silent = row.count is None
    cells.append(
        light("Td", NOT_STATED if silent else count(row.count), className="muted" if silent else "number")
    )
    cells.append(_plain(details[QUEUE]))
    shown = " ".join(name for name, is_so in (("is-chosen", row.is_chosen), ("is-refused", refused)) if is_so)
    return light("Tr", [light("Th", name, scope="row"), *cells], className=shown or None)


def _plain(text: str) -> Any:
    return light("Td", text, className="muted" if text.lower() == NOT_STATED else None)


def _coded(text: str) -> Any:
    """A coded criterion with its basis under it; what no report states is muted."""
    if text == NOT_STATED:
        return light("Td", text, className="muted")
    words, _, basis = text.removesuffix(")").rpartition(" (")
    return light("Td", [words, light("Span", basis, className="basis")])


def queue_list(answer: Answer, link: Link) -> html.Div:
    """Services with a stated queue, the number large in its own unit; the others named as not stated."""
    stated = [row for row in answer.rows if row.kind != "missing" or dict(row.details).get(REPORTED)]
    silent = [row for row in answer.rows if row not in stated]
    items = [light("Li", _queue(row), className=_state(row)) for row in stated]
    parts = [light("Ul", items, className="queues")]
    if silent:
        names = light("Ul", [light("Li", row.label) for row in silent], className="door-list")
        words = f"{len(silent)} insatser: kö anges inte"
        parts.append(light("Details", [light("Summary", words), names], className="door"))
    return html.Div(parts)


def _queue(row: Row) -> Sequence[Any]:
    value = f"{count(row.count, row.low, row.high)}{NBSP}{row.unit}" if row.unit else ""
    length = value or ("längden anges inte" if row.group == "queue" else "")
    words = [light("Strong", row.group_label), f" {length}" if length else ""]
    note = [light("Span", REFUSED, className="basis")] if is_refused(row) else []
    report = dict(row.details).get(REPORTED)
    since = [light("Span", f"{REPORTED}: {report}", className="basis")] if report else []
    return [light("Span", words, className="queue-value"), light("Span", row.label), *note, *since]


def _state(row: Row) -> str:
    return f"queue is-{row.group.replace('_', '-')}" + (" is-chosen" if row.is_chosen else "")
