"""Individuals in, released cells out: the only door between the vault and the store."""

import hashlib
from collections.abc import Collection, Sequence

import duckdb
import numpy as np
import pandas as pd
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from data.protection.counting import CellCounts, count_cells
from data.protection.encoding import Cell, CellIds, cell_id, decode, encode, items, table_id, table_order
from data.protection.keys import Secret, record_keys
from data.protection.lattice import Table, registered_tables
from data.protection.overrides import Override
from data.protection.perturbation import DEFAULT
from data.protection.slices import SMALL_SLICE, kept_cells
from data.vault import create_client_table, insert_clients

__all__ = ["SMALL_SLICE", "input_hash", "release", "release_clients", "released", "suppress"]

DELIVERED, SYNTHETIC, PUBLISHED = "delivered", "synthetic", "published"


def release(
    connection: DuckDBPyConnection,
    *,
    source: str,
    period: str,
    secret: Secret,
    overrides: Sequence[Override] = (),
    suppressed: Collection[Cell] = frozenset(),
    tables: Sequence[Table] | None = None,
) -> pd.DataFrame:
    """The released cells of one source and period of the vault in `connection`.

    Columns source, period, attributes, code_1 … code_4, n (persons), kind, figure_id (None unless
    published), ordered by attributes and codes. Cells that show 0, lie in a slice of at most ten shown
    persons, or are suppressed are not there. A suppressed cell without codes withholds its whole table.
    """
    chosen = registered_tables() if tables is None else tuple(tables)
    counts = count_cells(connection, source=source, period=period, tables=chosen)
    return released(
        counts,
        source=source,
        period=period,
        secret=secret,
        overrides=overrides,
        suppressed=suppressed,
        tables=chosen,
    )


def release_clients(
    clients: pd.DataFrame,
    *,
    source: str,
    period: str,
    secret: Secret,
    overrides: Sequence[Override] = (),
    suppressed: Collection[Cell] = frozenset(),
    tables: Sequence[Table] | None = None,
) -> pd.DataFrame:
    """`release` of a frame of clients: one column per attribute of the code book, and record_key, or client
    from which it is made. Same code path as the vault, in memory."""
    with duckdb.connect() as connection:
        create_client_table(connection)
        keyed = (
            clients
            if "record_key" in clients
            else clients.assign(record_key=record_keys(secret, clients["client"]))
        )
        insert_clients(connection, keyed, source=source, period=period)
        return release(
            connection,
            source=source,
            period=period,
            secret=secret,
            overrides=overrides,
            suppressed=suppressed,
            tables=tables,
        )


def released(
    counts: CellCounts,
    *,
    source: str,
    period: str,
    secret: Secret,
    overrides: Sequence[Override],
    suppressed: Collection[Cell],
    tables: Sequence[Table],
) -> pd.DataFrame:
    """`release` from counts that are already taken."""
    ids, shown, figures = _shown(counts, overrides, tables)
    stored = np.flatnonzero(kept_cells(ids, shown, _numbers(tables), suppressed))
    stored = stored[table_order(ids[stored])]
    cells = decode(ids[stored])
    own_kind = SYNTHETIC if secret.is_demo else DELIVERED
    figure_id = pd.Series(figures[stored], dtype=object)
    is_published = figure_id.ne("")
    cells.insert(0, "source", source)
    cells.insert(1, "period", period)
    cells["n"] = shown[stored].astype(np.int32)
    cells["kind"] = pd.Series(own_kind, index=cells.index, dtype=object).mask(is_published, PUBLISHED)
    cells["figure_id"] = figure_id.where(is_published, None)
    return cells


def _numbers(tables: Sequence[Table]) -> CellIds:
    return np.array([table_id(table) for table in tables], dtype=np.uint32)


def suppress(
    cells: pd.DataFrame, suppressed: Collection[Cell], tables: Sequence[Table] | None = None
) -> pd.DataFrame:
    """Released cells of one source and period without the suppressed cells and everything inside them:
    what `release` would have given with `suppressed`."""
    chosen = registered_tables() if tables is None else tuple(tables)
    ids = encode(cells)
    order = np.argsort(ids)
    kept = np.zeros(len(cells), dtype=np.bool_)
    kept[order] = kept_cells(ids[order], cells["n"].to_numpy(np.int64)[order], _numbers(chosen), suppressed)
    return cells[kept].reset_index(drop=True)


def input_hash(counts: CellCounts, overrides: Sequence[Override], tables: Sequence[Table]) -> str:
    """SHA-256 over everything that the released cells follow from, before suppression."""
    digest = hashlib.sha256()
    for column in (counts.ids, counts.n, counts.key_sums):
        digest.update(np.ascontiguousarray(column).tobytes())
    for text in (DEFAULT.parameters, repr(sorted(map(repr, overrides))), repr(tuple(tables)), repr(items())):
        digest.update(text.encode("utf-8"))
    return digest.hexdigest()


def _shown(
    counts: CellCounts, overrides: Sequence[Override], tables: Sequence[Table]
) -> tuple[CellIds, NDArray[np.int64], NDArray[np.object_]]:
    """Ids in ascending order, the number each would show, and its figure where a report prints it."""
    wanted = set(tables)
    printed = {cell_id(o.cell): o for o in overrides if o.attributes in wanted}
    ids = np.union1d(counts.ids, np.array(sorted(printed), dtype=np.uint32)).astype(np.uint32)
    shown = np.zeros(len(ids), dtype=np.int64)
    shown[np.searchsorted(ids, counts.ids)] = DEFAULT.release(counts.n, counts.cell_keys)
    figures = np.full(len(ids), "", dtype=object)
    at = np.searchsorted(ids, np.array(list(printed), dtype=np.uint32))
    shown[at] = [o.n for o in printed.values()]
    figures[at] = [o.figure_id for o in printed.values()]
    return ids, shown, figures
