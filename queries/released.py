"""All released cells of one version in memory, a text per table, unpacked when a question reads it.

A version is frozen, so reading it once spares every click a round trip.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sqlalchemy import Row, Select, String, cast, func, select

from queries.schema import released_cell

UNPACKED_TABLES = 1_500
BETWEEN_CELLS = "\n"
BETWEEN_PARTS = "\t"
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


def packed_tables() -> Select[Any]:
    """One row per released table: source, period, attributes and all its cells as one text."""
    c = released_cell.c
    codes = (c.code_1, c.code_2, c.code_3, c.code_4)
    parts = (*codes, cast(c.n, String), c.kind, func.coalesce(c.figure_id, ""))
    cells = func.string_agg(func.concat_ws(BETWEEN_PARTS, *parts), BETWEEN_CELLS).label("cells")
    return select(c.source, c.period, c.attributes, cells).group_by(c.source, c.period, c.attributes)


class ReleasedCells:
    """The cells of a version by source, period and attributes."""

    def __init__(self, rows: Iterable[Row[Any]]) -> None:
        self._packed: dict[TableKey, str] = {
            (r.source, r.period, r.attributes): BETWEEN_CELLS + r.cells for r in rows
        }
        self._unpacked: dict[TableKey, CellTable] = {}
        self._lock = Lock()

    def table(self, source: str, period: str, attributes: tuple[str, ...]) -> CellTable:
        """The cells of one table by codes in code-book order; empty when nothing of it is released."""
        key = (source, period, ",".join(attributes))
        kept = self._unpacked.get(key)
        return kept if kept is not None else self._unpack(key, len(attributes))

    def cell(
        self, source: str, period: str, attributes: tuple[str, ...], codes: tuple[str, ...]
    ) -> Cell | None:
        """One cell, found in the text without unpacking the table; None when it is not released."""
        key = (source, period, ",".join(attributes))
        kept = self._unpacked.get(key)
        if kept is not None:
            return kept.get(codes)
        text = self._packed.get(key, "")
        wanted = BETWEEN_CELLS + BETWEEN_PARTS.join((*codes, *[""] * (WIDTH - len(codes)))) + BETWEEN_PARTS
        start = text.find(wanted)
        if start < 0:
            return None
        end = text.find(BETWEEN_CELLS, start + len(wanted))
        n, kind, figure_id = text[start + len(wanted) : end if end >= 0 else None].split(BETWEEN_PARTS)
        return Cell(int(n), kind, figure_id)

    def _unpack(self, key: TableKey, size: int) -> CellTable:
        if key not in self._packed:
            return NO_CELLS
        table = {}
        for line in self._packed[key][1:].split(BETWEEN_CELLS):
            *codes, n, kind, figure_id = line.split(BETWEEN_PARTS)
            table[tuple(codes[:size])] = Cell(int(n), kind, figure_id)
        with self._lock:
            if len(self._unpacked) >= UNPACKED_TABLES:
                self._unpacked.clear()
            self._unpacked[key] = table
        return table
