"""The vault's later answers of the survey: beside the clients, because no table counts them."""

import pandas as pd
from duckdb import DuckDBPyConnection

from data.codebook.later import later_answers
from data.codebook.model import Attribute
from data.vault_types import code_columns

LATER_TABLE = "client_later"


def create_later_table(connection: DuckDBPyConnection) -> None:
    """Relation `client_later`: source, period, record_key, one column per later answer; made when it is not
    there."""
    columns = code_columns(connection, _attributes())
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS {LATER_TABLE} "
        f"(source VARCHAR, period VARCHAR, record_key UINTEGER, {columns})"
    )


def insert_later(connection: DuckDBPyConnection, clients: pd.DataFrame, *, source: str, period: str) -> None:
    """Add the later answers of clients, where there are any."""
    names = [a.name for a in _attributes() if a.name in clients]
    if not names:
        return
    given = clients[names].astype(dict.fromkeys(names, object))
    connection.register(
        "later_rows", given.where(given.notna(), None).assign(record_key=clients["record_key"])
    )
    connection.execute(
        f"INSERT INTO {LATER_TABLE} BY NAME SELECT $source AS source, $period AS period, * FROM later_rows",
        {"source": source, "period": period},
    )
    connection.unregister("later_rows")


def _attributes() -> tuple[Attribute, ...]:
    return tuple(found.attribute for found in later_answers())
