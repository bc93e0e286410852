"""Counts that are delivered with a total: the small one must not be what remains of the large ones."""

import numpy as np
import pandas as pd
import pytest

from data.protection.aggregates import Margin, protected_counts, released_margins
from data.protection.keys import Secret, record_keys
from data.protection.perturbation import DEFAULT

pytestmark = pytest.mark.attack
TRIALS, NARROWEST = 300, 3
SECRET = Secret(bytes(range(32)), 1, False)
TOTAL, PARTS = Margin((), "persons"), Margin(("kind",), "persons")


def delivery(trial: int) -> pd.DataFrame:
    """Groups of a year, one of one to four persons and the others of ten and more."""
    random = np.random.default_rng(trial)
    persons = [int(random.integers(1, 5)), *map(int, random.integers(10, 400, size=5))]
    kinds = [f"kind {k}" for k in range(len(persons))]
    keys = record_keys(SECRET, [f"{trial} {kind}" for kind in kinds])
    return pd.DataFrame({"kind": kinds, "persons": persons, "year": str(trial), "record_key": keys})


def what_remains(total: int, parts: list[int]) -> int:
    return total - sum(parts[1:])


def test_large_numbers_as_delivered_give_the_small_one_away() -> None:
    for trial in range(TRIALS):
        rows = delivery(trial)
        shown = protected_counts(
            rows, source="s", keys=("year", "kind"), flows=(), stocks=("persons",), secret=SECRET
        )
        total = int(rows["persons"].sum())
        assert what_remains(total, shown["persons"].tolist()) == rows["persons"].iloc[0]


def test_a_moment_protected_as_a_whole_does_not() -> None:
    found, widths = 0, []
    for trial in range(TRIALS):
        rows = delivery(trial)
        shown = released_margins(rows, [TOTAL, PARTS])
        assert shown["is_perturbed"].all()
        total = int(shown.loc[shown["breakdown"] == "", "n"].iloc[0])
        parts = shown.loc[shown["breakdown"] == "kind", "n"].astype(int).tolist()
        found += what_remains(total, parts) == rows["persons"].iloc[0]
        widths.append(_width(total, parts))
    assert found < TRIALS * 0.15
    assert min(widths) >= NARROWEST


def test_the_true_total_in_print_does_not_help() -> None:
    """A report can print the exact total of the same year."""
    for trial in range(TRIALS):
        rows = delivery(trial)
        shown = released_margins(rows, [TOTAL, PARTS])
        parts = shown.loc[shown["breakdown"] == "kind", "n"].astype(int).tolist()
        assert _width(int(rows["persons"].sum()), parts, is_exact=True) >= NARROWEST


def _width(total: int, parts: list[int], *, is_exact: bool = False) -> int:
    """How many true counts of the first part agree with all that is shown, less one."""
    low, high = DEFAULT.support(parts[0])
    bounds = [DEFAULT.support(part) for part in parts[1:]]
    least, most = (total, total) if is_exact else DEFAULT.support(total)
    low = max(low, least - sum(top for _, top in bounds))
    high = min(high, most - sum(bottom for bottom, _ in bounds))
    return high - low
