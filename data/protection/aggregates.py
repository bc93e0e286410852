"""Counts that are delivered as counts: flows and small stocks are perturbed, large stocks are not."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.protection.keys import KEY_SPACE, SEPARATOR, Secret, record_keys
from data.protection.perturbation import DEFAULT

AS_DELIVERED_FROM = 10


def protected_counts(
    rows: pd.DataFrame,
    *,
    source: str,
    keys: Sequence[str],
    flows: Sequence[str],
    stocks: Sequence[str],
    secret: Secret,
) -> pd.DataFrame:
    """The rows with every flow, and every stock under ten persons, perturbed; other columns as they are.

    A hidden small stock could otherwise be had from the stock of the month before and the flows. The cell key
    is the HMAC of source, key columns and measure, so that the same count is always moved alike.
    """
    where = rows[list(keys)].astype(str).agg(SEPARATOR.join, axis=1)
    moved = {name: _perturbed(rows[name], where, f"{source}{SEPARATOR}{name}", secret) for name in flows}
    for name in stocks:
        small = rows[name] < AS_DELIVERED_FROM
        every = _perturbed(rows[name], where, f"{source}{SEPARATOR}{name}", secret)
        moved[name] = rows[name].mask(small, every)
    return rows.assign(**moved)


def _perturbed(counts: pd.Series, where: pd.Series, measure: str, secret: Secret) -> pd.Series:
    keys = record_keys(secret, measure + SEPARATOR + where) / KEY_SPACE
    return pd.Series(DEFAULT.release(counts.to_numpy(np.int64), keys), index=counts.index)


@dataclass(frozen=True, slots=True)
class Margin:
    """One breakdown of a delivery that is released: the columns it is by, at most two, and what it counts."""

    by: tuple[str, ...]
    measure: str


def released_margins(rows: pd.DataFrame, margins: Sequence[Margin]) -> pd.DataFrame:
    """The margins of one delivered moment that are shown, protected as a whole.

    rows: counts by measure, and record_key, which stands for the row as it does for a person of the survey.
    Columns: breakdown, code_1, code_2, measure, n, is_perturbed. When any number is from one to nine, all of
    them are moved, the large ones too: otherwise the small one is what remains of the total.
    """
    found = pd.concat([_margin(rows, margin) for margin in margins], ignore_index=True)
    is_perturbed = bool(found["n"].between(1, AS_DELIVERED_FROM - 1).any())
    if is_perturbed:
        keys = found["key"].to_numpy(np.float64) / KEY_SPACE
        found["n"] = DEFAULT.release(found["n"].to_numpy(np.int64), keys)
    return found.drop(columns="key").assign(is_perturbed=is_perturbed)


def _margin(rows: pd.DataFrame, margin: Margin) -> pd.DataFrame:
    """Counts and cell keys of a breakdown; rows of none count in neither."""
    held = rows[rows[margin.measure] > 0]
    held = held.assign(n=held[margin.measure].astype("int64"), key=held["record_key"].astype("uint64"))
    held = held.assign(code_1="", code_2="")
    for position, name in enumerate(margin.by, start=1):
        held[f"code_{position}"] = held[name]
    sums = held.groupby(["code_1", "code_2"], as_index=False)[["n", "key"]].sum()
    mixed = [_cell_key(margin.measure, int(key)) for key in sums["key"]]
    return sums.assign(breakdown=",".join(margin.by), measure=margin.measure, key=mixed)


def _cell_key(measure: str, key_sum: int) -> int:
    """The key of a cell: persons and households of the same rows are moved independently."""
    digest = hashlib.sha256(f"{measure}{SEPARATOR}{key_sum % KEY_SPACE}".encode()).digest()
    return int.from_bytes(digest[:4], "big")
