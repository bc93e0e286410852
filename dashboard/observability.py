"""Structured logs without personal data, a request id, and the health and readiness checks."""

import json
import logging
import re
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from flask import Flask, Response, g, jsonify, request

PACKAGES = ("components", "dashboard", "data", "pages", "queries")
REQUEST_ID_HEADER = "X-Request-ID"
_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_OWN_FIELDS = "fields"

logger = logging.getLogger(__name__)


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, event, the fields given, and where an error arose."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "event": record.getMessage(),
            **getattr(record, _OWN_FIELDS, {}),
        }
        if record.exc_info and record.exc_info[1]:
            line["error"] = where(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def where(error: BaseException) -> dict[str, Any]:
    """Type and stack of an error. Its message may repeat what somebody typed: at level DEBUG only."""
    frames = traceback.extract_tb(error.__traceback__)
    place = {
        "type": type(error).__name__,
        "stack": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]],
    }
    return place | {"message": str(error)} if logger.isEnabledFor(logging.DEBUG) else place


def configure_logging(level: str) -> None:
    """Send every log as JSON lines to standard error: our packages from this level, libraries' warnings.

    Calling it again changes the level only."""
    root = logging.getLogger()
    if not any(isinstance(handler.formatter, JsonFormatter) for handler in root.handlers):
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(JsonFormatter())
        root.addHandler(handler)
    for package in PACKAGES:
        logging.getLogger(package).setLevel(level)


def log(event: str, *, level: int = logging.INFO, **fields: object) -> None:
    """Log an event with fields. Fields are codes and numbers, never what a user typed."""
    logger.log(level, event, extra={_OWN_FIELDS: fields})


def log_error(event: str, error: BaseException) -> None:
    """Log where an error arose, with the id of the request."""
    logger.error(
        event,
        exc_info=(type(error), error, error.__traceback__),
        extra={_OWN_FIELDS: {"request": request_id()}},
    )


def log_failure(event: str, error: BaseException) -> None:
    """Log where an error arose outside any request."""
    logger.error(event, exc_info=(type(error), error, error.__traceback__))


def request_id() -> str:
    """The id of this request: the proxy's own when it is well formed, otherwise a new one."""
    if "request_id" not in g:
        given = request.headers.get(REQUEST_ID_HEADER, "")
        g.request_id = given if _REQUEST_ID.fullmatch(given) else uuid4().hex
    return str(g.request_id)


def install(server: Flask, *, ready: Callable[[], str | None]) -> None:
    """Log every request and answer `/health` and `/ready`.

    `ready` returns the data version that is served, or None when the store cannot be read."""
    server.add_url_rule("/health", "health", lambda: jsonify(status="ok"))
    server.add_url_rule("/ready", "ready", lambda: _readiness(ready()))

    @server.before_request
    def start_clock() -> None:
        g.started = time.perf_counter()

    @server.after_request
    def log_request(response: Response) -> Response:
        response.headers[REQUEST_ID_HEADER] = request_id()
        log("request", level=_level(response), **_request_fields(response))
        return response


def _level(response: Response) -> int:
    if response.status_code >= 500:
        return logging.WARNING
    return logging.DEBUG if request.endpoint in ("health", "ready") else logging.INFO


def _request_fields(response: Response) -> dict[str, object]:
    """The rule of the route, not the address: paths and query strings can hold what somebody typed."""
    started = g.get("started")
    return {
        "request": request_id(),
        "method": request.method,
        "route": request.url_rule.rule if request.url_rule else None,
        "status": response.status_code,
        "milliseconds": None if started is None else round((time.perf_counter() - started) * 1000, 1),
        "bytes": response.content_length,
    }


def _readiness(data_version: str | None) -> tuple[Response, int]:
    if data_version is None:
        return jsonify(status="unavailable", message="Databasen går inte att läsa."), 503
    return jsonify(status="ready", data_version=data_version), 200
