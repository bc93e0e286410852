"""A process that has imported everything and forks for each import that a test kills, starves or doubles.

It reads the files once; every child publishes one of them. Orders come as lines of JSON on standard input and
are answered by a line each. Run as `python -m tests.intake.warm SECRET FILE…`."""

import json
import os
import resource
import signal
import sys
import time
from pathlib import Path
from typing import Any

from dashboard.intake_flow import Intake
from data.intake.isolated import Outcome, read_apart
from data.protection.secret import load_secrets
from data.store import StoreError
from data.vault import VaultError
from queries.repository import QUESTIONS
from tests.conftest import settings_for
from tests.intake.opening import no_gate
from tests.unit.store_parts import published, sources

TOUCHES = ("open", "os.rename", "os.remove", "os.chmod", "os.truncate", "shutil.copyfile")
"""What Python tells an audit hook of files; DuckDB's own writing is tried by the clock."""


def main(secret: str, *files: str) -> None:
    """Answer orders until there are no more: data_dir; files, by number, to import at once (the first unless
    told); kill_at (which touch of the data directory) or kill_after (seconds of processor time); largest
    (bytes of a file)."""
    outcomes = [read_apart(Path(file), "v40", load_secrets(Path(secret))) for file in files]
    published()
    assert QUESTIONS, "imported before the first fork"
    for line in sys.stdin:
        print(json.dumps(obeyed(json.loads(line), secret, outcomes), ensure_ascii=False), flush=True)


def obeyed(order: dict[str, Any], secret: str, outcomes: list[Outcome]) -> list[dict[str, Any]]:
    """Fork, kill if told to, and wait; what became of each child."""
    children = [_forked(order, secret, outcomes[number]) for number in order.get("files", [0])]
    if seconds := order.get("kill_after"):
        _kill_after(children[0][0], seconds)
    answers = []
    for child, said in children:
        with os.fdopen(said, encoding="utf-8") as pipe:
            lines = pipe.read().splitlines()
        _, status, usage = os.wait4(child, 0)
        last = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}
        seconds = usage.ru_utime + usage.ru_stime
        answers.append({**last, "killed": os.WIFSIGNALED(status), "seconds": seconds})
    return answers


def _kill_after(child: int, seconds: float) -> None:
    """Kill a child when it has used so many seconds of processor time: the same moment on a busy machine."""
    stat = Path(f"/proc/{child}/stat")
    while (fields := stat.read_text(encoding="ascii").rpartition(")")[2].split())[0] != "Z":
        if (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") >= seconds:
            os.kill(child, signal.SIGKILL)
            return
        time.sleep(0.002)


def _forked(order: dict[str, Any], secret: str, outcome: Outcome) -> tuple[int, int]:
    """The process of a child, and the pipe with what it says."""
    here, there = os.pipe()
    child = os.fork()
    if child:
        os.close(there)
        return child, here
    os.close(here)
    try:
        said = json.dumps(_publish(order, secret, outcome), ensure_ascii=False)
        os.write(there, said.encode("utf-8"))
    finally:
        os._exit(0)


def _publish(order: dict[str, Any], secret: str, outcome: Outcome) -> dict[str, Any]:
    data_dir, touches = Path(order["data_dir"]), [0]
    heard: list[str] = []
    if largest := order.get("largest"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        if event in TOUCHES and str(arguments[0]).startswith(str(data_dir)):
            touches[0] += 1
            if touches[0] == order.get("kill_at"):
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    settings = settings_for(data_dir, DASHBOARD_SECRET_FILE=secret)
    intake = Intake(settings, "v40", progress=heard.append, gate=no_gate, sources=sources())
    try:
        version = intake.publish(outcome, acknowledged=True)
    except (StoreError, VaultError) as error:
        return {"error": type(error).__name__, "message": str(error), "heard": heard}
    return {"version": version, "touches": touches[0], "heard": heard}


if __name__ == "__main__":
    main(*sys.argv[1:])
