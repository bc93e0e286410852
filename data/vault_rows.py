"""Rows in the vault that are no clients of the survey: months of services, referrals, reviews, stops."""

import json

import pandas as pd
from duckdb import DuckDBPyConnection

ROW_TABLE = "delivered_row"


def create_row_table(connection: DuckDBPyConnection) -> None:
    """Relation `delivered_row`: source, period, and the row as JSON; made when it is not there."""
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS {ROW_TABLE} (source VARCHAR, period VARCHAR, content VARCHAR)"
    )


def insert_rows(connection: DuckDBPyConnection, rows: pd.DataFrame, *, source: str, period: str) -> None:
    """Add rows, all columns as text."""
    lines = _lines(rows)
    connection.register("rows_to_keep", pd.DataFrame({"content": pd.Series(lines, dtype=object)}))
    connection.execute(
        f"INSERT INTO {ROW_TABLE} SELECT $source, $period, content FROM rows_to_keep",
        {"source": source, "period": period},
    )
    connection.unregister("rows_to_keep")


def _lines(rows: pd.DataFrame) -> list[str]:
    texts = rows.astype(object).astype(str)
    return [json.dumps(row, ensure_ascii=False) for row in texts.to_dict("records")]


def holds_rows(connection: DuckDBPyConnection, rows: pd.DataFrame, *, source: str, period: str) -> bool:
    """Whether exactly these rows are what is held of a source and period, in whatever order."""
    found = connection.execute(
        f"SELECT content FROM {ROW_TABLE} WHERE source = $source AND period = $period",
        {"source": source, "period": period},
    ).fetchall()
    return sorted(content for (content,) in found) == sorted(_lines(rows))


def delivered_rows(connection: DuckDBPyConnection, *, source: str, period: str) -> pd.DataFrame:
    """The rows of a source and period as columns of text, in a fixed order."""
    found = connection.execute(
        f"SELECT content FROM {ROW_TABLE} WHERE source = $source AND period = $period ORDER BY content",
        {"source": source, "period": period},
    ).fetchall()
    return pd.DataFrame([json.loads(content) for (content,) in found], dtype=object)
