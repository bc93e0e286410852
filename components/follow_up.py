"""Uppföljning: the governance model as boxes, the annual wheel as months, and what the findings say."""

from typing import Any

from components.figures import Link
from components.markup import light
from components.matrix import framed
from components.printed_value import printed_value
from components.wording import Bold, Finding
from dashboard.formatting import listed, number
from queries.answers import Answer, Row
from queries.filters import Filters
from queries.governance import (
    AREAS,
    ARRIVED,
    HOW_OFTEN,
    LEVELS,
    MONTHS,
    NOTHING_ARRIVED,
    PUBLISHED_PERIOD,
    SYNTHETIC_INSTEAD,
    TAKES_PART,
    TURNS_TO,
)
from queries.words import REMARK, RESPONSIBLE, SOURCE

BOX_FACTS = (RESPONSIBLE, TAKES_PART, TURNS_TO, HOW_OFTEN, REMARK)
WHEEL_FACTS = (HOW_OFTEN, PUBLISHED_PERIOD, ARRIVED)


def area_scheme(answer: Answer, link: Link) -> Any:
    """Areas of responsibility and the two kinds of decision, a box each."""
    return light("Div", _levels(answer, AREAS), className="scheme")


def forum_scheme(answer: Answer, link: Link) -> Any:
    """Forums from the strategic level down, a box each; what stands around them in a list that opens."""
    around = [row for row in answer.rows if row.group not in LEVELS]
    listed_rows = light("Ul", [_around(row) for row in around], className="around")
    more = light("Details", [light("Summary", f"Runt omkring styrmodellen ({len(around)})"), listed_rows])
    return light("Div", [*_levels(answer, LEVELS), more], className="scheme")


def _levels(answer: Answer, groups: dict[str, str]) -> list[Any]:
    levels = []
    for group, label in groups.items():
        boxes = [_box(row) for row in answer.rows if row.group == group]
        levels.append(light("H3", label))
        levels.append(light("Div", boxes, className="boxes"))
    return levels


def _box(row: Row) -> Any:
    facts = dict(row.details)
    shown = [(name, facts[name]) for name in BOX_FACTS if facts.get(name)]
    pairs = [part for name, words in shown for part in (light("Dt", name), light("Dd", words))]
    task = [light("P", row.text)] if row.text else []
    source = light("P", facts[SOURCE], className="box-source")
    return light("Div", [light("H4", row.label), *task, light("Dl", pairs), source], className="box")


def _around(row: Row) -> Any:
    words = f"{row.text or 'Uppgift anges inte'}. {dict(row.details)['Källa']}"
    return light("Li", [light("Strong", row.label), f" ({row.group_label.lower()}): {words}"])


def month_wheel(answer: Answer, link: Link) -> Any:
    """Sources against the months of a year; a source without a stated month says so over the whole year."""
    months = [light("Th", month[:3], scope="col", title=month, className="month-head") for month in MONTHS]
    facts = [light("Th", name, scope="col") for name in WHEEL_FACTS]
    head = light("Tr", [light("Th", "Källa eller moment", scope="col"), *months, *facts])
    body = [_due(row) for row in answer.rows]
    return framed(head, body, "data-table words wheel", "Årshjul, kan rullas i sidled")


def _due(row: Row) -> Any:
    facts = dict(row.details)
    told = [light("Td", facts[name]) for name in WHEEL_FACTS[:-1]]
    synthetic = facts[SYNTHETIC_INSTEAD]
    arrived = facts[ARRIVED]
    mark = "" if arrived == NOTHING_ARRIVED else "✓ "
    delivery = mark + arrived + (f". Syntetiska klienter {synthetic}." if synthetic else "")
    return light(
        "Tr",
        [light("Th", row.label, scope="row"), *_months(row, facts), *told, light("Td", delivery)],
    )


def _months(row: Row, facts: dict[str, str]) -> list[Any]:
    if not row.group:
        return [light("Td", "Månad anges inte", className="no-month", colspan=len(MONTHS))]
    due = int(row.group)
    words = f"{row.group_label}: {facts['Månaden bygger på']}"
    mark = [light("Span", "●", **{"aria-hidden": "true"}), light("Span", words, className="visually-hidden")]
    return [
        light("Td", mark, className="month is-due", title=words) if place == due else light("Td", "")
        for place in range(1, len(MONTHS) + 1)
    ]


def year_pairs(answer: Answer, link: Link) -> Any:
    """Items as rows, years as columns; each share with the group it is of, since the groups differ."""
    years = list(dict.fromkeys(row.group for row in answer.rows))
    items = list(dict.fromkeys(row.label for row in answer.rows))
    head = light("Tr", [light("Td"), *(light("Th", year, scope="col") for year in years)])
    body = [
        light("Tr", [light("Th", item, scope="row"), *(_shares(answer, item, year) for year in years)])
        for item in items
    ]
    return framed(head, body, "data-table words", "År bredvid varandra, kan rullas i sidled")


def _shares(answer: Answer, item: str, year: str) -> Any:
    shown = (row for row in answer.rows if row.label == item and row.group == year)
    return light(
        "Td",
        [
            light("Div", [light("Strong", printed_value(row)), f" {row.text}"], className="figure-line")
            for row in shown
        ],
    )


def common_indicators(answer: Answer, filters: Filters) -> Finding:
    """How many services tell of an outcome, which no report does, and how many tell anything."""
    facts = answer.facts
    told = facts.get("with_outcomes", 0)
    return (
        Bold(number(told) if told else "Ingen"),
        f" av {number(facts['services'])} verksamheter redovisar arbete, studier eller avslutsorsak; ",
        Bold(f"{number(facts['with_participants'])} anger deltagare"),
        f" och {number(facts['with_queue'])} kö.",
    )


def model_tasks(answer: Answer, filters: Filters) -> Finding:
    """How many assignments are done, planned and left."""
    done, planned, left = (number(answer.facts[state]) for state in ("done", "planned", "open"))
    return (
        f"{done} uppdrag är klara enligt rapporterna, {planned} är planerade eller pågår och ",
        Bold(f"{left} återstår"),
        ".",
    )


def unanswered_questions(answer: Answer, filters: Filters) -> Finding:
    """How many questions no report answers."""
    return (Bold(f"{number(len(answer.rows))} frågor"), " har inget svar i de fem rapporterna.")


def annual_wheel(answer: Answer, filters: Filters) -> Finding:
    """How many have a month, and what has been delivered."""
    due, stated, delivered = (answer.facts[name] for name in ("due", "with_month", "delivered"))
    names = listed([row.group_label for row in answer.rows if row.group])
    arrived = f"{number(delivered)} har en inläst leverans" if delivered else "ingen har en inläst leverans"
    return (
        Bold(f"{number(stated)} av {number(due)}"),
        f" har en månad i rapporterna ({names}); ",
        Bold(arrived),
        " i den här dataversionen.",
    )
