"""All released cells of one version in memory, packed; a table is unpacked when a question reads it.

A version is frozen, so reading it once spares every click a round trip.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from sqlalchemy import Row, Select, select

from queries.schema import released_cell

UNPACKED_TABLES = 1_500
WIDTH = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """One released cell: persons, what kind of number, and the published figure it prints if any."""

    n: int
    kind: str
    figure_id: str


CellTable = Mapping[tuple[str, ...], Cell]
TableKey = tuple[str, str, str]
NO_CELLS: CellTable = {}


def all_cells() -> Select[Any]:
    """Every released cell, table by table."""
    c = released_cell.c
    columns = (
        c.source,
        c.period,
        c.attributes,
        c.code_1,
        c.code_2,
        c.code_3,
        c.code_4,
        c.n,
        c.kind,
        c.figure_id,
    )
    return select(*columns).order_by(c.source, c.period, c.attributes)


class ReleasedCells:
    """The cells of a version by source, period and attributes."""

    def __init__(self, rows: Iterable[Row[Any]]) -> None:
        self._words: list[str] = []
        numbers: dict[str, int] = {}
        packed: list[tuple[int, ...]] = []
        self._places: dict[TableKey, tuple[int, int]] = {}
        for place, row in enumerate(rows):
            key = (row.source, row.period, row.attributes)
            start, _ = self._places.get(key, (place, place))
            self._places[key] = (start, place + 1)
            words = (row.code_1, row.code_2, row.code_3, row.code_4, row.kind, row.figure_id or "")
            packed.append((*(self._number(word, numbers) for word in words), row.n))
        self._packed = np.array(packed, dtype=np.int32).reshape(-1, WIDTH + 3)
        self._unpacked: dict[TableKey, CellTable] = {}
        self._lock = Lock()

    def _number(self, word: str, numbers: dict[str, int]) -> int:
        if word not in numbers:
            numbers[word] = len(self._words)
            self._words.append(word)
        return numbers[word]

    def table(self, source: str, period: str, attributes: tuple[str, ...]) -> CellTable:
        """The cells of one table by codes in code-book order; empty when nothing of it is released."""
        key = (source, period, ",".join(attributes))
        kept = self._unpacked.get(key)
        return kept if kept is not None else self._unpack(key, len(attributes))

    def _unpack(self, key: TableKey, size: int) -> CellTable:
        if key not in self._places:
            return NO_CELLS
        start, stop = self._places[key]
        words = self._words
        table = {
            tuple([words[code] for code in row[:size]]): Cell(
                row[WIDTH + 2], words[row[WIDTH]], words[row[WIDTH + 1]]
            )
            for row in self._packed[start:stop].tolist()
        }
        with self._lock:
            if len(self._unpacked) >= UNPACKED_TABLES:
                self._unpacked.clear()
            self._unpacked[key] = table
        return table
