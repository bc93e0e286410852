"""The closed file of individuals: pseudonymised, opened by the intake process and nobody else."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
from duckdb import DuckDBPyConnection

from data.codebook.model import Attribute, attributes
from data.disk import is_unwritable
from data.protection.lattice import EVERY_TABLE
from data.vault_later import LATER_TABLE, create_later_table, insert_later
from data.vault_rows import ROW_TABLE, create_row_table, insert_rows
from data.vault_types import code_columns

OWNER_ONLY = 0o600
CANNOT_WRITE = "Valvet {} går inte att skriva i; kontrollera ledigt utrymme och skrivrättigheter."
MOST_EPOCHS = 2
CLIENTS = "v40"
COLUMNS = (
    "source, period, is_synthetic, secret_epoch, file_hash, is_published, earlier_publications, "
    "most_attributes, read_on"
)
ADDED = (f"most_attributes INTEGER DEFAULT {EVERY_TABLE}", "read_on VARCHAR DEFAULT ''")  # not in old vaults
IS_HERE = "source = $source AND period = $period"


class VaultError(Exception):
    """The vault cannot be opened, or a delivery may not be stored in it; the message is Swedish."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One source and period in the vault: whether it is synthetic, the epoch of the secret its record keys
    were made with, the SHA-256 of its file, how many times other numbers of it have been published, how many
    attributes the released tables of it have at most, and the day it was read in, empty where not noted."""

    source: str
    period: str
    is_synthetic: bool
    secret_epoch: int
    file_hash: str
    is_published: bool = False
    earlier_publications: int = 0
    most_attributes: int = EVERY_TABLE
    read_on: str = ""

    @property
    def key(self) -> dict[str, str]:
        return {"source": self.source, "period": self.period}


@contextmanager
def open_vault(path: Path) -> Iterator[DuckDBPyConnection]:
    """The vault for reading and writing, made when it does not exist, readable by its owner only.
    VaultError when the file is damaged, locked by another process or not a vault."""
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists()
    try:
        connection = duckdb.connect(str(path))
    except duckdb.Error as error:
        if is_unwritable(error):
            raise VaultError(CANNOT_WRITE.format(path.name)) from error
        raise VaultError(
            f"Valvet {path.name} går inte att öppna: filen är skadad eller används av en annan inläsning. "
            "Vänta tills den är klar, eller återställ filen från säkerhetskopian."
        ) from error
    try:
        path.chmod(OWNER_ONLY)
        if is_new:
            _create(connection)
        _ensure_is_vault(connection, path)
        create_row_table(connection)
        for column in ADDED:
            connection.execute(f"ALTER TABLE delivery ADD COLUMN IF NOT EXISTS {column}")
        create_later_table(connection)
        yield connection
    finally:
        connection.close()


def _create(connection: DuckDBPyConnection) -> None:
    create_client_table(connection)
    connection.execute(
        "CREATE TABLE delivery (source VARCHAR, period VARCHAR, is_synthetic BOOLEAN, secret_epoch INTEGER, "
        "file_hash VARCHAR, is_published BOOLEAN, earlier_publications INTEGER, "
        f"{', '.join(ADDED)}, PRIMARY KEY (source, period))"
    )


def create_client_table(connection: DuckDBPyConnection) -> None:
    """Relation `client`: source, period, record_key, one column per attribute that takes its codes only."""
    columns = code_columns(connection, attributes())
    connection.execute(
        f"CREATE TABLE client (source VARCHAR, period VARCHAR, record_key UINTEGER, {columns})"
    )


def _ensure_is_vault(connection: DuckDBPyConnection, path: Path) -> None:
    try:
        columns = {row[0] for row in connection.execute("DESCRIBE client").fetchall()}
        connection.execute("SELECT count(*) FROM delivery").fetchall()
    except duckdb.Error as error:
        raise VaultError(
            f"Filen {path.name} är inte ett valv. Peka ut rätt fil eller ta bort den."
        ) from error
    if missing := {a.name for a in attributes()} - columns:
        raise VaultError(
            f"Valvet {path.name} saknar kolumnerna {', '.join(sorted(missing))}; läs in på nytt."
        )


def insert_clients(
    connection: DuckDBPyConnection, clients: pd.DataFrame, *, source: str, period: str
) -> None:
    """Add clients to the relation `client`, and their later answers beside it. Columns record_key and one per
    attribute; others are not stored.
    VaultError names the first attribute with a code that the code book does not have."""
    coded = {a.name: _coded(clients[a.name], a) for a in attributes()}
    connection.register("delivered_rows", pd.DataFrame({"record_key": clients["record_key"], **coded}))
    connection.execute(
        "INSERT INTO client BY NAME SELECT $source AS source, $period AS period, * FROM delivered_rows",
        {"source": source, "period": period},
    )
    connection.unregister("delivered_rows")
    insert_later(connection, clients, source=source, period=period)


def _coded(answers: pd.Series, a: Attribute) -> pd.Series:
    given = answers.astype("category").cat.remove_unused_categories()
    if set(given.cat.categories) - set(a.values):
        raise VaultError(f"Variabeln {a.name} har koder som inte finns i kodboken.")
    return given.cat.set_categories(list(a.values))


def deliveries(connection: DuckDBPyConnection) -> tuple[Delivery, ...]:
    """What the vault holds, by source and period."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM delivery ORDER BY source, period").fetchall()
    return tuple(Delivery(*row) for row in rows)


def replace_delivery(
    connection: DuckDBPyConnection, rows: pd.DataFrame, delivery: Delivery, *, counts_people: bool = True
) -> bool:
    """Store a delivery in place of what there is of its source and period; False when it is there already.

    rows: clients, as `insert_clients` takes them, for the source v40; otherwise columns of text.

    Synthetic rows give way to anything, real rows never to synthetic ones. Numbers of people that have been
    published may be published anew once, under a new secret: otherwise the difference spells out who was
    corrected.
    The same rows may be released in more or fewer tables: what is in both is the same.
    VaultError says which of these rules the delivery breaks. All or nothing.
    """
    earlier = next((d for d in deliveries(connection) if d.key == delivery.key), None)
    if earlier and (earlier.file_hash, earlier.is_synthetic) == (delivery.file_hash, delivery.is_synthetic):
        if earlier.most_attributes == delivery.most_attributes:
            return False
        connection.execute(
            f"UPDATE delivery SET most_attributes = $most WHERE {IS_HERE}",
            {"most": delivery.most_attributes, **delivery.key},
        )
        return True
    publications = _publications_before(earlier, delivery) if counts_people else 0
    with _transaction(connection):
        for table in ("client", LATER_TABLE, ROW_TABLE, "delivery"):
            connection.execute(f"DELETE FROM {table} WHERE {IS_HERE}", delivery.key)
        insert = insert_clients if delivery.source == CLIENTS else insert_rows
        insert(connection, rows, **delivery.key)
        connection.execute(
            f"INSERT INTO delivery ({COLUMNS}) VALUES (?, ?, ?, ?, ?, false, ?, ?, ?)",
            [
                delivery.source,
                delivery.period,
                delivery.is_synthetic,
                delivery.secret_epoch,
                delivery.file_hash,
                publications,
                delivery.most_attributes,
                delivery.read_on,
            ],
        )
    return True


def append(
    connection: DuckDBPyConnection, clients: pd.DataFrame, *, source: str, period: str, file_hash: str
) -> None:
    """Add a further file to a delivery that is not yet published. `file_hash` is the hash of all its files.
    VaultError when there is no such delivery or it has been published."""
    here = {"source": source, "period": period}
    found = next((d for d in deliveries(connection) if d.key == here), None)
    if found is None or found.is_synthetic or found.is_published:
        raise VaultError(f"Det finns ingen opublicerad leverans av {source} {period} att lägga till i.")
    with _transaction(connection):
        insert_clients(connection, clients, **here)
        connection.execute(
            f"UPDATE delivery SET file_hash = $hash WHERE {IS_HERE}", {"hash": file_hash, **here}
        )


def mark_published(connection: DuckDBPyConnection) -> None:
    """Note that every delivery is about to be published: from now on its numbers are known."""
    connection.execute("UPDATE delivery SET is_published = true WHERE NOT is_synthetic")


def clients(connection: DuckDBPyConnection, *, source: str, period: str) -> pd.DataFrame:
    """The clients of a source and period: record_key and one column per attribute."""
    return connection.execute(
        f"SELECT * EXCLUDE (source, period) FROM client WHERE {IS_HERE} ORDER BY ALL",
        {"source": source, "period": period},
    ).df()


def _publications_before(earlier: Delivery | None, delivery: Delivery) -> int:
    if earlier is None or earlier.is_synthetic:
        return 0
    if delivery.is_synthetic:
        raise VaultError(
            f"{delivery.source} {delivery.period} har en riktig leverans; demon ersätter den inte."
        )
    if not earlier.is_published:
        return earlier.earlier_publications
    if delivery.secret_epoch <= earlier.secret_epoch:
        raise VaultError(
            f"{delivery.source} {delivery.period} är redan publicerad. En rättad leverans kräver en ny "
            "hemlighet (högre epok), annars avslöjar skillnaden vem som rättades."
        )
    if earlier.earlier_publications + 1 >= MOST_EPOCHS:
        raise VaultError(
            f"{delivery.source} {delivery.period} har publicerats {MOST_EPOCHS} gånger och kan inte "
            "publiceras igen."
        )
    return earlier.earlier_publications + 1


@contextmanager
def _transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
