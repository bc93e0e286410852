"""The process of a job, on a small store and without the audit: from a file to what came of it."""

import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import duckdb
import openpyxl
import psutil
import pytest

from dashboard.intake_flow import Intake
from dashboard.intake_page.folder import Folder
from dashboard.intake_page.importing import import_file
from dashboard.intake_page.jobs import Jobs, order, start_process
from dashboard.intake_page.process import SECONDS_BETWEEN_LOOKS, CancelledError, Job, roll_back, run
from dashboard.intake_page.state import ENDED, PUBLISHES, RETURNS, Phase, State
from dashboard.settings import Settings
from data.intake.log import LOG, last_lines
from data.protection.encoding import Cell
from data.protection.gate import GateError
from data.store import Paths, current
from data.store_versions import replace_text
from tests.conftest import settings_for
from tests.intake.files import as_csv, as_xlsx, examples, grid, survey
from tests.intake.opening import no_gate, secret_file, small_sources

T = TypeVar("T")
PEOPLE = survey(120)
SECONDS = 60.0
NOT_IN_LIST = "Värdet finns inte i listan för Förvaltning."


def opened(settings: Settings, name: str, **more: object) -> Intake:
    """The intake on the small store's sources, without the audit."""
    given = {"gate": no_gate, **more}
    return Intake(settings, name, sources=small_sources(), **given)  # type: ignore[arg-type]


def until(look: Callable[[], T], is_so: Callable[[T], bool]) -> T:
    """What is seen once it is so. Fails when that does not come."""
    deadline = time.monotonic() + SECONDS
    while not is_so(seen := look()):
        if time.monotonic() > deadline:
            pytest.fail(f"still {seen}")
        time.sleep(0.05)
    return seen


class Working:
    """A job that is worked on in a thread of this process."""

    def __init__(self, folder: Folder, settings: Settings, work: Callable[[Job], None]) -> None:
        self.folder = folder
        self.ended = threading.Event()
        self.job = Job(folder, settings, self.ended.set)
        self.thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self.thread.start()

    def _run(self, work: Callable[[Job], None]) -> None:
        try:
            run(self.job, work)
        finally:
            self.ended.set()

    def wait(self, *phases: Phase, why: str = "", fewer: str = "") -> State:
        """The state once it is one of these, for this reason and with these tables. Fails when it does not
        come."""
        return until(
            self.folder.state,
            lambda state: (
                state.phase in (*phases, Phase.BROKEN) and why in state.why and fewer in state.fewer
            ),
        )

    def taken(self, command: str) -> None:
        """Wait until a command has been taken, and what it asks for has been done or not."""
        until(lambda: self.folder.has(command), lambda is_there: not is_there)
        time.sleep(SECONDS_BETWEEN_LOOKS)


@pytest.fixture
def settings(data_dir: Path, tmp_path: Path) -> Settings:
    """Settings on a copy of the small store, with a secret of its own."""
    return settings_for(data_dir, DASHBOARD_SECRET_FILE=str(secret_file(tmp_path)))


def handed_in(settings: Settings, path: Path, source: str = "v40", period: str = "") -> Folder:
    """A job with a file, whose process has not started."""
    jobs = Jobs(settings, lambda job, given: None)
    asked = order(PUBLISHES, "anna", source=source, period=period, name=path.name, suffix=path.suffix)
    return jobs.receive(asked, BytesIO(path.read_bytes()), path.stat().st_size)


def survey_file(folder: Path, rows: list[dict[str, str]] = PEOPLE) -> Path:
    return as_csv(folder / "v40.csv", grid(rows))


@contextmanager
def working(
    settings: Settings,
    path: Path,
    source: str = "v40",
    opened: Callable[..., Intake] = opened,
    longest_wait: float = SECONDS,
) -> Iterator[Working]:
    """Work on a file in a thread, and end it whatever happens."""
    work = partial(import_file, opened=opened, longest_wait=longest_wait)
    found = Working(handed_in(settings, path, source), settings, work)
    try:
        yield found
    finally:
        found.folder.ask("cancel")
        found.ended.wait(SECONDS)


def names(folder: Folder) -> set[str]:
    return {path.name for path in folder.path.iterdir()}


class RefusingOnce:
    """An audit that fails the first time it is asked."""

    def __init__(self) -> None:
        self.tries = 0

    def __call__(self, *_arguments: object, **_options: object) -> frozenset[Cell]:
        self.tries += 1
        if self.tries == 1:
            raise GateError("Röjandekontrollen går inte igenom: ha färre variabler.")
        return frozenset()


def test_a_file_is_read_acknowledged_refused_published_and_forgotten(
    settings: Settings, tmp_path: Path
) -> None:
    paths = Paths(settings.data_dir)
    before = current(paths).data_version
    strict = partial(opened, gate=RefusingOnce())
    with working(settings, survey_file(tmp_path), opened=strict) as found:
        ready = found.wait(Phase.READY)
        assert not found.folder.upload.exists(), "removed as soon as it is read"
        assert ready.rows == len(PEOPLE) and ready.warnings and ready.year == 2024
        assert {change["path"] for change in ready.changes} >= {"/malgrupp"}
        every = list(range(len(ready.warnings)))
        found.folder.ask("publish", acknowledged=[])
        found.taken("publish")
        assert found.folder.state() == ready, "not every warning is acknowledged"
        found.folder.ask("publish", acknowledged=every)
        refused = found.wait(Phase.READY, why="färre variabler")
        assert refused.changes == ready.changes and current(paths).data_version == before
        found.folder.ask("publish", acknowledged=every)
        found.folder.ask("preview", most_attributes=1)
        coarse = found.wait(Phase.READY, fewer="högst en variabel")
        assert coarse.warnings == ready.warnings and coarse.most_attributes == 1
        assert "För detaljerade utan något val: " in coarse.fewer
        assert not found.folder.has("publish"), "that was given on another preview"
        found.folder.ask("publish", acknowledged=every)
        published = found.wait(Phase.PUBLISHED)
        assert (published.before, published.version) == (before, current(paths).data_version)
        assert before != published.version and published.remarks == [] and published.warnings == []
        assert names(found.folder) == {"order.json", "state.json", "alive"}
    told = [(line["who"], line["came_of_it"][:16], line["most_attributes"]) for line in last_lines(paths, 2)]
    assert told == [("anna", "publicerad", 1), ("anna", "inte publicerad:", 4)]
    assert found.folder.state().phase == Phase.PUBLISHED, "cancelled too late"


def test_faults_are_told_with_a_marked_copy_that_is_handed_over_once(
    settings: Settings, tmp_path: Path
) -> None:
    rows = [PEOPLE[0] | {"administration": "Mitten"}, *PEOPLE[1:]]
    with working(settings, survey_file(tmp_path, rows)) as found:
        state = found.wait(Phase.FAULTY)
        assert state.counts["fel"] == 1
        assert state.kinds == [(NOT_IN_LIST, 1)]
        assert (state.remarks[0]["value"], state.remarks[0]["level"]) == ("Mitten", "fel")
        content = found.folder.handed_over(SECONDS)
        assert content is not None and "marked.xlsx" not in names(found.folder)
        book = openpyxl.load_workbook(BytesIO(content))
        assert "Mitten" in {cell.value for row in book.worksheets[1].iter_rows() for cell in row}
        found.folder.ask("publish", acknowledged=[0])
        found.folder.ask("cancel")
        assert found.ended.wait(SECONDS)
        assert found.folder.state() == State(Phase.CANCELLED, rows=len(PEOPLE))
        assert names(found.folder) == {"order.json", "state.json", "alive"}
    assert not (settings.data_dir / LOG).exists()


def test_what_may_tell_of_a_person_is_not_written_down_with_the_faults(
    settings: Settings, tmp_path: Path
) -> None:
    known = [row | {"client": f"pseudonym-{at}"} for at, row in enumerate(PEOPLE)]
    rows = [known[0], known[1] | {"client": "pseudonym-0"}, known[2] | {"gender": "Anna Ekberg"}, *known[3:]]
    with working(settings, survey_file(tmp_path, rows)) as found:
        state = found.wait(Phase.FAULTY)
        assert [(r["row"], r["column"], r["value"]) for r in state.remarks if r["level"] == "fel"] == [
            (3, "A", "•••"),
            (4, "E", "•••"),
        ]
        left = b"".join(path.read_bytes() for path in found.folder.path.iterdir())
        assert b"pseudonym-" not in left and b"Ekberg" not in left
        content = found.folder.handed_over(SECONDS)
        assert content is not None
        cells = {cell.value for row in openpyxl.load_workbook(BytesIO(content)).worksheets[1] for cell in row}
        assert cells >= {"pseudonym-0", "Anna Ekberg"}, "they can be found where they are to be corrected"


def test_a_hostile_file_and_one_that_nobody_asks_about_are_gone(settings: Settings, tmp_path: Path) -> None:
    program = tmp_path / "program.xlsx"
    program.write_bytes(b"MZ" + bytes(1000))
    with working(settings, program) as found:
        assert "program" in found.wait(Phase.REFUSED).why
        assert not found.folder.upload.exists()
    stops = as_xlsx(tmp_path / "stopp.xlsx", grid(examples("admission_stop"), "admission_stop"))
    with working(settings, stops, source="admission_stop", longest_wait=0.0) as found:
        assert found.wait(*ENDED).phase == Phase.EXPIRED


def test_without_a_secret_everything_is_tried_but_publishing(data_dir: Path, tmp_path: Path) -> None:
    settings = settings_for(data_dir)
    first = current(Paths(data_dir)).data_version
    with working(settings, survey_file(tmp_path)) as found:
        ready = found.wait(Phase.READY)
        assert ready.changes and "hemlighet" in ready.hindrance
        found.folder.ask("publish", acknowledged=list(range(len(ready.warnings))))
        found.folder.ask("cancel")
        assert found.ended.wait(SECONDS)
        assert found.folder.state() == State(Phase.CANCELLED, rows=ready.rows), "no number of the preview"
    assert current(Paths(data_dir)).data_version == first and not (data_dir / LOG).exists()
    assert [path.name for path in Paths(data_dir).vault.parent.iterdir()] == ["vault.duckdb"]


def test_a_version_that_is_about_to_be_served_is_not_cancelled(settings: Settings, tmp_path: Path) -> None:
    job = Job(handed_in(settings, survey_file(tmp_path)), settings, lambda: None)
    job.commit()
    job.folder.ask("cancel")
    threading.Thread(target=job.watch, daemon=True).start()
    until(lambda: job.folder.state().said[-1], lambda words: "inte längre" in words)
    assert job.folder.state().phase not in ENDED
    other = Job(handed_in(settings, survey_file(tmp_path)), settings, lambda: None)
    other.folder.ask("cancel")
    with pytest.raises(CancelledError):
        other.commit()
    for folder in (job.folder, other.folder):
        folder.discard()


def test_another_version_is_served_and_the_way_there_is_logged(settings: Settings, data_dir: Path) -> None:
    paths = Paths(data_dir)
    version = current(paths).data_version
    jobs = Jobs(settings, lambda job, given: None)
    back = Working(jobs.roll_back(order(RETURNS, "anna", version=version)), settings, roll_back)
    assert back.wait(Phase.RETURNED).version == version
    replace_text(paths.withdrawn, json.dumps({"2020-01-01-abcd": "den innehåller antal som har rättats."}))
    forbidden = jobs.roll_back(order(RETURNS, "anna", version="2020-01-01-abcd"))
    assert "har rättats" in Working(forbidden, settings, roll_back).wait(Phase.REFUSED).why
    old = "2019-01-01-abcd"
    shutil.copyfile(paths.version_file(version), paths.version_file(old))
    with duckdb.connect(str(paths.version_file(old))) as store:
        store.execute("DROP TABLE figure_cell")
    unreadable = jobs.roll_back(order(RETURNS, "anna", version=old))
    assert "äldre panel" in Working(unreadable, settings, roll_back).wait(Phase.REFUSED).why
    told = [(line["who"], line["version"], line["came_of_it"][:13]) for line in last_lines(paths, 5)]
    no = "återgick inte"
    assert told == [("anna", old, no), ("anna", "2020-01-01-abcd", no), ("anna", version, "återgick till")]
    assert current(paths).data_version == version


def test_a_cancelled_process_ends_with_its_children_and_leaves_nothing(
    settings: Settings, tmp_path: Path
) -> None:
    """A process of its own, as the page starts it."""
    started: list[int] = []

    def start(job: Folder, given: Settings) -> None:
        before = {child.pid for child in psutil.Process().children()}
        start_process(job, given)
        started.extend({child.pid for child in psutil.Process().children()} - before)

    path = survey_file(tmp_path)
    jobs = Jobs(settings, start)
    job = jobs.receive(
        order(PUBLISHES, "anna", source="v40", name="v40.csv", suffix=".csv"),
        BytesIO(path.read_bytes()),
        path.stat().st_size,
    )
    family = until(lambda: _family(started[0]), bool)
    assert os.getpgid(started[0]) == started[0]
    vault = Paths(settings.data_dir).vault
    until(lambda: list(vault.parent.glob("preview-*/vault/*")), bool)
    jobs.cancel(job)
    until(lambda: [pid for pid in (*started, *family) if psutil.pid_exists(pid)], lambda left: not left)
    until(lambda: [path.name for path in vault.parent.iterdir()], lambda left: left == [vault.name])
    assert job.state().phase == Phase.CANCELLED and names(job) == {"order.json", "state.json", "alive"}
    shutil.rmtree(job.path)


def _family(pid: int) -> list[int]:
    try:
        return [child.pid for child in psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return []
