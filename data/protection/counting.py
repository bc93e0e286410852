"""True counts and key sums of every registered cell, from the vault's clients by blocks of attributes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from data.codebook.model import Attribute, attribute, attributes
from data.protection.encoding import WIDTH, CellIds, first_item, item_numbers, pack, sizes, unpack
from data.protection.keys import KEY_SPACE
from data.protection.lattice import SCREENING, Table

GROUP = 3


@dataclass(frozen=True, eq=False)
class CellCounts:
    """Per cell: id, persons, and the sum of their record keys modulo 2³². Never leaves the process."""

    ids: CellIds
    n: NDArray[np.int64]
    key_sums: NDArray[np.int64]

    @property
    def cell_keys(self) -> NDArray[np.float64]:
        """A number in [0, 1) per cell that depends on exactly who is in it."""
        return self.key_sums / KEY_SPACE


def count_cells(
    connection: DuckDBPyConnection, *, source: str, period: str, tables: Sequence[Table]
) -> CellCounts:
    """Every cell of the tables with at least one person, roll-ups included, in order of id.

    Reads the vault's `client` relation. Codes that may only stand alone are left out of larger tables.
    ValueError when a client in the target group lacks an answer.
    """
    screening = [table for table in tables if SCREENING in table]
    others = [table for table in tables if SCREENING not in table]
    parts = []
    for chosen, everybody in ((screening, True), (others, False)):
        if chosen:
            _encode_clients(connection, source, period, chosen, everybody=everybody)
            parts += [_count_block(connection, names, block) for names, block in _blocks(chosen)]
    return _ordered(_without_lone_codes(_with_rollups(_joined(parts))))


def _encode_clients(
    connection: DuckDBPyConnection, source: str, period: str, tables: Collection[Table], *, everybody: bool
) -> None:
    """Temporary relation `coded`: the position of each answer in its attribute, and the record key."""
    columns = [f"enum_code({name}) AS {name}" for name in _names(tables)]
    condition = "" if everybody else f" AND {SCREENING} = 'yes'"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE coded AS SELECT {', '.join((*columns, 'record_key'))} "
        f"FROM client WHERE source = $source AND period = $period{condition}",
        {"source": source, "period": period},
    )


def _blocks(tables: Sequence[Table]) -> Iterator[tuple[Table, Sequence[Table]]]:
    """The tables in blocks of few attributes: persons are counted once per block, and tables from the block's
    cells, so that the cost follows the number of cells more than the number of persons."""
    names = _names(tables)
    number = -(-len(names) // GROUP)
    groups = [names[k::number] for k in range(number)]
    left = list(tables)
    # A table has at most WIDTH attributes, so that many groups hold every table.
    for chosen in combinations(groups, min(WIDTH, number)):
        within = {name for group in chosen for name in group}
        block = [table for table in left if within.issuperset(table)]
        left = [table for table in left if not within.issuperset(table)]
        if block:
            yield _names(block), block


def _names(tables: Collection[Table]) -> Table:
    return tuple(a.name for a in attributes() if any(a.name in table for table in tables))


def _count_block(connection: DuckDBPyConnection, names: Table, tables: Sequence[Table]) -> CellCounts:
    columns = connection.execute(
        f"SELECT {', '.join((*names, ''))}count(*) AS n, (sum(record_key) % {KEY_SPACE})::BIGINT AS key_sum "
        "FROM coded GROUP BY ALL"
    ).fetchnumpy()
    answers = {name: _complete(columns[name]) for name in names}
    n, key_sum = (np.asarray(np.ma.filled(columns[name]), dtype=np.int64) for name in ("n", "key_sum"))
    return _joined([_count_table(table, answers, n, key_sum) for table in tables])


def _complete(answers: Any) -> NDArray[np.int64]:
    if np.ma.is_masked(answers):
        raise ValueError("a client in the target group lacks an answer")
    return np.asarray(np.ma.filled(answers), dtype=np.int64)


def _count_table(
    table: Table, answers: dict[str, NDArray[np.int64]], n: NDArray[np.int64], key_sum: NDArray[np.int64]
) -> CellCounts:
    """The cells of one table, summed from those of its block: their place is a number with one digit per
    attribute."""
    place, cells = np.zeros(len(n), dtype=np.int64), 1
    for source in map(attribute, table):
        place = place * len(source.codes) + answers[source.name]
        cells *= len(source.codes)
    persons, keys = np.zeros(cells, dtype=np.int64), np.zeros(cells, dtype=np.int64)
    np.add.at(persons, place, n)
    np.add.at(keys, place, key_sum)
    found = np.flatnonzero(persons)
    ids, rest = np.zeros(len(found), dtype=np.int64), found
    for source in map(attribute, reversed(table)):
        rest, code = np.divmod(rest, len(source.codes))
        ids = (ids << 8) | (first_item(source) + code)
    return CellCounts(ids.astype(np.uint32), persons[found], keys[found] % KEY_SPACE)


def _joined(parts: Sequence[CellCounts]) -> CellCounts:
    return CellCounts(
        np.concatenate([p.ids for p in parts]),
        np.concatenate([p.n for p in parts]),
        np.concatenate([p.key_sums for p in parts]),
    )


def _with_rollups(counts: CellCounts) -> CellCounts:
    """The cells, and for every roll-up code the summed cells of the codes it stands for."""
    for a in attributes():
        if a.rollups:
            counts = _joined([counts, *(_rolled(counts, a, code, members) for code, members in a.rollups)])
    return counts


def _rolled(counts: CellCounts, source: Attribute, code: str, members: tuple[str, ...]) -> CellCounts:
    numbers = item_numbers()
    cells = unpack(counts.ids)
    is_member = np.isin(cells, [numbers[source.name, member] for member in members])
    here = is_member.any(axis=1)
    renamed = pack(np.where(is_member[here], np.uint8(numbers[source.name, code]), cells[here]))
    frame = pd.DataFrame({"id": renamed, "n": counts.n[here], "key_sum": counts.key_sums[here]})
    summed = frame.groupby("id", sort=True).sum()
    ids = summed.index.to_numpy().astype(np.uint32)
    return CellCounts(ids, summed["n"].to_numpy(), summed["key_sum"].to_numpy() % KEY_SPACE)


def _without_lone_codes(counts: CellCounts) -> CellCounts:
    lone = [item_numbers()[a.name, code] for a in attributes() for code in a.one_way_only]
    in_crossing = np.isin(unpack(counts.ids), lone).any(axis=1) & (sizes(counts.ids) > 1)
    return _chosen(counts, ~in_crossing)


def _ordered(counts: CellCounts) -> CellCounts:
    return _chosen(counts, np.argsort(counts.ids))


def _chosen(counts: CellCounts, which: NDArray[np.bool_] | NDArray[np.intp]) -> CellCounts:
    return CellCounts(counts.ids[which], counts.n[which], counts.key_sums[which])
