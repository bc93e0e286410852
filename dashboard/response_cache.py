"""Finished answers to callbacks, kept per edition of the data: what the whole group looks at is worked out
once.

A callback of the app is a function of its request and the edition alone, unless it says otherwise by
`answer_anew`, so the compressed answer can be sent again as it is. Installed after the access check, which
therefore holds for kept answers too.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, g, request

from dashboard.security import CALLBACK_PATH
from queries.repository import Cache

KEPT_HEADERS = ("Content-Type", "Content-Encoding", "Vary")
LARGEST_REQUEST = 20_000


def answer_anew() -> None:
    """Says that the answer to this request rests on more than the data version, and is not kept."""
    g.is_answered_anew = True


def install(server: Flask, cache: Cache, *, edition: Callable[[], str]) -> None:
    """Answer callbacks that have been answered before under the same edition; keep those that have not.

    `edition` gives what answers follow from besides the request, empty without a store: then nothing is kept.
    An answer during which it has changed is not kept, for nobody can tell which edition it is of.
    """

    def send_kept() -> Response | None:
        g.reply_key = key = _key(edition())
        kept: Any = cache.get(key) if key else None
        return None if kept is None else Response(kept[0], headers=kept[1])

    def keep(response: Response) -> Response:
        if response.status_code != 200 or g.get("is_answered_anew"):
            return response  # before the body is read: one that was refused as too large cannot be
        key = _key(edition())
        if key and key == g.get("reply_key") and cache.get(key) is None:
            headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
            cache.set(key, (response.get_data(), headers))
        return response

    server.before_request(send_kept)
    server.after_request(keep)


def _key(edition: str) -> str:
    """Request, encoding and edition; empty for what is no callback, or too large to be one of ours."""
    if not edition or request.method != "POST" or request.path != CALLBACK_PATH:
        return ""
    if (request.content_length or 0) > LARGEST_REQUEST:
        return ""
    body = request.get_data()
    if len(body) > LARGEST_REQUEST:
        return ""
    encoding = request.headers.get("Accept-Encoding", "")
    return hashlib.sha256(b"\0".join((edition.encode(), encoding.encode(), body))).hexdigest()
