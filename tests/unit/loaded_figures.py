"""The published tables as the build takes them, and the printed numbers by figure."""

from functools import lru_cache

import pandas as pd

from data.published.load import tables


@lru_cache
def loaded() -> dict[str, pd.DataFrame]:
    """Every published table by name."""
    return tables()


@lru_cache
def values() -> dict[str, float]:
    """The printed number of each figure that has one."""
    printed = loaded()["figure"].dropna(subset=["value"])
    return dict(zip(printed["figure_id"], printed["value"].astype(float), strict=True))
