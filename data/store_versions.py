"""Where the versions of the store lie, which one is served, and how another takes over."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import duckdb

PREFIX, SUFFIX = "store-", ".duckdb"
BUILDING = ".building"
KEPT_VERSIONS = 5
WHAT_TO_DO = "Kör make run eller python -m dashboard build."
Progress = Callable[[str], None]


class StoreError(Exception):
    """The store is missing, damaged or cannot be written; the message is Swedish and says what to do."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things lie under the data directory. The web process needs `store` only."""

    root: Path

    @property
    def vault(self) -> Path:
        return self.root / "vault" / "vault.duckdb"

    @property
    def store(self) -> Path:
        return self.root / "store"

    @property
    def pointer(self) -> Path:
        """Text file with the name of the file that is served."""
        return self.store / "current"

    @property
    def withdrawn(self) -> Path:
        """Versions that must not come back, with the reason, as JSON."""
        return self.store / "withdrawn.json"

    @property
    def lock(self) -> Path:
        return self.root / "build.lock"

    def version_file(self, version: str) -> Path:
        return self.store / f"{PREFIX}{version}{SUFFIX}"


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One version on disk, as its own row store_version says."""

    data_version: str
    content_hash: str
    built_at: str
    is_demo: bool
    path: Path
    is_current: bool = False


def read_version(path: Path, *, is_current: bool = False) -> StoredVersion:
    """The version row of a store file. StoreError when the file is missing, damaged or not a store."""
    if not path.is_file():
        raise StoreError(f"Datalagret {path.name} finns inte. {WHAT_TO_DO}")
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            row = connection.execute(
                "SELECT data_version, content_hash, built_at, is_demo FROM store_version"
            ).fetchone()
    except duckdb.Error as error:
        raise StoreError(f"Datalagret {path.name} är skadat och går inte att läsa. {WHAT_TO_DO}") from error
    if row is None:
        raise StoreError(f"Datalagret {path.name} är inte färdigbyggt. {WHAT_TO_DO}")
    data_version, digest, built_at, is_demo = row
    return StoredVersion(data_version, digest, built_at, is_demo, path, is_current)


def served_file(paths: Paths) -> Path | None:
    """The file that the pointer names; None when nothing has been published."""
    if not paths.pointer.is_file():
        return None
    return paths.store / Path(paths.pointer.read_text(encoding="utf-8").strip()).name


def current(paths: Paths) -> StoredVersion:
    """The version that is served. StoreError when there is none or it is damaged."""
    path = served_file(paths)
    if path is None:
        raise StoreError(f"Det finns inget datalager. {WHAT_TO_DO}")
    return read_version(path, is_current=True)


def versions(paths: Paths) -> tuple[StoredVersion, ...]:
    """The readable versions on disk, latest built first."""
    served = served_file(paths)
    found = []
    for path in paths.store.glob(f"{PREFIX}*{SUFFIX}"):
        try:
            found.append(read_version(path, is_current=path == served))
        except StoreError:
            continue
    return tuple(sorted(found, key=lambda version: version.built_at, reverse=True))


def rollback(paths: Paths, version: str, progress: Progress = lambda message: None) -> None:
    """Serve an earlier version again. StoreError when it was withdrawn, is missing or is damaged; then the
    present one stays."""
    with exclusive(paths, progress):
        if reason := withdrawn(paths).get(version):
            raise StoreError(f"Version {version} går inte att återgå till: {reason}")
        path = paths.version_file(version)
        ensure_intact(read_version(path))
        serve(paths, path)


def ensure_intact(version: StoredVersion) -> None:
    """StoreError unless the rows still have the hash that was written with them."""
    # The schema takes half a second to import, and a start that builds nothing does not need it.
    from data.store_file import content_hash

    try:
        is_intact = content_hash(version.path) == version.content_hash
    except duckdb.Error:
        is_intact = False
    if not is_intact:
        raise StoreError(f"Version {version.data_version} är skadad och används inte. {WHAT_TO_DO}")


def serve(paths: Paths, path: Path) -> None:
    """Point at a file, by one atomic rename."""
    replace_text(paths.pointer, path.name + "\n")


def replace_text(path: Path, text: str) -> None:
    """Write a small file so that a reader sees the old text or the new, whatever happens meanwhile."""
    beside = path.with_name(path.name + BUILDING)
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_directory(path.parent)


def sync_directory(directory: Path) -> None:
    """Make renames in a directory survive a power cut; Windows has no such call."""
    if sys.platform != "win32":
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def withdrawn(paths: Paths) -> dict[str, str]:
    """Versions that must not be served again, with the Swedish reason."""
    if not paths.withdrawn.is_file():
        return {}
    reasons: dict[str, str] = json.loads(paths.withdrawn.read_text(encoding="utf-8"))
    return reasons


def withdraw(paths: Paths, version: StoredVersion, reason: str) -> None:
    """Delete a version for good. The reason is written first, so that a crash between the two is safe."""
    reasons = withdrawn(paths) | {version.data_version: reason}
    replace_text(paths.withdrawn, json.dumps(reasons, ensure_ascii=False, indent=1))
    version.path.unlink(missing_ok=True)


def prune(paths: Paths) -> None:
    """Keep the served version and the latest built ones, `KEPT_VERSIONS` in all."""
    for version in versions(paths)[KEPT_VERSIONS:]:
        if not version.is_current:
            version.path.unlink(missing_ok=True)


def sweep(paths: Paths) -> None:
    """Remove what an interrupted build has left."""
    for folder in (paths.store, paths.vault.parent):
        for path in folder.glob(f"*{BUILDING}*"):
            path.unlink(missing_ok=True)


@contextmanager
def exclusive(paths: Paths, progress: Progress) -> Iterator[None]:
    """One build at a time: a second one says that it waits, and waits. The system lets go if a build dies."""
    paths.store.mkdir(parents=True, exist_ok=True)
    with paths.lock.open("w", encoding="utf-8") as file:
        if not try_lock(file, wait=False):
            progress("En annan inläsning pågår; väntar tills den är klar …")
            try_lock(file, wait=True)
        yield


def try_lock(file: IO[str], *, wait: bool) -> bool:
    """Lock an open file until it is closed or its process dies; False when another has locked it."""
    if sys.platform == "win32":
        import msvcrt

        mode = msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK
        try:
            msvcrt.locking(file.fileno(), mode, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True
