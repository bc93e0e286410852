"""How far the reading process has come: told as two numbers, because nothing else is taken from it unread."""

from collections.abc import Callable
from enum import IntEnum
from threading import Event, Thread
from typing import Self

from data.progress import Progress

MARK = b"% "
SECONDS_BETWEEN = 1.0
DETAIL = "Läsningen"
"""How a text begins that tells how far the reading is; it comes once a second."""


class Step(IntEnum):
    """The steps of a reading in their order."""

    INSPECTING = 0
    CELLS = 1
    PERSONAL = 2
    CHECKING = 3
    MARKING = 4
    PREPARING = 5


WORDS = {
    Step.INSPECTING: "granskar filen",
    Step.CELLS: "läser cellerna",
    Step.PERSONAL: "letar efter personuppgifter",
    Step.CHECKING: "kontrollerar raderna",
    Step.MARKING: "märker felen i en kopia",
    Step.PREPARING: "byter pseudonymer mot nycklar",
}
BEGINS = (0, 8, 65, 75, 85, 85, 100)
"""Per cent of the time of a large file before each step, and at the end."""
Tell = Callable[[Step, float], None]


def untold(step: Step, part: float = 0.0) -> None:
    """For those who do not want to know."""


class Teller:
    """The side of the reading process: writes a line whenever a per cent more is done."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self._last = (-1, -1)

    def __call__(self, step: Step, part: float = 0.0) -> None:
        first, end = BEGINS[step], BEGINS[step + 1]
        now = (int(step), first + int((end - first) * part))
        if now != self._last:
            self._last = now
            self._write(MARK + b"%d %d\n" % now)


class Listener:
    """The other side: hands on the latest once a second when there is news, so that a small file has none. A
    thread does it, because a step may take seconds without a word."""

    def __init__(self, progress: Progress, seconds: float = SECONDS_BETWEEN) -> None:
        self._progress, self._seconds = progress, seconds
        self._latest = self._told = ""
        self._is_over = Event()
        self._thread = Thread(target=self._hand_on, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._is_over.set()
        self._thread.join()

    def __call__(self, line: bytes) -> None:
        """A line that begins with the mark. ValueError when it is not two numbers of the right kind."""
        step, percent = map(int, line.removeprefix(MARK).split())
        words = WORDS[Step(step)]
        self._latest = f"{DETAIL}, steg {step + 1} av {len(Step)}: {words}, {percent} %"

    def _hand_on(self) -> None:
        while not self._is_over.wait(self._seconds):
            if self._latest != self._told:
                self._told = self._latest
                self._progress(self._told)
