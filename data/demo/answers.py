"""Deal the answers that only have printed totals: splits of plans and needs, and the other plan."""

import numpy as np
import pandas as pd

from data.demo.assumptions import assumptions
from data.demo.deal import deal
from data.demo.printed import nearest_counts, printed
from data.demo.states import ONE, TWICE, UNKNOWN, needs_of
from data.demo.weights import by

REHAB = "work_rehab"


def as_totals(totals: dict[str, int]) -> pd.DataFrame:
    """Totals for deal(): columns code and clients (persons)."""
    return pd.DataFrame({"code": list(totals), "clients": list(totals.values())})


def add_plan_split(people: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Add plan_split: the code plan.split, or none where the plan is not split."""
    split = pd.Series("none", index=people.index, dtype=str)
    for plan, shares in printed()["plan_split"]["shares"].items():
        chosen = people[people["plan"] == plan]
        counts = nearest_counts({f"{plan}.{code}": share for code, share in shares.items()}, len(chosen))
        factors = [(by("barrier~plan_split"), "barrier", "code"), (by("status~plan_split"), "status", "code")]
        split[chosen.index] = deal(chosen, as_totals(counts), ["barrier", "status"], factors, random)
    return people.assign(plan_split=split)


def add_other_plan(people: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Add other_plan: one of the printed five, other, none, or not_asked without an ongoing plan."""
    asked = people[people["plan"] != "no_measure"]
    shares = dict(printed()["other_plan"]["shares"])
    shares["other"] = printed()["other_plan"]["any"] - sum(shares.values())
    shares["none"] = 100 - printed()["other_plan"]["any"]
    totals = as_totals(nearest_counts(shares, len(asked)))
    dealt = deal(asked, totals, ["plan"], [(by("main_plan~other_plan"), "plan", "code")], random)
    return people.assign(other_plan=dealt.reindex(people.index, fill_value="not_asked"))


def add_need_answers(people: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Add need_1, need_2 and their splits; empty text where there is no answer."""
    needs = people["state"].map(needs_of)
    first = needs.map(lambda codes: codes[0] if codes else "")
    second = needs.map(lambda codes: codes[1] if len(codes) == 2 else "")
    first[people["state"] == UNKNOWN] = UNKNOWN
    one = people.index[people["status"] == ONE]
    unsure = random.choice(one, assumptions()["totals"]["vet_ej_as_second_answer"], replace=False)
    second[unsure] = UNKNOWN
    people = people.assign(need_1=first, need_2=second, need_1_split="", need_2_split="")
    for need, shares in printed()["needs"]["splits"].items():
        _add_splits(people, need, shares, random)
    return people


def _add_splits(people: pd.DataFrame, need: str, shares: dict[str, int], random: np.random.Generator) -> None:
    counts = nearest_counts(shares, printed()["needs"]["answers"][need])
    if need == REHAB:
        _split_twice(people, shares, counts, random)
    has = people[((people["need_1"] == need) | (people["need_2"] == need)) & (people["state"] != TWICE)]
    totals = as_totals({f"{need}.{code}": count for code, count in counts.items()})
    dealt = deal(has, totals, ["barrier"], [(by("barrier~need_split"), "barrier", "code")], random)
    codes = dealt.str.removeprefix(f"{need}.")
    for place in ("need_1", "need_2"):
        here = has.index[has[place] == need]
        people.loc[here, f"{place}_split"] = codes[here]


def _split_twice(
    people: pd.DataFrame, shares: dict[str, int], counts: dict[str, int], random: np.random.Generator
) -> None:
    """Give clients with two splits of rehabilitation two different ones, and take them off the counts."""
    twice = people.index[people["state"] == TWICE]
    codes = list(shares)
    pairs = [(a, b) for place, a in enumerate(codes) for b in codes[place + 1 :]]
    chances = np.array([shares[a] * shares[b] for a, b in pairs], dtype=float)
    drawn = random.choice(len(pairs), len(twice), p=chances / chances.sum())
    for client, pair in zip(twice, drawn, strict=True):
        people.loc[client, ["need_1_split", "need_2_split"]] = pairs[pair]
        for code in pairs[pair]:
            counts[code] -= 1
