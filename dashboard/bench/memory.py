"""What a worker's memory does while it answers thousands of requests."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice

from dashboard.bench.asking import Connection
from dashboard.bench.build import BenchError
from dashboard.bench.callbacks import Body, Callbacks, honoured
from dashboard.bench.server import Server
from dashboard.bench.walk import walk
from pages import PAGES

CLICKS_PER_PAGE_CHANGE = 10


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory of a worker in MB: before the first request, half-way and after the last."""

    requests: int
    before_mb: float
    halfway_mb: float
    after_mb: float


def memory(server: Server, requests: int) -> Memory:
    """Send so many requests to a newly started server of one worker: clicks of a walk on every page in turn,
    and a change of page every tenth. BenchError when one is not answered."""
    with Connection(server.host, server.port) as connection:
        bodies = _requests(connection.callbacks())
        before = server.worker_memory_mb()
        _send(connection, islice(bodies, requests // 2))
        halfway = server.worker_memory_mb()
        _send(connection, islice(bodies, requests - requests // 2))
        return Memory(requests, before, halfway, server.worker_memory_mb())


def _send(connection: Connection, bodies: Iterator[Body]) -> None:
    for sent in bodies:
        if (status := connection.ask(sent).status) != 200:
            asked = [item["value"] for item in (*sent["inputs"], *sent["state"])]
            raise BenchError(f"Servern svarade {status} på {asked} under minnesmätningen.")


def _requests(callbacks: Callbacks) -> Iterator[Body]:
    paths = [module.PAGE.path for module in PAGES]
    people = [(path, walk(honoured(path), seed=2000 + number)) for number, path in enumerate(paths)]
    for number, (path, choices) in enumerate(cycle(people)):
        asked = callbacks.click if number % CLICKS_PER_PAGE_CHANGE else callbacks.change_of_page
        yield asked(path, next(choices))
