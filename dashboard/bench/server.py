"""The app under gunicorn on a free port, as a user starts it, and the memory of its workers."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from dashboard.bench.build import BenchError
from dashboard.vendor import ROOT

SECONDS_TO_START = 60
SECONDS_TO_STOP = 20
MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: host, port, and the id of gunicorn's first process."""

    port: int
    process_id: int
    host: str = "127.0.0.1"

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}"

    def worker_memory_mb(self) -> float:
        """Resident memory of the largest worker, MB."""
        workers = psutil.Process(self.process_id).children()
        return max(float(worker.memory_info().rss) for worker in workers) / MB


@contextmanager
def running(data_dir: Path, *, workers: int, log: Path) -> Iterator[Server]:
    """The app on this data directory. BenchError with the end of its log when it does not start."""
    port = _free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "PORT": str(port),
        "DASHBOARD_DATA_DIR": str(data_dir),
        "DASHBOARD_WORKERS": str(workers),
    }
    with log.open("wb") as output:
        command = [sys.executable, "app.py"]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        try:
            server = Server(port, process.pid)
            _wait(server, process, workers, log)
            yield server
        finally:
            _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: Server, process: subprocess.Popen[bytes], workers: int, log: Path) -> None:
    """Until `/ready` answers and as many workers as asked for have each become quiet."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        if _is_ready(server) and _idle_workers(server) == workers:
            return
        time.sleep(0.1)
    raise BenchError(f"Servern startade inte:\n{log.read_text(errors='replace')[-3000:]}")


def _is_ready(server: Server) -> bool:
    try:
        with urllib.request.urlopen(server.address + "/ready", timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _idle_workers(server: Server) -> int:
    """Workers that rest: the work of opening the store does not belong to the first click."""
    workers = psutil.Process(server.process_id).children()
    return sum(worker.cpu_percent(interval=0.2) < 20 for worker in workers)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
