"""The downloads of a card: one route, one entry per format."""

from collections.abc import Callable
from dataclasses import dataclass

from dash import Dash
from flask import Response, request

from components.card_menu import file_name
from components.view import View
from dashboard.exports.csv_file import csv_of
from dashboard.exports.exhibit import Exhibit, Places, exhibit_of
from dashboard.presentations.model import RefusedTextError
from dashboard.presentations.texts import checked
from dashboard.security import RefusedError
from queries.repository import Repository


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how it is made of an exhibit, and what it is to a browser."""

    make: Callable[[Exhibit], bytes]
    mimetype: str


def _xlsx(exhibit: Exhibit) -> bytes:
    from dashboard.exports.xlsx_file import xlsx_of

    return xlsx_of(exhibit)


def _pptx(exhibit: Exhibit, note: str = "") -> bytes:
    from dashboard.exports.slides.deck import single

    return single(exhibit, note)


# The libraries that write Office files are read when a file is first asked for: the start would take half a
# second more.
FORMATS = {
    "csv": Format(csv_of, "text/csv"),
    "xlsx": Format(_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pptx": Format(_pptx, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
}


def register(app: Dash, repository: Repository, places: Places) -> None:
    """`/ladda-ned/<card>.<format>?<address of the view>`; 404 for a card or format that does not exist.

    What is written in a card's fields lies in the browser alone; it is sent for a file of PowerPoint that
    shall hold it, and kept nowhere.
    """

    def download(name: str, kind: str) -> Response:
        return _file(*_asked(repository, places, name, kind), kind, FORMATS[kind].make)

    def with_note(name: str) -> Response:
        note = _note(request.get_json(silent=True))
        return _file(*_asked(repository, places, name, "pptx"), "pptx", lambda exhibit: _pptx(exhibit, note))

    app.server.add_url_rule("/ladda-ned/<name>.<kind>", "download", download)
    app.server.add_url_rule("/ladda-ned/<name>.pptx", "download_with_note", with_note, methods=["POST"])


def _asked(repository: Repository, places: Places, name: str, kind: str) -> tuple[Exhibit, str]:
    """What the file shall hold, and what it is called without its ending."""
    if name not in places or kind not in FORMATS:
        raise RefusedError(404)
    page, card = places[name]
    view = View.from_url(request.query_string.decode("utf-8", "replace"))
    exhibit = exhibit_of(page, card, repository, view)
    return exhibit, file_name(card, exhibit.answer, view.filters)


def _file(exhibit: Exhibit, stem: str, kind: str, make: Callable[[Exhibit], bytes]) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{stem}.{kind}"'}
    return Response(make(exhibit), mimetype=FORMATS[kind].mimetype, headers=headers)


def _note(sent: object) -> str:
    """The note of a request. RefusedError when it may not stand in a file, or is none."""
    note = sent.get("note") if isinstance(sent, dict) else None
    if not isinstance(note, str):
        raise RefusedError(400)
    try:
        return checked("note", note)
    except RefusedTextError as error:
        raise RefusedError(422, str(error)) from error
