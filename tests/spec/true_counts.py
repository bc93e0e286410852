"""Cells that show the true counts: the registered tables, without perturbation and without slice rule."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

import pandas as pd

from data.clients import derive_attributes
from data.codebook import attributes
from data.protection.encoding import CODE_COLUMNS
from data.protection.lattice import SCREENING, Table, registered_tables

Key = tuple[str, tuple[str, ...]]
NAMES = tuple(a.name for a in attributes())
ROLLED = {a.name: {m: roll for roll, members in a.rollups for m in members} for a in attributes()}
ALONE = {a.name: set(a.one_way_only) for a in attributes()}


def true_cells(raw: pd.DataFrame, tables: tuple[Table, ...] | None = None) -> pd.DataFrame:
    """Columns period, attributes, code_1 … code_4, n (persons); counted one client at a time."""
    chosen = registered_tables() if tables is None else tables
    parts = [_of_year(answers, str(year), chosen) for year, answers in raw.groupby("year")]
    columns = ["period", "attributes", *CODE_COLUMNS, "n"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def _of_year(raw: pd.DataFrame, year: str, tables: tuple[Table, ...]) -> pd.DataFrame:
    derived = derive_attributes(raw)[list(NAMES)].astype(object)
    people = Counter(derived.where(derived.notna(), None).itertuples(index=False, name=None))
    cells: Counter[Key] = Counter()
    for answers, persons in people.items():
        person = dict(zip(NAMES, answers, strict=True))
        cells.update(dict.fromkeys(_cells_of(person, tables), persons))
    rows = [(year, names, *(*codes, "", "", "", "")[:4], n) for (names, codes), n in sorted(cells.items())]
    return pd.DataFrame(rows, columns=["period", "attributes", *CODE_COLUMNS, "n"])


def _cells_of(person: dict[str, str | None], tables: tuple[Table, ...]) -> Iterator[Key]:
    """Every cell that a person is in, roll-ups included."""
    codes = {name: _codes(name, code) for name, code in person.items() if code is not None}
    is_active = person[SCREENING] == "yes"
    for table in tables:
        if not is_active and SCREENING not in table:
            continue
        if len(table) > 1 and any(person[name] in ALONE[name] for name in table):
            continue
        for found in product(*(codes[name] for name in table)):
            yield ",".join(table), found


def _codes(name: str, code: str) -> tuple[str, ...]:
    rolled = ROLLED[name].get(code)
    return (code,) if rolled is None else (code, rolled)
