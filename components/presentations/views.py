"""A saved view in the list of its presentation: heading, finding, what has changed, note and decisions."""

import json
from datetime import date
from typing import Any

from components.marks import mark_of
from components.markup import light, light_link
from components.presentations.decisions import decision_part
from components.presentations.forms import NO_NAMES, long_field, sent_button, sent_form, text_field
from dashboard.exports.exhibit import Exhibit
from dashboard.formatting import day, number
from dashboard.presentations.comparison import Change, Comparison, State
from dashboard.presentations.shown import ShownView
from queries.answers import Answer

CHANGES_SHOWN = 60
HEADS = ("Uppgift", "Mått", "Då", "Nu")
STATE_WORDS = {
    State.SAME: "Oförändrad",
    State.CHANGED: "Ändrad",
    State.HIDDEN: "Nu skyddad",
    State.UNKNOWN: "Kan inte visas",
}


def view_item(presentation: str, view: ShownView, today: date) -> list[Any]:
    """The content of a view's place in the list."""
    return [
        _head(presentation, view),
        *_body(view),
        _comparison(presentation, view),
        *([light("P", view.saved.note, className="own-words kept-note")] if view.saved.note else []),
        light(
            "Div",
            [
                _change_form(presentation, view),
                decision_part(presentation, view.saved, view.heading, today),
            ],
            className="kept-parts",
        ),
    ]


def _head(presentation: str, view: ShownView) -> Any:
    heading = view.heading
    hold = light(
        "Button",
        "⠿",
        className="tool drag",
        title="Dra för att flytta. Med tangentbordet: Alt + pil upp eller ned.",
        **{"data-drag": "", "aria-label": f"Flytta med Alt och piltangent: {heading}"},
    )
    tools = [
        _move("↑ Upp", "up", f"Flytta upp: {heading}"),
        _move("↓ Ned", "down", f"Flytta ned: {heading}"),
        sent_button("Ta bort", f"{presentation}/views/{view.saved.id}/remove", f"Ta bort: {heading}"),
    ]
    return light(
        "Div",
        [hold, light("H3", heading, className="own-words"), light("Div", tools, className="card-tools")],
        className="kept-head",
    )


def _move(words: str, way: str, label: str) -> Any:
    return light("Button", words, className="tool", **{"data-move": way, "aria-label": label})


def _body(view: ShownView) -> list[Any]:
    if view.exhibit is None:
        return []
    exhibit = view.exhibit
    title = [light("P", exhibit.title, className="muted")] if view.saved.heading else []
    facts = [f"Urval: {exhibit.selection} · {exhibit.source} · ", *_mark(exhibit)]
    link = light_link(f"Öppna på sidan {exhibit.page.title}", view.address)
    return [
        *title,
        light("P", exhibit.finding, className="finding"),
        light("P", [*facts, link], className="kept-facts"),
        *([light("P", exhibit.left_out, className="scope-note")] if exhibit.left_out else []),
        *([light("P", view.fault, className="scope-note")] if view.fault else []),
    ]


def _mark(exhibit: Exhibit) -> list[Any]:
    """The word for what is made up; the whole mark stands on the page, in the show and in every file."""
    mark = mark_of(exhibit.answer) if isinstance(exhibit.answer, Answer) else None
    word = mark.title.removesuffix(".") if mark else ""
    return [light("Span", word, className="synthetic-note", title=mark.text), " · "] if mark else []


def _comparison(presentation: str, view: ShownView) -> Any:
    found = view.comparison
    saved = f" Sparad {day(view.saved.saved)}." if view.exhibit else ""
    state = STATE_WORDS[found.state]
    chip = light("Span", state, className=f"tag {found.state}")
    words = light("P", [chip, " ", found.words.removeprefix(f"{state} "), saved], className="kept-state")
    return light("Div", [words, *_difference(presentation, view, found)])


def _difference(presentation: str, view: ShownView, found: Comparison) -> list[Any]:
    if not found.changes:
        return []
    body = json.dumps({"revision": view.saved.revision})
    to = f"{presentation}/views/{view.saved.id}/resave"
    keep = sent_button("Använd de nya talen", to, f"Använd de nya talen: {view.heading}", body)
    name = {"aria-label": f"Gamla och nya tal: {view.heading}"}
    return [
        light(
            "Details",
            [light("Summary", "Gamla och nya tal", **name), change_table(found.changes), keep],
            className="kept-more",
        )
    ]


def change_table(changes: tuple[Change, ...]) -> Any:
    """Old and new numbers, the first of them when they are many."""
    numbers = HEADS[2:]
    head = light(
        "Tr",
        [light("Th", word, scope="col", className="number" if word in numbers else None) for word in HEADS],
    )
    body = [
        light(
            "Tr",
            [
                light("Th", one.row, scope="row"),
                light("Td", one.column),
                light("Td", one.was, className="number"),
                light("Td", light("Strong", one.now), className="number"),
            ],
        )
        for one in changes[:CHANGES_SHOWN]
    ]
    table = light("Table", [light("Thead", head), light("Tbody", body)], className="data-table")
    left = len(changes) - CHANGES_SHOWN
    more = [light("P", f"och {number(left)} till.", className="muted")] if left > 0 else []
    return light("Div", [table, *more], className="kept-table")


def _change_form(presentation: str, view: ShownView) -> Any:
    saved = view.saved
    name = f"edit-{saved.id}"
    own = f"Tomt ger kortets fråga: {view.exhibit.title}" if view.exhibit else ""
    fields = [
        text_field(name, "heading", "Rubrik", saved.heading, own),
        long_field(name, "note", "Anteckning", saved.note, NO_NAMES),
    ]
    to = f"{presentation}/views/{saved.id}/edit"
    label = f"Rubrik och anteckning: {view.heading}"
    form = sent_form(name, to, fields, "Spara", label, revision=saved.revision)
    summary = light("Summary", "Rubrik och anteckning", **{"aria-label": label})
    return light("Details", [summary, form], className="kept-more")
