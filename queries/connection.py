"""Read-only access to the store: follow the pointer, reconnect when a new version is published."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, Row, Select, Table, create_engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from queries.pointer import POINTER, files_beside, named_file, stand_ins
from queries.reference import Reference
from queries.released import Cell, CellTable, ReleasedCells, packed_tables
from queries.schema import metadata, released_table, store_version

logger = logging.getLogger(__name__)
SECONDS_BETWEEN_LOOKS = 1.0
NO_STORE = "Det finns inget datalager. Kör make run eller python -m dashboard build."
NO_GOOD_STORE = (
    f"Pekaren till datalagret ({POINTER}) är skadad, och ingen hel version finns som får visas. "
    "Kör make run eller python -m dashboard build."
)
BUILT_BY_OLDER = "Version {} är byggd av en äldre panel, och sidorna kan inte läsa den."
BUILD_ANEW = f"{BUILT_BY_OLDER} Kör make run eller python -m dashboard build."
COLUMNS = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
T = TypeVar("T")


class StoreUnavailableError(Exception):
    """There is no readable store; the message is Swedish and says what to do."""


class OlderStoreError(StoreUnavailableError):
    """The store lacks tables or columns that the pages read: an older panel built it."""


@dataclass(frozen=True, slots=True)
class Version:
    """Which version of the data a store is."""

    data_version: str
    built_at: str
    is_demo: bool


class Store:
    """One opened version of the store."""

    def __init__(self, path: Path) -> None:
        """Open a store file read-only. StoreUnavailableError when it cannot be read."""
        self.path = path
        self.engine = _engine(path)
        self._rows: dict[str, tuple[Row[Any], ...]] = {}
        self._made: dict[str, Any] = {}
        try:
            version = self.fetch(select(store_version))[0]
            tables = self.fetch(
                select(released_table.c.source, released_table.c.period, released_table.c.attributes)
            )
        except (SQLAlchemyError, IndexError) as error:
            self.engine.dispose()
            raise StoreUnavailableError(f"Datalagret {path.name} går inte att läsa.") from error
        self.version = Version(version.data_version, version.built_at, version.is_demo)
        self.table_names = frozenset((row.source, row.period, row.attributes) for row in tables)
        self._years = {
            source: tuple(sorted({int(t.period) for t in tables if t.source == source}, reverse=True))
            for source in {t.source for t in tables}
        }

    def ensure_whole(self) -> None:
        """OlderStoreError when a table or column of the schema is missing. Asked of what is to be served:
        its pages would fail one by one."""
        with self.engine.connect() as connection:
            found = {(table, column) for table, column in connection.exec_driver_sql(COLUMNS).all()}
        if any((c.table.name, c.name) not in found for t in metadata.tables.values() for c in t.columns):
            self.engine.dispose()
            raise OlderStoreError(BUILD_ANEW.format(self.version.data_version))

    def fetch(self, statement: Select[Any]) -> list[Row[Any]]:
        """All rows of a statement."""
        with self.engine.connect() as connection:
            return list(connection.execute(statement).all())

    def rest(self) -> None:
        """Close the file, which holds some 20 MB of memory. What has not been read yet opens it again."""
        self.engine.dispose()

    def rows(self, table: Table) -> tuple[Row[Any], ...]:
        """All rows of one of the small tables in the order of its key. Read once: a version is frozen."""
        if table.name not in self._rows:
            self._rows[table.name] = tuple(self.fetch(select(table).order_by(*table.primary_key)))
        return self._rows[table.name]

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is worked out of this version alone, whatever is chosen: once, since a version is frozen."""
        if name not in self._made:
            self._made[name] = make()
        made: T = self._made[name]
        return made

    def known(self, name: str, kind: type[T]) -> T | None:
        """What `once` has made under a name, None when it has not or is of another kind."""
        made = self._made.get(name)
        return made if isinstance(made, kind) else None

    def years(self, source: str = "v40") -> tuple[int, ...]:
        """Years with released tables, latest first."""
        return self._years.get(source, ())

    def has_table(self, source: str, period: str, attributes: tuple[str, ...]) -> bool:
        """Whether the table of these attributes (in code-book order) is released."""
        return (source, period, ",".join(attributes)) in self.table_names

    def cells(self, source: str, period: str, attributes: tuple[str, ...]) -> CellTable:
        """The released cells of one table, by codes in code-book order."""
        return self._released.table(source, period, attributes)

    def cell(
        self, source: str, period: str, attributes: tuple[str, ...], codes: tuple[str, ...]
    ) -> Cell | None:
        """One released cell, None when it is not released."""
        return self._released.cell(source, period, attributes, codes)

    @cached_property
    def reference(self) -> Reference:
        """The published figures, passports and caveats of this version."""
        return Reference(self.fetch)

    @cached_property
    def _released(self) -> ReleasedCells:
        return ReleasedCells(self.fetch(packed_tables()))


def _engine(path: Path) -> Engine:
    """A read-only engine that cannot reach files or the network and whose settings are locked.

    Everything is read once and kept, so one thread is enough and memory that was needed is handed back."""
    return create_engine(
        f"duckdb:///{path}",
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        connect_args={
            "read_only": True,
            "config": {
                "enable_external_access": False,
                "lock_configuration": True,
                "threads": 1,
                "allocator_flush_threshold": "1MB",
                "allocator_bulk_deallocation_flush_threshold": "1MB",
            },
        },
    )


class StoreReader:
    """Hands out the version that the pointer names; keeps the last good one when the new one cannot be
    read, and begins with the latest good one when the pointer is damaged."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._complaint = self._older = ""
        self._looked_at = 0.0
        self.beside: tuple[str, ...] = ()
        """The names of the files in the folder when the pointer was last looked at."""

    def store(self) -> Store:
        """The current store. StoreUnavailableError when there has never been a readable one."""
        if self._store is not None and time.monotonic() - self._looked_at < SECONDS_BETWEEN_LOOKS:
            return self._store
        with self._lock:
            self._follow_pointer()
        if self._store is None:
            is_damaged = (self.directory / POINTER).exists()
            if self._older:
                raise OlderStoreError(self._older)
            raise StoreUnavailableError(NO_GOOD_STORE if is_damaged else NO_STORE)
        return self._store

    def _follow_pointer(self) -> None:
        self._looked_at = time.monotonic()
        self.beside = files_beside(self.directory)
        named = named_file(self.directory)
        if named is not None and self._store is not None and named == self._store.path:
            return
        try:
            if named is None or not named.is_file():
                raise StoreUnavailableError("the pointer is missing or names no file")
            self._open(Store(named))
            self._complaint = self._older = ""
        except OlderStoreError as error:
            # Nothing stands in for it: that would be a version that somebody may have gone back from.
            self._complain("an older panel built it", named)
            self._older = str(error)
        except StoreUnavailableError as error:
            self._complain(str(error), named)
            if self._store is None:
                self._stand_in()

    def _complain(self, what: str, named: Path | None) -> None:
        """Log it once, not every second."""
        complaint = f"{named.name if named else POINTER}: {what}"
        if complaint != self._complaint:
            logger.error("store pointer cannot be followed, %s; keeping the last good version", complaint)
            self._complaint = complaint

    def _stand_in(self) -> None:
        """Open the latest built of the good versions."""
        opened = []
        for path in stand_ins(self.directory):
            try:
                store = Store(path)
                store.ensure_whole()
                opened.append(store)
            except StoreUnavailableError as error:
                logger.warning("%s", error)
        for older in sorted(opened, key=lambda store: store.version.built_at)[:-1]:
            opened.remove(older)
            older.engine.dispose()
        if opened:
            self._open(opened[0])

    def _open(self, store: Store) -> None:
        store.ensure_whole()
        self._store = store
        logger.info("store version %s opened", store.version.data_version)
