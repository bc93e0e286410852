"""From a file to a published version, as the command does it but without the audit: time and memory."""

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

import psutil

from dashboard.bench.build import BenchError
from dashboard.bench.delivery import NAME, delivered, write_csv, write_xlsx
from dashboard.vendor import ROOT

WRITERS: dict[str, Callable[..., None]] = {"csv": write_csv, "xlsx": write_xlsx}
SECONDS_BETWEEN_LOOKS = 0.05


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file taken in: its kind, rows, seconds from the command to the version, of which until it was
    checked; processor seconds, and the highest memory of all processes together in MB."""

    kind: str
    rows: int
    seconds: float
    checked_seconds: float
    processor_seconds: float
    peak_mb: float


def take_in(home: Path, rows: int, kinds: Sequence[str]) -> list[TakenIn]:
    """Take a file of each kind into a copy of the data directory. BenchError when one is not published."""
    frame = delivered(rows)
    with TemporaryDirectory(prefix="bench-intake-") as folder:
        found = []
        for kind in kinds:
            path, data_dir = Path(folder) / f"file.{kind}", Path(folder) / kind
            WRITERS[kind](path, frame)
            shutil.copytree(home, data_dir)
            found.append(_taken_in(path, data_dir, kind, rows))
        return found


def _taken_in(path: Path, data_dir: Path, kind: str, rows: int) -> TakenIn:
    secret = data_dir / "bench-secret"
    secret.write_text(f"1:{secrets.token_hex(32)}", encoding="ascii")
    environment = {**os.environ, "DASHBOARD_DATA_DIR": str(data_dir), "DASHBOARD_SECRET_FILE": str(secret)}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", __name__, str(path)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with _highest_memory(process.pid) as peak:
        said, complaints = process.communicate()
    seconds = time.perf_counter() - started
    if process.returncode != 0:
        raise BenchError(f"Filen med {rows} rader gick inte att läsa in:\n{complaints[-3000:]}")
    return TakenIn(kind, rows, seconds, peak_mb=max(peak) / 1e6, **json.loads(said.splitlines()[-1]))


@contextmanager
def _highest_memory(pid: int) -> Iterator[list[int]]:
    """Bytes of a process and all it has started, looked at twenty times a second."""
    seen, over = [0], Event()

    def look() -> None:
        while not over.wait(SECONDS_BETWEEN_LOOKS):
            seen.append(_memory(pid))

    watching = Thread(target=look, daemon=True)
    watching.start()
    try:
        yield seen
    finally:
        over.set()
        watching.join()


def _memory(pid: int) -> int:
    try:
        whole = psutil.Process(pid)
        return sum(one.memory_info().rss for one in (whole, *whole.children(recursive=True)))
    except psutil.NoSuchProcess:
        return 0


def take_in_here(path: Path) -> dict[str, float]:
    """Check and publish a file with the settings of the environment; seconds until it was checked, and of
    the processors."""
    from dashboard.intake_flow import Intake
    from dashboard.settings import Settings
    from data.protection.encoding import Cell

    def no_gate(*_asked: object, **_options: object) -> frozenset[Cell]:
        return frozenset()

    intake = Intake(Settings.from_environment(), NAME, progress=lambda _text: None, gate=no_gate)
    outcome = intake.check(path)
    checked = time.time() - psutil.Process().create_time()
    intake.publish(outcome, acknowledged=True)
    used = os.times()
    return {
        "checked_seconds": checked,
        "processor_seconds": used.user + used.system + used.children_user + used.children_system,
    }


if __name__ == "__main__":
    print(json.dumps(take_in_here(Path(sys.argv[1]))))
