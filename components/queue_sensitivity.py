"""How many extra places are needed when what is filled in is otherwise, or stays are all alike."""

from typing import Any

from components.figures import Link
from components.markup import light
from dashboard.formatting import number
from queries.answers import Answer

HEADS = ("Extra platser som behövs", "En tiondel mindre", "Som ifyllt", "En tiondel mer")
LABELS = {"inflow": "Nya personer i kön", "stay": "Tid i insatsen"}
ALIKE = "Om alla stannar lika länge"
BEYOND = "för mycket"
"""Where a tenth more is beyond what the field takes."""


def sensitivity_table(answer: Answer, link: Link) -> Any:
    """One row per number that is changed by a tenth, and one for stays that are all alike; nothing where
    nothing is promised."""
    facts = answer.facts
    if "spread_low" not in facts:
        return None
    head = [
        light("Th", words, scope="col", className="number" if at else None) for at, words in enumerate(HEADS)
    ]
    rows = [
        _row(label, (facts.get(f"{code}_low"), facts["spread_low"], facts.get(f"{code}_high")))
        for code, label in LABELS.items()
    ]
    rows.append(_row(ALIKE, ("", facts["spread_high"], "")))
    parts = [light("Thead", light("Tr", head)), light("Tbody", rows)]
    return light("Table", parts, className="data-table")


def _row(label: str, numbers: tuple[float | str | None, ...]) -> Any:
    cells = [light("Td", _shown(one), className="number") for one in numbers]
    return light("Tr", [light("Th", label, scope="row"), *cells])


def _shown(value: float | str | None) -> str:
    return BEYOND if value is None else value if isinstance(value, str) else number(value)
