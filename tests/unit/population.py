"""A small made-up population for tests, with every attribute of the code book."""

import numpy as np
import pandas as pd

from data.clients import derive_attributes
from data.codebook.model import attribute, need_codes
from data.protection.keys import demo_secret, record_keys


def raw_answers(size: int, seed: int = 1, year: int = 2022) -> pd.DataFrame:
    """Raw answers of the week-40 survey as the intake gives them."""
    rng = np.random.default_rng(seed)

    def any_of(name: str) -> pd.Series:
        values = np.array(attribute(name).values, dtype=object)
        weights = 1.0 / np.arange(1, len(values) + 1)
        return pd.Series(values[rng.choice(len(values), size, p=weights / weights.sum())])

    copied = ("administration", "gender", "age", "children", "duration", "barrier", "main_plan", "other_plan")
    columns = {name: any_of(name) for name in (*copied, "plan_sufficient", "time_to_self_support")}
    raw = pd.DataFrame({"client": [f"p{k}" for k in range(size)], "year": year, **columns})
    raw["active_work"] = np.where(rng.random(size) < 0.85, "yes", "no")
    raw["plan_split"] = ""
    needs = np.array(need_codes(), dtype=object)
    for k in (1, 2):
        raw[f"need_{k}"] = needs[rng.choice(len(needs), size)]
        raw[f"need_{k}_split"] = [_a_split(need, rng) for need in raw[f"need_{k}"]]
    raw.loc[rng.random(size) < 0.5, ["need_2", "need_2_split"]] = ""
    raw.loc[raw["plan_sufficient"] == "yes", ["need_1", "need_1_split", "need_2", "need_2_split"]] = ""
    same = raw["need_1"] == raw["need_2"]
    raw.loc[same, ["need_2", "need_2_split"]] = ""
    asked = [c for c in raw.columns if c not in ("client", "year", "active_work", "administration")]
    raw.loc[raw["active_work"] == "no", asked] = ""
    return raw


def _a_split(need: str, rng: np.random.Generator) -> str:
    rollups = dict(attribute(f"need_{need}").rollups)
    return str(rng.choice([s for s in rollups["yes"] if s != "several"])) if rollups else ""


def keyed_clients(size: int, seed: int = 1) -> pd.DataFrame:
    """Clients with one column per attribute and record_key."""
    raw = raw_answers(size, seed)
    return derive_attributes(raw).assign(record_key=record_keys(demo_secret(), raw["client"]))
