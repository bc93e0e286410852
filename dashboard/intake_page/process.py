"""The process that works on a job of the page: python -m dashboard.intake_page.process FOLDER.

It alone opens the vault and reads the secret, and what it has read of a file stays in its memory."""

import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from dashboard.intake_page.folder import Folder
from dashboard.intake_page.state import RETURNS, Order, Phase, State
from dashboard.settings import Settings
from data.intake.steps import DETAIL as READING_DETAIL
from data.store_versions import Paths

SECONDS_BETWEEN_LOOKS = 0.2
PERCENT = re.compile(r"(\d{1,3}) %$")
POLITENESS = 5
DETAIL = ("Delgitter", READING_DETAIL)
"""How progress begins that is told beside its step: it comes once a second or more often."""
BROKEN = (
    "Något gick fel hos oss. Se under Versioner vilken version som visas, och försök igen. Säg till den som "
    "sköter panelen om det upprepas."
)
TOO_LATE = "Versionen tas i bruk just nu och går inte längre att avbryta. Du kan gå tillbaka efteråt."


class CancelledError(Exception):
    """The user has cancelled the job."""


class Job:
    """A job as its process sees it: the state that is told, and whether it has been cancelled."""

    def __init__(self, folder: Folder, settings: Settings, end_process: Callable[[], None]) -> None:
        self.folder = folder
        self.order: Order = folder.order()
        self.settings = settings
        self.paths = Paths(settings.data_dir)
        self.state = State()
        self.on_cancel: Callable[[], None] = lambda: None
        self._lock = threading.RLock()
        self._is_committed = False
        self._end_process = end_process

    def enter(self, phase: Phase) -> None:
        """Begin a phase."""
        with self._lock:
            self.state.phase, self.state.said, self.state.detail, self.state.why = phase, [], "", ""
            self.state.percent = None
            self.folder.write(self.state)

    def say(self, message: str) -> None:
        """Tell how far the work has come."""
        with self._lock:
            percent = PERCENT.search(message)
            self.state.percent = int(percent[1]) if percent else None
            if message.startswith(DETAIL):
                self.state.detail = message
            else:
                self.state.said, self.state.detail = [*self.state.said, message], ""
            self.folder.write(self.state)

    def end(self, phase: Phase, why: str = "") -> None:
        """The last thing that is told; nothing of the file is left."""
        with self._lock:
            self.state = self.state.without_rows(phase, why)
            self.folder.emptied(self.state)

    def commit(self) -> None:
        """From here on the job goes through. CancelledError when it has been cancelled before."""
        with self._lock:
            if self.folder.has("cancel"):
                raise CancelledError
            self._is_committed = True

    def release(self) -> None:
        """What was to go through has, or has been stopped."""
        with self._lock:
            self._is_committed = False

    def watch(self) -> None:
        """End the process when the job is cancelled, whatever it is doing: reading has children, and the
        audit solves for minutes without a word. Runs in a thread of its own."""
        while self.folder.path.is_dir():
            if self.folder.has("cancel"):
                with self._lock:
                    if not self._is_committed:
                        self.on_cancel()
                        self.end(Phase.CANCELLED)
                        self._end_process()
                        return
                    self.folder.asked("cancel")
                    self.say(TOO_LATE)
            time.sleep(SECONDS_BETWEEN_LOOKS)
        self._end_process()


def run(job: Job, through: Callable[[Job], None]) -> None:
    """Work on a job to its end; what can be expected to stop it is told in its own words."""
    from dashboard.__main__ import expected_errors

    with job.folder.held():
        threading.Thread(target=job.watch, daemon=True).start()
        try:
            through(job)
        except CancelledError:
            job.end(Phase.CANCELLED)
        except expected_errors() as error:
            job.end(Phase.REFUSED, str(error))
        except BaseException:
            job.end(Phase.BROKEN, BROKEN)
            raise


def roll_back(job: Job) -> None:
    """Serve an earlier version again. Neither vault nor secret is touched."""
    from dashboard.store_questions import ensure_answers
    from data.intake.log import NOT_RETURNED, RETURNED, add_end
    from data.store_versions import rollback

    job.enter(Phase.RETURNING)
    job.state.version = job.order.version
    job.say("Kontrollerar att versionen är hel och att sidorna kan läsa den …")
    line = {"who": job.order.who, "version": job.order.version}
    try:
        if (file := job.paths.version_file(job.order.version)).is_file():
            ensure_answers(file)
        rollback(job.paths, job.order.version, job.say)
    except Exception as error:
        add_end(job.paths, {**line, "came_of_it": NOT_RETURNED.format(error)}, job.say)
        raise
    add_end(job.paths, {**line, "came_of_it": RETURNED}, job.say)
    job.end(Phase.RETURNED)


def end_process_group() -> None:
    """End this process and those it has started, at once. It leads a group of its own."""
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)


def main() -> None:
    """Work on the job of the folder that is named."""
    from dashboard.observability import configure_logging, log_failure

    settings = Settings.from_environment()
    configure_logging(settings.log_level)
    sys.excepthook = lambda _kind, error, _trace: log_failure("intake job failed", error)
    if hasattr(os, "nice"):
        os.nice(POLITENESS)
    job = Job(Folder(Path(sys.argv[1])), settings, end_process_group)
    if job.order.kind == RETURNS:
        run(job, roll_back)
    else:
        from dashboard.intake_page.importing import import_file

        run(job, import_file)
    # All is told. A library complains at an ordinary end that the watching thread is still there.
    os._exit(0)


if __name__ == "__main__":
    main()
