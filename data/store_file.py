"""One file of the store: its tables, its content hash, and the checks a new file must pass."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
from duckdb import DuckDBPyConnection
from duckdb_engine import Dialect
from sqlalchemy import Table
from sqlalchemy.schema import CreateColumn

from queries.schema import delivered_count, metadata, released_cell, store_version

if TYPE_CHECKING:  # pandas takes a second to import, and a start that builds nothing does not need it
    import pandas as pd

ROWS_PER_GROUP = 8_192
DIALECT = Dialect()
FIELD, MISSING = "chr(31)", "chr(0)"


class StoreFileError(Exception):
    """A new store file does not hold what it should; the message is Swedish."""


def write_tables(path: Path, tables: "Mapping[str, pd.DataFrame]") -> None:
    """Make every table of the schema and fill those that are given, rows in the order given.

    Keys are checked by `check` rather than declared: an index would double the file and the time.
    Small row groups let a look-up read one table of cells and skip the rest. All is one transaction, because
    each would wait for the disk.
    """
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{_quoted(path)}' AS store (ROW_GROUP_SIZE {ROWS_PER_GROUP})")
        connection.execute("USE store")
        connection.begin()
        for table in metadata.sorted_tables:
            _create(connection, table)
            if table.name in tables:
                _fill(connection, table, tables[table.name])
        connection.commit()
        connection.execute("CHECKPOINT store")
        connection.execute("USE memory")
        connection.execute("DETACH store")


def _quoted(text: object) -> str:
    return str(text).replace("'", "''")


def _create(connection: DuckDBPyConnection, table: Table) -> None:
    columns = ", ".join(str(CreateColumn(column).compile(dialect=DIALECT)) for column in table.columns)
    connection.execute(f"CREATE TABLE {table.name} ({columns})")
    connection.execute(f"COMMENT ON TABLE {table.name} IS '{_quoted(table.comment)}'")
    for column in table.columns:
        connection.execute(f"COMMENT ON COLUMN {table.name}.{column.name} IS '{_quoted(column.comment)}'")


def _fill(connection: DuckDBPyConnection, table: Table, rows: "pd.DataFrame") -> None:
    names = [column.name for column in table.columns]
    if missing := set(names) - set(rows.columns):
        raise StoreFileError(f"Tabellen {table.name} saknar kolumnerna {', '.join(sorted(missing))}.")
    connection.register("rows_to_store", rows[names])
    connection.execute(f"INSERT INTO {table.name} SELECT {', '.join(names)} FROM rows_to_store")
    connection.unregister("rows_to_store")


def set_version(path: Path, row: Mapping[str, object]) -> None:
    """Write the one row of store_version and make the file durable."""
    names = [column.name for column in store_version.columns]
    with duckdb.connect(str(path)) as connection:
        connection.execute("DELETE FROM store_version")
        marks = ", ".join("?" for _ in names)
        connection.execute(f"INSERT INTO store_version VALUES ({marks})", [row[name] for name in names])
        # Closing does this too, but says nothing when there is no room for it.
        connection.execute("CHECKPOINT")
    with path.open("rb") as file:
        os.fsync(file.fileno())


def content_hash(path: Path) -> str:
    """SHA-256 over all rows of every table but store_version, tables by name, rows by all their columns."""
    digest = hashlib.sha256()
    with duckdb.connect(str(path), read_only=True) as connection:
        for table in sorted(metadata.sorted_tables, key=lambda t: t.name):
            if table is not store_version:
                digest.update(f"{table.name}:{_table_hash(connection, table)};".encode())
    return digest.hexdigest()


def cells_hash(path: Path, *, source: str, period: str) -> str:
    """SHA-256 over the delivered (not synthetic) cells or counts of a source and period; empty when there are
    none."""
    here = f"source = '{_quoted(source)}' AND period = '{_quoted(period)}'"
    with duckdb.connect(str(path), read_only=True) as connection:
        for table in (released_cell, delivered_count):
            delivered = f"SELECT count(*) FROM {table.name} WHERE {here} AND kind = 'delivered'"
            if _number(connection, delivered):
                return _table_hash(connection, table, where=f"WHERE {here}")
    return ""


def _table_hash(connection: DuckDBPyConnection, table: Table, where: str = "") -> str:
    fields = f", {FIELD}, ".join(f"coalesce({column.name}::VARCHAR, {MISSING})" for column in table.columns)
    row = connection.execute(
        f"SELECT sha256(coalesce(string_agg(line, chr(30) ORDER BY line), '')) "
        f"FROM (SELECT concat({fields}) AS line FROM {table.name} {where})"
    ).fetchone()
    return str(row[0]) if row else ""


def check(path: Path, tables: "Mapping[str, pd.DataFrame]") -> None:
    """StoreFileError unless the file holds every row given, keys are unique and references exist."""
    with duckdb.connect(str(path), read_only=True) as connection:
        for table in metadata.sorted_tables:
            if table.name in tables:
                _check_rows(connection, table, len(tables[table.name]))
        for fault, query in FAULTS.items():
            found = _number(connection, query)
            if found:
                raise StoreFileError(f"{fault}: {found} rader.")


def _check_rows(connection: DuckDBPyConnection, table: Table, expected: int) -> None:
    rows = _number(connection, f"SELECT count(*) FROM {table.name}")
    if rows != expected:
        raise StoreFileError(f"Tabellen {table.name} har {rows} rader i stället för {expected}.")
    keys = ", ".join(column.name for column in table.primary_key.columns)
    repeated = (
        _number(connection, f"SELECT count(*) - count(DISTINCT ({keys})) FROM {table.name}") if keys else 0
    )
    if repeated:
        raise StoreFileError(f"Tabellen {table.name} har {repeated} rader med en nyckel som finns redan.")


def _number(connection: DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0


FAULTS = {
    "Celler i tabeller som inte är frisläppta": (
        "SELECT count(*) FROM released_cell ANTI JOIN released_table USING (source, period, attributes)"
    ),
    "Celler som hänvisar till en siffra som inte finns": (
        "SELECT count(*) FROM released_cell ANTI JOIN figure USING (figure_id) WHERE figure_id IS NOT NULL"
    ),
    "Celler med en kod som inte finns i kodboken": (
        "SELECT count(*) FROM (SELECT unnest(string_split(attributes, ',')) AS attribute, "
        "unnest([code_1, code_2, code_3, code_4][:len(string_split(attributes, ','))]) AS code "
        "FROM released_cell WHERE attributes <> '') ANTI JOIN attribute_code USING (attribute, code)"
    ),
    "Celler med ett antal som aldrig visas": (
        "SELECT count(*) FROM released_cell WHERE n <= 0 OR (n < 5 AND kind <> 'published')"
    ),
    "Poäng för en granskning som inte finns": (
        "SELECT count(*) FROM ips_item_score ANTI JOIN ips_review USING (review_id)"
    ),
    "Poäng som inte är 1–5, eller för en punkt som inte finns": (
        "SELECT count(*) FROM ips_item_score WHERE score NOT BETWEEN 1 AND 5 OR item NOT BETWEEN 1 AND 25"
    ),
    "Granskningar av en verksamhet som inte finns": (
        "SELECT count(*) FROM ips_review ANTI JOIN followed_programme USING (programme_id)"
    ),
    "Månader för en verksamhet som inte finns": (
        "SELECT count(*) FROM service_month ANTI JOIN followed_programme ON service_id = programme_id"
    ),
    "Remisstopp i en verksamhet som inte finns": (
        "SELECT count(*) FROM admission_stop ANTI JOIN followed_programme ON service_id = programme_id"
    ),
    "Månader med ett antal som aldrig visas": (
        "SELECT count(*) FROM service_month WHERE referred BETWEEN 1 AND 4 OR started BETWEEN 1 AND 4 "
        "OR closed BETWEEN 1 AND 4 OR active BETWEEN 1 AND 4 OR waiting BETWEEN 1 AND 4"
    ),
    "Inlästa antal som aldrig visas": (
        "SELECT count(*) FROM delivered_count WHERE n < 0 OR n BETWEEN 1 AND 4 "
        "OR (NOT is_perturbed AND n BETWEEN 1 AND 9)"
    ),
    "Påhittade uppgifter som bär en verklig verksamhets namn": (
        "SELECT count(*) FROM followed_programme WHERE is_example <> (kind = 'synthetic') OR (is_example "
        "AND (name IN (SELECT name FROM service) OR name IN (SELECT name FROM ips_programme) "
        "OR name NOT LIKE 'Exempelverksamhet %'))"
    ),
    "Celler som är angivna både som frisläppta och undanhållna": (
        "SELECT count(*) FROM released_table JOIN withheld_table USING (source, period, attributes)"
    ),
}
