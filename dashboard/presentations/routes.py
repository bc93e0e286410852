"""The routes under /presentation/api: JSON in, painted parts out, nothing overwritten silently."""

from dataclasses import replace

from flask import Blueprint, Flask

from components.presentations.forms import API
from components.presentations.listing import LIST
from dashboard.presentations.model import ConflictError, SavedView
from dashboard.presentations.replies import Replies
from dashboard.presentations.requests import (
    ContestedError,
    Reply,
    body_of,
    due_of,
    id_of,
    order_of,
    revision_of,
    route,
    text_of,
)
from dashboard.presentations.shown import view_of

NEW_NUMBERS = "De nya talen är de som jämförs härefter."
NEW_FILTERS = "Urvalet är sparat i presentationen."


def install(server: Flask, replies: Replies) -> None:
    """Registers the routes. Who may read the dashboard may keep presentations: access.py asks before."""
    api = Blueprint("presentation_api", __name__, url_prefix=API)
    _register_reading(api, replies)
    _register_presentations(api, replies)
    _register_views(api, replies)
    _register_decisions(api, replies)
    server.register_blueprint(api)


def _register_reading(api: Blueprint, replies: Replies) -> None:
    def adding() -> Reply:
        body = body_of()
        return replies.adding(*(text_of(body, name) for name in ("card", "search", "last")))

    route(api, "GET", "/list", lambda: replies.listing())
    route(api, "GET", "/decisions", lambda: replies.decisions())
    route(api, "POST", "/adding", adding)
    route(api, "GET", "/<presentation>", replies.presentation)


def _register_presentations(api: Blueprint, replies: Replies) -> None:
    keeper = replies.keeper

    def create() -> Reply:
        body = body_of()
        made = keeper.create(text_of(body, "name"), text_of(body, "forum"), id_of(body))
        return {**replies.listing(f"{made.name} är skapad."), "presentation": made.id}

    def rename(presentation: str) -> Reply:
        body = body_of()
        try:
            changed = keeper.rename(
                presentation, text_of(body, "name"), text_of(body, "forum"), revision_of(body)
            )
        except ConflictError as error:
            present = keeper.presentation(presentation)
            theirs = [("name", "Namn", present.name), ("forum", "Forum", present.forum)]
            raise ContestedError(error, "rename", theirs, present.revision) from error
        return replies.head_of(changed, "Namn och forum är sparade.")

    def remove(presentation: str) -> Reply:
        return replies.removed(keeper.remove_presentation(presentation))

    def restore(presentation: str) -> Reply:
        back = keeper.restore_presentation(presentation)
        said = f"”{back.name}” är tillbaka."
        is_listed = text_of(body_of(), "place") == LIST
        return replies.listing(said) if is_listed else replies.presentation(presentation, said)

    def order(presentation: str) -> Reply:
        body = body_of()
        changed = keeper.reorder(presentation, order_of(body), revision_of(body))
        return replies.views_of(changed, ())

    route(api, "POST", "/presentations", create)
    route(api, "POST", "/<presentation>/rename", rename)
    route(api, "POST", "/<presentation>/remove", remove)
    route(api, "POST", "/<presentation>/restore", restore)
    route(api, "POST", "/<presentation>/order", order)


def _register_views(api: Blueprint, replies: Replies) -> None:
    keeper = replies.keeper

    def seen(card: str, search: str, id: str, heading: str = "") -> SavedView:
        return view_of(card, search, replies.repository, replies.places, id=id, heading=heading)

    def add() -> Reply:
        body = body_of()
        found = seen(text_of(body, "card"), text_of(body, "search"), id_of(body), text_of(body, "heading"))
        view = replace(found, note=text_of(body, "note"))
        into = text_of(body, "presentation")
        if not into:
            # The same second half each time: a second try finds the presentation that the first one made.
            into = keeper.create(text_of(body, "name"), text_of(body, "forum"), f"{view.id[:30]}00").id
        return replies.added(keeper.add(into, view), view.id)

    def edit(presentation: str, view: str) -> Reply:
        body = body_of()
        words = text_of(body, "heading"), text_of(body, "note")
        try:
            changed = keeper.edit(presentation, view, *words, revision_of(body))
        except ConflictError as error:
            present = keeper.presentation(presentation).view(view)
            theirs = [("heading", "Rubrik", present.heading), ("note", "Anteckning", present.note)]
            raise ContestedError(error, f"edit-{view}", theirs, present.revision) from error
        return replies.views_of(changed, (view,), "Rubrik och anteckning är sparade.")

    def remove(presentation: str, view: str) -> Reply:
        heading = replies.shown(keeper.presentation(presentation).view(view)).heading
        changed = keeper.remove(presentation, view)
        return {**replies.views_of(changed, (), f"”{heading}” är borttagen."), "removed": view}

    def restore(presentation: str, view: str) -> Reply:
        return replies.views_of(keeper.restore(presentation, view), (view,), "Vyn är tillbaka på sin plats.")

    def resave(presentation: str, view: str) -> Reply:
        """The numbers of today under the filters it has, or under those that the show has changed them to."""
        body = body_of()
        present = keeper.presentation(presentation).view(view)
        search = text_of(body, "search")
        changed = keeper.resave(
            presentation, view, seen(present.card, search or present.search, view), revision_of(body)
        )
        return replies.views_of(changed, (view,), NEW_FILTERS if search else NEW_NUMBERS)

    route(api, "POST", "/add", add)
    for name, change in (("edit", edit), ("remove", remove), ("restore", restore), ("resave", resave)):
        route(api, "POST", f"/<presentation>/views/<view>/{name}", change)


def _register_decisions(api: Blueprint, replies: Replies) -> None:
    keeper = replies.keeper

    def painted(presentation: str, view: str, said: str) -> Reply:
        return replies.views_of(keeper.presentation(presentation), (view,), said)

    def decide(presentation: str, view: str) -> Reply:
        body = body_of()
        keeper.decide(
            presentation, view, text_of(body, "text"), text_of(body, "owner"), due_of(body), id_of(body)
        )
        return painted(presentation, view, "Beslutet är sparat.")

    def change(presentation: str, view: str, decision: str) -> Reply:
        body = body_of()
        is_done = keeper.presentation(presentation).view(view).decision(decision).is_done
        words = text_of(body, "text"), text_of(body, "owner"), due_of(body)
        try:
            keeper.change_decision(decision, *words, is_done, revision_of(body))
        except ConflictError as error:
            present = keeper.presentation(presentation).view(view).decision(decision)
            theirs = [
                ("text", "Beslut", present.text),
                ("owner", "Ägare", present.owner),
                ("due", "Klart senast", present.due.isoformat() if present.due else ""),
            ]
            raise ContestedError(error, f"decision-{decision}", theirs, present.revision) from error
        return painted(presentation, view, "Beslutet är sparat.")

    def state(presentation: str, view: str, decision: str) -> Reply:
        body = body_of()
        now = keeper.presentation(presentation).view(view).decision(decision)
        is_done = body.get("is_done") is True
        keeper.change_decision(decision, now.text, now.owner, now.due, is_done, revision_of(body))
        return painted(presentation, view, "Beslutet är klart." if is_done else "Beslutet är öppet igen.")

    route(api, "POST", "/<presentation>/views/<view>/decisions", decide)
    route(api, "POST", "/<presentation>/views/<view>/decisions/<decision>", change)
    route(api, "POST", "/<presentation>/views/<view>/decisions/<decision>/state", state)
