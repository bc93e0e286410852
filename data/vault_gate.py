"""What the gate has said of deliveries, kept beside the individuals: never told to anybody else."""

import json

from duckdb import DuckDBPyConnection

from data.protection.encoding import Cell

MAKE = "CREATE TABLE IF NOT EXISTS gate_result (input_hash VARCHAR PRIMARY KEY, suppressed VARCHAR)"


def kept_result(vault: DuckDBPyConnection, input_hash: str) -> frozenset[Cell] | None:
    """The cells that were suppressed when a delivery with these inputs passed; None when it has not."""
    vault.execute(MAKE)
    row = vault.execute("SELECT suppressed FROM gate_result WHERE input_hash = ?", [input_hash]).fetchone()
    if row is None:
        return None
    return frozenset((tuple(names), tuple(codes)) for names, codes in json.loads(row[0]))


def keep_result(vault: DuckDBPyConnection, input_hash: str, suppressed: frozenset[Cell]) -> None:
    """Remember that a delivery passed; forgotten with the copy of the vault when nothing is published."""
    vault.execute(MAKE)
    vault.execute(
        "INSERT OR REPLACE INTO gate_result VALUES (?, ?)", [input_hash, json.dumps(sorted(suppressed))]
    )
