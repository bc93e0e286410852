"""Individuals in, released cells out: the only door between the vault and the store."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

import duckdb
import numpy as np
import pandas as pd
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from data.codebook.model import attribute, attributes
from data.protection.counting import CellCounts, count_cells
from data.protection.encoding import (
    WIDTH,
    Cell,
    CellIds,
    Items,
    cell_id,
    decode,
    encode,
    item_numbers,
    items,
    pack,
    sizes,
    table_id,
    table_ids,
    table_order,
    unpack,
)
from data.protection.keys import Secret, record_keys
from data.protection.lattice import SCREENING, Table, registered_tables
from data.protection.overrides import Override
from data.protection.perturbation import DEFAULT
from data.vault import create_client_table, insert_clients

SMALL_SLICE = 10
NOT_A_PARENT = np.uint32(2**32 - 1)
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
    return released(counts, source=source, period=period, secret=secret, overrides=overrides,
                    suppressed=suppressed, tables=chosen)


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
        keyed = clients if "record_key" in clients else clients.assign(
            record_key=record_keys(secret, clients["client"]))
        insert_clients(connection, keyed, source=source, period=period)
        return release(connection, source=source, period=period, secret=secret, overrides=overrides,
                       suppressed=suppressed, tables=tables)


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
    kept = _kept(ids, shown, np.array([table_id(t) for t in tables], dtype=np.uint32), suppressed)
    kept = np.flatnonzero(kept)[table_order(ids[kept])]
    cells = decode(ids[kept])
    own_kind = SYNTHETIC if secret.is_demo else DELIVERED
    figure_id = figures[kept]
    is_published = figure_id != ""
    cells.insert(0, "source", source)
    cells.insert(1, "period", period)
    cells["n"] = shown[kept].astype(np.int32)
    cells["kind"] = np.where(is_published, PUBLISHED, own_kind).astype(object)
    cells["figure_id"] = np.where(is_published, figure_id, None)
    return cells


def suppress(cells: pd.DataFrame, suppressed: Collection[Cell], tables: Sequence[Table] | None = None) -> pd.DataFrame:
    """Released cells of one source and period without the suppressed cells and everything inside them:
    what `release` would have given with `suppressed`."""
    chosen = registered_tables() if tables is None else tuple(tables)
    ids = encode(cells)
    order = np.argsort(ids)
    kept = np.zeros(len(cells), dtype=np.bool_)
    table_numbers = np.array([table_id(t) for t in chosen], dtype=np.uint32)
    kept[order] = _kept(ids[order], cells["n"].to_numpy()[order], table_numbers, suppressed)
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


def _kept(
    ids: CellIds, shown: NDArray[np.int64], tables: CellIds, suppressed: Collection[Cell]
) -> NDArray[np.bool_]:
    """Which cells may be stored. Ids ascending. Parents are decided before their cells, so what is withheld
    takes everything inside it along."""
    kept = (shown > 0) & ~_is_suppressed(ids, suppressed)
    cells = unpack(ids)
    depth = _depth()[cells].sum(axis=1)
    size = sizes(ids)
    for k in range(WIDTH + 1):
        for level in np.unique(depth[size == k]):
            here = np.flatnonzero(kept & (size == k) & (depth == level))
            for parents in (*_wider(cells[here]), *_coarser(cells[here])):
                kept[here] &= _is_safe(parents, ids, shown, kept, tables)
    return kept


def _is_suppressed(ids: CellIds, suppressed: Collection[Cell]) -> NDArray[np.bool_]:
    whole = [table_id(names) for names, codes in suppressed if names and not codes]
    single = [cell_id((names, codes)) for names, codes in suppressed if len(names) == len(codes)]
    return np.asarray(np.isin(ids, single) | np.isin(table_ids(ids), whole))


def _is_safe(
    parents: CellIds, ids: CellIds, shown: NDArray[np.int64], kept: NDArray[np.bool_], tables: CellIds
) -> NDArray[np.bool_]:
    """Whether each parent is stored and shows more than a small slice; parents outside the lattice do not count."""
    at = np.minimum(np.searchsorted(ids, parents), len(ids) - 1)
    is_large = (ids[at] == parents) & kept[at] & (shown[at] > SMALL_SLICE)
    return np.asarray(is_large | ~np.isin(table_ids(parents), tables))


def _wider(cells: Items) -> Iterable[CellIds]:
    """The cells with one attribute dropped. Question 1 is never dropped: without it other people are counted."""
    screening = [item_numbers()[SCREENING, code] for code in attribute(SCREENING).values]
    for k in range(WIDTH):
        dropped = np.zeros_like(cells)
        dropped[:, : WIDTH - 1] = np.delete(cells, k, axis=1)
        usable = (cells[:, k] > 0) & ~np.isin(cells[:, k], screening)
        yield np.where(usable, pack(dropped), NOT_A_PARENT)


def _coarser(cells: Items) -> Iterable[CellIds]:
    """The cells with one code replaced by the wider one that contains it: a split by its need or plan."""
    for k in range(WIDTH):
        wider = _wider_item()[cells[:, k]]
        replaced = cells.copy()
        replaced[:, k] = wider
        yield np.where(wider > 0, pack(replaced), NOT_A_PARENT)


@lru_cache
def _wider_item() -> Items:
    """For each item the item that contains it and more, 0 when there is none: rolled-up codes, splits of a
    plan, plans of a group of several."""
    numbers = item_numbers()
    wider = np.zeros(len(items()), dtype=np.uint8)
    for a in attributes():
        for code, members in a.rollups:
            wider[[numbers[a.name, member] for member in members]] = numbers[a.name, code]
        for code in a.codes:
            if a.derived_from and len(code.members) > 1:
                wider[[numbers[a.derived_from, member] for member in code.members]] = numbers[a.name, code.code]
            plan, _, split = code.code.partition(".")
            if a.refines and split:
                wider[numbers[a.name, code.code]] = numbers[a.refines, plan]
    return wider


@lru_cache
def _depth() -> NDArray[np.int64]:
    """How many wider items contain each item."""
    wider = _wider_item()
    depth = np.zeros(len(wider), dtype=np.int64)
    step = wider
    while step.any():
        depth += step > 0
        step = wider[step]
    return depth
