"""Cells as 32-bit numbers, one byte per category, so that a million look-ups are one array operation."""

from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.codebook.model import Attribute, attributes
from data.protection.lattice import Table

CellIds = NDArray[np.uint32]
Items = NDArray[np.uint8]
Codes = tuple[str, ...]
Cell = tuple[Table, Codes]
WIDTH = 4
CODE_COLUMNS = ("code_1", "code_2", "code_3", "code_4")


@lru_cache
def items() -> tuple[tuple[str, str], ...]:
    """(attribute, code) of every item; item 0 is no category. Roll-ups follow the codes they sum."""
    pairs = [(a.name, c.code) for a in attributes() for c in (*a.codes, *a.rollup_codes)]
    if len(pairs) > np.iinfo(np.uint8).max:
        raise ValueError(f"{len(pairs)} categories do not fit in a byte")
    return (("", ""), *pairs)


@lru_cache
def item_numbers() -> dict[tuple[str, str], int]:
    """The item of each (attribute, code)."""
    return {pair: number for number, pair in enumerate(items())}


def first_item(attribute: Attribute) -> int:
    """The item of the attribute's first code; its other codes follow in order."""
    return item_numbers()[attribute.name, attribute.codes[0].code]


@lru_cache
def attribute_numbers() -> dict[str, int]:
    """A number from 1 for each attribute, in code-book order."""
    return {a.name: number for number, a in enumerate(attributes(), start=1)}


@lru_cache
def _attribute_of_item() -> Items:
    numbers = {"": 0, **attribute_numbers()}
    attribute_of = np.full(256, np.iinfo(np.uint8).max, dtype=np.uint8)
    attribute_of[: len(items())] = [numbers[name] for name, _ in items()]
    return attribute_of


def pack(cells: Items) -> CellIds:
    """Cell ids of rows of four items, ascending, zeros last."""
    return np.ascontiguousarray(cells).view("<u4").reshape(-1)


def unpack(ids: CellIds) -> Items:
    """Rows of four items."""
    return np.ascontiguousarray(ids, dtype="<u4").view(np.uint8).reshape(-1, WIDTH)


def table_ids(ids: CellIds) -> CellIds:
    """The table each cell belongs to, as the packed numbers of its attributes."""
    return pack(_attribute_of_item()[unpack(ids)])


def sizes(ids: CellIds) -> NDArray[np.int64]:
    """How many attributes each cell has."""
    return np.asarray(np.count_nonzero(unpack(ids), axis=1), dtype=np.int64)


def table_id(table: Table) -> int:
    """The id of a table as `table_ids` gives it."""
    numbers = attribute_numbers()
    return sum(numbers[name] << (8 * position) for position, name in enumerate(table))


def cell_id(cell: Cell) -> int:
    """The id of one cell. KeyError when the code book has no such category."""
    numbers = item_numbers()
    return sum(numbers[pair] << (8 * position) for position, pair in enumerate(zip(*cell, strict=True)))


def _table_names(tables: CellIds) -> NDArray[np.object_]:
    names = ("", *attribute_numbers())
    return np.array([",".join(names[n] for n in row if n) for row in unpack(tables)], dtype=object)


def table_order(ids: CellIds) -> NDArray[np.intp]:
    """The order by name of table, then by codes as the code book has them."""
    tables, which = np.unique(table_ids(ids), return_inverse=True)
    rank = np.argsort(np.argsort(_table_names(tables)))
    order: NDArray[np.intp] = np.lexsort((ids.byteswap(), rank[which]))
    return order


def decode(ids: CellIds) -> pd.DataFrame:
    """Columns attributes (names joined by comma) and code_1 … code_4 (empty when there is none)."""
    tables, which = np.unique(table_ids(ids), return_inverse=True)
    codes = np.array([code for _, code in items()], dtype=object)
    columns = {name: codes[unpack(ids)[:, k]] for k, name in enumerate(CODE_COLUMNS)}
    return pd.DataFrame({"attributes": _table_names(tables)[which], **columns})


def encode(cells: pd.DataFrame) -> CellIds:
    """Cell ids of a frame with the columns of `decode`. KeyError when the code book has no such category."""
    which, joined = pd.factorize(cells["attributes"])
    tables = np.zeros((len(joined), WIDTH), dtype=np.uint8)
    for row, text in enumerate(joined):
        names = [attribute_numbers()[name] for name in str(text).split(",") if name]
        tables[row, : len(names)] = names
    columns = [_item_column(tables[which, k], cells[name]) for k, name in enumerate(CODE_COLUMNS)]
    return pack(np.column_stack(columns))


def _item_column(attribute: Items, codes: pd.Series) -> Items:
    """Items of (attribute number, code) pairs; 0 where there is no attribute."""
    which, known = pd.factorize(codes)
    grid = np.zeros((len(attribute_numbers()) + 1, len(known)), dtype=np.uint8)
    place = {str(code): column for column, code in enumerate(known)}
    for number, (name, code) in enumerate(items()):
        if name and code in place:
            grid[attribute_numbers()[name], place[code]] = number
    found = grid[attribute, which]
    if bool(((found == 0) & (attribute > 0)).any()):
        raise KeyError("a cell has a code that the code book does not have")
    return found
