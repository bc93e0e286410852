"""Build a store of a number of clients in a process of its own, and say what it cost."""

import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from dashboard.bench.population import population, without_printed_counts
from dashboard.vendor import ROOT
from data import store
from data.demo import load_clients
from data.protection.keys import demo_secret
from data.published.load import tables


class BenchError(RuntimeError):
    """The bench cannot measure; the message is Swedish and says why."""


@dataclass(frozen=True, slots=True)
class Built:
    """A store built without the gate: clients, its version, wall and processor seconds, seconds until the
    clients were in the vault, highest memory of the process (generated answers included), size of file."""

    clients: int
    data_version: str
    seconds: float
    processor_seconds: float
    intake_seconds: float
    peak_mb: float
    store_mb: float


def build(data_dir: Path, clients: int) -> Built:
    """Build in a child process, so that its memory is its own. BenchError with its words when it fails."""
    command = [sys.executable, "-m", __name__, str(data_dir), str(clients)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BenchError(f"Databasen med {clients} klienter gick inte att bygga:\n{done.stderr[-3000:]}")
    return Built(**json.loads(done.stdout))


def build_here(data_dir: Path, clients: int) -> Built:
    """Build and measure in this process. The answers are generated before the clock starts."""
    answers = population(clients)
    published = tables()
    if clients != len(load_clients()):
        published["figure_cell"] = without_printed_counts(published["figure_cell"])
    paths = store.Paths(data_dir)
    sources = store.Sources(demo=lambda: answers, published=lambda: published)
    said: list[float] = []
    started, used = time.perf_counter(), time.process_time()
    version = store.build(
        paths, demo_secret(), sources=sources, progress=lambda _message: said.append(time.perf_counter())
    )
    return Built(
        clients=clients,
        data_version=version,
        seconds=time.perf_counter() - started,
        processor_seconds=time.process_time() - used,
        # The first message says that the clients are in the vault.
        intake_seconds=said[0] - started,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        store_mb=store.current(paths).path.stat().st_size / 1e6,
    )


if __name__ == "__main__":
    print(json.dumps(asdict(build_here(Path(sys.argv[1]), int(sys.argv[2])))))
