"""The perturbation table: the published reference, unbiasedness, and what a released number tells."""

import numpy as np
import pytest

from data.protection.perturbation import DEFAULT, PerturbationError, PerturbationTable

# Reference table for D = 2, V = 1.08, js = 1: true count, output, probability.
REFERENCE = [
    (0, 0, 1.0),
    (1, 0, 0.513333333333334),
    (1, 2, 0.459999999999997),
    (1, 3, 0.0266666666666684),
    (2, 0, 0.165608346861048),
    (2, 2, 0.546349918833711),
    (2, 3, 0.244866774888386),
    (2, 4, 0.043174959416855),
    (3, 2, 0.420784681404797),
    (3, 3, 0.277645955785609),
    (3, 4, 0.182354044214391),
    (3, 5, 0.119215318595203),
    (4, 2, 0.0739466779323054),
    (4, 3, 0.244213288270854),
    (4, 4, 0.363680067593605),
    (4, 5, 0.244213288271006),
    (4, 6, 0.0739466779322297),
]


def test_the_builder_reproduces_the_reference_table() -> None:
    table = PerturbationTable.build(d=2, v=1.08, js=1, largest=4)
    expected = np.zeros_like(table.rows)
    for count, output, probability in REFERENCE:
        expected[count, output] = probability
    assert np.allclose(table.rows, expected, atol=1e-6)


def test_every_row_is_a_distribution_with_mean_deviation_zero() -> None:
    outputs = np.arange(DEFAULT.rows.shape[1])
    assert np.allclose(DEFAULT.rows.sum(axis=1), 1.0, atol=1e-9)
    assert np.allclose(DEFAULT.rows @ outputs, np.arange(11), atol=1e-8)


def test_counts_of_one_to_four_show_zero_or_five_in_proportion() -> None:
    for count in range(1, 5):
        assert set(np.flatnonzero(DEFAULT.rows[count])) == {0, 5}
        assert DEFAULT.rows[count, 5] == pytest.approx(count / 5)


def test_no_row_shows_one_to_four_or_deviates_by_more_than_five() -> None:
    assert not DEFAULT.rows[:, 1:5].any()
    for count in range(11):
        outputs = np.flatnonzero(DEFAULT.rows[count])
        assert np.abs(outputs - count).max() <= 5


def test_the_variance_is_the_one_aimed_at_or_the_least_possible() -> None:
    assert np.allclose(DEFAULT.variances, [0, 4, 6, 6, 4, 4, 4, 4, 4, 4, 4], atol=1e-7)


def test_the_last_row_is_symmetric_because_larger_counts_share_it() -> None:
    around = DEFAULT.rows[10, 5:16]
    assert np.allclose(around, around[::-1], atol=1e-8)


def test_release_is_the_inverse_cumulative_of_the_row() -> None:
    n = np.array([0, 1, 1, 4, 4, 10, 1000])
    u = np.array([0.99, 0.79, 0.81, 0.19, 0.21, 0.0, 0.0])
    assert DEFAULT.release(n, u).tolist() == [0, 0, 5, 0, 5, 5, 995]


def test_release_stays_inside_the_table_at_the_edges_of_u() -> None:
    n = np.arange(0, 40)
    for u in (0.0, np.nextafter(1.0, 0.0)):
        shown = DEFAULT.release(n, np.full(len(n), u))
        assert np.abs(shown - n).max() <= 5
        assert not np.isin(shown, [1, 2, 3, 4]).any()


@pytest.mark.parametrize("count", [1, 3, 5, 6, 8, 10, 250])
def test_released_numbers_follow_the_row(count: int) -> None:
    u = (np.arange(200_000) + 0.5) / 200_000
    shown = DEFAULT.release(np.full(len(u), count), u)
    assert shown.mean() == pytest.approx(count, abs=1e-3)
    assert shown.var() == pytest.approx(DEFAULT.variances[min(count, 10)], abs=1e-2)


def test_support_is_exactly_the_counts_that_can_have_given_a_number() -> None:
    for released in (0, *range(5, 60)):
        possible = [i for i in range(80) if DEFAULT.probabilities(i, released) > 0]
        assert DEFAULT.support(released) == (possible[0], possible[-1])
    assert (DEFAULT.support(0), DEFAULT.support(5), DEFAULT.support(100)) == ((0, 5), (1, 10), (95, 105))


def test_a_number_that_is_never_shown_has_no_support() -> None:
    with pytest.raises(PerturbationError):
        DEFAULT.support(3)


def test_a_table_whose_last_row_is_not_free_is_refused() -> None:
    with pytest.raises(PerturbationError):
        PerturbationTable.build(d=5, v=4.0, js=4, largest=9)
