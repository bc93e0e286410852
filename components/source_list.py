"""Källor & metod: passports that open, the code book, and calculations beside what is printed."""

from typing import Any

from components.figures import Link
from components.markup import light
from components.matrix import framed
from dashboard.formatting import NOTHING, exact, unbroken
from queries.answers import Answer, Row
from queries.report_checks import AGREES, COMPUTED, PRINTED
from queries.sources import DEFINITION, KINDS
from queries.words import REMARK

CHECK_HEADS = ("Vad", "Räknat så", "Beräknat", "Tryckt", AGREES, REMARK)
BOOK_HEADS = ("Variabel", DEFINITION, "Svar", REMARK)


def passport_list(answer: Answer, link: Link) -> Any:
    """Sources, reports and what is made up; each opens to its whole passport."""
    parts: list[Any] = []
    for kind, label in KINDS.items():
        rows = [row for row in answer.rows if row.group == kind]
        if rows:
            parts += [light("H3", f"{label} ({len(rows)})"), *(_passport(row) for row in rows)]
    return light("Div", parts, className="passports")


def _passport(row: Row) -> Any:
    facts = dict(row.details)
    summary = [
        light("Strong", row.label),
        light("Span", f" {unbroken(row.text)}", className="passport-who"),
        light("Span", f" {facts['När']}", className="muted"),
    ]
    pairs = [
        part
        for name, words in row.details
        if words
        for part in (light("Dt", name), light("Dd", unbroken(words)))
    ]
    return light("Details", [light("Summary", summary), light("Dl", pairs)], className="passport-row")


def variable_table(answer: Answer, link: Link) -> Any:
    """One row per variable with all its answers; the names in the address are left to the table."""
    variables: dict[str, list[Row]] = {}
    for row in answer.rows:
        variables.setdefault(row.group, []).append(row)
    head = light("Tr", [light("Th", words, scope="col") for words in BOOK_HEADS])
    body = [_variable(rows) for rows in variables.values()]
    return framed(head, body, "data-table words", "Kodbok, kan rullas", "table-frame")


def _variable(rows: list[Row]) -> Any:
    facts = dict(rows[0].details)
    answers = " · ".join(row.label for row in rows)
    cells = (facts[DEFINITION], answers, facts[REMARK])
    return light("Tr", [light("Th", rows[0].group_label, scope="row"), *(light("Td", c) for c in cells)])


def check_table(answer: Answer, link: Link) -> Any:
    """One row per calculation, the result beside the printed number."""
    printed = {row.code: row for row in answer.rows if row.group == PRINTED}
    head = light("Tr", [light("Th", words, scope="col") for words in CHECK_HEADS])
    body = [_check(row, printed.get(row.code)) for row in answer.rows if row.group == COMPUTED]
    return framed(head, body, "data-table words", "Kontrollräkningar, kan rullas", "table-frame")


def _check(row: Row, printed: Row | None) -> Any:
    facts = dict(row.details)
    return light(
        "Tr",
        [
            light("Th", row.label, scope="row"),
            light("Td", row.text, className="formula"),
            light("Td", exact(row.count), className="number"),
            light("Td", exact(printed.count) if printed else NOTHING, className="number"),
            light("Td", facts[AGREES]),
            light("Td", facts[REMARK]),
        ],
    )
