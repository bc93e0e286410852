"""What a guess from a cell's own number is worth, and what other numbers may add to it."""

import numpy as np
import pytest

from data.protection import audit
from data.protection.attacks import averaging, trials
from data.protection.attacks.averaging import Evidence
from data.protection.attacks.bounds import BoundsResult, Narrowing
from data.protection.encoding import Cell
from data.protection.perturbation import DEFAULT

EACH = 500
CELL: Cell = (("age",), ("age_18_29",))


def evidence(number: list[int], true: list[int], fitted: list[int] | None = None) -> Evidence:
    """Cells with these own numbers and true counts, of which nothing else is known unless fitted is given."""
    same = np.array(fitted or [1] * len(true), dtype=float)
    wide = np.full(len(true), 1e6)
    shown, counts = np.array(number, dtype=float), np.array(true, dtype=float)
    return Evidence((CELL,) * len(true), wide, same, same, wide, same, shown, counts)


def as_released() -> Evidence:
    """Counts 1–4, each equally common, shown as the perturbation table has it."""
    true = [count for count in (1, 2, 3, 4) for _ in range(EACH)]
    zeros = {count: round(EACH * DEFAULT.probabilities(count, 0)) for count in (1, 2, 3, 4)}
    number = [0 if k < zeros[count] else 5 for count in (1, 2, 3, 4) for k in range(EACH)]
    return evidence(number, true)


def test_an_own_number_lets_two_guesses_of_five_be_right_and_no_more() -> None:
    found = as_released()
    seen, expected = averaging.own_hits(found)
    assert (seen, expected) == pytest.approx((0.4, 0.4))
    bayesian = averaging.bayesian(found, DEFAULT.probabilities)
    assert (bayesian.own, bayesian.constant) == pytest.approx((0.4, 0.25))
    assert bayesian.gain_low <= 0
    assert all(row.passed for row in trials.averaging_rows(found, DEFAULT))


def test_numbers_that_say_more_than_the_perturbation_table_lets_them_are_caught() -> None:
    true = [1, 2, 3, 4] * EACH
    found = evidence([0 if count < 3 else 5 for count in true], true)
    assert [row.what for row in trials.averaging_rows(found, DEFAULT) if not row.passed] == [
        "cellens eget tal"
    ]


def test_what_other_numbers_add_is_caught() -> None:
    found = as_released()
    told = [int(count) if k % 5 == 0 else 1 for k, count in enumerate(found.true)]
    known = evidence([int(n) for n in found.number], [int(count) for count in found.true], told)
    assert averaging.least_squares(known).hits == pytest.approx(0.4)
    assert trials.averaging_rows(known, DEFAULT)[1].passed
    half = [int(count) if k % 2 == 0 else 1 for k, count in enumerate(found.true)]
    known = evidence([int(n) for n in found.number], [int(count) for count in found.true], half)
    assert not trials.averaging_rows(known, DEFAULT)[1].passed


def test_a_hidden_cell_is_guessed_as_the_most_common_count() -> None:
    hidden = np.full(4, np.nan)
    assert averaging.own_guesses(hidden, np.array([2.0, 2.0, 1.0, 4.0])).tolist() == [2, 2, 2, 2]


def test_cells_that_two_publications_narrow_go_where_they_are_too_many() -> None:
    cells: list[Cell] = [(("age",), (str(k),)) for k in range(100)]
    narrowed = tuple(Narrowing(cell, 1, 2) for cell in cells[:3])
    assert audit.narrow_together(BoundsResult(tuple(cells), narrowed[:2])) == frozenset()
    assert audit.narrow_together(BoundsResult(tuple(cells), narrowed)) == frozenset(cells[:3])
