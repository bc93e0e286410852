"""The log of imports: a line when a publication begins and one for what comes of it, refusals, cancellations
and returns to an earlier version among them."""

import getpass
import json
import os
from datetime import UTC, datetime
from typing import Any

from data.progress import Progress
from data.store_versions import Paths

LOG = "imports.jsonl"
BEGUN = "påbörjad, avslutades inte"
"""What a beginning says for itself: it is left out of what is read when its end is there."""
CANCELLED = "avbruten av den som läste in"
RETURNED, NOT_RETURNED = "återgick till versionen", "återgick inte: {}"
NOT_LOGGED = "Det gick inte att skriva i loggen över inläsningar ({}); kontrollera ledigt utrymme."
LONGEST_TAIL = 400_000


def add_line(paths: Paths, line: dict[str, Any]) -> None:
    """Add a line with its time, all of it or nothing. It holds no row and no value of a file.

    OSError when the disk does not take it."""
    stamped = {"at": datetime.now(UTC).isoformat(timespec="seconds"), **line}
    with (paths.root / LOG).open("ab") as file:
        before = file.tell()
        try:
            file.write((json.dumps(stamped, ensure_ascii=False) + "\n").encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            os.truncate(file.fileno(), before)
            raise


def add_end(paths: Paths, line: dict[str, Any], progress: Progress) -> None:
    """`add_line` of what came of something. A full disk must hide neither a publication nor what stopped it,
    so that the line could not be written is only said."""
    try:
        add_line(paths, line)
    except OSError as error:
        progress(NOT_LOGGED.format(error.strerror))


def last_lines(paths: Paths, count: int) -> list[dict[str, Any]]:
    """The last lines, the latest first. A line that was cut short by a power failure is left out, and so is a
    beginning whose end is there."""
    path = paths.root / LOG
    if not path.is_file():
        return []
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - LONGEST_TAIL))
        texts = file.read().decode("utf-8", errors="replace").splitlines()
    return _without_ended([line for text in reversed(texts) if (line := _parsed(text))])[:count]


def _without_ended(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines, the latest first, without the beginnings of files whose end has come since."""
    kept, ended = [], set()
    for line in lines:
        file_hash = line.get("file_hash", "")
        if line.get("came_of_it") != BEGUN:
            ended.add(file_hash)
        elif file_hash in ended:
            ended.remove(file_hash)
            continue
        kept.append(line)
    return kept


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        line = json.loads(text)
    except ValueError:
        return None
    return line if isinstance(line, dict) else None


def who() -> str:
    """The user of this process; the number where the system has no name for it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid()) if hasattr(os, "getuid") else "okänd"
