"""The delivered register of services: what it says of a service on a day, as criteria of its door.

A description counts from its first day. The latest delivery that speaks of the day speaks alone, also by what
it leaves empty: that is unknown. After its last day nothing is known of the service, until a newer one comes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data.codebook import attribute
from data.codebook.services import service_words, value_words
from queries.connection import Store
from queries.deadlines import today
from queries.doors import Criterion
from queries.equity_need import ADMINISTRATIONS
from queries.register_tables import service_register

ORIGIN = "delivered_register"
REGISTERED = (
    "district",
    "active_use",
    "housing",
    "income_support",
    "treatment_contact",
    "decision",
    "age",
    "gender",
)
"""The criteria that a register has a column for; the others stay as the reports state them."""


@dataclass(frozen=True, slots=True)
class Registered:
    """What a register says of a service. is_lapsed: its last day has passed, and nothing newer is known."""

    principal: str
    scope: str
    districts: tuple[str, ...]
    criteria: Mapping[str, Criterion]
    words: str
    delivered: str
    is_lapsed: bool


def registered(store: Store) -> dict[str, Registered]:
    """The register of today by service; a service that it does not speak of yet is not there."""
    rows = store.rows(service_register)
    day = today().isoformat()
    begun = tuple(row for row in rows if row.valid_from <= day)
    latest = {row.service_id: row for row in sorted(begun, key=lambda r: (r.delivered, r.valid_from))}
    return {code: _registered(row, day) for code, row in latest.items()}


def moment(store: Store) -> tuple[int, int]:
    """How many descriptions have begun and how many have ended: the same as long as the register is."""
    day = today().isoformat()
    rows = store.rows(service_register)
    return sum(row.valid_from <= day for row in rows), sum("" < row.valid_to < day for row in rows)


def _registered(row: Any, day: str) -> Registered:
    words = service_words("register")
    is_lapsed = bool(row.valid_to) and row.valid_to < day
    span = words["until" if row.valid_to else "open_ended"].format(start=row.valid_from, end=row.valid_to)
    place = words["place"].format(delivered=row.delivered)
    districts = _districts(row)
    criteria = {one.criterion: one for one in _criteria(row, districts, place)}
    return Registered(
        row.principal,
        row.scope,
        () if is_lapsed else districts,
        {} if is_lapsed else criteria,
        words["lapsed"].format(end=row.valid_to) if is_lapsed else f"{place}, {span}",
        row.delivered,
        is_lapsed,
    )


def _districts(row: Any) -> tuple[str, ...]:
    """Those it takes clients from. A service for the whole city takes all unless it names some."""
    given = tuple(code for code in row.districts.split(",") if code)
    return given or (ADMINISTRATIONS if row.scope == "city_wide" else ())


def _criteria(row: Any, districts: tuple[str, ...], place: str) -> Iterator[Criterion]:
    """What the row states; an empty cell states nothing."""
    for name, rule, values, text in (*_people(row, districts), *_conditions(row)):
        yield Criterion(name, rule, values, "delivered", text, place=place)


Stated = tuple[str, str, tuple[str, ...], str]


def _people(row: Any, districts: tuple[str, ...]) -> Iterator[Stated]:
    """Whom the service is for: where they live, their age and gender."""
    words = service_words("register")
    if set(districts) == set(ADMINISTRATIONS):
        yield "district", "accepted", districts, words["district_all"]
    elif districts:
        names = _listed(attribute("administration").code(code).label for code in districts)
        yield "district", "required", districts, words["district_some"].format(names=names)
    low, high = row.age_from, row.age_to
    if low is not None or high is not None:
        kind = "age_between" if None not in (low, high) else "age_from" if high is None else "age_to"
        span = f"{'' if low is None else low}-{'' if high is None else high}"
        yield "age", "required", (span,), words[kind].format(low=low, high=high)
    if row.gender:
        names = attribute("gender").code(row.gender).plural.lower()
        yield "gender", "required", (row.gender,), words["gender_some"].format(names=names)


def _conditions(row: Any) -> Iterator[Stated]:
    """What the service asks of them."""
    words = service_words("register")
    if row.active_use:
        yield "active_use", row.active_use, ("register",), words[f"active_use_{row.active_use}"]
    homes = tuple(code for code in row.housing.split(",") if code)
    if "none" in homes:
        yield "housing", "not_required", ("none",), words["housing_none"]
    elif homes:
        names = (value_words("housing")[code] for code in homes)
        told = _listed((name[:1].lower() + name[1:] for name in names), "eller")
        yield "housing", "required", homes, words["housing_some"].format(names=told)
    for name in ("income_support", "treatment_contact", "decision"):
        if answer := getattr(row, name):
            rule = "required" if answer == "yes" else "not_required"
            yield name, rule, (answer,), words[f"{name}_{answer}"]


def _listed(names: Iterator[str], joint: str = "och") -> str:
    *first, last = names
    return f"{', '.join(first)} {joint} {last}" if first else last
