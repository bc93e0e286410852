"""Columns of the vault that take the codes of a variable and nothing else."""

from collections.abc import Iterable

from duckdb import DuckDBPyConnection

from data.codebook.model import Attribute


def code_columns(connection: DuckDBPyConnection, attributes: Iterable[Attribute]) -> str:
    """One column per attribute as CREATE TABLE takes them; their types are made where they are not there."""
    columns = []
    for a in attributes:
        codes = ", ".join(f"'{code}'" for code in a.values)
        connection.execute(f"CREATE TYPE IF NOT EXISTS code_of_{a.name} AS ENUM ({codes})")
        columns.append(f"{a.name} code_of_{a.name}")
    return ", ".join(columns)
