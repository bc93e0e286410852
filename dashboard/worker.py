"""Gunicorn's worker, with our own words for what is turned away before the app has seen it."""

from typing import Any
from uuid import uuid4

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

from dashboard.refusals import error_page

REFUSED = {LimitRequestLine: 414, LimitRequestHeaders: 431}


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Threads, and a Swedish page where an address or its headers are longer than gunicorn reads."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answer a request that could not be read; all but what is too long as gunicorn does."""
        status = REFUSED.get(type(exc))
        if status is None:
            super().handle_error(req, client, addr, exc)
            return
        reference = uuid4().hex
        self.log.warning("refused with %s, reference %s", status, reference)
        try:
            write_nonblock(client, _message(status, reference))
        except OSError as error:
            self.log.debug("the refusal was not received: %s", error)


def _message(status: int, reference: str) -> bytes:
    page = error_page(status, reference).encode()
    head = (
        f"HTTP/1.1 {status} Refused\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Cache-Control: no-store\r\nContent-Length: {len(page)}\r\n\r\n"
    )
    return head.encode("ascii") + page
