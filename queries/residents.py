"""Residents per district: as the city publishes them, or as they are delivered of a year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from queries.answers import Kind
from queries.connection import Store
from queries.delivered_tables import delivered_population
from queries.schema import population

ADULT_AGES = {"age_18_29": (18, 29), "age_30_54": (30, 54), "age_55_plus": (55, 64)}
DISTRICTS = ("nordost", "centrum", "sydvast", "hisingen")
PUBLISHED, DELIVERED = "population", "delivered_population"
"""The passports of the two sources."""


@dataclass(frozen=True, slots=True)
class Adults:
    """Residents of 18–64 years per district on 31 December of a year, empty when nobody tells. printed: as
    the city has published them, where a delivery says otherwise."""

    persons: Mapping[str, int] = field(default_factory=dict)
    kind: Kind = "published"
    printed: Mapping[str, int] = field(default_factory=dict)

    @property
    def origins(self) -> tuple[str, ...]:
        """The passports of these numbers."""
        if not self.persons:
            return ()
        own = DELIVERED if self.kind == "delivered" else PUBLISHED
        return (own, PUBLISHED) if self.printed else (own,)


def adults(store: Store, period: str, ages: tuple[str, ...] = ()) -> Adults:
    """Adults of a year; of the chosen age groups only when there are any. Both genders together.

    A delivery stands in place of what is published when it holds every district and every age of 18–64."""
    wanted = [ADULT_AGES[age] for age in (ages or ADULT_AGES)]
    delivered = store.once("delivered_residents", lambda: _delivered(store)).get(period, [])
    published = _summed(_of_year(store.rows(population), period), wanted)
    if not _is_whole(delivered):
        return Adults(published)
    now = _summed(delivered, wanted)
    differing = {code: n for code, n in published.items() if now.get(code) != n}
    return Adults(now, "delivered", differing)


def _of_year(rows: Iterable[Any], period: str) -> list[tuple[str, int, int]]:
    return [(row.district, row.age, row.persons) for row in rows if str(row.year) == period]


def _delivered(store: Store) -> dict[str, list[tuple[str, int, int]]]:
    """District, age and persons by year; women and men are added where they are counted apart."""
    together: dict[tuple[str, str, int], int] = {}
    apart: dict[tuple[str, str, int], int] = {}
    for row in store.rows(delivered_population):
        of = apart if row.gender else together
        key = (str(row.year), row.district, row.age)
        of[key] = of.get(key, 0) + row.persons
    found: dict[str, list[tuple[str, int, int]]] = {}
    for (year, district, age), persons in {**apart, **together}.items():
        found.setdefault(year, []).append((district, age, persons))
    return found


def _summed(rows: Iterable[tuple[str, int, int]], wanted: list[tuple[int, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for district, age, persons in rows:
        if any(low <= age <= high for low, high in wanted):
            found[district] = found.get(district, 0) + persons
    return found


def _is_whole(rows: Iterable[tuple[str, int, int]]) -> bool:
    held = {(district, age) for district, age, _ in rows}
    first, last = ADULT_AGES["age_18_29"][0], ADULT_AGES["age_55_plus"][1]
    return all((district, age) in held for district in DISTRICTS for age in range(first, last + 1))
