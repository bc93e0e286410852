"""The form that puts a card as it stands into a presentation that exists, or into a new one."""

from typing import Any

from components.markup import light
from components.presentations.forms import (
    NAME_HINT,
    NO_NAMES,
    choice_field,
    forum_field,
    long_field,
    sent_form,
    text_field,
)
from components.presentations.listing import counted_views
from dashboard.formatting import number
from dashboard.presentations.model import Presentation
from dashboard.presentations.shown import ShownView, place_of

FORM = "present-form"
NEW = ("", "Ny presentation …")


def add_form(
    view: ShownView, found: tuple[Presentation, ...], forums: tuple[str, ...], last: str
) -> list[Any]:
    """What is added, and where to. `last`: the presentation that was used before, first in the list."""
    ordered = sorted(found, key=lambda one: one.id != last)
    offered = [(one.id, " · ".join(_facts(one, view))) for one in ordered]
    alternatives = [*offered, NEW]
    hidden = None if not offered else "is-put-away"
    new = [text_field(FORM, "name", "Namn", hint=NAME_HINT), forum_field(FORM, forums)]
    fields = [
        choice_field(FORM, "presentation", "Presentation", alternatives, alternatives[0][0]),
        light("Div", new, className=hidden, id="present-new"),
        text_field(FORM, "heading", "Egen rubrik (kan lämnas tom)", hint=f"Tom ger: {view.heading}"),
        long_field(FORM, "note", "Anteckning (kan lämnas tom)", hint=NO_NAMES),
    ]
    selection = f"Urval: {view.exhibit.selection}" if view.exhibit else ""
    return [
        light("H2", "Lägg i presentation", id="present-title", tabIndex=-1),
        light("P", [light("Strong", view.heading), light("Br"), selection]),
        sent_form(FORM, "add", fields, "Lägg till", "Lägg i presentation"),
    ]


def _facts(one: Presentation, view: ShownView) -> list[str]:
    place = place_of(one, view.saved)
    has_it = [f"har redan den här vyn, som vy {number(place)}"] if place else []
    return [one.name, one.forum, counted_views(len(one.views)), *has_it]
