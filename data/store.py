"""Build the store: deliveries and published figures in, one verified and atomically published file out."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import duckdb
import pandas as pd
from duckdb import DuckDBPyConnection

from data.clients import derive_attributes
from data.codebook.model import attributes
from data.protection.counting import count_cells
from data.protection.encoding import Cell
from data.protection.keys import Secret, demo_secret, ensure_real, record_keys
from data.protection.lattice import registered_tables
from data.protection.overrides import overrides
from data.protection.perturbation import DEFAULT
from data.protection.release import input_hash, released, suppress
from data.store_file import StoreFault, check, content_hash, set_version, write_tables
from data.store_versions import (
    BUILDING,
    Paths,
    Progress,
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
)
from data.vault import Delivery, clients, deliveries, mark_published, open_vault, replace_delivery

__all__ = ["Paths", "StoreError", "StoredVersion", "build", "current", "rollback", "versions"]

SOURCE = "v40"
DEMO_GATE = Path(__file__).parent / "demo" / "gate.json"
HASH_DIGITS = 4
NO_ROOM = "Den nya versionen gick inte att skriva; kontrollera ledigt utrymme. Föregående version gäller."
Tables = dict[str, pd.DataFrame]


class Gate(Protocol):
    """The audit a version must pass: returns the cells to suppress, or raises with a Swedish reason."""

    def __call__(
        self, clients: pd.DataFrame, cells: pd.DataFrame, *, input_hash: str, carried: Path | None, progress: Progress
    ) -> frozenset[Cell]: ...


@dataclass(frozen=True, slots=True)
class Sources:
    """What a store is built from besides deliveries: raw answers of the synthetic demo (columns of
    `derive_attributes`), and the published tables by store-table name."""

    demo: Callable[[], pd.DataFrame]
    published: Callable[[], Mapping[str, pd.DataFrame]]


def quiet(message: str) -> None:
    """Progress for those who do not want any."""


def build(
    paths: Paths,
    secret: Secret,
    *,
    verify: Callable[[Path], None] | None = None,
    gate: Gate | None = None,
    progress: Progress = quiet,
    suppressed: Collection[Cell] = frozenset(),
    sources: Sources | None = None,
) -> str:
    """Build, check and serve a new version; returns its data version, or the present one when nothing changed.

    verify: given the new file, asks every question of every page and raises when one has no answer.
    gate: the protection audit. suppressed: further cells to leave out.
    StoreError, VaultError or the gate's own error say in Swedish what is wrong; the version that was served
    then still is, and what was half built is removed by the next build.
    """
    with exclusive(paths, progress):
        sweep(paths)
        tables, epoch, is_demo = _contents(paths, secret, sources or _own_sources(), gate, progress, suppressed)
        fresh = paths.store / f"new{BUILDING}.duckdb"
        digest = _written(fresh, tables, progress)
        if (same := _served_with(paths, digest)) is not None:
            fresh.unlink()
            progress(f"Inget har ändrats; version {same} gäller fortfarande.")
            return same
        return _published(paths, fresh, _version_row(paths, digest, epoch, is_demo), verify, progress)


def _own_sources() -> Sources:
    from data.demo import load_clients
    from data.published.load import tables

    return Sources(load_clients, tables)


def _contents(
    paths: Paths,
    secret: Secret,
    sources: Sources,
    gate: Gate | None,
    progress: Progress,
    suppressed: Collection[Cell],
) -> tuple[Tables, int, bool]:
    """Every table of the new version, the epoch of its secret, and whether it is all synthetic."""
    published = dict(sources.published())
    with open_vault(paths.vault) as vault:
        _take_in_demo(vault, sources.demo(), progress)
        held = deliveries(vault)
        real = [delivery for delivery in held if not delivery.is_synthetic]
        if real:
            ensure_real(secret)
        parts = [
            _release(vault, delivery, secret, published, gate, progress, suppressed) for delivery in held
        ]
        mark_published(vault)
    for name in ("released_cell", "released_table", "withheld_table"):
        published[name] = pd.concat([part[name] for part in parts], ignore_index=True)
    published["attribute_code"] = _attribute_codes()
    return published, secret.epoch, not real


def _take_in_demo(vault: DuckDBPyConnection, raw: pd.DataFrame, progress: Progress) -> None:
    """Synthetic clients for the years that have no delivery."""
    delivered = {d.period for d in deliveries(vault) if d.source == SOURCE and not d.is_synthetic}
    secret = demo_secret()
    for year, answers in raw.groupby("year"):
        if str(year) not in delivered:
            file_hash = hashlib.sha256(answers.to_csv(index=False).encode("utf-8")).hexdigest()
            keyed = derive_attributes(answers).assign(record_key=record_keys(secret, answers["client"]))
            delivery = Delivery(SOURCE, str(year), True, secret.epoch, file_hash)
            if replace_delivery(vault, keyed, delivery):
                progress(f"{len(answers)} syntetiska klienter för {year} inlästa.")


def _release(
    vault: DuckDBPyConnection,
    delivery: Delivery,
    secret: Secret,
    published: Tables,
    gate: Gate | None,
    progress: Progress,
    suppressed: Collection[Cell],
) -> Tables:
    """Released cells and tables of one source and period, after the gate."""
    progress(f"Räknar celler för {delivery.source} {delivery.period} …")
    tables = registered_tables()
    printed = overrides(published["figure_cell"], published["figure"], **delivery.key)
    counts = count_cells(vault, **delivery.key, tables=tables)
    key = demo_secret() if delivery.is_synthetic else secret
    cells = released(counts, **delivery.key, secret=key, overrides=printed, suppressed=suppressed, tables=tables)
    withheld = frozenset(suppressed)
    if gate is not None:
        progress("Prövar röjandeskyddet …")
        withheld |= gate(
            clients(vault, **delivery.key),
            cells,
            input_hash=input_hash(counts, printed, tables),
            carried=DEMO_GATE if delivery.is_synthetic else None,
            progress=progress,
        )
    return {"released_cell": suppress(cells, withheld), **_table_rows(delivery, withheld)}


def _table_rows(delivery: Delivery, withheld: Collection[Cell]) -> Tables:
    """Which registered tables are released and which are withheld as a whole."""
    closed = {names for names, codes in withheld if names and not codes}
    rows = pd.DataFrame(
        [(*delivery.key.values(), ",".join(names), names in closed) for names in registered_tables()],
        columns=["source", "period", "attributes", "is_closed"],
    )
    reason = "Tabellen kunde avslöja enskilda i granskningen och visas därför inte."
    return {
        "released_table": rows[~rows["is_closed"]].drop(columns="is_closed"),
        "withheld_table": rows[rows["is_closed"]].drop(columns="is_closed").assign(reason=reason),
    }


def _attribute_codes() -> pd.DataFrame:
    rows = [
        (a.name, code.code, position, code.label)
        for a in attributes()
        for position, code in enumerate((*a.codes, *a.rollup_codes), start=1)
    ]
    return pd.DataFrame(rows, columns=["attribute", "code", "position", "label"])


def _written(fresh: Path, tables: Tables, progress: Progress) -> str:
    """Write the new file beside the old one and check it; returns its content hash."""
    progress("Skriver den nya versionen …")
    try:
        write_tables(fresh, tables)
        check(fresh, tables)
        return content_hash(fresh)
    except StoreFault as error:
        raise StoreError(f"Den nya versionen används inte: {error}") from error
    except (duckdb.Error, OSError) as error:
        raise StoreError(NO_ROOM) from error


def _served_with(paths: Paths, digest: str) -> str | None:
    """The version that is served, if its content is the same."""
    path = served_file(paths)
    if path is None:
        return None
    try:
        version = read_version(path)
    except StoreError:
        return None
    return version.data_version if version.content_hash == digest else None


def _version_row(paths: Paths, digest: str, epoch: int, is_demo: bool) -> dict[str, object]:
    """The row of store_version. More digits are used in the rare case that four name another version."""
    now = datetime.now(UTC).astimezone()
    digits = HASH_DIGITS
    while any(v.data_version == f"{now:%Y-%m-%d}-{digest[:digits]}" and v.content_hash != digest
              for v in versions(paths)):
        digits += HASH_DIGITS
    return {
        "data_version": f"{now:%Y-%m-%d}-{digest[:digits]}",
        "content_hash": digest,
        "built_at": now.isoformat(timespec="seconds"),
        "secret_epoch": epoch,
        "is_demo": is_demo,
        "perturbation": DEFAULT.parameters,
    }


def _published(
    paths: Paths,
    fresh: Path,
    row: dict[str, object],
    verify: Callable[[Path], None] | None,
    progress: Progress,
) -> str:
    """Ask every question of the new file, then let it take over."""
    version = str(row["data_version"])
    try:
        set_version(fresh, row)
        if verify is not None:
            progress("Prövar alla frågor mot den nya versionen …")
            verify(fresh)
        fresh.replace(paths.version_file(version))
        sync_directory(paths.store)
        serve(paths, paths.version_file(version))
    except (duckdb.Error, OSError) as error:
        raise StoreError(NO_ROOM) from error
    prune(paths)
    progress(f"Version {version} är publicerad.")
    return version
