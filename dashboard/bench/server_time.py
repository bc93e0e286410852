"""How long the server takes to answer the callback of each page: first time, again, and a mix of the two."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.bench.asking import Connection, Reply
from dashboard.bench.build import BenchError
from dashboard.bench.callbacks import Callbacks, honoured
from dashboard.bench.server import Server
from dashboard.bench.walk import distinct, steps
from pages import PAGES
from queries.filters import Filters

MIXED_SEED = 41


@dataclass(frozen=True, slots=True)
class PageTimes:
    """Milliseconds per request of one page's callback, and the bytes of each answer as compressed.

    cold: each choice the first time it is asked for, only one on a page without filters; warm: the same
    again; mixed: another walk, where some choices have been asked for before. From sent to wholly received
    over one kept connection on loopback.
    """

    path: str
    cold: list[float]
    warm: list[float]
    mixed: list[float]
    sizes: list[int]


def server_times(server: Server, requests: int) -> list[PageTimes]:
    """Ask each page's callback. The server must be newly started, with one worker."""
    with Connection(server.host, server.port) as connection:
        callbacks = connection.callbacks()
        return [_page_times(connection, callbacks, module.PAGE.path, requests) for module in PAGES]


def _page_times(connection: Connection, callbacks: Callbacks, path: str, requests: int) -> PageTimes:
    def replies(choices: Sequence[Filters]) -> list[Reply]:
        return [_answered(connection.ask(callbacks.click(path, chosen)), path, chosen) for chosen in choices]

    chosen = distinct(honoured(path), requests) or [Filters()]
    cold, warm = replies(chosen), replies(chosen)
    mixed = replies(steps(honoured(path), requests, MIXED_SEED))
    return PageTimes(path, _times(cold), _times(warm), _times(mixed), [reply.size for reply in cold])


def _answered(reply: Reply, path: str, filters: Filters) -> Reply:
    if reply.status != 200:
        raise BenchError(f"Servern svarade {reply.status} på {path}{filters.to_url()}.")
    return reply


def _times(replies: Sequence[Reply]) -> list[float]:
    return [reply.milliseconds for reply in replies]
