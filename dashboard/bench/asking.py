"""A person's browser without the drawing: one kept connection that asks callbacks and takes the time."""

import json
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from types import TracebackType
from typing import Any, Self

from dashboard.bench.callbacks import Body, Callbacks
from dashboard.security import CALLBACK_PATH

HEADERS = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "br, gzip"}
SECONDS_TO_ANSWER = 30


@dataclass(frozen=True, slots=True)
class Reply:
    """How a request went: HTTP status, milliseconds from sent to wholly received, bytes as compressed."""

    status: int
    milliseconds: float
    size: int


class Connection:
    """One kept connection to a server; opened again by itself when the server has closed it."""

    def __init__(self, host: str, port: int) -> None:
        self._connection = HTTPConnection(host, port, timeout=SECONDS_TO_ANSWER)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def ask(self, body: Body) -> Reply:
        """Ask a callback. What the connection raises goes on to the caller."""
        text = json.dumps(body)
        started = time.perf_counter()
        self._connection.request("POST", CALLBACK_PATH, text, HEADERS)
        response = self._connection.getresponse()
        size = len(response.read())
        return Reply(response.status, (time.perf_counter() - started) * 1000, size)

    def callbacks(self) -> Callbacks:
        """The callbacks of the app and its data version."""
        return Callbacks(self._get("/_dash-dependencies"), self._get("/ready")["data_version"])

    def _get(self, path: str) -> Any:
        self._connection.request("GET", path)
        return json.loads(self._connection.getresponse().read())

    def close(self) -> None:
        """Close, so that the next request opens anew."""
        self._connection.close()
