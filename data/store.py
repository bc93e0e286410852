"""Build the store: deliveries and published figures in, one verified and atomically published file out."""

import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from duckdb import DuckDBPyConnection

from data.clients import ClientError
from data.episodes import EpisodeError
from data.origins.model import ChangedFileError
from data.progress import Progress
from data.protection.candidate import Gate
from data.protection.encoding import Cell
from data.protection.overrides import OverrideError
from data.protection.perturbation import DEFAULT
from data.protection.secret import Secret, Secrets, by_epoch
from data.store_contents import Contents, Sources, contents
from data.store_file import StoreFileError, cells_hash, check, content_hash, set_version, write_tables
from data.store_surveys import Protection
from data.store_versions import (
    BUILDING,
    Paths,
    StoredVersion,
    StoreError,
    current,
    exclusive,
    prune,
    read_version,
    rollback,
    serve,
    served_file,
    sweep,
    sync_directory,
    versions,
    withdraw,
    writing,
)
from data.trial import sweep_trials
from data.vault import Delivery, deliveries, mark_published, open_vault

__all__ = [
    "Gate",
    "Paths",
    "Sources",
    "StoreError",
    "StoredVersion",
    "build",
    "current",
    "rollback",
    "versions",
]

Deliver = Callable[[DuckDBPyConnection], None]
HASH_DIGITS = 4
SUPERSEDED = "den innehåller antal som har rättats; två versioner sida vid sida avslöjar vem som rättades."


def quiet(message: str) -> None:
    """Progress for those who do not want any."""


def build(
    paths: Paths,
    secret: Secret | Secrets,
    *,
    verify: Callable[[Path], None] | None = None,
    gate: Gate | None = None,
    progress: Progress = quiet,
    suppressed: Collection[Cell] = frozenset(),
    sources: Sources | None = None,
    deliver: Deliver | None = None,
) -> str:
    """Build, check and serve a new version; returns its data version, the present one when nothing changed.

    secret: those of all epochs, or the only one. deliver: puts a delivery in the vault it is given, a copy
    that takes the vault's place only when the new version is served: what is refused leaves nothing behind.

    verify: given the new file, asks every question of every page and raises when one has no answer.
    gate: the protection audit. suppressed: further cells to leave out.
    StoreError, VaultError, SecretError or what `gate` and `verify` raise say what is wrong; the version that
    was served then still is, and what was half built is removed, at the latest by the next build.
    """
    with (
        exclusive(paths, progress),
        writing(),
        _old_version_kept(),
        _tidied(paths),
        _vault_file(paths, deliver) as vault_file,
    ):
        with open_vault(vault_file) as vault:
            chosen = sources or Sources()
            new = contents(
                vault, chosen, Protection(chosen.tables, by_epoch(secret), gate, suppressed), progress
            )
            fresh = paths.store / f"new{BUILDING}.duckdb"
            progress("Skriver den nya versionen …")
            write_tables(fresh, new.tables)
            check(fresh, new.tables)
            digest = content_hash(fresh)
            if (same := _served_with(paths, digest)) is not None:
                progress(f"Inget har ändrats; version {same} gäller fortfarande.")
                return same
            version = _stamped(paths, fresh, digest, new)
            if verify is not None:
                progress("Prövar alla frågor mot den nya versionen …")
                verify(fresh)
            # From here on the numbers are known: it is noted first, and only then are they served.
            mark_published(vault)
            held = deliveries(vault)
            # Closing does this too, but says nothing when there is no room for it.
            vault.execute("CHECKPOINT")
        if vault_file != paths.vault:
            vault_file.replace(paths.vault)
            sync_directory(paths.vault.parent)
        _take_over(paths, fresh, version, held)
        progress(f"Version {version} är publicerad.")
        return version


@contextmanager
def _vault_file(paths: Paths, deliver: Deliver | None) -> Iterator[Path]:
    """The vault to build from: itself, or a copy with the new delivery in it, which has taken the vault's
    place when all went well."""
    if deliver is None:
        yield paths.vault
        return
    with open_vault(paths.vault) as vault:
        vault.execute("CHECKPOINT")
    copy = paths.vault.with_name(f"new{BUILDING}.duckdb")
    shutil.copyfile(paths.vault, copy)
    with open_vault(copy) as vault:
        deliver(vault)
    yield copy


@contextmanager
def _tidied(paths: Paths) -> Iterator[None]:
    """Before and after: what is half built is removed, or a full disk would stay full."""
    sweep(paths)
    sweep_trials(paths)
    try:
        yield
    finally:
        sweep(paths)


@contextmanager
def _old_version_kept() -> Iterator[None]:
    """Whatever stops a build stops it before the pointer is moved; say so in Swedish."""
    try:
        yield
    except StoreFileError as error:
        raise StoreError(f"Den nya versionen används inte. {error} Föregående version gäller.") from error
    except ChangedFileError as error:
        raise StoreError(f"{error} Föregående version gäller.") from error
    except (ClientError, EpisodeError) as error:
        raise StoreError(f"Demons svar följer inte kodboken: {error}. Föregående version gäller.") from error
    except OverrideError as error:
        raise StoreError(
            f"De publicerade siffrorna går inte ihop: {error}. Föregående version gäller."
        ) from error


def _served_with(paths: Paths, digest: str) -> str | None:
    """The version that is served, if it is readable and its content is the same."""
    served = served_file(paths)
    same = [v for v in versions(paths) if v.path == served and v.content_hash == digest]
    return same[0].data_version if same else None


def _stamped(paths: Paths, fresh: Path, digest: str, new: Contents) -> str:
    """Name the new file; more digits are used in the rare case that four name another version."""
    now = datetime.now(UTC).astimezone()
    others = {v.data_version for v in versions(paths) if v.content_hash != digest}
    names = (f"{now:%Y-%m-%d}-{digest[:digits]}" for digits in range(HASH_DIGITS, len(digest), HASH_DIGITS))
    version = next(name for name in names if name not in others)
    row = {
        "data_version": version,
        "content_hash": digest,
        "built_at": now.isoformat(timespec="microseconds"),
        "secret_epoch": new.secret_epoch,
        "is_demo": new.is_demo,
        "perturbation": DEFAULT.parameters,
    }
    set_version(fresh, row)
    return version


def _take_over(paths: Paths, fresh: Path, version: str, held: Sequence[Delivery]) -> None:
    """Serve the new version, after noting which ones it supersedes; those are removed when it is served."""
    path = paths.version_file(version)
    fresh.replace(path)
    sync_directory(paths.store)
    withdraw(paths, _superseded(paths, read_version(path), held), SUPERSEDED)
    serve(paths, path)
    prune(paths)


def _superseded(paths: Paths, new: StoredVersion, held: Sequence[Delivery]) -> list[StoredVersion]:
    """Versions with other numbers for a delivery that has been published anew under a new secret."""
    found = {}
    for delivery in (d for d in held if d.earlier_publications):
        present = cells_hash(new.path, **delivery.key)
        for version in versions(paths):
            if cells_hash(version.path, **delivery.key) not in ("", present):
                found[version.data_version] = version
    return list(found.values())
