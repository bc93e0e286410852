"""The database of presentations: SQLite in a file, or PostgreSQL; brought up to date when first used."""

import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import NullPool

from dashboard.observability import log
from dashboard.presentations.model import KeepingError

HEAD = "0002"
"""The latest migration. A database that is there already costs no import of Alembic, which takes a second."""
SECONDS_TO_WAIT = 3
POSTGRES_LOCK = 7_118_063
"""Any number, the same in every process: who holds it migrates, the others wait."""
LOCKED = "Presentationerna är upptagna av någon annan just nu. Försök igen om en stund."
GONE = (
    "Presentationerna går inte att nå just nu, så inget har sparats. Det du har skrivit står kvar. "
    "Försök igen, eller säg till den som sköter panelen."
)


class Database:
    """Connections to the database, each in a transaction of its own."""

    def __init__(self, url: str) -> None:
        """`url`: as SQLAlchemy writes it. Nothing is opened until something is asked."""
        self._url = make_url(url)
        self._is_ready = False
        self._lock = threading.Lock()
        self._engine = self._sqlite() if self.is_sqlite else _postgres(self._url)

    @property
    def is_sqlite(self) -> bool:
        """Whether it lies in a file beside the store."""
        return self._url.get_backend_name() == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database. KeepingError when it does not answer."""
        with _said(), self._connect(is_writer=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept together or not at all. KeepingError when they are not."""
        with _said(), self._connect(is_writer=True) as connection:
            yield connection

    @contextmanager
    def _connect(self, *, is_writer: bool) -> Iterator[Connection]:
        self._prepare()
        with self._engine.execution_options(is_writer=is_writer).begin() as connection:
            yield connection

    def _prepare(self) -> None:
        """Brings the database up to date, once a process; two that start at once wait for each other."""
        if self._is_ready:
            return
        with self._lock:
            if not self._is_ready:
                with self._engine.execution_options(is_writer=True).begin() as connection:
                    _migrate(connection)
                self._is_ready = True

    def _sqlite(self) -> Engine:
        path = Path(self._url.database or "")

        def connect() -> sqlite3.Connection:
            # One that has been there is not made anew: a lost file must not pass for an empty one.
            mode = "rw" if self._is_ready else "rwc"
            address = f"file:{quote(str(path.absolute()))}?mode={mode}"
            made = sqlite3.connect(address, uri=True, timeout=SECONDS_TO_WAIT, isolation_level=None)
            made.execute("PRAGMA foreign_keys = ON")
            if not self._is_ready:
                made.execute("PRAGMA journal_mode = WAL")
            return made

        # A connection for each use: one that is kept would go on writing into a file that is gone.
        engine = create_engine(self._url, creator=connect, poolclass=NullPool)
        event.listen(engine, "begin", _begin_sqlite)
        return engine


def _begin_sqlite(connection: Connection) -> None:
    """Python's driver begins too late for a transaction to hold what it has read."""
    is_writer = connection.get_execution_options().get("is_writer")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


def _postgres(url: URL) -> Engine:
    options = f"-c lock_timeout={SECONDS_TO_WAIT}s -c statement_timeout=10s"
    arguments = {"connect_timeout": SECONDS_TO_WAIT, "options": options}
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args=arguments,
        pool_pre_ping=True,
        pool_timeout=SECONDS_TO_WAIT,
    )


def _migrate(connection: Connection) -> None:
    """Runs the migrations that the database lacks, inside the transaction of the connection."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": POSTGRES_LOCK})
    if _present_migration(connection) == HEAD:
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    log("presentations brought up to date", migration=HEAD)


def _present_migration(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


@contextmanager
def _said() -> Iterator[None]:
    """Turns what the driver says into words for the one who saves."""
    try:
        yield
    except (DBAPIError, PoolTimeoutError) as error:
        kind = type(error.orig).__name__ if isinstance(error, DBAPIError) else type(error).__name__
        log("presentations cannot be reached", level=logging.ERROR, error=kind, reason=_reason(error))
        raise KeepingError(LOCKED if _is_locked(error) else GONE) from error


def _is_locked(error: Exception) -> bool:
    code: Any = getattr(getattr(error, "orig", None), "sqlite_errorname", "") or ""
    return code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or _reason(error) in ("55P03", "40001")


def _reason(error: Exception) -> str:
    """The driver's code, never its words: they may repeat what somebody typed."""
    driver = getattr(error, "orig", None)
    return str(getattr(driver, "sqlite_errorname", None) or getattr(driver, "sqlstate", None) or "")
