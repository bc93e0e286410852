"""Insatser & köer: what it takes to shorten the queue of one service, from what is filled in."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from data.codebook.services import service_words
from queries.answers import Answer, AnyAnswer, Kind, NeedsInput, NoData, Row
from queries.connection import Store
from queries.filters import Filters
from queries.queue_assumptions import ASSUMPTIONS, INPUTS, Assumption, Input
from queries.queue_inputs import Fault, Incomplete, Inputs, Invalid
from queries.queue_path import Moment
from queries.queueing import Impossible, Plan, Result, Sensitivity, plan, sensitivity
from queries.service_facts import ORIGIN, Service, service_answer, services
from queries.service_options import PER_CENT, QUEUE_AMOUNTS, QUEUE_OPTIONS, QUEUE_SERVICE, is_share

NO_SERVICE = "Egen insats"
TO_KNOW = "Skäl, eller vad som händer annars"
TODAY, AFTER, TARGET = "today", "after", "target"
LABELS = {code: amount.label for code, amount in QUEUE_AMOUNTS.items()}
FOLLOWS = tuple(option.slug for option in QUEUE_OPTIONS)


def queue_plan(store: Store, filters: Filters) -> AnyAnswer:
    """The queue month by month with today's places and with the extra ones that the model finds, or tries.

    Columns: month from today, way (group: today, after, target), service (text), persons waiting (count, the
    mean) and the interval that holds nine of ten outcomes (low–high). Grain: one row per whole month and way,
    and one for the longest queue that meets the target. Unit: persons. facts: see `_facts`. Everything is
    worked out from what is filled in (kind assumed); without an equilibrium only the growth is told.
    Source: `queries.queueing`, with the assumptions that `queue_assumptions` lists."""
    found = services(store)
    if not found:
        return NoData("queue_plan", ORIGIN, "", store.version.data_version)
    chosen = chosen_service(found, filters)
    inputs = inputs_of(filters, chosen)
    result = _planned(inputs)
    if isinstance(result, Incomplete | Invalid):
        return _needs(store, result)
    return _answer(store, filters, result, inputs, chosen.name if chosen else NO_SERVICE)


def chosen_service(found: list[Service], filters: Filters) -> Service | None:
    """The service that the address names, None for a service of one's own."""
    by_slug = {slug: code for code, slug in service_words("slugs").items()}
    code = by_slug.get(filters.option(QUEUE_SERVICE.slug))
    return next((one for one in found if one.service_id == code), None)


def inputs_of(filters: Filters, chosen: Service | None) -> Inputs:
    """What is filled in, with the published queue in persons where the field is untouched."""
    numbers = {field.code: _number(filters, field) for field in INPUTS}
    if numbers["waiting"] is None and chosen is not None:
        numbers["waiting"] = chosen.queue_persons
    return Inputs(**numbers)


def _number(filters: Filters, field: Input) -> float | None:
    value = filters.amount(QUEUE_AMOUNTS[field.code].slug)
    return value / PER_CENT if value is not None and is_share(field) else value


@lru_cache(maxsize=64)
def _planned(inputs: Inputs) -> Result:
    return plan(inputs)


@lru_cache(maxsize=64)
def _sensitive(inputs: Inputs) -> tuple[Sensitivity, ...]:
    return sensitivity(inputs)


def _needs(store: Store, result: Incomplete | Invalid) -> NeedsInput:
    missing = result.missing if isinstance(result, Incomplete) else ()
    wrong = result.faults if isinstance(result, Invalid) else ()
    return NeedsInput(
        "queue_plan",
        ORIGIN,
        missing=tuple(LABELS[code] for code in missing),
        wrong=tuple(_wrong(fault) for fault in wrong),
        data_version=store.version.data_version,
    )


def _wrong(fault: Fault) -> str:
    """The label of what cannot be right; only a date can be written that lies beyond its limits."""
    label = LABELS[fault.input]
    if fault.input != "months":
        return label
    is_far = fault.reason == "too_large"
    return f"{label} ({f'högst {fault.limit:g} månader fram' if is_far else 'ska ligga framåt i tiden'})"


def _answer(store: Store, filters: Filters, result: Plan | Impossible, inputs: Inputs, name: str) -> Answer:
    months = float(inputs.months or 0)
    places = int(inputs.all_places() or 0)
    if isinstance(result, Impossible):
        extra = int(inputs.extra_places or 0)
        rows = _way(result.way, AFTER, places + extra, months, name)
    else:
        rows = _way(result.today, TODAY, places, months, name)
        if result.extra_places:
            rows += _way(result.after, AFTER, places + result.extra_places, months, name)
        rows.append(_target(result, months, name))
    return service_answer(
        store,
        filters,
        "queue_plan",
        rows,
        unit="personer",
        period="",
        facts=_facts(result, inputs),
        follows=FOLLOWS,
    )


def _way(way: tuple[Moment, ...], group: str, places: int, months: float, name: str) -> list[Row]:
    """A row a whole month, read off between the moments of the way."""
    at = np.array([moment.months for moment in way])
    # A date is seldom a whole number of months away; the last month stands for the target date.
    whole = range(_last_month(months) + 1)
    queue, low, high = (
        np.interp(whole, at, [getattr(moment, column) for moment in way])
        for column in ("queue", "queue_low", "queue_high")
    )
    label = f"Med {places} platser"
    row = Row("", "", group, label, kind="assumed", text=name)
    return [
        replace(
            row, code=str(m), label=str(m), count=_tenth(queue[m]), low=_tenth(low[m]), high=_tenth(high[m])
        )
        for m in whole
    ]


def _last_month(months: float) -> int:
    return max(1, round(months))


def _tenth(persons: float) -> float:
    """To a tenth of a person: the numbers behind are no better known."""
    return round(float(persons), 1)


def _target(result: Plan, months: float, name: str) -> Row:
    code = str(_last_month(months))
    label = "Mål: högst"
    return Row(code, code, TARGET, label, count=result.target_queue, kind="assumed", text=name)


def _facts(result: Plan | Impossible, inputs: Inputs) -> dict[str, float]:
    """extra: extra places tried or needed; least_extra: where there is an equilibrium at all (only when the
    tried ones give none); growth: persons a month by which the queue grows with today's places, or with the
    tried ones; in_time, long_run: share of newcomers who start in time at the target date and in the end;
    is_met; cleared_low, cleared, cleared_high: months until the queue is short enough, absent when not before
    the target date; and what is needed when inflow or stay is a tenth lower or higher, or the stays alike."""
    filled = inputs.filled()
    facts = {"months": filled.months, "target_wait": filled.target_wait, "wanted": filled.share_in_time}
    if isinstance(result, Impossible):
        facts |= {"extra": inputs.extra_places, "least_extra": result.least_extra, "growth": result.growth}
        return _known(facts)
    facts |= {
        "extra": result.extra_places,
        "is_tried": float(inputs.extra_places is not None),
        "is_met": float(result.meets_target),
        "growth": result.growth,
        "capacity": result.capacity_today,
        "in_time": result.after[-1].share_in_time,
        "long_run": result.long_run_share_in_time,
        "specialists": result.extra_specialists,
        "cleared_low": result.cleared.low,
        "cleared": result.cleared.median,
        "cleared_high": result.cleared.high,
    }
    for one in _sensitive(replace(inputs, extra_places=None)):
        facts |= {f"{one.code}_low": one.low, f"{one.code}_high": one.high}
    return _known(facts)


def _known(facts: dict[str, float | None]) -> dict[str, float]:
    return {name: float(value) for name, value in facts.items() if value is not None}


def queue_assumptions(store: Store, filters: Filters) -> AnyAnswer:
    """Everything that the queue model is told and takes for granted. Columns: what (label), kind of
    assumption (group), meaning (text), value with its unit (count), suggestion and reason, and what happens
    when it does not hold. Grain: one row per input and per assumption. A published value is marked so, what
    is not filled in is empty."""
    found = services(store)
    if not found:
        return NoData("queue_assumptions", ORIGIN, "", store.version.data_version)
    chosen = chosen_service(found, filters)
    inputs = inputs_of(filters, chosen)
    rows = [_input_row(field, inputs, filters) for field in INPUTS] + [
        _assumption_row(one) for one in ASSUMPTIONS
    ]
    ids = (chosen.queue_figure_id,) if chosen is not None and chosen.queue_persons is not None else ()
    return service_answer(
        store,
        filters,
        "queue_assumptions",
        rows,
        period="",
        follows=FOLLOWS,
        figure_ids=ids,
        caveats=("c16",),
    )


def _input_row(field: Input, inputs: Inputs, filters: Filters) -> Row:
    value = getattr(inputs, field.code)
    amount = QUEUE_AMOUNTS[field.code]
    is_published = value is not None and not filters.option(amount.slug)
    kind: Kind = "empty" if value is None else "published" if is_published else "assumed"
    scale = PER_CENT if is_share(field) else 1.0
    return Row(
        field.code,
        field.label,
        "input",
        "Fylls i",
        count=None if value is None else value * scale,
        kind=kind,
        unit=amount.unit,
        text=field.meaning,
        details=((TO_KNOW, field.reason),),
    )


def _assumption_row(one: Assumption) -> Row:
    label = LABELS.get(one.input, "Modellen")
    return Row(
        one.code,
        label,
        "model",
        "Tas för givet",
        kind="own",
        text=one.meaning,
        details=((TO_KNOW, one.effect),),
    )


QUESTIONS = (queue_plan, queue_assumptions)
