"""Participants and need of each administration: what questions of equal access are worked out from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.codebook.episodes import EVENT
from queries.answers import AnyAnswer, TooFew
from queries.cells import Count, Scope
from queries.connection import Store
from queries.episode_cells import ORIGIN, Group, count, group_of, kind_of_counts
from queries.equity_need import (
    ADMINISTRATIONS,
    ADULTS,
    BARRIERS,
    CLIENTS,
    need_counts,
    need_scope,
)
from queries.filters import Filters
from queries.options import NEED_MEASURE
from queries.residents import Adults, adults

SERVED = "served"
CHOSEN = {"hinder": BARRIERS, "klienter": CLIENTS}
"""Measures of need by the alternatives of the option."""
MEASURES = (*CHOSEN.values(), ADULTS)
FEWEST_AREAS = 2


@dataclass(frozen=True, slots=True)
class Supply:
    """Participants by administration, and need by measure and administration, as far as they are released.
    Adults are a public number and have no perturbed cell; beside: their passports."""

    group: Group
    places: dict[str, Count]
    needs: dict[str, dict[str, Count]]
    beside: tuple[str, ...] = ()

    @property
    def is_example(self) -> bool:
        """True when the participants are those of fictional programmes."""
        return kind_of_counts(list(self.places.values())) == "synthetic"

    def observed(self, codes: Sequence[str]) -> list[float]:
        """Participants of these administrations."""
        return [self.places[code].n for code in codes]

    def areas(self, measure: str) -> tuple[str, ...]:
        """Administrations that can be compared by a measure, in their fixed order."""
        need = self.needs[measure]
        return tuple(c for c in ADMINISTRATIONS if c in self.places and c in need and need[c].n > 0)

    def cells(self, measure: str) -> tuple[int, int]:
        """Most perturbed cells behind a number of participants, and behind a need."""
        codes = self.areas(measure)
        need = self.needs[measure]
        return max(self.places[c].cells for c in codes), max(need[c].cells for c in codes)


def supply(store: Store, filters: Filters, question: str) -> Supply | AnyAnswer:
    """Participants of the latest year by administration, and their need in the latest week-40 survey.

    Follows gender; the population has none, so with a gender chosen adults are no measure. Other filters are
    not held by the participants and are left out of the need too."""
    group = group_of(store, filters, question, own=("administration",), asks=SERVED)
    if not isinstance(group, Group):
        return group
    gender = dict(group.within).get("gender", ())
    alike = replace(filters, chosen=()).with_codes("gender", gender)
    scope = need_scope(store, alike, question)
    if not isinstance(scope, Scope):
        return scope
    needs = need_counts(store, scope, alike)
    residents = Adults() if gender else adults(store, scope.period)
    found = {
        code: count(
            store, replace(group, within=(("administration", (code,)), *group.within)), ((EVENT, SERVED),)
        )
        for code in ADMINISTRATIONS
    }
    places = {code: part for code, part in found.items() if part is not None}
    known = {code: Count(n, 0, "published") for code, n in residents.persons.items()}
    told = Supply(group, places, {**needs, ADULTS: known}, residents.origins)
    if all(can_be_compared(told, measure) for measure in CHOSEN.values()):
        return told
    return TooFew(question, ORIGIN, store.version.data_version, is_example=told.is_example)


def can_be_compared(found: Supply, measure: str) -> bool:
    """Whether at least two administrations have a need by this measure, and anybody takes part."""
    codes = found.areas(measure)
    return len(codes) >= FEWEST_AREAS and sum(found.observed(codes)) > 0


def chosen_measure(filters: Filters) -> str:
    """The measure of need that the user has chosen."""
    return CHOSEN[filters.option(NEED_MEASURE.slug)]
