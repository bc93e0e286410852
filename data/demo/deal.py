"""Deal exact numbers of codes out to people, so that weighted combinations are more common."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from data.demo.fit import Floats
from data.demo.weights import Factor, weigh

Indices = npt.NDArray[np.int64]
ROUNDS = 300
NEARLY_WHOLE = 1e-6


class UndealableError(RuntimeError):
    """The numbers to deal cannot be shared between the groups with the weights given."""


def deal(
    people: pd.DataFrame,
    totals: pd.DataFrame,
    groups: list[str],
    factors: Sequence[Factor],
    random: np.random.Generator,
) -> pd.Series:
    """One code for each of the people, with exactly the totals asked for.

    totals: columns code, clients (persons) and any strata, which are columns of people too; inside each
    stratum the codes make up its people. factors weigh code together with the columns named in groups.
    Raises UndealableError when a stratum does not add up or its weights leave no way.
    """
    strata = [column for column in totals.columns if column not in ("code", "clients")]
    keys = [*strata, *(column for column in groups if column not in strata)]
    rows = people.groupby(keys, sort=True).size().rename("people").reset_index()
    rows["row"] = range(len(rows))
    columns = totals.assign(column=range(len(totals)))
    cells = rows.merge(columns, on=strata) if strata else rows.merge(columns, how="cross")
    cells = cells.sort_values(["row", "column"], ignore_index=True)
    counts = _counts(
        cells, weigh(cells, *factors), rows["people"].to_numpy(), totals["clients"].to_numpy(), random
    )
    hand = np.repeat(cells["code"].to_numpy(), counts)
    place = people[keys].merge(rows, on=keys, how="left")["row"].to_numpy()
    order = np.lexsort((random.random(len(people)), place))
    dealt = np.empty(len(people), dtype=object)
    dealt[order] = hand
    return pd.Series(dealt, index=people.index, dtype=str)


def _counts(
    cells: pd.DataFrame, weights: Floats, people: Indices, totals: Indices, random: np.random.Generator
) -> Indices:
    row, column = cells["row"].to_numpy(), cells["column"].to_numpy()
    fitted = weights
    for _ in range(ROUNDS):
        fitted = fitted * (people / np.bincount(row, fitted, len(people)))[row]
        fitted = fitted * (totals / np.bincount(column, fitted, len(totals)))[column]
    whole = np.floor(fitted + NEARLY_WHOLE)
    part = np.clip(fitted - whole, 0.0, 1.0)
    left = np.concatenate([people, totals]) - np.concatenate(
        [np.bincount(row, whole, len(people)), np.bincount(column, whole, len(totals))]
    )
    return (whole + _round(part, row, column, left, random)).astype(np.int64)


def _round(part: Floats, row: Indices, column: Indices, left: Floats, random: np.random.Generator) -> Floats:
    """Zeros and ones with the sums that are left, ones being likelier where the part is larger."""
    size = len(part)
    rows = int(row.max()) + 1
    ones, places = np.ones(size), np.arange(size)
    by_row = csr_array((ones, (row, places)), shape=(rows, size))
    by_column = csr_array((ones, (column, places)), shape=(len(left) - rows, size))
    chance = np.clip(part, NEARLY_WHOLE, 1 - NEARLY_WHOLE)
    costs = -np.log(chance / (1 - chance)) + random.logistic(size=size)
    room = (part > 0).astype(float)
    sums = LinearConstraint(vstack([by_row, by_column], format="csr"), left, left)
    whole_numbers = np.ones(size, dtype=np.int64)
    result = milp(costs, integrality=whole_numbers, bounds=Bounds(np.zeros(size), room), constraints=sums)
    if result.x is None:
        raise UndealableError(result.message)
    return np.asarray(np.rint(result.x), dtype=float)
