"""What is delivered of services beside what is made up: never in one answer, and with its own passports."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from data.codebook.episodes import EVENT
from queries.answers import Answer, AnyAnswer, Kind
from queries.connection import Store
from queries.reference import Passport

ALL, REFERRALS = "all", "episodes"
DELIVERED = "delivered_"
"""How the codes of passports of deliveries begin."""
ALL_LABEL, ALL_DELIVERED = "Alla exempelverksamheter", "Alla verksamheter"
ORIGINS = {
    "example_services": "delivered_services",
    "example_fidelity": "delivered_fidelity",
    "example_episodes": "delivered_episodes",
}


SURVEY, DELIVERED_SURVEY = "v40", "delivered_v40"
SURVEYS = (SURVEY, DELIVERED_SURVEY)
"""Passports of the survey: what the report prints, and what has been delivered."""


def dated(passport: Passport) -> tuple[str, str]:
    """When the figures of a passport came: what the day is of, and the day, empty where it is not known."""
    is_delivered = passport.origin.startswith(DELIVERED)
    return "Senast inläst" if is_delivered else "Publicerad", passport.published


class HasKind(Protocol):
    """A row of the store, or what is made of one."""

    @property
    def kind(self) -> Kind: ...


Found = TypeVar("Found", bound=HasKind)


def delivered_alone(found: Sequence[Found]) -> list[Found]:
    """The delivered ones when there are any, otherwise all: fictional programmes give way to real ones."""
    return [one for one in found if one.kind == "delivered"] or list(found)


def shown_years(store: Store, source: str) -> tuple[int, ...]:
    """Years of a source that pages show, latest first: of referrals the delivered ones alone once there are
    any, so that a made-up later year never stands in the way of a real one. Clients of the survey have years
    of both kinds, since the reports print numbers of theirs."""
    years = store.years(source)
    return delivered_years(store) or years if source == REFERRALS else years


def delivered_years(store: Store) -> tuple[int, ...]:
    """Years with delivered referrals, latest first."""
    return store.once("years of referrals", lambda: _delivered_years(store))


def _delivered_years(store: Store) -> tuple[int, ...]:
    years = store.years(REFERRALS)
    kinds = {y: {c.kind for c in store.cells(REFERRALS, str(y), (EVENT,)).values()} for y in years}
    return tuple(year for year in years if "delivered" in kinds[year])


def with_passport(store: Store, answer: AnyAnswer) -> AnyAnswer:
    """The answer with the passport of the delivered survey where its clients are delivered: the report's one
    tells of other clients and another file."""
    if not isinstance(answer, Answer) or DELIVERED_SURVEY not in store.reference.passports:
        return answer
    is_delivered = answer.origin == SURVEY and answer.kind == "delivered"
    return replace(answer, origin=DELIVERED_SURVEY) if is_delivered else answer


def origin_of(kind: Kind, example: str) -> str:
    """The passport of an answer: that of the examples, or of the delivery that has replaced them."""
    return ORIGINS[example] if kind == "delivered" else example


def all_label(kind: Kind) -> str:
    """All programmes together, in Swedish."""
    return ALL_DELIVERED if kind == "delivered" else ALL_LABEL


def caveats_of(kind: Kind, fictional: str, *others: str) -> tuple[str, ...]:
    """The reservations; that all is made up only where it is."""
    return others if kind == "delivered" else (fictional, *others)
