"""Sends files and answers small: Brotli or gzip, entity tags, and a year in the cache for named versions."""

import atexit
import gc
import gzip
import re
from functools import lru_cache
from pathlib import Path

import brotli
from dash import Dash
from flask import Flask, Response, request
from werkzeug.datastructures import ResponseCacheControl

from dashboard import vendor
from dashboard.observability import log
from dashboard.settings import Settings

SMALLEST = 1024
LINES = "application/x-ndjson"
"""What is sent line by line, as it comes: collected and compressed it would come all at once."""
# Fast levels: an answer of 100 kB takes about a millisecond, and is fetched over a local network.
ANSWER_LEVELS = {"br": 4, "gzip": 4}
FILE_LEVELS = {"br": 9, "gzip": 9}
COMPRESSIBLE = re.compile(r"text/.*|application/(json|javascript|xml|manifest\+json)|image/svg\+xml")
FINGERPRINTED = re.compile(r"\.v[\w-]+m[0-9a-f]+\.|\.[0-9a-f]{12}\.")
ONE_YEAR = 365 * 24 * 3600
OBJECTS_BETWEEN_LOOKS = 20_000
"""A page of matrices is some hundred thousand objects, nearly all gone again without a look for garbage."""
FIRST_VIEWS = "first_views"
"""Name, among the server's extensions, of what works out each page as it opens."""
_announced: set[str] = set()


def install(server: Flask, _settings: Settings) -> None:
    """Compresses, tags and sets the cache headers of every response of the app.

    Cached for a year: Dash's fingerprinted bundles, files whose name carries their hash, and assets asked for
    with the time of their last change (`?m=`). All else is asked for again, and answered 304 when unchanged.
    """
    _announce_bundle()

    @server.after_request
    def send_small(response: Response) -> Response:
        if response.status_code != 200 or request.method not in ("GET", "HEAD", "POST"):
            return response
        if response.mimetype == LINES:
            response.headers["Cache-Control"] = "no-store"
            return response
        is_file = _is_file()
        response.direct_passthrough = False
        body = response.get_data()
        _set_cache(response, is_file=is_file)
        encoding = _encoding(response, body)
        if encoding:
            _encode(response, body, encoding, is_file=is_file)
        return _tagged(response, body, encoding)


def _announce_bundle() -> None:
    """Say once a process which Plotly is used when it is the large one."""
    if not vendor.has_slim_plotly() and "full" not in _announced:
        _announced.add("full")
        log("Plotlys fulla paket används: kör make run med Node installerat för det lilla")


def _is_file() -> bool:
    return request.method != "POST" and (
        request.path.startswith("/assets/") or request.path.startswith("/_dash-component-suites/")
    )


def _set_cache(response: Response, *, is_file: bool) -> None:
    if response.cache_control.no_store:
        return
    control = ResponseCacheControl()
    if request.method == "POST":
        control.no_store = True
    elif is_file and (FINGERPRINTED.search(request.path) or "m" in request.args):
        control.public, control.max_age, control.immutable = True, ONE_YEAR, True
    elif is_file:
        control.public, control.no_cache = True, True
    else:
        control.private, control.no_cache = True, True
    response.headers["Cache-Control"] = control.to_header()


def _encoding(response: Response, body: bytes) -> str:
    """The encoding to use: br before gzip, none when small, already encoded or not text."""
    if len(body) < SMALLEST or "Content-Encoding" in response.headers:
        return ""
    if not COMPRESSIBLE.fullmatch(response.mimetype or ""):
        return ""
    response.vary.add("Accept-Encoding")
    accepted = request.accept_encodings
    return next((name for name in ("br", "gzip") if accepted[name] > 0), "")


def _encode(response: Response, body: bytes, encoding: str, *, is_file: bool) -> None:
    response.set_data(
        _packed_file(body, encoding) if is_file else _pack(body, encoding, ANSWER_LEVELS[encoding])
    )
    response.headers["Content-Encoding"] = encoding


@lru_cache(maxsize=256)
def _packed_file(body: bytes, encoding: str) -> bytes:
    """The compressed file: the copy made in advance when there is one, otherwise one made in this process."""
    path: Path = vendor.packed_path(body)
    if encoding == "br" and path.is_file():
        return path.read_bytes()
    return _pack(body, encoding, FILE_LEVELS[encoding])


def _pack(body: bytes, encoding: str, level: int) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, quality=level))
    return gzip.compress(body, compresslevel=level, mtime=0)


def _tagged(response: Response, body: bytes, encoding: str) -> Response:
    """Tag by content and encoding, and answer 304 when the browser has it."""
    if request.method == "POST":
        return response
    response.headers.pop("Last-Modified", None)
    response.set_etag("-".join(part for part in (vendor.digest(body)[:20], encoding) if part))
    response.make_conditional(request)
    return response


def warm_up(app: Dash) -> Flask:
    """Answer a request inside the process, and give the server that is then ready for others.

    Dash lists its bundles during its first request; those that come meanwhile to other threads would fail.
    Each page is then worked out once as it opens, so that nobody waits for what a version alone decides. What
    has been loaded until then stays, and is left out when Python looks for garbage: each such look at all of
    it stopped a click in fifty for a tenth of a second."""
    server: Flask = app.server
    server.test_client().get("/ready")
    if prepare := server.extensions.get(FIRST_VIEWS):
        with server.test_request_context("/"):
            prepare()
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # or DuckDB complains at the end, of a hundred things that nobody let go
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS)
    return server
