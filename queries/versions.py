"""Källor & metod: the data versions that are kept, and what changed from one to the next."""

from functools import lru_cache
from pathlib import Path

from sqlalchemy import Table, func, select

from queries.answers import AnyAnswer, Row
from queries.changes import differing
from queries.connection import Store, StoreUnavailableError
from queries.filters import Filters
from queries.pointer import STORE_FILES, files_beside
from queries.published import stated
from queries.schema import figure, released_cell, released_table, withheld_table

SERVED, KEPT = "served", "kept"
LARGEST_CHANGE = 5
"""Persons that a released number can differ by from the true one (D of the perturbation table)."""
CLIENTS = {"delivered": "inlästa", "synthetic": "syntetiska"}
STATES = {SERVED: "Visas nu", KEPT: "Tidigare"}


def data_versions(store: Store, filters: Filters) -> AnyAnswer:
    """The served data version and earlier ones, latest first. Columns: version, served or kept (group),
    printed figures, when it was built, whether clients are synthetic, sources changed since the one before.
    Grain: one row per version that is kept and has figures or cells."""
    return stated(store, "data_versions", versions_beside(store.path), origin="compilation", unit="uppgifter")


def released_data(store: Store, filters: Filters) -> AnyAnswer:
    """What the served version holds of clients and referrals. Columns: what, number. Grain: one row per
    count; none on a store without released tables."""
    counts = {
        "released_tables": ("tabeller som får visas, bestämda i förväg", _count(store, released_table)),
        "released_cells": ("antal i tabellerna", _count(store, released_cell)),
        "withheld_tables": ("undanhållna tabeller", _count(store, withheld_table)),
        "largest_change": ("personer är den största justeringen", LARGEST_CHANGE),
    }
    rows = (Row(code, words, count=number, kind="own") for code, (words, number) in counts.items())
    found = rows if counts["released_tables"][1] else ()
    return stated(store, "released_data", found, origin="compilation")


def versions_beside(served: Path) -> tuple[Row, ...]:
    """A row per version in the folder of the served one, latest first."""
    return _versions(served, files_beside(served.parent))


@lru_cache(maxsize=8)
def _versions(served: Path, _names: tuple[str, ...]) -> tuple[Row, ...]:
    """Read once per served version and files beside it: versions are frozen."""
    stores = sorted(_readable(served), key=lambda one: one.version.built_at)
    rows = []
    for before, now in zip([None, *stores], stores, strict=False):
        printed = _count(now, figure)
        if printed or _count(now, released_cell):
            rows.append(_row(before, now, printed, is_served=now.path == served))
    for one in stores:
        one.engine.dispose()
    return tuple(reversed(rows))


def _readable(served: Path) -> list[Store]:
    found = []
    for path in served.parent.glob(STORE_FILES):
        try:
            found.append(Store(path))
        except StoreUnavailableError:
            continue  # a damaged earlier version cannot be told of; the served one is unaffected
    return found


def _count(store: Store, table: Table) -> int:
    statement = select(func.count()).select_from(table)
    return store.once(f"count {table.name}", lambda: int(store.fetch(statement)[0][0]))


def _row(before: Store | None, now: Store, printed: int, *, is_served: bool) -> Row:
    state = SERVED if is_served else KEPT
    details = (
        ("Byggd", now.version.built_at[:10]),
        ("Klienter", _clients(now)),
        ("Ändrat sedan versionen före", _changed(before, now)),
    )
    return Row(
        now.version.data_version,
        now.version.data_version,
        state,
        STATES[state],
        count=printed,
        kind="own",
        unit="publicerade tal",
        details=details,
    )


def _clients(store: Store) -> str:
    """Whether the week-40 clients are made up or delivered, which other deliveries say nothing of."""
    c = released_cell.c
    statement = select(c.kind).where(c.source == "v40", c.kind != "published").distinct()
    kinds = {row.kind for row in store.fetch(statement)}
    words = [words for kind, words in CLIENTS.items() if kind in kinds]
    return " och ".join(words).capitalize() or "Inga"


def _changed(before: Store | None, now: Store) -> str:
    """Sources with changed figures, in words."""
    if before is None:
        return "Första versionen"
    return "; ".join(differing(before, now)) or "Inga siffror har ändrats"


QUESTIONS = (data_versions, released_data)
