"""Proposals one a row: what, how it can be followed, the printed figures that fit, trend, status, source."""

from typing import Any

from components.figures import Link
from components.markup import light
from components.matrix import framed
from components.printed_value import printed_value
from components.wording import Bold, Finding
from dashboard.formatting import listed, number
from queries.answers import Answer, Row
from queries.filters import Filters
from queries.options import SEARCH
from queries.proposals import (
    DECIDED_BY,
    DECIDED_ON,
    EARLIER,
    EARLIER_JOINT,
    INDICATOR,
    INDICATOR_IS,
    KINDS,
    NO_BASELINE,
    NOTE,
    STATUS_WORD,
    TREND,
)
from queries.words import SOURCE

HEADS = ("Förslag", INDICATOR, "Utgångsläge och senare tal", TREND, "Status", SOURCE)
PLURALS = {"proposal": "förslag", "recommendation": "rekommendationer", "open_question": "öppna frågor"}


def proposal_list(answer: Answer, link: Link) -> Any:
    """The table of proposals; the figures of a proposal stand in its own row."""
    figures: dict[str, list[Row]] = {}
    for row in answer.rows:
        if row.group not in KINDS:
            figures.setdefault(row.code, []).append(row)
    head = light("Tr", [light("Th", words, scope="col") for words in HEADS])
    body = [_proposal(row, figures.get(row.code, [])) for row in answer.rows if row.group in KINDS]
    return framed(head, body, "data-table words", "Förslag, kan rullas", "table-frame")


def _proposal(row: Row, figures: list[Row]) -> Any:
    facts = dict(row.details)
    name = [
        light("Strong", row.label),
        light("Div", f"{row.group_label} · {facts['Område']}", className="muted"),
    ]
    return light(
        "Tr",
        [
            light("Th", name, scope="row"),
            light("Td", _indicator(facts)),
            light("Td", [_figure(one) for one in figures] or light("Span", NO_BASELINE, className="muted")),
            light("Td", "–" if facts[TREND] == NO_BASELINE else facts[TREND]),
            light("Td", _status(facts)),
            light("Td", facts[SOURCE]),
        ],
    )


def _indicator(facts: dict[str, str]) -> list[Any]:
    stated = facts[INDICATOR_IS]
    tag = [light("Span", stated, className="tag")] if stated else []
    return [light("Div", facts[INDICATOR]), *tag]


def _figure(row: Row) -> Any:
    """The number as a link to the figure among all others, where its words and section stand."""
    href = f"/kallor?{SEARCH.slug}={row.figure_id}#published_figures"
    number = light("A", light("Strong", printed_value(row)), href=href, **{"data-nav": ""})
    return light("Div", [number, f" {row.text}"], className="figure-line")


def _status(facts: dict[str, str]) -> list[Any]:
    when = " · ".join(facts[name] for name in (DECIDED_ON, DECIDED_BY) if facts[name])
    told = [light("Span", facts[STATUS_WORD], className="tag"), light("Div", when, className="muted")]
    if note := facts[NOTE]:
        told.append(light("Div", note))
    if earlier := facts[EARLIER]:
        lines = [f"Tidigare: {line}" for line in earlier.split(EARLIER_JOINT)]
        told += [light("Div", line, className="muted") for line in lines]
    return told


def proposals(answer: Answer, filters: Filters) -> Finding:
    """How many there are of each kind, how many have a figure, and what is known of their status."""
    kinds = [row.group for row in answer.rows if row.group in KINDS]
    counted = [f"{number(kinds.count(kind))} {PLURALS[kind]}" for kind in KINDS if kind in kinds]
    measured, decided = (answer.facts[name] for name in ("with_baseline", "with_status"))
    status = (
        Bold(f"Status är inläst för {number(decided)}")
        if decided
        else Bold("Status är inte inläst för något av dem")
    )
    return (
        f"{listed(counted)}. ",
        status,
        f"; {number(measured)} av {number(len(kinds))} har ett utgångsläge i rapporterna.",
    )
