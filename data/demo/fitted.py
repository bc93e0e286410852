"""The tables the integer program should stay near: assumed weights, fitted to the printed figures."""

from collections.abc import Iterable
from itertools import product

import numpy as np
import pandas as pd

from data.codebook.model import attribute
from data.demo.assumptions import assumptions
from data.demo.fit import Floats, Group, rake
from data.demo.printed import printed
from data.demo.program import select
from data.demo.sizes import OLDER, OLDER_AGES, YOUNG, status_totals, totals_of, two_ages, two_genders
from data.demo.states import STATUSES, TWICE, real_needs, states, states_with, status_of
from data.demo.weights import by, by_state, pair_weight, weigh

ROUNDS = 200
Totals = list[tuple[Group, float]]


def grid(**codes: Iterable[str]) -> pd.DataFrame:
    """One row for each combination of codes."""
    return pd.DataFrame(list(product(*codes.values())), columns=list(codes))


def _margin(cells: pd.DataFrame, column: str, totals: dict[str, float]) -> Totals:
    return [(select(cells, **{column: code}), total) for code, total in totals.items()]


def _no_need_by_time(cells: pd.DataFrame) -> Totals:
    by_time = printed()["by_time"]["need"]
    return [(select(cells, time=time, status="none"), by_time[time]["none"]) for time in by_time]


def plan_table() -> pd.DataFrame:
    """Main plan × gender × age (young, older) × time × status of needs, with `fitted` persons."""
    cells = grid(
        plan=attribute("main_plan").values,
        gender=("woman", "man"),
        age=(YOUNG, OLDER),
        time=attribute("time_to_self_support").values,
        status=STATUSES,
    )
    weights = weigh(
        cells,
        (by("main_plan~time_to_self_support"), "plan", "time"),
        (by("main_plan~status"), "plan", "status"),
        (by("main_plan~gender"), "plan", "gender"),
        (by("main_plan~age"), "plan", "age"),
        (by("time_to_self_support~gender"), "time", "gender"),
        (by("time_to_self_support~age"), "time", "age"),
        (by("time_to_self_support~status"), "time", "status"),
    )
    totals = _plan_totals(cells) + _person_totals(cells) + _no_need_by_time(cells)
    totals += _margin(cells, "status", status_totals())
    return cells.assign(fitted=rake(weights, totals, ROUNDS))


def _person_totals(cells: pd.DataFrame) -> Totals:
    genders = {code: float(n) for code, n in two_genders().items()}
    ages = {code: float(n) for code, n in two_ages().items()}
    times = {code: float(n) for code, n in printed()["time"]["counts"].items()}
    return _margin(cells, "gender", genders) + _margin(cells, "age", ages) + _margin(cells, "time", times)


def _plan_totals(cells: pd.DataFrame) -> Totals:
    margins, base = printed(), printed()["target_group"]
    sizes = {plan: share * base / 100 for plan, share in margins["one_way"]["main_plan"]["shares"].items()}
    sizes["no_measure"] = base - margins["with_plan"]
    totals: Totals = []
    for gender, size in two_genders().items():
        for plan, share in margins["plan_by_gender"][gender].items():
            totals.append((select(cells, plan=plan, gender=gender), share * size / 100))
    for age, size in two_ages().items():
        for plan, share in margins["plan_by_age"][age].items():
            totals.append((select(cells, plan=plan, age=age), share * size / 100))
    for plan, share in margins["sufficient_by_plan"]["shares"].items():
        totals.append((select(cells, plan=plan, status="none"), share * sizes[plan] / 100))
        totals.append((select(cells, plan=plan, status=STATUSES[1:]), (100 - share) * sizes[plan] / 100))
    totals += _margin(cells, "plan", sizes)
    for time, listed in margins["by_time"]["plan"].items():
        totals += [(select(cells, plan=plan, time=time), n) for plan, n in listed.items()]
    return totals


def need_totals(cells: pd.DataFrame) -> Totals:
    """Clients per need, with two needs, with a parallel need, and per need and time where printed."""
    margins, twice = printed(), assumptions()["totals"]["two_splits_of_rehab"]
    answers = dict(margins["needs"]["answers"])
    answers["work_rehab"] -= twice
    totals: Totals = _margin(cells, "status", status_totals())
    for need, share in margins["parallel"]["shares"].items():
        pairs = [state for state in states_with(need) if status_of(state) == "two" and state != TWICE]
        double = 2 * twice if need == "work_rehab" else 0
        totals.append((select(cells, state=pairs), share * margins["needs"]["answers"][need] / 100 - double))
    totals.append((select(cells, state=TWICE), twice))
    totals += [(select(cells, state=states_with(need)), answers[need]) for need in real_needs()]
    for time, listed in margins["by_time"]["need"].items():
        for need, clients in listed.items():
            chosen = ("none",) if need == "none" else states_with(need)
            totals.append((select(cells, time=time, state=chosen), clients))
    return totals


def need_table() -> pd.DataFrame:
    """State of needs × time × gender × age (young, older), with its status and `fitted` persons."""
    cells = grid(
        state=states(),
        time=attribute("time_to_self_support").values,
        gender=("woman", "man"),
        age=(YOUNG, OLDER),
    )
    cells["status"] = [status_of(state) for state in cells["state"]]
    weights = weigh(
        cells,
        (by_state("need~time_to_self_support"), "state", "time"),
        (by_state("need~gender"), "state", "gender"),
        (by_state("need~age"), "state", "age"),
        (by("time_to_self_support~gender"), "time", "gender"),
        (by("time_to_self_support~status"), "time", "status"),
    )
    weights *= np.array([pair_weight(state) for state in cells["state"]])
    return cells.assign(fitted=rake(weights, need_totals(cells) + _person_totals(cells), ROUNDS))


def duration_table(needs: pd.DataFrame) -> pd.DataFrame:
    """Duration × time × state of needs, near the fitted table of needs."""
    cells = grid(
        duration=attribute("duration").values, time=attribute("time_to_self_support").values, state=states()
    )
    weights = weigh(
        cells,
        (by("time_to_self_support~duration"), "time", "duration"),
        (by_state("need~duration"), "state", "duration"),
    )
    durations = totals_of("duration")
    totals: Totals = [(select(cells, duration=code), n) for code, n in durations.items()]
    totals += _time_in_group(cells, "duration", durations)
    return _near(cells, weights, needs, totals, ("time", "state"))


def age_table(needs: pd.DataFrame) -> pd.DataFrame:
    """Age from 30 (two groups) × time × state of needs, near the fitted table of needs."""
    cells = grid(age=OLDER_AGES, time=attribute("time_to_self_support").values, state=states())
    weights = weigh(
        cells, (by("time_to_self_support~age"), "time", "age"), (by_state("need~age"), "state", "age")
    )
    ages = totals_of("age")
    totals: Totals = [(select(cells, age=code), ages[code]) for code in OLDER_AGES]
    totals += _time_in_group(cells, "age", ages)
    return _near(cells, weights, needs[needs["age"] == OLDER], totals, ("time", "state"))


def barrier_table(plans: pd.DataFrame) -> pd.DataFrame:
    """Barrier × main plan × status of needs, near the fitted table of plans."""
    cells = grid(barrier=attribute("barrier").values, plan=attribute("main_plan").values, status=STATUSES)
    weights = weigh(
        cells, (by("main_plan~barrier"), "plan", "barrier"), (by("status~barrier"), "status", "barrier")
    )
    totals: Totals = [(select(cells, barrier=code), n) for code, n in totals_of("barrier").items()]
    return _near(cells, weights, plans, totals, ("plan", "status"))


def _time_in_group(cells: pd.DataFrame, name: str, sizes: dict[str, int]) -> Totals:
    return [
        (select(cells, **{name: row["code"], "time": row["time"]}), row["share"] * sizes[row["code"]] / 100)
        for row in printed()["time_in_group"]["shares"]
        if row["attribute"] == name
    ]


def _near(
    cells: pd.DataFrame, weights: Floats, other: pd.DataFrame, totals: Totals, keys: tuple[str, str]
) -> pd.DataFrame:
    first, second = keys
    margin = other.groupby([first, second])["fitted"].sum().reset_index()
    shared: Totals = [
        (select(cells, **{first: a, second: b}), persons)
        for a, b, persons in zip(margin[first], margin[second], margin["fitted"], strict=True)
    ]
    return cells.assign(fitted=rake(weights, totals + shared, ROUNDS))
