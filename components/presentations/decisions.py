"""Decisions: beside a view with their forms, and all open ones as a list."""

import json
from datetime import date
from typing import Any

from components.markup import light, light_link
from components.presentations.forms import (
    NO_NAMES,
    OWNER_HINT,
    date_field,
    long_field,
    sent_button,
    sent_form,
    text_field,
)
from dashboard.formatting import NBSP, day, number
from dashboard.presentations.model import Decision, Presentation, SavedView

NO_DAY = "inget datum"


def decision_part(presentation: str, view: SavedView, heading: str, today: date) -> Any:
    """The decisions of a view behind a heading that counts them, and the form for one more."""
    is_open = [decision for decision in view.decisions if not decision.is_done]
    counted = f"{number(len(view.decisions))}, {counted_open(len(is_open))}" if view.decisions else "inga"
    summary = light("Summary", f"Beslut ({counted})", **{"aria-label": f"Beslut ({counted}): {heading}"})
    log = decision_log(presentation, view, heading, today)
    return light("Details", [summary, *log], className="kept-more")


def decision_log(presentation: str, view: SavedView, heading: str, today: date) -> list[Any]:
    """The decisions of a view, and the form for one more."""
    items = [_decision(presentation, view.id, decision, today) for decision in view.decisions]
    listed = [light("Ul", items, className="decisions")] if items else []
    return [*listed, _new_form(presentation, view.id, heading)]


def _new_form(presentation: str, view: str, heading: str) -> Any:
    name = f"decide-{view}"
    fields = [
        long_field(name, "text", "Nytt beslut", hint=NO_NAMES),
        text_field(name, "owner", "Ägare", hint=OWNER_HINT),
        date_field(name, "due", "Klart senast"),
    ]
    to = f"{presentation}/views/{view}/decisions"
    return sent_form(name, to, fields, "Spara beslutet", f"Nytt beslut: {heading}")


def _decision(presentation: str, view: str, decision: Decision, today: date) -> Any:
    name = f"decision-{decision.id}"
    to = f"{presentation}/views/{view}/decisions/{decision.id}"
    fields = [
        long_field(name, "text", "Beslut", decision.text, NO_NAMES),
        text_field(name, "owner", "Ägare", decision.owner, OWNER_HINT),
        date_field(name, "due", "Klart senast", decision.due.isoformat() if decision.due else ""),
    ]
    form = sent_form(name, to, fields, "Spara", f"Ändra beslut: {decision.text}", revision=decision.revision)
    change = light(
        "Details",
        [light("Summary", "Ändra", className="tool", **{"aria-label": f"Ändra: {decision.text}"}), form],
        className="kept-change",
    )
    words = [
        light("P", decision.text, className="own-words"),
        light(
            "P",
            [decision.owner, *(part for words in _state(decision, today) for part in (" · ", words))],
            className="muted",
        ),
    ]
    return light(
        "Li",
        [*words, light("Div", [_done_button(to, decision), change], className="choices")],
        className="decision-item is-done" if decision.is_done else "decision-item",
    )


def _done_button(to: str, decision: Decision) -> Any:
    words = "Öppna igen" if decision.is_done else "Markera som klart"
    body = json.dumps({"is_done": not decision.is_done, "revision": decision.revision})
    return sent_button(words, f"{to}/state", f"{words}: {decision.text}", body)


def counted_open(count: int) -> str:
    """How many are open: "1 öppet", "3 öppna"."""
    return f"{number(count)}{NBSP}{'öppet' if count == 1 else 'öppna'}"


def _state(decision: Decision, today: date) -> list[Any]:
    """When it is to be done, on one line, and whether it is or that has passed."""
    when = light("Span", f"senast {day(decision.due)}" if decision.due else NO_DAY, className="unbroken")
    if decision.is_done:
        return [when, "klart"]
    return [when, "försenat"] if decision.due and decision.due < today else [when]


OpenDecisions = tuple[tuple[Presentation, SavedView, Decision], ...]
HEADS = ("Beslut", "Ägare", "Klart senast", "Vy och presentation")


def open_decisions(found: OpenDecisions, titles: dict[str, str], today: date) -> list[Any]:
    """All open decisions as a table. titles: of cards by name, for views without a heading of their own."""
    if not found:
        words = "Inga öppna beslut. Beslut skrivs bredvid en vy i en presentation."
        return [light("P", [words, " ", light_link("Till presentationerna", "/presentation")])]
    head = light("Tr", [light("Th", words, scope="col") for words in HEADS])
    body = [_open_row(*one, titles, today) for one in found]
    shown = light(
        "Table",
        [
            light("Caption", "Öppna beslut", className="visually-hidden"),
            light("Thead", head),
            light("Tbody", body),
        ],
        className="data-table words",
    )
    late = sum(1 for _, _, decision in found if decision.due and decision.due < today)
    lateness = f", varav {number(late)} {'försenat' if late == 1 else 'försenade'}." if late else "."
    counted = [light("Strong", f"{counted_open(len(found))} beslut"), lateness]
    frame = {"aria-label": "Tabell: Öppna beslut"}
    return [
        light("P", counted, className="finding"),
        light("Div", shown, className="table-frame", role="region", tabIndex=0, **frame),
    ]


def _open_row(
    presentation: Presentation, view: SavedView, decision: Decision, titles: dict[str, str], today: date
) -> Any:
    is_late = decision.due is not None and decision.due < today
    when = [
        day(decision.due) if decision.due else NO_DAY,
        *([light("Strong", " försenat")] if is_late else []),
    ]
    heading = view.heading or titles.get(view.card, "Vy utan diagram")
    link = light_link(heading, f"/presentation/{presentation.id}#view-{view.id}")
    place = [link, light("Div", f"{presentation.name} · {presentation.forum}", className="muted own-words")]
    cells = [
        light("Td", part) for part in (light("Span", decision.owner, className="own-words"), when, place)
    ]
    return light("Tr", [light("Th", decision.text, scope="row", className="own-words"), *cells])
