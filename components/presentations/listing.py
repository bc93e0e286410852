"""The list of presentations by forum, the head of one, and the form that makes a new one."""

import json
from itertools import groupby
from typing import Any

from components.markup import light, light_link
from components.presentations.decisions import counted_open
from components.presentations.forms import API, NAME_HINT, forum_field, sent_button, sent_form, text_field
from dashboard.formatting import NBSP, day, listed, number
from dashboard.presentations.addresses import PRINT, SHOW, home_of
from dashboard.presentations.model import Presentation

LIST = "list"
"""Where a presentation is put back from, when not from its own page."""
CAN_BE_RESTORED = "Den kan tas tillbaka i 30 dagar, här eller i listan över presentationer."
NONE_YET = (
    "Det finns inga presentationer än. Skapa en här, eller tryck på + på ett diagram på någon av sidorna."
)


def new_form(forums: tuple[str, ...]) -> Any:
    """Name and forum of a new presentation."""
    name = "create"
    fields = [text_field(name, "name", "Namn", hint=NAME_HINT), forum_field(name, forums)]
    return sent_form(name, "presentations", fields, "Skapa presentation", "Ny presentation")


def presentation_list(found: tuple[Presentation, ...]) -> list[Any]:
    """Every presentation under its forum, the newest first."""
    if not found:
        return [light("P", NONE_YET)]
    by_forum = sorted(found, key=lambda one: one.forum)
    return [
        part
        for forum, those in groupby(by_forum, key=lambda one: one.forum)
        for part in (
            light("H3", forum, className="own-words"),
            light("Ul", [_line(one) for one in those], className="kept-list"),
        )
    ]


def _line(one: Presentation) -> Any:
    left = sum(1 for view in one.views for decision in view.decisions if not decision.is_done)
    facts = [counted_views(len(one.views)), f"skapad {day(one.created)}"]
    facts += [f"{counted_open(left)} beslut"] if left else []
    link = light("Span", light_link(one.name, f"/presentation/{one.id}"), className="own-words")
    return light("Li", [link, " ", light("Span", " · ".join(facts), className="muted")])


def counted_views(count: int) -> str:
    """How many views: "1 vy", "12 vyer"."""
    return f"{number(count)}{NBSP}{'vy' if count == 1 else 'vyer'}"


def presentation_head(one: Presentation, forums: tuple[str, ...]) -> list[Any]:
    """Forum, number of views, what can be done with all of it, and the form for name and forum."""
    name = "rename"
    fields = [text_field(name, "name", "Namn", one.name), forum_field(name, forums, one.forum)]
    form = sent_form(name, f"{one.id}/rename", fields, "Spara", "Namn och forum", revision=one.revision)
    change = light("Details", [light("Summary", "Namn och forum"), form], className="kept-more")
    remove = light("Details", [light("Summary", "Ta bort"), *_removing(one)], className="kept-more")
    copy = light("Button", "Kopiera länken", className="tool", **{"data-copylink": ""})
    return [
        light("P", [light("Strong", one.forum, className="own-words"), f" · skapad {day(one.created)}"]),
        light("Div", [*_ways(one), copy], className="choices kept-ways"),
        light("Div", [change, remove], className="kept-parts"),
    ]


def _removing(one: Presentation) -> list[Any]:
    """What goes with a presentation, and the button that takes it out."""
    decisions = sum(len(view.decisions) for view in one.views)
    with_it = f"{counted_views(len(one.views))} och {number(decisions)} beslut"
    words = f"Presentationen med {with_it} tas bort för alla. {CAN_BE_RESTORED}"
    button = sent_button("Ta bort presentationen", f"{one.id}/remove", f"Ta bort presentationen: {one.name}")
    return [light("P", words), light("Div", button, className="choices")]


def removed_head(one: Presentation) -> list[Any]:
    """What stands in place of a presentation that was just taken out."""
    name = light("Strong", one.name, className="own-words")
    return [light("P", [name, " är borttagen. ", CAN_BE_RESTORED])]


def removed_list(found: tuple[Presentation, ...]) -> list[Any]:
    """Presentations that can be put back."""
    if not found:
        return []
    body = json.dumps({"place": LIST})
    items = [
        light(
            "Li",
            [
                light("Span", one.name, className="own-words"),
                " ",
                light("Span", f"{one.forum} · {counted_views(len(one.views))}", className="muted"),
                " ",
                sent_button("Ta tillbaka", f"{one.id}/restore", f"Ta tillbaka: {one.name}", body),
            ],
        )
        for one in found
    ]
    summary = light("Summary", f"Borttagna ({number(len(found))})")
    return [light("Details", [summary, light("Ul", items, className="kept-list")], className="kept-more")]


def _ways(one: Presentation) -> list[Any]:
    """The show, the sheets to print and the file of PowerPoint."""
    to = {"data-slides": f"{API}/{one.id}/slides"}
    file = light("Button", "PowerPoint", className="tool", title="Ladda ned som PowerPoint (PPTX)", **to)
    return [
        light("A", words, href=f"{home_of(one.id)}/{place}", className="tool", **{"data-nav": ""})
        for words, place in (("Visa", SHOW), ("Skriv ut", PRINT))
    ] + [file]


def version_note(versions: list[str], present: str) -> str:
    """Under which data versions the views were saved, and which one is shown now."""
    older = [version for version in dict.fromkeys(versions) if version != present]
    if not older:
        return f"Alla vyer är sparade under den dataversion som visas nu, {present}."
    return f"Visas nu med dataversion {present}. Det finns vyer som sparades under {listed(older)}."
