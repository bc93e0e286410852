"""A job of the intake as files in a private folder: how the page and the process that works talk.

Files and no pipes, so that any server process can ask, and one that dies takes nothing with it."""

import json
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from secrets import token_hex
from typing import Any

from dashboard.intake_page.state import ENDED, Order, Phase, State
from data.locking import try_lock
from data.store_versions import replace_text

FOLDER = "intake-jobs"
ID = re.compile(r"[0-9a-f]{32}")
OWNER_ONLY = 0o700
SECONDS_TO_START = 30.0
"""How long a job may be without a process: between the upload and the process that reads it."""
LOST = (
    "Arbetet avbröts innan det var klart, för processen stoppades. Versionen som visades gäller fortfarande."
)


class Folder:
    """The folder of one job."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def id(self) -> str:
        return self.path.name

    @classmethod
    def new(cls, root: Path) -> "Folder":
        """A folder that is not there yet, with a name that cannot be guessed."""
        return cls(root / token_hex(16))

    def make(self, order: Order) -> None:
        """Make the folder, readable by its owner only."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY)
        self.path.mkdir(mode=OWNER_ONLY)
        replace_text(self.path / "order.json", json.dumps(order.as_json(), ensure_ascii=False))
        self.write(State())

    def order(self) -> Order:
        """What was asked for."""
        raw: dict[str, Any] = json.loads((self.path / "order.json").read_text(encoding="utf-8"))
        return Order.of_json(raw)

    @property
    def upload(self) -> Path:
        """The file that was handed in, until it has been read."""
        return self.path / f"upload{self.order().suffix}"

    def write(self, state: State) -> None:
        """Replace the state in one step. OSError when the folder has been removed."""
        replace_text(self.path / "state.json", json.dumps(asdict(state), ensure_ascii=False))

    def state(self) -> State:
        """The state as written; broken when it says that work goes on and no process does it."""
        state = self.written()
        if state.phase not in ENDED and not self.is_held() and self._age() > SECONDS_TO_START:
            state = self.written()  # the process may have ended well since
            if state.phase not in ENDED:
                return state.without_rows(Phase.BROKEN, LOST)
        return state

    def written(self) -> State:
        """The state as its process has left it."""
        return State.of_json(json.loads((self.path / "state.json").read_text(encoding="utf-8")))

    def _age(self) -> float:
        return time.time() - (self.path / "state.json").stat().st_mtime

    @contextmanager
    def held(self) -> Iterator[None]:
        """Mark that a process works on the job. The system takes the mark away when it dies."""
        with (self.path / "alive").open("w", encoding="utf-8") as file:
            try_lock(file, wait=True)
            yield

    def is_held(self) -> bool:
        """Whether a process works on the job."""
        try:
            with (self.path / "alive").open("r+", encoding="utf-8") as file:
                return not try_lock(file, wait=False)
        except FileNotFoundError:
            return False

    def ask(self, what: str, **more: Any) -> None:
        """Leave a command for the process."""
        # A job that ends at this moment takes the command away half written: there is nothing left to do.
        with suppress(FileNotFoundError):
            replace_text(self.path / f"{what}.json", json.dumps(more, ensure_ascii=False))

    def asked(self, what: str) -> dict[str, Any] | None:
        """Take a command, None when there is none."""
        path = self.path / f"{what}.json"
        try:
            raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        path.unlink(missing_ok=True)
        return raw

    def has(self, what: str) -> bool:
        """Whether a command waits to be taken."""
        return (self.path / f"{what}.json").is_file()

    def hand_over(self, content: bytes) -> None:
        """Lay out the marked copy for the one who asked for it."""
        beside = self.path / "marked.part"
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
        beside.replace(self.path / "marked.xlsx")

    def handed_over(self, seconds: float) -> bytes | None:
        """Ask for the marked copy, wait for it and take it away; None when it does not come."""
        path = self.path / "marked.xlsx"
        self.ask("marked")
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.is_held():
            if path.is_file():
                content = path.read_bytes()
                path.unlink(missing_ok=True)
                return content
            time.sleep(0.05)
        return None

    def emptied(self, state: State) -> None:
        """Remove everything that holds a part of the file and write the end of the job, in this order: on a
        full disk there is room only afterwards."""
        for path in self.path.iterdir():
            if path.name not in ("state.json", "order.json", "alive"):
                path.unlink(missing_ok=True)
        self.write(state)

    def discard(self) -> None:
        """Remove the job."""
        shutil.rmtree(self.path, ignore_errors=True)

    def is_older_than(self, seconds: float) -> bool:
        """Whether nothing has been written of the job for so long."""
        return self._age() > seconds


def unfinished(root: Path, seconds: float) -> list[Folder]:
    """Folders so old that were not made to the end: their maker died in the middle."""
    found = root.iterdir() if root.is_dir() else ()
    return [
        Folder(path)
        for path in found
        if not (path / "state.json").is_file() and time.time() - path.stat().st_mtime > seconds
    ]


def folders(root: Path) -> list[Folder]:
    """The jobs that there are, the latest first."""
    if not root.is_dir():
        return []
    found = [path for path in root.iterdir() if ID.fullmatch(path.name) and (path / "state.json").is_file()]
    return sorted(map(Folder, found), key=lambda job: job.order().at, reverse=True)
