"""A store whose released cells are true counts, so that an answer can be checked by counting people."""

import shutil
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import duckdb
import pandas as pd

from data.protection.lattice import registered_tables
from data.protection.overrides import overrides
from data.published.load import as_declared
from data.published.load import tables as published_tables
from data.store_contents import attribute_codes
from data.store_file import set_version, write_tables
from queries.connection import StoreReader
from queries.pointer import POINTER
from queries.repository import Repository
from queries.schema import metadata
from tests.spec.ascii_tables import parsed
from tests.spec.people import raw_answers
from tests.spec.printed import catalogue, printed_tables, residents
from tests.spec.true_counts import true_cells

VERSION = "2022-10-10-spec"
FOLDER = TemporaryDirectory(prefix="spec-stores-")
CODES = ["code_1", "code_2", "code_3", "code_4"]


@lru_cache(maxsize=64)
def repository_of(
    clients: str, printed: str = "", kind: str = "delivered", population: str = "", services: str = ""
) -> Repository:
    """A repository on a store of a spec's clients, printed figures, residents and services."""
    published = printed_tables(printed) | residents(population) | catalogue(services)
    return served(stored(true_cells(raw_answers(clients)), published, kind))


@lru_cache(maxsize=8)
def repository_of_reports(table: str = "", rows: str = "") -> Repository:
    """A repository on a store of the published figures alone, without any client; `rows`, written as text,
    are then the only rows of the named table. Columns that are not written are empty."""
    published = published_tables()
    if table:
        names = [column.name for column in metadata.tables[table].columns]
        records = [{**dict.fromkeys(names, ""), **record} for record in parsed(rows)]
        published[table] = as_declared(table, pd.DataFrame(records, columns=names))
    return served(stored(true_cells(raw_answers("")), published, "delivered"))


def stored(cells: pd.DataFrame, published: Mapping[str, pd.DataFrame], kind: str) -> dict[str, pd.DataFrame]:
    """The tables of a store: cells of the given kind, printed counts in place of the cells they print."""
    released = cells.assign(source="v40", kind=kind, figure_id=None).astype({"figure_id": object})
    periods = sorted(set(cells["period"]))
    for period in periods:
        released = _overridden(released, published, period)
    names = [",".join(table) for table in registered_tables()]
    tables = pd.DataFrame([("v40", p, n) for p in periods for n in names], columns=_TABLE_COLUMNS)
    found = {"released_cell": released, "released_table": tables, "attribute_code": attribute_codes()}
    return {**published, **found}


_TABLE_COLUMNS = ["source", "period", "attributes"]


def _overridden(cells: pd.DataFrame, published: Mapping[str, pd.DataFrame], period: str) -> pd.DataFrame:
    printed = overrides(published["figure_cell"], published["figure"], source="v40", period=period)
    rows = [
        (
            period,
            ",".join(o.attributes),
            *(*o.codes, "", "", "", "")[:4],
            o.n,
            "v40",
            "published",
            o.figure_id,
        )
        for o in printed
    ]
    if not rows:
        return cells
    joined = pd.concat([pd.DataFrame(rows, columns=list(cells.columns)), cells], ignore_index=True)
    return joined.drop_duplicates(["period", "attributes", *CODES], ignore_index=True)


def served(tables: Mapping[str, pd.DataFrame]) -> Repository:
    """A repository on a new store file with these tables."""
    directory = Path(mkdtemp(dir=FOLDER.name))
    file = Path(shutil.copy(_empty_file(), directory / f"store-{VERSION}.duckdb"))
    with duckdb.connect(str(file)) as connection:
        for name, rows in tables.items():
            connection.register("rows_to_store", rows)
            connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM rows_to_store")
            connection.unregister("rows_to_store")
    (directory / POINTER).write_text(file.name + "\n", encoding="utf-8")
    return Repository(StoreReader(directory))


@lru_cache(maxsize=1)
def _empty_file() -> Path:
    """A store file with every table and no row but its version; copying it is faster than making it."""
    file = Path(FOLDER.name) / "empty.duckdb"
    write_tables(file, {})
    version = {
        "data_version": VERSION,
        "content_hash": "",
        "built_at": "2022-10-10T00:00:00+00:00",
        "secret_epoch": 0,
        "is_demo": False,
        "perturbation": "",
    }
    set_version(file, version)
    return file
