"""A copy of everything that a restored dashboard needs, taken while it runs."""

import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from data.progress import Progress
from data.store_versions import BUILDING, Paths, StoreError, exclusive, writing

OWNER_ONLY = 0o600
PRESENTATIONS = "presentations.sqlite"
KEPT = ("vault/vault.duckdb*", "store/*", "imports.jsonl", "built-from.sha256")
NOTHING = "Det finns inget att säkerhetskopiera i {}; peka ut mappen med DASHBOARD_DATA_DIR."
NO_PRESENTATIONS = "Presentationerna gick inte att kopiera: {} är ingen hel databas."


def back_up(paths: Paths, presentations: Path | None, target: Path, progress: Progress) -> int:
    """Write the copy as a tar file that only its owner can read; how many files it holds.

    No import runs meanwhile. presentations: the SQLite file, copied as one moment has it, whatever is being
    written; None when they lie in another database. StoreError when the disk does not take it; then there is
    no new file and a former one is as it was."""
    if not any(_files(paths)):
        raise StoreError(NOTHING.format(paths.root.name))
    beside = target.with_name(target.name + BUILDING)
    with exclusive(paths, progress), tempfile.TemporaryDirectory() as folder, writing():
        beside.unlink(missing_ok=True)
        try:
            with open(beside, "xb", opener=_owners) as file, tarfile.open(fileobj=file, mode="w") as archive:
                for path in _files(paths):
                    archive.add(path, path.relative_to(paths.root).as_posix(), recursive=False)
                if presentations is not None and presentations.is_file():
                    archive.add(_copied(presentations, Path(folder) / PRESENTATIONS), PRESENTATIONS)
                count = len(archive.getmembers())
            with beside.open("rb") as written:
                os.fsync(written.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    return count


def _owners(path: str, flags: int) -> int:
    return os.open(path, flags, OWNER_ONLY)


def _files(paths: Paths) -> Iterator[Path]:
    for pattern in KEPT:
        found = (path for path in sorted(paths.root.glob(pattern)) if path.is_file())
        yield from (path for path in found if BUILDING not in path.name)


def _copied(presentations: Path, copy: Path) -> Path:
    """The database as it is now, with what lies in its log."""
    try:
        with closing(sqlite3.connect(presentations)) as source, closing(sqlite3.connect(copy)) as found:
            source.backup(found)
    except sqlite3.Error as error:
        raise StoreError(NO_PRESENTATIONS.format(presentations.name)) from error
    return copy
