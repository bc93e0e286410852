"""Response headers, content security policy, request limits and error texts without inner workings."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from dash import Dash
from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Request, Response, jsonify, make_response, request
from werkzeug.exceptions import HTTPException

from dashboard.observability import log_error, request_id
from dashboard.refusals import MESSAGES, error_page
from dashboard.settings import LOOPBACK_NAMES, Access, Settings

CALLBACK_PATH = "/_dash-update-component"
HEALTH_PATHS = ("/health", "/ready")
MAX_URL_LENGTH = 4000
SAME_SITE = ("same-origin", "none")

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Permissions-Policy": ", ".join(
        (
            "clipboard-write=(self)",
            *(f"{name}=()" for name in ("camera", "geolocation", "microphone", "payment", "usb")),
        )
    ),
}
HSTS = "max-age=31536000; includeSubDomains"


class RefusedError(Exception):
    """A request that is turned away, with an HTTP status and a Swedish message."""

    def __init__(self, status: int, message: str = "") -> None:
        self.status = status
        self.message = message or MESSAGES[status]
        super().__init__(self.message)


def install(app: Dash, settings: Settings, *, inline_scripts: Sequence[str] = ()) -> None:
    """Checks every request, puts the headers on every response and designs the error texts.

    `inline_scripts` are the texts of script elements that the index template holds; all others are refused.
    """
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = settings.max_request_bytes
    server.config["PROPAGATE_EXCEPTIONS"] = False
    hosts = allowed_hosts(settings)

    @server.before_request
    def check_request() -> None:
        check_size(request)
        check_host(request, hosts)
        check_same_site(request)
        if request.path == CALLBACK_PATH and request.method == "POST":
            check_callback(app.callback_map, request.get_json())

    # The hashes are taken at the first response, when every clientside callback has been registered.
    policy = _once(lambda: content_security_policy(script_hashes(app, inline_scripts)))
    _install_headers(server, policy, is_encrypted=settings.access is Access.PROXY)
    _install_error_texts(server)


def allowed_hosts(settings: Settings) -> frozenset[str]:
    """Host names that are answered; empty means any, which only the open demo allows."""
    local = LOOPBACK_NAMES if settings.access is Access.LOOPBACK or settings.allowed_hosts else ()
    return frozenset((*local, *(name.lower() for name in settings.allowed_hosts)))


def check_size(incoming: Request) -> None:
    """Refused with 414 for an address longer than MAX_URL_LENGTH characters, 413 for too large a body."""
    if len(incoming.full_path) > MAX_URL_LENGTH:
        raise RefusedError(414)
    limit = incoming.max_content_length
    if limit is not None and (incoming.content_length or 0) > limit:
        raise RefusedError(413)


def check_host(incoming: Request, hosts: frozenset[str]) -> None:
    """Refused with 421 for a host name that is not ours: a page elsewhere that has pointed its name at us."""
    name = urlsplit(f"//{incoming.headers.get('Host', '')}").hostname or ""
    if hosts and incoming.path not in HEALTH_PATHS and name.lower() not in hosts:
        raise RefusedError(421)


def check_same_site(incoming: Request) -> None:
    """Refused with 403 for a request that changes something and was sent by another site's page."""
    if incoming.method in ("GET", "HEAD", "OPTIONS"):
        return
    origin = incoming.headers.get("Origin")
    is_foreign = origin is not None and urlsplit(origin).netloc != incoming.host
    if is_foreign or incoming.headers.get("Sec-Fetch-Site", "none") not in SAME_SITE:
        raise RefusedError(403)


def check_callback(callbacks: dict[str, Any], body: object) -> None:
    """Refused with 400 when a callback request names no callback of the app, or other inputs than it has."""
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        raise RefusedError(400)
    known = callbacks.get(body["output"])
    changed = body.get("changedPropIds", [])
    if known is None or not isinstance(changed, list) or not all(isinstance(item, str) for item in changed):
        raise RefusedError(400)
    if not _names_outputs(body["output"], body.get("outputs")):
        raise RefusedError(400)
    if not (_same_properties(known["inputs"], body.get("inputs", []))):
        raise RefusedError(400)
    if not (_same_properties(known["state"], body.get("state", []))):
        raise RefusedError(400)


def _names_outputs(output: str, named: object) -> bool:
    """Whether the outputs are named as Dash names them: one as an object, several as a list of objects."""
    if named is None:
        return True
    items = named if output.startswith("..") else [named]
    return isinstance(items, list) and all(
        isinstance(i, dict) and {"id", "property"} <= i.keys() for i in items
    )


def _same_properties(declared: list[dict[str, Any]], sent: object) -> bool:
    """Whether the properties sent are those declared, in order; a wildcard is sent as a list of them."""
    if not isinstance(sent, list) or len(sent) != len(declared):
        return False
    return all(_same_property(*pair) for pair in zip(declared, sent, strict=True))


def _same_property(declared: dict[str, Any], sent: object) -> bool:
    is_pattern = not isinstance(declared["id"], str) or declared["id"].startswith("{")
    if isinstance(sent, list):
        return is_pattern and all(_same_property(declared, item) for item in sent)
    if not isinstance(sent, dict) or sent.get("property") != declared["property"]:
        return False
    return isinstance(sent.get("id"), dict) if is_pattern else sent.get("id") == declared["id"]


def content_security_policy(script_hashes: Sequence[str]) -> str:
    """The policy: all from this server, inline scripts by hash only; Plotly and Dash set inline styles."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *script_hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _install_headers(server: Flask, policy: Callable[[], str], *, is_encrypted: bool) -> None:
    @server.after_request
    def put_headers(response: Response) -> Response:
        response.headers.update({"Content-Security-Policy": policy(), **HEADERS})
        if is_encrypted:
            response.headers["Strict-Transport-Security"] = HSTS
        return response


def script_hashes(app: Dash, inline_scripts: Sequence[str]) -> tuple[str, ...]:
    """Content-security hashes of Dash's own inline scripts and the given ones, each once."""
    own = app.csp_hashes()
    given = [_hash(script) for script in inline_scripts]
    return tuple(dict.fromkeys((*own, *given)))


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def _once(make: Callable[[], str]) -> Callable[[], str]:
    made: list[str] = []

    def value() -> str:
        if not made:
            made.append(make())
        return made[0]

    return value


def _install_error_texts(server: Flask) -> None:
    @server.errorhandler(RefusedError)
    def show_refusal(error: RefusedError) -> Response:
        return error_response(error.status, error.message)

    @server.errorhandler(DependencyException)
    @server.errorhandler(InvalidResourceError)
    def show_missing(_error: Exception) -> Response:
        return error_response(404, MESSAGES[404])

    @server.errorhandler(HTTPException)
    def show_http_error(error: HTTPException) -> Response:
        status = error.code or 500
        return error_response(status, MESSAGES.get(status, MESSAGES[400 if status < 500 else 500]))

    @server.errorhandler(Exception)
    def show_fault(error: Exception) -> Response:
        log_error("unhandled error", error)
        return error_response(500, MESSAGES[500])


def error_response(status: int, message: str) -> Response:
    """The error as a Swedish page, or as JSON for the app's own calls; no inner workings are told."""
    if request.path.startswith("/_") or request.accept_mimetypes.best == "application/json":
        response = jsonify(error=message, status=status, reference=request_id())
    else:
        response = make_response(error_page(status, request_id(), message))
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
