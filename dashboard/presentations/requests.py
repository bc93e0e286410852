"""What a request to /presentation/api says, and how its faults are answered in Swedish."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, Response, jsonify, request

from components.presentations.forms import conflict
from dashboard.access import current_user
from dashboard.presentations.model import (
    ConflictError,
    FullError,
    GoneError,
    KeepingError,
    PresentationError,
    RefusedTextError,
)
from dashboard.security import RefusedError
from queries.connection import StoreUnavailableError

LARGEST = 64_000
"""Bytes of a request: a note of the longest kind takes a tenth of it."""
MOST_VIEWS = 1000
ID = re.compile(r"[0-9a-f]{24,32}")
STATUS: dict[type[PresentationError], int] = {
    RefusedTextError: 422,
    ConflictError: 409,
    GoneError: 404,
    FullError: 409,
    KeepingError: 503,
}
DATE_FAULT = "Skriv datumet som 2026-03-12, eller lämna det tomt."
Reply = dict[str, Any]
Body = dict[str, Any]
Theirs = list[tuple[str, str, str]]


class ContestedError(ConflictError):
    """A conflict in a form. theirs: what stands there now, by field, label and text."""

    def __init__(self, error: ConflictError, form: str, theirs: Theirs, revision: int) -> None:
        super().__init__(str(error))
        words = conflict([(label, text) for _, label, text in theirs])
        self.reply: Reply = {
            "parts": {f"{form}-conflict": {"children": words}},
            "present": {name: text for name, _, text in theirs},
            "revision": revision,
        }


def route(api: Blueprint, method: str, rule: str, answer: Callable[..., Reply]) -> None:
    """Registers an answer; what it raises is answered in Swedish."""

    def respond(**names: str) -> Response:
        current_user()
        if not all(ID.fullmatch(name) for name in names.values()):
            raise RefusedError(404)
        try:
            return jsonify(answer(**names))
        except PresentationError as error:
            return _fault(error)
        except StoreUnavailableError as error:
            return _refusal(503, str(error))

    api.add_url_rule(rule, f"{method} {rule}".replace(".", "-"), respond, methods=[method])


def _fault(error: PresentationError) -> Response:
    status = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    more: Reply = error.reply if isinstance(error, ContestedError) else {}
    return _refusal(status, str(error), **more, field=getattr(error, "field", ""))


def _refusal(status: int, message: str, **more: Any) -> Response:
    response = jsonify(error=message, **more)
    response.status_code = status
    return response


def body_of() -> Body:
    """The JSON object of the request. RefusedError for anything else."""
    if (request.content_length or 0) > LARGEST:
        raise RefusedError(413)
    if not request.is_json:
        raise RefusedError(415)
    found = request.get_json(silent=True)
    if not isinstance(found, dict):
        raise RefusedError(400)
    return found


def text_of(body: Body, name: str) -> str:
    """A text of the request, empty when it has none."""
    found = body.get(name, "")
    if not isinstance(found, str):
        raise RefusedError(400)
    return found


def id_of(body: Body) -> str:
    """The id that the browser gives what is new, so that it is made once."""
    found = text_of(body, "key")
    if not ID.fullmatch(found):
        raise RefusedError(400)
    return found


def revision_of(body: Body) -> int:
    """The revision that a change was made on."""
    found = body.get("revision")
    if isinstance(found, bool) or not isinstance(found, int) or not 0 < found < 2**31:
        raise RefusedError(400)
    return found


def order_of(body: Body) -> tuple[str, ...]:
    """The views in their new order."""
    found = body.get("order")
    if (
        not isinstance(found, list)
        or len(found) > MOST_VIEWS
        or not all(isinstance(one, str) for one in found)
    ):
        raise RefusedError(400)
    return tuple(found)


def due_of(body: Body) -> date | None:
    """The last day of a decision, None for none. RefusedTextError when it is no day."""
    found = text_of(body, "due").strip()
    if not found:
        return None
    try:
        return date.fromisoformat(found)
    except ValueError as error:
        raise RefusedTextError(DATE_FAULT, "due") from error
