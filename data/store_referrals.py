"""Delivered referrals in the store: the tables they ask for, as the gate leaves them."""

import hashlib
from collections.abc import Sequence

import pandas as pd
from duckdb import DuckDBPyConnection

from data.progress import Progress
from data.protection.candidate import Candidate
from data.protection.episode_lattice import registered_episode_tables
from data.protection.episode_release import SOURCE, cell_ids
from data.protection.episode_slices import left_of
from data.protection.perturbation import DEFAULT
from data.store_surveys import Protection, Tables, at_most, audited, table_rows
from data.vault import Delivery
from data.vault_rows import delivered_rows


def with_passed_referrals(
    tables: Tables,
    vault: DuckDBPyConnection,
    held: Sequence[Delivery],
    protection: Protection,
    progress: Progress,
) -> Tables:
    """The tables with the released cells of delivered referrals as the gate leaves them."""
    mine = [delivery for delivery in held if delivery.source == SOURCE and not delivery.is_synthetic]
    for delivery in mine:
        tables = _passed(tables, vault, delivery, protection, progress)
    return tables


def _passed(
    tables: Tables,
    vault: DuckDBPyConnection,
    delivery: Delivery,
    protection: Protection,
    progress: Progress,
) -> Tables:
    lattice = at_most(registered_episode_tables(), delivery)
    every, is_here = tables["released_cell"], _is_of(tables["released_cell"], delivery)
    cells = every[is_here]
    cells = cells[[names in set(lattice) for names, _ in cell_ids(cells)]]
    people = delivered_rows(vault, **delivery.key).fillna("").astype({"record_key": "uint32"})
    candidate = Candidate(people, cells, delivery, lattice, _hash_of(people, lattice))
    withheld = audited(vault, candidate, protection, progress)
    kept = left_of(cell_ids(cells), withheld)
    left = cells[[cell in kept for cell in cell_ids(cells)]]
    said = table_rows(delivery, registered_episode_tables(), withheld)
    found = dict(tables, released_cell=pd.concat([every[~is_here], left], ignore_index=True))
    for name, rows in said.items():
        others = tables[name][~_is_of(tables[name], delivery)]
        found[name] = pd.concat([others, rows], ignore_index=True)
    return found


def _is_of(rows: pd.DataFrame, delivery: Delivery) -> pd.Series:
    return rows["source"].eq(delivery.source) & rows["period"].eq(delivery.period)


def _hash_of(people: pd.DataFrame, lattice: Sequence[tuple[str, ...]]) -> str:
    """SHA-256 over everything that the released cells follow from."""
    digest = hashlib.sha256()
    for text in (people.to_csv(index=False), repr(tuple(lattice)), DEFAULT.parameters):
        digest.update(text.encode("utf-8"))
    return digest.hexdigest()
