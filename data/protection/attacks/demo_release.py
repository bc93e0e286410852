"""The synthetic demo as it is released before the gate: what the carried result of the gate belongs to."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from data.clients import derive_attributes
from data.demo import load_clients
from data.protection.counting import count_cells
from data.protection.keys import Secret, demo_secret, record_keys
from data.protection.lattice import registered_tables
from data.protection.overrides import overrides
from data.protection.release import input_hash, released
from data.published import load
from data.vault import create_client_table, insert_clients

SOURCE, PERIOD = "v40", "2022"
LARGEST = 4


@dataclass(frozen=True)
class DemoRelease:
    """Clients (one column per attribute, and record_key), their released cells, and the hash of both."""

    clients: pd.DataFrame
    cells: pd.DataFrame
    input_hash: str


def demo_release(secret: Secret | None = None, most_attributes: int = LARGEST) -> DemoRelease:
    """Release the demo in memory, exactly as the store build does, with nothing suppressed yet. secret: the
    demo's own unless given; most_attributes: of the tables that are released."""
    secret = secret or demo_secret()
    derived = derive_attributes(load_clients())
    keyed = derived.assign(record_key=record_keys(secret, derived["client"]))
    published = load.tables()
    printed = overrides(published["figure_cell"], published["figure"], source=SOURCE, period=PERIOD)
    tables = tuple(table for table in registered_tables() if len(table) <= most_attributes)
    with duckdb.connect() as connection:
        create_client_table(connection)
        insert_clients(connection, keyed, source=SOURCE, period=PERIOD)
        counts = count_cells(connection, source=SOURCE, period=PERIOD, tables=tables)
    cells = released(
        counts, source=SOURCE, period=PERIOD, secret=secret, overrides=printed, suppressed=(), tables=tables
    )
    return DemoRelease(keyed, cells, input_hash(counts, printed, tables))
