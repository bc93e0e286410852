"""How much memory and time the reading process may take: little until a file has been looked at and for what
is small, more for one whose content is large and passed."""

import sys
from dataclasses import dataclass

MEMORY_PER_BYTE, BYTES_PER_SECOND = 4, 4_000_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bytes of data and seconds of processor time."""

    memory: int
    seconds: int


INSPECTING = Bounds(500_000_000, 10)
SMALL = Bounds(500_000_000, 20)
MOST = Bounds(1_700_000_000, 120)
"""With the process that waits for it a reading of a million rows stays under two gigabytes."""


def for_content(size: int) -> Bounds:
    """What a file that has been inspected may take, by the bytes of its content when unpacked."""
    return Bounds(
        min(SMALL.memory + MEMORY_PER_BYTE * size, MOST.memory),
        min(SMALL.seconds + size // BYTES_PER_SECOND, MOST.seconds),
    )


def bound(bounds: Bounds) -> None:
    """From here on this process has so much memory and time; it can be raised up to the most, never beyond.
    Too much memory is a MemoryError, too much time ends the process. Windows has no such bounds."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (bounds.memory, MOST.memory))
        resource.setrlimit(resource.RLIMIT_CPU, (bounds.seconds, MOST.seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
