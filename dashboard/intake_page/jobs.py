"""The jobs of the intake as the web process sees them: started, asked, told what to do, and cleaned away."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from werkzeug.exceptions import ClientDisconnected

from dashboard.intake_page.folder import FOLDER, ID, LOST, SECONDS_TO_START, Folder, folders, unfinished
from dashboard.intake_page.state import ENDED, Order, Phase, State
from dashboard.security import RefusedError
from dashboard.settings import Settings
from data.locking import try_lock
from data.store_versions import Paths, sweep
from data.trial import sweep_trials

MODULE = "dashboard.intake_page.process"
ROOT = Path(__file__).resolve().parents[2]
MOST_AT_ONCE = 4
CHUNK = 1 << 20
KEPT_SECONDS = 24 * 3600.0
SECONDS_FOR_MARKED = 20.0
BUSY = "Det pågår redan {} inläsningar. Avsluta någon av dem, eller vänta."
GONE = "Inläsningen finns inte längre. Läs in filen igen."
STARTING = "Startar …"
CUT = "Filen kom inte fram hel. Kontrollera nätet och försök igen."
NO_ROOM = "Filen gick inte att ta emot: disken är full eller skrivskyddad. Säg till den som sköter panelen."
NO_MARKED = "Den märkta kopian finns inte längre. Läs in filen igen."


@dataclass(frozen=True, slots=True)
class Jobs:
    """The jobs under a data directory."""

    settings: Settings
    start: Callable[[Folder, Settings], None]

    @property
    def root(self) -> Path:
        return self.settings.data_dir / FOLDER

    def job(self, name: str) -> Folder:
        """A job by its id. RefusedError 404 when there is none."""
        found = Folder(self.root / name)
        if not ID.fullmatch(name) or not (found.path / "state.json").is_file():
            raise RefusedError(404, GONE)
        return found

    def live(self) -> list[tuple[Folder, State]]:
        """The jobs that go on or wait for their user, the latest first."""
        return [(job, state) for job in folders(self.root) if (state := job.state()).phase not in ENDED]

    def receive(self, order: Order, body: IO[bytes], size: int | None) -> Folder:
        """Take in a file as it comes and start the process that reads it. Nothing is left when it does not
        come whole."""
        self._make_room()
        try:
            with self._made(order) as job:
                with job.held():
                    _copy(body, job.upload, size)
                self._begin(job, Phase.READING)
        except ClientDisconnected as error:
            raise RefusedError(400, CUT) from error
        except OSError as error:
            raise RefusedError(507, NO_ROOM) from error
        return job

    @contextmanager
    def _made(self, order: Order) -> Iterator[Folder]:
        """A new folder that is removed again when what is done with it fails."""
        job = Folder.new(self.root)
        try:
            job.make(order)
            yield job
        except BaseException:
            job.discard()
            raise

    def roll_back(self, order: Order) -> Folder:
        """Start the process that serves an earlier version again."""
        self._make_room()
        with self._made(order) as job:
            self._begin(job, Phase.RETURNING)
        return job

    def _begin(self, job: Folder, phase: Phase) -> None:
        """The process takes a moment to start; until then the job is in the phase that it starts with."""
        job.write(State(phase, said=[STARTING]))
        self.start(job, self.settings)

    def cancel(self, job: Folder) -> None:
        """End a job. One whose process is gone is emptied here."""
        if job.state().phase in ENDED:
            return
        if job.is_held():
            job.ask("cancel")
        else:
            job.emptied(job.state().without_rows(Phase.CANCELLED))

    def sweep(self) -> None:
        """Remove what is old, and the files of jobs whose process is gone."""
        for left in unfinished(self.root, SECONDS_TO_START):
            left.discard()
        for job in folders(self.root):
            state = job.state()
            if state.phase == Phase.BROKEN != job.written().phase:
                job.emptied(state)
            elif state.phase in ENDED and job.is_older_than(KEPT_SECONDS):
                job.discard()

    def _make_room(self) -> None:
        """So many jobs at once and no more: each holds a file in memory. Those that only show faults give
        way first."""
        self.sweep()
        live = self.live()
        showing = [job for job, state in live if state.phase == Phase.FAULTY]
        if len(live) < MOST_AT_ONCE:
            return
        if not showing:
            raise RefusedError(409, BUSY.format(len(live)))
        self.cancel(showing[-1])


def _copy(body: IO[bytes], target: Path, size: int | None) -> None:
    """Write what comes to a file, a piece at a time."""
    written = 0
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while piece := body.read(CHUNK):
            file.write(piece)
            written += len(piece)
    if size is not None and written != size:
        raise RefusedError(400, CUT)


def order(kind: str, who: str, **more: str) -> Order:
    """An order of this moment."""
    return Order(kind, who, datetime.now(UTC).isoformat(timespec="milliseconds"), **more)


def start_process(job: Folder, settings: Settings) -> None:
    """Start the process of a job, in a session of its own: it outlives the server process that starts it."""
    process = subprocess.Popen(
        [sys.executable, "-m", MODULE, str(job.path.resolve())],
        cwd=ROOT,
        env=environment(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=_tidy_after, args=(process, job, settings), daemon=True).start()


def _tidy_after(process: "subprocess.Popen[bytes]", job: Folder, settings: Settings) -> None:
    """Wait for the end of a process, and remove what one that was killed has left: the file, and the copies
    of the vault that a preview and a publication work on."""
    process.wait()
    with suppress(FileNotFoundError):  # somebody has removed the job meanwhile
        if (state := job.written()).phase not in ENDED:
            job.emptied(state.without_rows(Phase.BROKEN, LOST))
    _sweep_store(Paths(settings.data_dir))


def _sweep_store(paths: Paths) -> None:
    """Remove copies that nobody works on any longer. While another publication goes on, it does so itself."""
    sweep_trials(paths)
    with paths.lock.open("w", encoding="utf-8") as lock:
        if try_lock(lock, wait=False):
            sweep(paths)


def environment(settings: Settings) -> dict[str, str]:
    """What a job is told: where the data and the secret are, and none of the web process's other settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("DASHBOARD_")}
    own["DASHBOARD_DATA_DIR"] = str(settings.data_dir.resolve())
    own["DASHBOARD_LOG_LEVEL"] = settings.log_level
    if settings.secret_file is not None:
        own["DASHBOARD_SECRET_FILE"] = str(settings.secret_file.resolve())
    return own
