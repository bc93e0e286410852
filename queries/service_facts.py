"""The service catalogue as it lies in the store: services by organisation, with their stated criteria."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from data.codebook.services import service_words
from queries.answers import Answer, Row, Unit
from queries.connection import Store
from queries.doors import Criterion
from queries.filters import Filters
from queries.schema import service, service_criterion, service_detail

ORIGIN = "services"
ADMINISTRATION = "administration"
NOT_STATED = "not_stated"
USE_RULES = ("accepted", "conditional", "excluded", NOT_STATED)


@dataclass(frozen=True, slots=True)
class Service:
    """One service: columns of `service` and `service_detail`, and its stated criteria by name. What is not
    among the criteria no report states."""

    service_id: str
    name: str
    principal: str
    scope: str
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

    def is_of(self, filters: Filters) -> bool:
        """Whether a chosen administration runs it."""
        return self.principal in filters.codes(ADMINISTRATION)


def services(store: Store) -> list[Service]:
    """All services, by organisation and name; none on an empty store."""
    return store.once("services", lambda: _read(store))


def _read(store: Store) -> list[Service]:
    details = {r.service_id: r._mapping for r in store.rows(service_detail)}
    criteria = _criteria(store)
    names = [field.name for field in fields(Service) if field.name != "criteria"]
    found = []
    for r in store.rows(service):
        columns = {**details[r.service_id], **r._mapping}
        found.append(
            Service(**{name: columns[name] for name in names}, criteria=criteria.get(r.service_id, {}))
        )
    order = list(service_words("principals"))
    return sorted(found, key=lambda one: (order.index(one.principal), one.name))


def _criteria(store: Store) -> dict[str, dict[str, Criterion]]:
    found: dict[str, dict[str, Criterion]] = {}
    for r in store.rows(service_criterion):
        values = tuple(r.value.split(","))
        is_interpreted = r.basis == "interpreted"
        place = f"{store.reference.passports[r.report].short_title} {r.section}"
        criterion = Criterion(r.criterion, r.rule, values, is_interpreted, r.text, r.quote, place)
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
) -> Answer:
    """An answer of printed facts about services: it follows the administration and names every other filter
    as left out."""
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
    )
