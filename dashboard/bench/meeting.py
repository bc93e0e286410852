"""A meeting: many people who each filter every other second, played by a process of its own."""

import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from http.client import HTTPException
from threading import Thread

from dashboard.bench.asking import Connection
from dashboard.bench.build import BenchError
from dashboard.bench.callbacks import Body, Callbacks, honoured
from dashboard.bench.server import Server
from dashboard.bench.walk import walk
from dashboard.vendor import ROOT
from pages import PAGES

PEOPLE = 50
SECONDS_BETWEEN_CLICKS = 2.0


@dataclass(frozen=True, slots=True)
class Heard:
    """Milliseconds of every answer, from the moment the click was due, and what went wrong."""

    milliseconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def hold(server: Server, seconds: int) -> Heard:
    """Play the meeting against a server. BenchError when the people could not be played."""
    command = [sys.executable, "-m", __name__, server.host, str(server.port), str(seconds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BenchError(f"Mötet gick inte att spela upp:\n{done.stderr[-3000:]}")
    return Heard(**json.loads(done.stdout))


def play(host: str, port: int, seconds: float) -> Heard:
    """Let everybody click until the time is out. People are spread over pages and seconds."""
    with Connection(host, port) as connection:
        callbacks = connection.callbacks()
    heard = Heard()
    start = time.perf_counter() + 0.5
    people = [
        Thread(target=_click, args=(host, port, callbacks, number, start, seconds, heard))
        for number in range(PEOPLE)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return heard


def _click(
    host: str, port: int, callbacks: Callbacks, number: int, start: float, seconds: float, heard: Heard
) -> None:
    path = PAGES[number % len(PAGES)].PAGE.path
    due = start + number * SECONDS_BETWEEN_CLICKS / PEOPLE
    with Connection(host, port) as connection:
        for filters in walk(honoured(path), seed=1000 + number):
            if due >= start + seconds:
                return
            time.sleep(max(0.0, due - time.perf_counter()))
            _ask(connection, callbacks.click(path, filters), due, heard)
            due += SECONDS_BETWEEN_CLICKS


def _ask(connection: Connection, sent: Body, due: float, heard: Heard) -> None:
    """One click. Time runs from when it was due, so that a server that keeps people waiting is not spared."""
    try:
        reply = connection.ask(sent)
    except (OSError, HTTPException) as error:
        heard.errors.append(type(error).__name__)
        connection.close()
        return
    heard.milliseconds.append((time.perf_counter() - due) * 1000)
    if reply.status != 200:
        heard.errors.append(str(reply.status))


if __name__ == "__main__":
    print(json.dumps(asdict(play(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))))
