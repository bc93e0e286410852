"""A presentation as a file of PowerPoint: sent at once, or with its progress told line by line."""

import json
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, stream_with_context

from components.card import Card
from components.narrative import fixed
from components.presentations.forms import API
from components.view import View
from dashboard.access import current_user
from dashboard.exports.exhibit import Exhibit
from dashboard.observability import log_error
from dashboard.page import Page
from dashboard.presentations.addresses import ROOT
from dashboard.presentations.comparison import State
from dashboard.presentations.model import GoneError, KeepingError, Presentation
from dashboard.presentations.replies import Replies
from dashboard.presentations.requests import ID
from dashboard.presentations.shown import ShownView
from dashboard.refusals import MESSAGES
from dashboard.security import RefusedError
from dashboard.serving import LINES
from data.day import today
from queries.answers import NoData
from queries.connection import StoreUnavailableError

if TYPE_CHECKING:
    from dashboard.exports.slides.deck import Progress
    from dashboard.exports.slides.deck_view import DeckView

MOST_AT_ONCE = 2
"""Files that a process makes at a time: each takes all of a core."""
BUSY = "Flera filer görs redan. Försök igen om en stund."
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
CHANGES_TOLD = 5
SECONDS_BETWEEN_LOOKS = 0.2
LONGEST_NAME = 60

_places_left = BoundedSemaphore(MOST_AT_ONCE)


def install(server: Flask, replies: Replies) -> None:
    """`/presentation/<id>.pptx`, and the route that tells how far it has come."""

    def whole(presentation: str) -> Response:
        found, views = _found(replies, presentation)
        with _place():
            made = _made(found, views, lambda _done, _of: None)
        headers = {"Content-Disposition": f'attachment; filename="{file_name(found)}"'}
        return Response(made, mimetype=PPTX, headers=headers)

    def told(presentation: str) -> Response:
        found, views = _found(replies, presentation)
        return Response(stream_with_context(_lines(found, views)), mimetype=LINES)

    server.add_url_rule(f"{ROOT}/<presentation>.pptx", "presentation_file", whole)
    server.add_url_rule(f"{API}/<presentation>/slides", "presentation_slides", told, methods=["POST"])


def _found(replies: Replies, presentation: str) -> "tuple[Presentation, list[DeckView]]":
    """The presentation and its views as they stand today. RefusedError when they cannot be had."""
    current_user()
    if not ID.fullmatch(presentation):
        raise RefusedError(404)
    try:
        replies.repository.version()
        found = replies.keeper.presentation(presentation)
    except GoneError as error:
        raise RefusedError(404, str(error)) from error
    except (KeepingError, StoreUnavailableError) as error:
        raise RefusedError(503, str(error)) from error
    return found, [_deck_view(replies.shown(view)) for view in found.views]


def _made(found: Presentation, views: "list[DeckView]", progress: "Progress") -> bytes:
    # The libraries that write Office files are read when a file is first asked for, as in downloads.
    from dashboard.exports.slides.deck import deck

    return deck(found.name, found.forum, today(), views, progress)


@contextmanager
def _place() -> Iterator[None]:
    """Room to make a file. RefusedError when as many as may be are being made."""
    if not _places_left.acquire(blocking=False):
        raise RefusedError(503, BUSY)
    try:
        yield
    finally:
        _places_left.release()


def _lines(found: Presentation, views: "list[DeckView]") -> Iterator[str]:
    """One JSON object a line: how far it has come, and last the file or why there is none."""
    steps: SimpleQueue[tuple[int, int]] = SimpleQueue()
    try:
        with _place(), ThreadPoolExecutor(1) as pool:
            making = pool.submit(_made, found, views, lambda done, of: steps.put((done, of)))
            while not making.done() or not steps.empty():
                yield from _step(steps)
            error = making.exception()
            if error is not None:
                log_error("slides could not be made", error)
                yield _line(error=MESSAGES[500])
                return
            yield _line(file=b64encode(making.result()).decode(), name=file_name(found))
    except RefusedError as error:
        yield _line(error=error.message)


def _step(steps: "SimpleQueue[tuple[int, int]]") -> Iterator[str]:
    try:
        done, of = steps.get(timeout=SECONDS_BETWEEN_LOOKS)
    except Empty:
        return
    yield _line(done=done, of=of)


def _line(**told: Any) -> str:
    return json.dumps(told) + "\n"


def file_name(found: Presentation) -> str:
    """The presentation's name as a file may be called, ASCII."""
    plain = found.name.lower().translate(str.maketrans("åäöé", "aaoe"))
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in plain).split()
    return ("-".join(words)[:LONGEST_NAME] or "presentation") + ".pptx"


def _deck_view(view: ShownView) -> "DeckView":
    from dashboard.exports.slides.deck_view import DeckView

    saved = view.saved
    exhibit = view.exhibit or _stand_in(view)
    return DeckView(exhibit, saved.heading, saved.note, saved.decisions, _changed(view))


def _changed(view: ShownView) -> str:
    """What is another since the view was saved: the words and the first numbers."""
    if view.comparison.state is State.SAME:
        return view.fault
    changes = view.comparison.changes[:CHANGES_TOLD]
    told = [
        f"{', '.join(part for part in (one.row, one.column) if part)}: {one.was} → {one.now}"
        for one in changes
    ]
    return "\n".join(part for part in (view.comparison.words, *told, view.fault) if part)


def _stand_in(view: ShownView) -> Exhibit:
    """An exhibit without anything in it, for a view whose card is gone."""
    page = Page(path=ROOT, title="", order=0, question="", decision="")
    card = Card(name="gone", title=view.heading, tell=fixed(view.comparison.words), category="")
    asked = View.from_url(view.saved.search)
    return Exhibit(page, card, asked, NoData("gone", "", data_version=view.saved.data_version))
