"""The downloads of a card: one route, one entry per format."""

from collections.abc import Callable
from dataclasses import dataclass

from dash import Dash
from flask import Response, request

from components.card_menu import file_name
from components.view import View
from dashboard.exports.csv_file import csv_of
from dashboard.exports.exhibit import Exhibit, Places, exhibit_of
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


def _pptx(exhibit: Exhibit) -> bytes:
    from dashboard.exports.slides.deck import single

    return single(exhibit)


# The libraries that write Office files are read when a file is first asked for: the start would take half a
# second more.
FORMATS = {
    "csv": Format(csv_of, "text/csv"),
    "xlsx": Format(_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pptx": Format(_pptx, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
}


def register(app: Dash, repository: Repository, places: Places) -> None:
    """`/ladda-ned/<card>.<format>?<address of the view>`; 404 for a card or format that does not exist."""

    def download(name: str, kind: str) -> Response:
        if name not in places or kind not in FORMATS:
            raise RefusedError(404)
        page, card = places[name]
        view = View.from_url(request.query_string.decode("utf-8", "replace"))
        exhibit = exhibit_of(page, card, repository, view)
        stem = file_name(card, exhibit.answer, view.filters)
        headers = {"Content-Disposition": f'attachment; filename="{stem}.{kind}"'}
        made = FORMATS[kind]
        return Response(made.make(exhibit), mimetype=made.mimetype, headers=headers)

    app.server.add_url_rule("/ladda-ned/<name>.<kind>", "download", download)
