"""What the gate has said of deliveries, kept beside the individuals: never told to anybody else."""

import json

from duckdb import DuckDBPyConnection

from data.protection.encoding import Cell
from data.protection.fingerprint import audit_fingerprint

MAKE = (
    "CREATE TABLE IF NOT EXISTS gate_result (input_hash VARCHAR PRIMARY KEY, suppressed VARCHAR)",
    # Vaults from before results said which audit they are of: what they hold is tried again.
    "ALTER TABLE gate_result ADD COLUMN IF NOT EXISTS audit VARCHAR DEFAULT ''",
)


def kept_result(vault: DuckDBPyConnection, input_hash: str) -> frozenset[Cell] | None:
    """The cells that were suppressed when a delivery with these inputs passed the audit as it is now; None
    when it has not."""
    _make(vault)
    row = vault.execute(
        "SELECT suppressed FROM gate_result WHERE input_hash = ? AND audit = ?",
        [input_hash, audit_fingerprint()],
    ).fetchone()
    if row is None:
        return None
    return frozenset((tuple(names), tuple(codes)) for names, codes in json.loads(row[0]))


def keep_result(vault: DuckDBPyConnection, input_hash: str, suppressed: frozenset[Cell]) -> None:
    """Remember that a delivery passed; forgotten with the copy of the vault when nothing is published."""
    _make(vault)
    vault.execute(
        "INSERT OR REPLACE INTO gate_result BY NAME "
        "SELECT $hash AS input_hash, $suppressed AS suppressed, $audit AS audit",
        {"hash": input_hash, "suppressed": json.dumps(sorted(suppressed)), "audit": audit_fingerprint()},
    )


def _make(vault: DuckDBPyConnection) -> None:
    for statement in MAKE:
        vault.execute(statement)
