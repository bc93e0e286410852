"""The slice rule: what a small group has in common is not shown."""

from collections.abc import Collection, Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from data.codebook.model import attribute, attributes
from data.protection.encoding import (
    WIDTH,
    Cell,
    CellIds,
    Items,
    cell_id,
    item_numbers,
    items,
    pack,
    sizes,
    table_id,
    table_ids,
    unpack,
)
from data.protection.lattice import SCREENING

SMALL_SLICE = 10
NOT_A_PARENT = np.uint32(2**32 - 1)
Category = tuple[str, str]


def kept_cells(
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
    """Whether each parent is stored and shows more than a small slice. Parents outside the lattice, which
    nobody can see, do not count."""
    at = np.minimum(np.searchsorted(ids, parents), len(ids) - 1)
    is_safe = (ids[at] == parents) & kept[at] & (shown[at] > SMALL_SLICE)
    is_safe[~is_safe] = ~np.isin(table_ids(parents[~is_safe]), tables)
    return np.asarray(is_safe)


def _wider(cells: Items) -> Iterator[CellIds]:
    """The cells with one attribute dropped. Never question 1: without it other people are counted."""
    screening = [item_numbers()[SCREENING, code] for code in attribute(SCREENING).values]
    for k in range(WIDTH):
        dropped = np.zeros_like(cells)
        dropped[:, : WIDTH - 1] = np.delete(cells, k, axis=1)
        usable = (cells[:, k] > 0) & ~np.isin(cells[:, k], screening)
        yield np.where(usable, pack(dropped), NOT_A_PARENT)


def _coarser(cells: Items) -> Iterator[CellIds]:
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
    for narrow, wide in _containments():
        wider[numbers[narrow]] = numbers[wide]
    return wider


def _containments() -> Iterator[tuple[Category, Category]]:
    """(category, the category that contains it and more), each as attribute and code."""
    for a in attributes():
        for rollup, members in a.rollups:
            yield from (((a.name, member), (a.name, rollup)) for member in members)
        for code in a.codes:
            plan, _, split = code.code.partition(".")
            if a.refines and split:
                yield (a.name, code.code), (a.refines, plan)
            if a.derived_from and len(code.members) > 1:
                yield from (((a.derived_from, member), (a.name, code.code)) for member in code.members)


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
