"""Likvärdighet, supply: which services each administration's clients can have, and what is said in words."""

from dataclasses import replace
from itertools import chain

from data.codebook.model import NOT_STATED
from queries.answers import Answer, AnyAnswer, Kind, NoData, Row
from queries.cells import code_label
from queries.connection import Store
from queries.delivered import delivered_years
from queries.equity_need import ADMINISTRATIONS
from queries.filters import Filters
from queries.housing import housing_statements
from queries.published import figures, statements
from queries.service_facts import Service, register_beside, register_period, services
from queries.services import by_register
from queries.words import SECTION

OWN, SHARED, ENTRY = "Egen", "Delad", "Egen ingång"
CONDITION, COMMON, NONE = "Villkor", "Gemensam", "Ingen"
REACH = "Upptagning"
FOR_ONE, FOR_SOME = "Bara en förvaltning", "Några förvaltningar eller särskilt villkor"
FOR_ALL, FOR_UNKNOWN = "Hela staden", "Upptagningen anges inte"
REACHES = (FOR_ONE, FOR_SOME, FOR_ALL, FOR_UNKNOWN)
RULE, RUN_BY = "Villkor för plats", "Bedrivs av"
WITH_DECISION = "sf_with_assessed_measures_number"


def access_of(scope: str, districts: tuple[str, ...], rule: str, administration: str) -> str:
    """How an administration's clients reach a service, one of the seven words above.

    districts: those whose clients it takes by rule; rule: its published rule of access, if any.
    """
    is_in = administration in districts
    if scope == "local" and districts:
        return OWN if is_in else NONE
    if scope == "shared" and districts:
        return SHARED if is_in else NONE
    if scope == "city_wide" and set(districts) == set(ADMINISTRATIONS):
        return COMMON
    if scope == "city_wide" and (is_in or rule):
        return ENTRY if is_in else CONDITION
    return NOT_STATED


def reach_of(words: tuple[str, ...]) -> str:
    """Whose clients a service takes, from how each administration reaches it."""
    if OWN in words:
        return FOR_ONE
    if set(words) == {COMMON}:
        return FOR_ALL
    return FOR_UNKNOWN if set(words) == {NOT_STATED} else FOR_SOME


def service_access(store: Store, filters: Filters) -> AnyAnswer:
    """Which services each administration's clients can have: own, shared, common to the city, none.

    Columns: service, administration (group), text (how it is reached), details: whom it takes, rule of
    access, who runs it, section of the report. Grain: one row per service and administration. facts: own
    services per administration; services; with_decision (administrations that the report says have services
    with a decision); registered and lapsed, where a register is delivered; delivered, where referrals are.
    Unit: services. Source: the inquiry's chapter 4.2 and section 7.2, and service_register for its services.
    """
    found = services(store)
    version = store.version.data_version
    if not found:
        return NoData("service_access", "services", "2024", version)
    per_service = [_service_rows(one, filters) for one in found]
    per_service.sort(
        key=lambda rows: (REACHES.index(dict(rows[0].details)[REACH]), _first(rows), rows[0].label)
    )
    rows = tuple(chain.from_iterable(per_service))
    printed = figures(store, (WITH_DECISION,))
    own = {code: sum(row.group == code and row.text == OWN for row in rows) for code in ADMINISTRATIONS}
    decided = printed[WITH_DECISION].value if WITH_DECISION in printed else None
    return Answer(
        "service_access",
        rows,
        "services",
        unit="verksamheter",
        n=len(found),
        period=register_period(store, "2024"),
        data_version=version,
        left_out=tuple(name for name in filters.names if name != "administration"),
        figure_ids=tuple(printed),
        facts={
            **own,
            "services": len(found),
            **({"with_decision": decided} if decided else {}),
            **by_register(found),
            **({"delivered": 1.0} if delivered_years(store) else {}),
        },
        beside=register_beside(store),
    )


def _service_rows(one: Service, filters: Filters) -> tuple[Row, ...]:
    words = tuple(
        access_of(_scope(one), one.districts, "" if one.register else one.access_rule, code)
        for code in ADMINISTRATIONS
    )
    details = (
        (REACH, reach_of(words)),
        (RULE, one.access_rule),
        (RUN_BY, one.organisation),
        (SECTION, one.told_by if one.register else one.section),
    )
    chosen = filters.codes("administration")
    kind: Kind = "register" if one.register else "published"
    return tuple(
        Row(
            one.service_id,
            one.name,
            code,
            code_label("administration", code),
            text=word,
            kind="missing" if word == NOT_STATED else kind,
            is_chosen=code in chosen,
            details=details,
        )
        for code, word in zip(ADMINISTRATIONS, words, strict=True)
    )


def _scope(one: Service) -> str:
    """A registered service that takes clients from some districts is shared by them, whatever it is called:
    its register closes its door to the others, and the matrix says the same."""
    is_for_some = 0 < len(one.districts) < len(ADMINISTRATIONS)
    return "shared" if one.register and is_for_some and one.scope != "local" else one.scope


def _first(rows: tuple[Row, ...]) -> int:
    """Place of the first administration that has a service of its own or a way in."""
    return next((i for i, row in enumerate(rows) if row.text in (OWN, SHARED, ENTRY)), len(rows))


def housing_differences(store: Store, filters: Filters) -> AnyAnswer:
    """What the report says in words about housing interventions per administration, as a matter of equity.
    Columns, grain and source as for `housing_statements`."""
    return replace(housing_statements(store, filters), question="housing_differences")


GOALS = "Mål för likvärdighet"
BASELINE, SUGGESTION = "Utgångsläge och mått", "Panelens förslag till mått"
NOT_PRINTED = "Inte publicerat"
SUGGESTIONS = {
    "goal_equal_decisions": "Andel som inte kartläggs vidare och vars planering inte räcker, per förvaltning",
    "goal_equal_services": "Deltagare per förvaltning i förhållande till behovet",
    "goal_more_people": "Deltagare per år i samma verksamheter",
}


def equity_goals(store: Store, filters: Filters) -> AnyAnswer:
    """The aims of the assignment that concern equal access, as printed. Columns: aim, details: starting point
    and measure (none is printed), and the measure that this dashboard suggests.

    Grain: one row per aim. Source: the final report's section 1.3.
    """
    version = store.version.data_version
    rows = tuple(
        Row(code, text, details=((BASELINE, NOT_PRINTED), (SUGGESTION, SUGGESTIONS[code])))
        for code, topic, _, text in statements(store, "governance_report")
        if topic == GOALS
    )
    if not rows:
        return NoData("equity_goals", "governance_report", "", version)
    return Answer(
        "equity_goals",
        rows,
        "governance_report",
        unit="verksamheter",
        data_version=version,
        left_out=filters.names,
        figure_ids=("governance_sf_number_s3",),
    )


QUESTIONS = (service_access, housing_differences, equity_goals)
