"""Fidelity reviews of the fictional programmes, with a fixed seed."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from data.codebook.ips25 import items
from data.demo.examples.assumptions import assumptions

REVIEW_COLUMNS = [
    "review_id",
    "programme_id",
    "review_type",
    "reviewed_on",
    "observed_from",
    "observed_to",
    "scale_version",
    "reviewer_1",
    "reviewer_2",
]
LOWEST, HIGHEST = 1, 5
SPREAD = 0.75


def reviews() -> pd.DataFrame:
    """One row per review: REVIEW_COLUMNS."""
    return pd.DataFrame([_review(raw) for raw in assumptions()["reviews"]], columns=REVIEW_COLUMNS)


def _review(raw: dict[str, Any]) -> tuple[str, ...]:
    chosen = assumptions()
    on = date.fromisoformat(raw["reviewed_on"])
    observed_from = on - timedelta(days=chosen["observed_days"])
    who = chosen["reviewers" if raw["type"] == "external" else "self_reviewers"]
    dates = (raw["reviewed_on"], observed_from.isoformat(), raw["reviewed_on"])
    return (review_id(raw), raw["programme"], raw["type"], *dates, chosen["scale_version"], *who)


def review_id(raw: dict[str, Any]) -> str:
    """The stable name of a review."""
    return f"{raw['programme']}_{raw['type']}_{raw['reviewed_on']}"


def scores() -> pd.DataFrame:
    """One row per review and item: review_id, item, score (1–5, empty when not rated).

    A programme keeps its strengths from one review to the next; what differs is the mean and a little chance.
    """
    random = np.random.default_rng(assumptions()["seed"])
    profiles = {code: random.normal(0, SPREAD, len(items())) for code in assumptions()["programmes"]}
    rows: list[tuple[str, int, str]] = []
    for raw in assumptions()["reviews"]:
        drawn = raw["mean"] + profiles[raw["programme"]] + random.normal(0, SPREAD / 3, len(items()))
        missing = raw.get("not_rated", [])
        for item, value in zip(items(), np.clip(np.rint(drawn), LOWEST, HIGHEST), strict=True):
            rows.append((review_id(raw), item.item, "" if item.item in missing else str(int(value))))
    return pd.DataFrame(rows, columns=["review_id", "item", "score"])
