"""Draw the demo's clients from the solved joint, with a fixed seed and exact totals."""

import numpy as np
import pandas as pd

from data.demo.answers import add_need_answers, add_other_plan, add_plan_split, as_totals
from data.demo.assumptions import assumptions, weight
from data.demo.deal import deal
from data.demo.printed import printed
from data.demo.sizes import OLDER, YOUNG, totals_of
from data.demo.solve import load_joint
from data.demo.weights import by, by_state

YEAR = 2022
COLUMNS = [
    "client",
    "year",
    "active_work",
    "administration",
    "gender",
    "age",
    "children",
    "duration",
    "barrier",
    "main_plan",
    "plan_split",
    "other_plan",
    "plan_sufficient",
    "need_1",
    "need_1_split",
    "need_2",
    "need_2_split",
    "time_to_self_support",
]
SUFFICIENT = {"none": "yes", "one": "no", "two": "no", "unknown": "unknown"}


def draw() -> pd.DataFrame:
    """One row per client of 2022: COLUMNS, in codes of the code book, empty text where there is no answer.

    The same seed and solved joint always give the same rows.
    """
    random = np.random.default_rng(assumptions()["seed"])
    people = _target_group(load_joint(), random)
    people = add_plan_split(people, random)
    people = add_other_plan(people, random)
    people = add_need_answers(people, random)
    people = people.rename(columns={"plan": "main_plan", "time": "time_to_self_support"})
    people["plan_sufficient"] = people["status"].map(SUFFICIENT)
    everyone = pd.concat([people.assign(active_work="yes"), _excluded()], ignore_index=True)
    everyone["administration"] = _administrations(everyone["active_work"], random)
    everyone = everyone.sample(frac=1, random_state=random, ignore_index=True)
    everyone["client"] = [f"demo-{number:05d}" for number in range(1, len(everyone) + 1)]
    return everyone.assign(year=YEAR)[COLUMNS].fillna("")


def _target_group(joint: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    cells = joint[joint["table"] == "plan"][["plan", "gender", "age", "time", "status", "clients"]]
    people = cells.loc[cells.index.repeat(cells["clients"])].drop(columns="clients").reset_index(drop=True)
    people["state"] = _states(people, joint, random)
    people["duration"] = _durations(people, joint, random)
    people["age"] = _ages(people, joint, random)
    people["barrier"] = _barriers(people, joint, random)
    people["gender"] = _with_other_gender(people, random)
    people["children"] = _children(people, random)
    return people


def _states(people: pd.DataFrame, joint: pd.DataFrame, random: np.random.Generator) -> pd.Series:
    totals = _totals(joint, "need", ["gender", "age", "time", "status"], "state")
    return deal(people, totals, ["plan"], [(by_state("need~main_plan"), "code", "plan")], random)


def _durations(people: pd.DataFrame, joint: pd.DataFrame, random: np.random.Generator) -> pd.Series:
    totals = _totals(joint, "duration", ["time", "state"], "duration")
    return deal(people, totals, ["age"], [(_age_and_duration, "age", "code")], random)


def _barriers(people: pd.DataFrame, joint: pd.DataFrame, random: np.random.Generator) -> pd.Series:
    totals = _totals(joint, "barrier", ["plan", "status"], "barrier")
    factors = [(by_state("need~barrier"), "state", "code"), (by("barrier~age"), "code", "age")]
    return deal(people, totals, ["state", "age"], factors, random)


def _children(people: pd.DataFrame, random: np.random.Generator) -> pd.Series:
    factors = [(by("children~gender"), "code", "gender"), (by("children~age"), "code", "age")]
    return deal(people, as_totals(totals_of("children")), ["gender", "age"], factors, random)


def _totals(joint: pd.DataFrame, table: str, strata: list[str], code: str) -> pd.DataFrame:
    cells = joint[joint["table"] == table]
    return cells.groupby([*strata, code])["clients"].sum().reset_index().rename(columns={code: "code"})


def _age_and_duration(age: str, duration: str) -> float:
    return weight("age~duration", "age_18_29", duration) if age == YOUNG else 1.0


def _ages(people: pd.DataFrame, joint: pd.DataFrame, random: np.random.Generator) -> pd.Series:
    older = people[people["age"] == OLDER]
    totals = _totals(joint, "age", ["time", "state"], "age")
    dealt = deal(older, totals, ["duration"], [(by("age~duration"), "code", "duration")], random)
    return dealt.reindex(people.index, fill_value="age_18_29")


def _with_other_gender(people: pd.DataFrame, random: np.random.Generator) -> pd.Series:
    """Some of each gender become other, at most one per gender and plan (conditions.py counts on that)."""
    gender = people["gender"].copy()
    for code in ("woman", "man"):
        chosen = people[people["gender"] == code].sample(frac=1, random_state=random).drop_duplicates("plan")
        surplus = len(people[people["gender"] == code]) - totals_of("gender")[code]
        # shuffled once more, since the larger plans come first in the first shuffle
        gender[chosen.sample(n=surplus, random_state=random).index] = "other"
    return gender


def _excluded() -> pd.DataFrame:
    count = sum(printed()["administration"]["excluded"].values())
    return pd.DataFrame({"active_work": ["no"] * count})


def _administrations(active: pd.Series, random: np.random.Generator) -> pd.Series:
    result = pd.Series("", index=active.index, dtype=str)
    for answer, key in (("yes", "included"), ("no", "excluded")):
        counts = printed()["administration"][key]
        codes = np.repeat(list(counts), list(counts.values()))
        result[active == answer] = random.permutation(codes)
    return result
