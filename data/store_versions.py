"""Where the versions of the store lie, which one is served, and how another takes over."""

import json
import os
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.disk import is_unwritable
from data.locking import try_lock
from data.progress import Progress
from queries.pointer import POINTER, WITHDRAWN, named_file, withdrawn_versions

PREFIX, SUFFIX = "store-", ".duckdb"
BUILDING = ".building"
KEPT_VERSIONS = 5
WHAT_TO_DO = "Kör make run eller python -m dashboard build."
NO_ROOM = (
    "Mappen för databasens versioner går inte att skriva i; kontrollera ledigt utrymme och att den inte är "
    "skrivskyddad. Föregående version gäller."
)
UNREADABLE = (
    "Valvet eller datalagret går inte att läsa; en fil är skadad. Återställ den från säkerhetskopian. "
    "Föregående version gäller."
)
DAMAGED_POINTER = (
    f"Pekaren store/{POINTER} är skadad. Kör python -m dashboard build, eller python -m dashboard rollback "
    "VERSION för att välja vilken version som visas."
)
DAMAGED_LIST = (
    f"Listan store/{WITHDRAWN} över spärrade versioner är skadad. Återställ den från säkerhetskopian."
)


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
        return self.store / POINTER

    @property
    def withdrawn(self) -> Path:
        """Versions that must not come back, with the reason, as JSON."""
        return self.store / WITHDRAWN

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
    """The file that the pointer names; None when nothing has been published or the pointer is damaged."""
    return named_file(paths.store)


def current(paths: Paths) -> StoredVersion:
    """The version that is served. StoreError when there is none or it is damaged."""
    path = served_file(paths)
    if path is None and paths.pointer.exists():
        raise StoreError(DAMAGED_POINTER)
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
        with writing():
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
    """Versions that must not be served again, with the Swedish reason. StoreError when nobody can tell."""
    try:
        return withdrawn_versions(paths.store)
    except (OSError, ValueError) as error:
        raise StoreError(DAMAGED_LIST) from error


def withdraw(paths: Paths, found: Collection[StoredVersion], reason: str) -> None:
    """Note that versions must not come back. `sweep` deletes their files once they are no longer served, so
    that a crash in between leaves nothing that can come back."""
    if found:
        reasons = withdrawn(paths) | {version.data_version: reason for version in found}
        replace_text(paths.withdrawn, json.dumps(reasons, ensure_ascii=False, indent=1))


def prune(paths: Paths) -> None:
    """Keep the served version and the latest built ones, `KEPT_VERSIONS` in all."""
    for version in versions(paths)[KEPT_VERSIONS:]:
        if not version.is_current:
            version.path.unlink(missing_ok=True)


def sweep(paths: Paths) -> None:
    """Remove what an interrupted build has left, and withdrawn versions that are no longer served."""
    for folder in (paths.store, paths.vault.parent):
        for path in folder.glob(f"*{BUILDING}*"):
            path.unlink(missing_ok=True)
    served = served_file(paths)
    for version in withdrawn(paths):
        if (path := paths.version_file(version)) != served:
            path.unlink(missing_ok=True)


@contextmanager
def writing() -> Iterator[None]:
    """Says in Swedish that the disk is full or read-only, or that a file is damaged."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        raise StoreError(NO_ROOM if is_unwritable(error) else UNREADABLE) from error


@contextmanager
def exclusive(paths: Paths, progress: Progress) -> Iterator[None]:
    """One build at a time: a second one says that it waits, and waits. The system lets go if a build dies."""
    with writing():
        paths.store.mkdir(parents=True, exist_ok=True)
        file = paths.lock.open("w", encoding="utf-8")
    with file:
        if not try_lock(file, wait=False):
            progress("En annan inläsning pågår; väntar tills den är klar …")
            try_lock(file, wait=True)
        yield
