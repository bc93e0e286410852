"""Curves of numbers perturbed as the released ones are: the noise is carried, and the intervals hold."""

from dataclasses import replace
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from queries.risk_sets import RiskSets
from queries.statistics import Rate
from queries.survival import Band, cumulative_incidence, kaplan_meier, observed_over
from tests.unit.released_counts import released
from tests.unit.waits import Waits, banded, bands_of, counted, perturbed, waits


@given(waits())
def test_perturbed_cells_never_make_a_curve_surer(drawn: Waits) -> None:
    bands = banded(drawn)
    for plain, noisy in (
        (kaplan_meier(bands), kaplan_meier(bands, cells=1)),
        (cumulative_incidence(bands)["started"], cumulative_incidence(bands, cells=1)["started"]),
    ):
        for exact, wide in zip(plain.points, noisy.points, strict=True):
            assert wide.share == exact.share
            assert wide.low <= exact.low + 1e-9 and wide.high >= exact.high - 1e-9


@given(waits(), st.integers(0, 11), st.integers(0, 2), st.sampled_from([0.5, 1]))
def test_the_noise_is_carried_by_the_true_derivatives(
    drawn: Waits, where: int, reason: int, followed: float
) -> None:
    table, step = counted(*drawn, 12) + 1.0, np.zeros((12, 3))
    step[where, reason] = 1e-5

    def logs(sign: int) -> NDArray[np.float64]:
        points = kaplan_meier(bands_of(table + sign * step), followed=followed).points
        return np.array([log(point.share) for point in points])

    queue = RiskSets.of(bands_of(table), (), followed)
    # statsmodels' number of the end → the column: the causes in their order, then still waiting.
    slopes = queue.log_slopes()[:, where, (2, 0, 1)[reason]]
    assert slopes == pytest.approx((logs(1) - logs(-1)) / 2e-5, abs=1e-6)


@given(waits(), st.integers(0, 11), st.integers(0, 2), st.sampled_from(["started", "gave_up"]))
def test_the_noise_of_an_incidence_is_carried_by_the_true_derivatives(
    drawn: Waits, where: int, reason: int, cause: str
) -> None:
    table, step = counted(*drawn, 12) + 1.0, np.zeros((12, 3))
    step[where, reason] = 1e-5

    def shares(sign: int) -> NDArray[np.float64]:
        points = cumulative_incidence(bands_of(table + sign * step))[cause].points
        return np.array([point.share for point in points])

    queue = RiskSets.of(bands_of(table))
    before = np.concatenate([[1.0], np.cumprod(1 - queue.left / queue.exposed)[:-1]])
    slopes = np.cumsum(queue.incidence_slopes(queue.causes.index(cause), before), axis=0)
    found = slopes[:, where, (2, 0, 1)[reason]]
    assert found == pytest.approx((shares(1) - shares(-1)) / 2e-5, abs=1e-6)


def year_of_waits(generator: np.random.Generator, size: int) -> tuple[NDArray[np.float64], list[int]]:
    """Months waited and how each wait ended. Starts 0.12 and leaving 0.04 a month, referrals spread over a
    year, all counted on one date."""
    waited, seen = generator.exponential(1 / 0.16, size), generator.uniform(0, 12, size)
    ends = np.where(waited < seen, generator.choice([1, 2], size, p=[0.75, 0.25]), 0)
    return np.minimum(waited, seen), ends.tolist()


def covers_the_truth(bands: list[Band]) -> tuple[bool, bool]:
    """Whether the intervals at three months hold the true shares: still waiting, and started."""
    still = np.exp(-0.16 * 3)
    waiting = kaplan_meier(bands, cells=1).at(3)
    started = cumulative_incidence(bands, cells=1)["started"].at(3)
    assert waiting is not None and started is not None
    return waiting.low <= still <= waiting.high, started.low <= 0.75 * (1 - still) <= started.high


@pytest.mark.parametrize("size", [120, 400])
def test_intervals_of_released_curves_cover_the_truth_as_often_as_they_say(size: int) -> None:
    """1 000 draws: standard error of the coverage 0.7 points."""
    generator = np.random.default_rng(11)
    covered = []
    for _ in range(1000):
        months, ends = year_of_waits(generator, size)
        covered.append(covers_the_truth(perturbed((months.astype(int).tolist(), ends), generator)))
    assert np.mean(covered, axis=0).min() >= 0.93


def with_own_at_risk(bands: list[Band]) -> list[Band]:
    """The bands with the exact numbers at risk as numbers of their own."""
    points = kaplan_meier(bands).points
    known = [point.at_risk for point in points] + [0.0] * (len(bands) - len(points))
    return [replace(band, at_risk=number) for band, number in zip(bands, known, strict=True)]


@given(waits(), st.sampled_from([0.5, 1]))
def test_exact_numbers_at_risk_change_nothing_when_given_as_numbers_of_their_own(
    drawn: Waits, followed: float
) -> None:
    bands = banded(drawn)
    own = with_own_at_risk(bands)
    assert kaplan_meier(own, followed=followed) == kaplan_meier(bands, followed=followed)
    assert cumulative_incidence(own, followed=followed) == cumulative_incidence(bands, followed=followed)
    # Fewer numbers are summed, so the perturbation tells less.
    for one, summed in zip(
        kaplan_meier(own, cells=1).points, kaplan_meier(bands, cells=1).points, strict=True
    ):
        assert (one.share, one.at_risk) == (summed.share, summed.at_risk)


def test_a_curve_ends_where_the_number_at_risk_is_withheld() -> None:
    bands = [
        Band(0, 1, {"started": 20}, 10, at_risk=60),
        Band(1, 2, {"started": 10}, 10, at_risk=30),
        Band(2, 3, {"started": 5}, 5, at_risk=None),
        Band(3, 4, {"started": 5}, 0, at_risk=12),
    ]
    curve = kaplan_meier(bands)
    assert [point.at_risk for point in curve.points] == [60, 30]
    assert curve.points[0].share == pytest.approx(1 - 20 / 55)
    over = observed_over(bands, 1, cells=1)
    assert over == Rate(30, 60, 1, 1)
    with pytest.raises(ValueError, match="somebody in them"):
        kaplan_meier([replace(bands[0], at_risk=None), *bands[1:]])


def test_numbers_released_apart_that_do_not_fit_never_leave_the_bounds() -> None:
    bands = [
        Band(0, 1, {"started": 12, "gave_up": 5}, 6, at_risk=10),
        Band(1, 2, {"started": 5}, 5, at_risk=9),
    ]
    for curve in (kaplan_meier(bands, cells=1), *cumulative_incidence(bands, cells=1).values()):
        for point in curve.points:
            assert 0 <= point.low <= point.share <= point.high <= 1


@given(waits(), st.integers(0, 11), st.integers(0, 3))
def test_the_noise_of_numbers_at_risk_of_their_own_is_carried_by_the_true_derivatives(
    drawn: Waits, where: int, reason: int
) -> None:
    exact = with_own_at_risk(bands_of(counted(*drawn, 12) + 1.0))

    def moved(sign: int) -> list[Band]:
        step = sign * 1e-5
        band, exits = exact[where], dict(exact[where].exits)
        if reason < 2:
            exits[("started", "gave_up")[reason]] += step
        still, at_risk = band.censored + step * (reason == 2), (band.at_risk or 0) + step * (reason == 3)
        changed = Band(band.start, band.end, exits, still, at_risk)
        return [*exact[:where], changed, *exact[where + 1 :]]

    def logs(sign: int) -> NDArray[np.float64]:
        # The last band empties the queue, and the logarithm of nothing has no derivative.
        points = kaplan_meier(moved(sign), events=("started",)).points[:-1]
        return np.array([log(point.share) for point in points])

    found = RiskSets.of(exact, ("started",)).log_slopes()[:-1, where, reason]
    assert found == pytest.approx((logs(1) - logs(-1)) / 2e-5, abs=1e-6)


@pytest.mark.parametrize("size", [120, 400])
def test_curves_with_released_numbers_at_risk_cover_the_truth_as_often_as_they_say(size: int) -> None:
    """1 000 draws: standard error of the coverage 0.7 points."""
    generator = np.random.default_rng(12)
    covered = []
    for _ in range(1000):
        months, ends = year_of_waits(generator, size)
        at_risk = released(np.array([(months >= start).sum() for start in range(12)]), generator)
        bands = perturbed((months.astype(int).tolist(), ends), generator)
        known = zip(bands, at_risk, strict=True)
        covered.append(covers_the_truth([replace(band, at_risk=float(n) or None) for band, n in known]))
    assert np.mean(covered, axis=0).min() >= 0.93
