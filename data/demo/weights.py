"""The assumed weights of combinations of codes, and their product over a table."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from data.demo.assumptions import weight
from data.demo.fit import Floats
from data.demo.states import needs_of

Factor = tuple[Callable[[str, str], float], str, str]


def state_weight(between: str, state: str, code: str) -> float:
    """The weight of a state with a code of another variable: the geometric mean over its needs."""
    needs = needs_of(state) or (state,)
    return float(np.prod([weight(between, need, code) for need in needs]) ** (1 / len(needs)))


def pair_weight(state: str) -> float:
    """How common a need or a pair of needs is before the printed figures are met."""
    needs = needs_of(state)
    return weight("need~need", *needs) if len(needs) == 2 else 1.0


def weigh(cells: pd.DataFrame, *factors: Factor) -> Floats:
    """The product over factors (a weight of two codes, and the two columns they stand in) for each cell."""
    result = np.ones(len(cells))
    for factor, first, second in factors:
        pairs = zip(cells[first], cells[second], strict=True)
        result *= np.array([factor(a, b) for a, b in pairs])
    return result


def by(between: str) -> Callable[[str, str], float]:
    """The assumed weight of two codes as a function; between names their variables."""
    return lambda first, second: weight(between, first, second)


def by_state(between: str) -> Callable[[str, str], float]:
    """The assumed weight of a state of needs and a code as a function."""
    return lambda state, code: state_weight(between, state, code)
