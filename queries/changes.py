"""What differs between the served data version and the one before it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sqlalchemy import select

from queries.connection import Store, StoreReader, StoreUnavailableError
from queries.delivered import DELIVERED, DELIVERED_SURVEY, SURVEY
from queries.schema import figure, origin, released_cell

NOTICEABLE = 12
"""Persons: a smaller difference of a released total may be perturbation alone (two epochs)."""


@dataclass(frozen=True, slots=True)
class Changes:
    """`previous`: data version before this one, empty when this is the first; `origins`: short titles of the
    sources with new or changed figures, in Swedish."""

    previous: str = ""
    origins: tuple[str, ...] = ()

    @property
    def is_first(self) -> bool:
        return not self.previous


def changes(reader: StoreReader) -> Changes:
    """Compare the served version with the one built before it. The first version has nothing to compare
    with."""
    return _compared(reader.store().path)


@lru_cache(maxsize=8)
def _compared(path: Path) -> Changes:
    now = Store(path)
    others = []
    for other in path.parent.glob("store-*.duckdb"):
        if other == path:
            continue
        try:
            others.append(Store(other))
        except StoreUnavailableError:
            continue  # a damaged old version cannot be compared with; the served one is unaffected
    before = max(
        (s for s in others if s.version.built_at < now.version.built_at),
        key=lambda s: s.version.built_at,
        default=None,
    )
    found = Changes() if before is None else Changes(before.version.data_version, differing(before, now))
    for store in (now, *others):
        store.engine.dispose()
    return found


def differing(before: Store, now: Store) -> tuple[str, ...]:
    """Short titles of the sources with new, changed or missing figures or deliveries, in Swedish."""
    titles = _titles(before) | _titles(now)
    old, new = _figures(before), _figures(now)
    found = {code for code in new.keys() | old.keys() if old.get(code) != new.get(code)}
    files = [_delivered(store) for store in (before, now)]
    found |= {code for code in files[0].keys() | files[1].keys() if files[0].get(code) != files[1].get(code)}
    if _totals_differ(before, now) and DELIVERED_SURVEY not in found:
        found.add(SURVEY)
    found |= {code for code, _ in _files(before) ^ _files(now)}
    return tuple(sorted(titles.get(code, code) for code in found))


def _titles(store: Store) -> dict[str, str]:
    return {row.origin: row.short_title for row in store.fetch(select(origin.c.origin, origin.c.short_title))}


def _delivered(store: Store) -> dict[str, str]:
    """The files behind every passport of a delivery."""
    c = origin.c
    statement = select(c.origin, c.file_hash).where(c.origin.startswith(DELIVERED, autoescape=True))
    return {row.origin: row.file_hash for row in store.fetch(statement)}


def _figures(store: Store) -> dict[str, frozenset[tuple[object, ...]]]:
    c = figure.c
    found: dict[str, set[tuple[object, ...]]] = {}
    for row in store.fetch(select(c.origin, c.figure_id, c.value, c.value_low, c.value_high)):
        found.setdefault(row.origin, set()).add(tuple(row))
    return {code: frozenset(rows) for code, rows in found.items()}


def _files(store: Store) -> set[tuple[str, str]]:
    """Every source with the check sum of its file, delivered ones included."""
    c = origin.c
    return {(row.origin, row.file_hash) for row in store.fetch(select(c.origin, c.file_hash))}


def _totals_differ(before: Store, now: Store) -> bool:
    c = released_cell.c
    statement = select(c.source, c.period, c.n).where(c.attributes == "")
    old = {(r.source, r.period): r.n for r in before.fetch(statement)}
    new = {(r.source, r.period): r.n for r in now.fetch(statement)}
    return any(abs(new.get(k, 0) - old.get(k, 0)) > NOTICEABLE for k in old.keys() | new.keys())
