"""What a hostile file costs: processor time and memory of the reading process, measured by the system."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.intake import bounds, isolated
from data.intake.bounds import INSPECTING, MOST, SMALL, for_content
from data.intake.guard import RefusedError, content_size
from data.intake.steps import MARK, Listener, Step, Teller
from data.store import Paths
from tests.intake.corpus.cases import CELLS, Case, by_name
from tests.intake.corpus.hostile import HOSTILE
from tests.intake.files import as_csv, as_xlsx
from tests.intake.opening import Opened

QUESTION = {"source": "v40", "period": "", "secrets": [["07" * 32, 1, False]]}
ONE_OF_EACH_KIND = ("a zip bomb", "a damaged part", "a cell at the far end of the sheet", "another table")
"""Refused when looked at, when read, for its weight, and for what it holds."""
LARGE = 10_000_000
"""Bytes of content from which a file is given more than the least."""

MEASURING = """
import json, os, sys
_, status, used = os.wait4(os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ), 0)
seconds, peak = used.ru_utime + used.ru_stime, used.ru_maxrss * 1024
with open(sys.argv[1], "w") as file:
    json.dump([os.waitstatus_to_exitcode(status), seconds, peak], file)
"""
"""A small process between: the system counts the memory of who starts a process as the process's own."""


class Read:
    """A file read in a process of its own: what it said, and what it cost."""

    def __init__(self, path: Path, folder: Path) -> None:
        folder.mkdir()
        asked = {**QUESTION, "path": str(path), "wants_marked": True}
        used = folder.with_name("used.json")
        done = subprocess.run(
            [sys.executable, "-c", MEASURING, str(used), sys.executable, "-m", isolated.MODULE],
            input=json.dumps(asked).encode(),
            capture_output=True,
            cwd=isolated.ROOT,
            env={**os.environ, **isolated.ONE_THREAD, "TMPDIR": str(folder)},
            check=True,
        )
        code, self.seconds, self.peak = json.loads(used.read_text())
        lines = done.stdout.split(b"\n")
        answer = b"\n".join(line for line in lines if not line.startswith(MARK))
        self.steps = [line for line in lines if line.startswith(MARK)]
        self.left = list(folder.iterdir())
        self.refusal = ""
        try:
            isolated._outcome(code, answer, done.stderr)
        except RefusedError as refused:
            self.refusal = str(refused)


@pytest.mark.parametrize("case", HOSTILE, ids=by_name)
def test_a_hostile_file_is_refused_with_the_reason_and_within_bounds(case: Case, tmp_path: Path) -> None:
    path = case.made(tmp_path)
    read = Read(path, tmp_path / "temporary")
    assert [words for words in case.words if words not in read.refusal] == []
    assert read.refusal and read.left == []
    # Half a gigabyte and ten seconds, whatever it is.
    assert read.seconds < INSPECTING.seconds
    assert read.peak < INSPECTING.memory


def test_nothing_is_kept_of_a_hostile_file(small_store: Path, intake: Opened, tmp_path: Path) -> None:
    opened = intake("v40")
    root = opened.paths.root
    before = dict(_files(root))
    assert before and Paths(root).vault in before
    chosen = [case for case in HOSTILE if case.name in ONE_OF_EACH_KIND]
    assert len(chosen) == len(ONE_OF_EACH_KIND)
    for number, case in enumerate(chosen):
        folder = tmp_path / f"case-{number}"
        folder.mkdir()
        with pytest.raises(RefusedError):
            opened.check(case.made(folder))
    assert dict(_files(root)) == before


def _files(root: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    for path in root.rglob("*"):
        state = path.stat()
        yield path, (state.st_size, state.st_mtime_ns)


def _limited(code: str) -> int:
    """The return code of a process that is bound as the reading process is, and then runs the code."""
    start = "from data.intake.bounds import Bounds, INSPECTING, bound; "
    done = subprocess.run([sys.executable, "-c", start + code], cwd=isolated.ROOT, capture_output=True)
    return done.returncode


def test_the_bounds_are_the_systems_own() -> None:
    assert _limited("bound(INSPECTING); kept = bytearray(400_000_000)") == 0
    assert _limited("bound(INSPECTING); kept = bytearray(600_000_000)") == 1
    assert _limited("bound(Bounds(INSPECTING.memory, 1))\nwhile True: pass") == -signal.SIGXCPU
    with pytest.raises(RefusedError, match="för stor eller för sammansatt"):
        isolated._outcome(-signal.SIGXCPU, b"", b"")
    with pytest.raises(RefusedError, match="troligen skadad"):
        isolated._outcome(1, b"", b"pyo3_runtime.PanicException: index out of bounds")
    with pytest.raises(RuntimeError, match="KeyError"):
        isolated._outcome(1, b"", b"KeyError: 'x'")


def test_only_what_is_large_is_given_more_and_never_beyond_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    assert for_content(0) == SMALL
    assert SMALL.memory == INSPECTING.memory
    small, large = for_content(LARGE), for_content(LARGE * 20)
    assert small.memory < large.memory < MOST.memory and small.seconds < large.seconds < MOST.seconds
    assert for_content(10**12) == MOST
    asked: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: asked.append((kind, limits)))
    bounds.bound(INSPECTING)
    assert (resource.RLIMIT_DATA, (INSPECTING.memory, MOST.memory)) in asked
    assert (resource.RLIMIT_CPU, (INSPECTING.seconds, MOST.seconds)) in asked


def test_content_is_what_there_is_to_parse(tmp_path: Path) -> None:
    plain, book = as_csv(tmp_path / "a.csv", CELLS), as_xlsx(tmp_path / "a.xlsx", CELLS)
    assert content_size(plain, "csv") == plain.stat().st_size
    assert content_size(book, "xlsx") > book.stat().st_size


def test_the_reading_process_tells_every_step_in_order_up_to_its_end(tmp_path: Path) -> None:
    read = Read(as_csv(tmp_path / "a.csv", CELLS), tmp_path / "temporary")
    told = [tuple(map(int, line.removeprefix(MARK).split())) for line in read.steps]
    assert {step for step, _ in told} == set(Step)
    assert told == sorted(told) and all(0 <= percent <= 100 for _, percent in told)


def test_progress_is_told_once_for_what_is_new_and_in_words() -> None:
    lines: list[bytes] = []
    tell = Teller(lines.append)
    for part in (0.0, 0.001, 0.5):
        tell(Step.CHECKING, part)
    assert len(lines) == 2
    said: list[str] = []
    with Listener(said.append, seconds=0.01) as listen:
        listen(lines[-1])
        while not said:
            os.sched_yield()
    assert said == ["Läsningen, steg 4 av 6: kontrollerar raderna, 80 %"]
    with pytest.raises(ValueError, match="literal"):
        listen(MARK + b"1 <b>")
