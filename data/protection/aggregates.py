"""Counts that a service delivers itself: flows and small stocks are perturbed, large stocks are not."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.protection.keys import SEPARATOR, Secret, record_keys
from data.protection.perturbation import DEFAULT

KEY_SPACE = 2**32
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
