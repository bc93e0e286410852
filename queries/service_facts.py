"""The service catalogue as it lies in the store: services by organisation, with their stated criteria."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from data.codebook.services import service_names, service_words
from queries.answers import Answer, Row, Unit
from queries.connection import Store
from queries.doors import Basis, Criterion
from queries.filters import Filters
from queries.schema import service, service_criterion, service_detail
from queries.service_register import ORIGIN as REGISTER
from queries.service_register import REGISTERED, Registered, moment, registered

ORIGIN = "services"
ADMINISTRATION = "administration"
NOT_STATED = "not_stated"
USE_RULES = ("accepted", "conditional", "excluded", NOT_STATED)
NUMBERS = ("participants", "queue_persons", "queue_months_low", "queue_months_high")
BASES: Mapping[str, Basis] = {"stated": "stated", "interpreted": "interpreted"}


@dataclass(frozen=True, slots=True)
class Service:
    """One service: columns of `service` and `service_detail`, and its stated criteria by name. What is not
    among the criteria nobody states. register: what a delivered register says in place of the reports."""

    service_id: str
    name: str
    organisation: str
    administration: str
    principal: str
    scope: str
    districts: tuple[str, ...]
    access_rule: str
    target_group: str
    method: str
    goal: str
    capacity_note: str
    participants: int | None
    participants_note: str
    participants_figure_id: str
    queue_status: str
    queue_text: str
    queue_persons: int | None
    queue_months_low: int | None
    queue_months_high: int | None
    queue_figure_id: str
    section: str
    criteria: Mapping[str, Criterion]
    register: Registered | None = None

    @property
    def told_by(self) -> str:
        """Where the description comes from and which days it holds, Swedish."""
        return self.register.words if self.register else service_words("register")["reports"]

    @property
    def is_lapsed(self) -> bool:
        """Whether the register's description has ended, so that nothing is known of the service today."""
        return self.register is not None and self.register.is_lapsed

    def is_of(self, filters: Filters) -> bool:
        """Whether a chosen administration runs it."""
        return self.principal in filters.codes(ADMINISTRATION)


def services(store: Store) -> list[Service]:
    """All services, by organisation and name; none on an empty store. Where a delivered register describes a
    service today, it does so in place of the reports."""
    return store.once(f"services {moment(store)}", lambda: _read(store))


def _read(store: Store) -> list[Service]:
    details = {r.service_id: r._mapping for r in store.rows(service_detail)}
    criteria = _criteria(store)
    register = registered(store)
    made = ("criteria", "districts", "register")
    names = [field.name for field in fields(Service) if field.name not in made]
    found = []
    for r in store.rows(service):
        columns = {**details[r.service_id], **r._mapping}
        districts = tuple(code for code in columns["districts"].split(",") if code)
        told = {name: columns[name] for name in names}
        one = Service(**told, districts=districts, criteria=criteria.get(r.service_id, {}))
        found.append(_as_registered(one, register[r.service_id]) if r.service_id in register else one)
    found += [_added(code, register[code]) for code in service_words("added") if code in register]
    order = list(service_words("principals"))
    return sorted(found, key=lambda one: (order.index(one.principal), one.name))


def _added(code: str, said: Registered) -> Service:
    """A service that no report names: all that is known of it is what the register says."""
    texts = dict.fromkeys((field.name for field in fields(Service)), "")
    unknown = dict.fromkeys(NUMBERS, None)
    known = {"service_id": code, "name": service_names()[code], "queue_status": NOT_STATED}
    made: dict[str, Any] = {**texts, **unknown, **known, "districts": (), "criteria": {}, "register": None}
    return _as_registered(Service(**made), said)


def _as_registered(one: Service, said: Registered) -> Service:
    """The service as the register has it. What it has a column for is its word alone, also where it is empty;
    once its last day has passed nothing is known."""
    kept = {} if said.is_lapsed else {n: c for n, c in one.criteria.items() if n not in REGISTERED}
    rules = [c.text for name, c in said.criteria.items() if name not in ("district", "age", "gender")]
    return replace(
        one,
        organisation=service_words("principals")[said.principal],
        administration=said.principal,
        principal=said.principal,
        scope=NOT_STATED if said.is_lapsed else said.scope,
        districts=said.districts,
        access_rule=" ".join(rules),
        criteria={**said.criteria, **kept},
        register=said,
    )


def _criteria(store: Store) -> dict[str, dict[str, Criterion]]:
    found: dict[str, dict[str, Criterion]] = {}
    for r in store.rows(service_criterion):
        values = tuple(r.value.split(","))
        place = f"{store.reference.passports[r.report].short_title} {r.section}"
        criterion = Criterion(r.criterion, r.rule, values, BASES[r.basis], r.text, r.quote, place)
        found.setdefault(r.service_id, {})[r.criterion] = criterion
    return found


def counted(name: str, codes: Iterable[str]) -> dict[str, float]:
    """How many of each code, by name and code, in the order they come."""
    return {f"{name}_{code}": float(n) for code, n in Counter(codes).items()}


def by_use(found: Iterable[Service]) -> dict[str, float]:
    """Services by what they state of ongoing use: accepted, conditional, excluded or not_stated."""
    rules = (one.criteria["active_use"].rule if "active_use" in one.criteria else NOT_STATED for one in found)
    return {f"use_{rule}": 0.0 for rule in USE_RULES} | counted("use", rules)


def service_answer(
    store: Store,
    filters: Filters,
    question: str,
    rows: Sequence[Row],
    *,
    unit: Unit = "verksamheter",
    period: str,
    n: float | None = None,
    facts: Mapping[str, float] | None = None,
    figure_ids: tuple[str, ...] = (),
    caveats: tuple[str, ...] = (),
    follows: tuple[str, ...] = (),
    beside: tuple[str, ...] = (),
) -> Answer:
    """An answer of facts about services: it follows the administration and names every other filter as left
    out."""
    return Answer(
        question=question,
        rows=tuple(rows),
        origin=ORIGIN,
        unit=unit,
        n=n,
        period=period,
        data_version=store.version.data_version,
        honoured=(ADMINISTRATION,),
        left_out=tuple(name for name in filters.names if name != ADMINISTRATION),
        figure_ids=figure_ids,
        caveats=caveats,
        facts=dict(facts or {}),
        follows=follows,
        beside=beside,
    )


def register_beside(store: Store) -> tuple[str, ...]:
    """The passport of the register where a description of it has begun."""
    return (REGISTER,) if registered(store) else ()


def register_period(store: Store, printed: str) -> str:
    """The time that the reports' facts concern, and which registers stand beside them."""
    months = sorted({one.delivered for one in registered(store).values()})
    place = service_words("register")["place"]
    return printed if not months else f"{printed}; {place.format(delivered=', '.join(months)).lower()}"
