"""The log of imports: a line for each publication, refusal, cancellation and return to an earlier version."""

import json
import os
from datetime import UTC, datetime
from typing import Any

from data.store_versions import Paths

LOG = "imports.jsonl"
CANCELLED = "avbruten av den som läste in"
LONGEST_TAIL = 400_000


def add_line(paths: Paths, line: dict[str, Any]) -> None:
    """Add a line with its time. It holds no row and no value of a file."""
    stamped = {"at": datetime.now(UTC).isoformat(timespec="seconds"), **line}
    with (paths.root / LOG).open("a", encoding="utf-8") as file:
        file.write(json.dumps(stamped, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def last_lines(paths: Paths, count: int) -> list[dict[str, Any]]:
    """The last lines, the latest first. A line that was cut short by a power failure is left out."""
    path = paths.root / LOG
    if not path.is_file():
        return []
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - LONGEST_TAIL))
        lines = file.read().decode("utf-8", errors="replace").splitlines()
    return [line for text in reversed(lines[-count:]) if (line := _parsed(text))]


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        line = json.loads(text)
    except ValueError:
        return None
    return line if isinstance(line, dict) else None
