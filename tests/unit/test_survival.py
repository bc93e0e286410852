"""Kaplan–Meier and cumulative incidence of exact counts: against lifelines and statsmodels to 1e-9."""

import warnings
from math import inf

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter  # type: ignore[import-untyped]  # it ships no types
from statsmodels.duration.survfunc import (  # type: ignore[import-untyped]  # it ships no types
    CumIncidenceRight,
    SurvfuncRight,
)

from queries.statistics import interval
from queries.survival import Band, Months, cumulative_incidence, kaplan_meier, observed_over
from tests.unit.waits import Waits, banded, waits


@settings(max_examples=50)
@given(waits())
def test_kaplan_meier_and_its_interval_are_those_of_lifelines(drawn: Waits) -> None:
    months, ends = np.array(drawn[0]), np.array(drawn[1])
    expected = KaplanMeierFitter().fit(months + 1, ends > 0)
    table, limits = expected.survival_function_.iloc[:, 0], expected.confidence_interval_
    for point in kaplan_meier(banded(drawn), followed=1).points:
        assert point.share == pytest.approx(expected.predict(point.end), abs=1e-9)
        assert point.at_risk == (months + 1 >= point.end).sum()
        if point.end in table.index and 0 < point.share < 1:
            assert (point.low, point.high) == pytest.approx(tuple(limits.loc[point.end]), abs=1e-9)


@given(waits())
def test_greenwoods_variance_is_that_of_statsmodels(drawn: Waits) -> None:
    months, ends = np.array(drawn[0]), np.array(drawn[1])
    assume((ends > 0).any())
    expected = SurvfuncRight(months + 1, (ends > 0).astype(int))
    curve = kaplan_meier(banded(drawn), followed=1)
    for month, share, error in zip(
        expected.surv_times, expected.surv_prob, expected.surv_prob_se, strict=True
    ):
        point = curve.at(month)
        assert point is not None and point.share == pytest.approx(share, abs=1e-9)
        if point.variance is not None:
            assert point.variance == pytest.approx(error**2, abs=1e-9)


@settings(max_examples=50)
@given(waits())
def test_one_cause_alone_is_kaplan_meier_with_the_others_censored(drawn: Waits) -> None:
    months, ends = np.array(drawn[0]), np.array(drawn[1])
    expected = KaplanMeierFitter().fit(months + 1, ends == 1)
    for point in kaplan_meier(banded(drawn), events=("started",), followed=1).points:
        assert point.share == pytest.approx(expected.predict(point.end), abs=1e-9)


@given(waits(least=2))
def test_cumulative_incidence_and_its_variance_are_those_of_statsmodels(drawn: Waits) -> None:
    months, ends = np.array([*drawn[0], 0, 0]), np.array([*drawn[1], 1, 2])
    with np.errstate(all="ignore"):
        expected = CumIncidenceRight(months + 1, ends)
    curves = cumulative_incidence(banded((months.tolist(), ends.tolist())), followed=1)
    for number, cause in enumerate(("started", "gave_up")):
        for month, share, error in zip(
            expected.times, expected.cinc[number], expected.cinc_se[number], strict=True
        ):
            point = curves[cause].at(month)
            assert point is not None and point.share == pytest.approx(share, abs=1e-9)
            if np.isfinite(error):
                assert point.variance == pytest.approx(error**2, abs=1e-9)


@given(waits(), st.integers(0, 3))
def test_waiting_and_left_make_everybody_in_every_band(drawn: Waits, cells: int) -> None:
    bands = banded(drawn)
    curves = cumulative_incidence(bands, cells)
    for number, waiting in enumerate(kaplan_meier(bands, cells=cells).points):
        left = [curves[cause].points[number] for cause in curves]
        assert waiting.share + sum(point.share for point in left) == pytest.approx(1, abs=1e-9)
        alone = kaplan_meier(bands, events=("started",)).points[number]
        assert left[0].share <= 1 - alone.share + 1e-9, "1 − Kaplan–Meier overstates how many start"


@given(waits(), st.integers(0, 3))
def test_curves_go_one_way_inside_their_intervals(drawn: Waits, cells: int) -> None:
    bands = banded(drawn)
    falling, rising = kaplan_meier(bands, cells=cells), cumulative_incidence(bands, cells)["started"]
    for curve, sign in ((falling, -1), (rising, 1)):
        shares = [point.share for point in curve.points]
        assert shares == sorted(shares, key=lambda share: sign * share)
        for point in curve.points:
            assert -1e-12 <= point.low <= point.share + 1e-9 and point.share <= point.high + 1e-9 <= 1 + 2e-9
    assert [point.at_risk for point in falling.points] == sorted(
        (point.at_risk for point in falling.points), reverse=True
    )


@given(waits())
def test_a_single_cause_has_the_same_interval_either_way(drawn: Waits) -> None:
    bands = [
        Band(band.start, band.end, {"started": sum(band.exits.values())}, band.censored)
        for band in banded(drawn)
    ]
    waiting, started = kaplan_meier(bands, cells=1), cumulative_incidence(bands, cells=1)["started"]
    for one, other in zip(waiting.points, started.points, strict=True):
        assert (1 - one.high, 1 - one.low) == pytest.approx((other.low, other.high), abs=1e-7)


@settings(max_examples=50)
@given(waits())
def test_a_count_on_one_date_follows_those_still_waiting_for_half_their_last_band(drawn: Waits) -> None:
    """The life-table form is Kaplan–Meier with half of each band's lost ones gone before it: lifelines'
    weights say the same."""
    months, ends = np.array(drawn[0]), np.array(drawn[1])
    still = ends == 0
    times = np.concatenate([months + 1, months[still]])
    left = np.concatenate([~still, np.zeros(still.sum(), dtype=bool)])
    weights = np.concatenate([np.where(still, 0.5, 1.0), np.full(still.sum(), 0.5)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = KaplanMeierFitter().fit(times, left, weights=weights)
    for point in kaplan_meier(banded(drawn)).points:
        assert point.share == pytest.approx(expected.predict(point.end), abs=1e-9)


def test_a_wait_that_is_not_over_for_half_has_no_median() -> None:
    bands = [Band(0, 1, {"started": 20}, 10), Band(1, 2, {"started": 10}, 10), Band(2, 3, {"started": 5}, 45)]
    curve = kaplan_meier(bands)
    assert curve.until(0.5) == Months(None, 3, None)
    started = cumulative_incidence(bands)["started"]
    assert started.until(0.3).months == 2
    assert started.until(0.9) == Months(None, None, None)


def test_the_median_is_the_end_of_the_band_in_which_half_have_left() -> None:
    bands = [Band(0, 1, {"started": 30}), Band(1, 2, {"started": 20}), Band(2, 3, {"started": 50})]
    assert kaplan_meier(bands).until(0.5) == Months(2, 2, None), "nobody waits longer, so none tells how long"
    assert kaplan_meier(bands).until(0.9) == Months(3, 3, None)
    assert cumulative_incidence(bands)["started"].until(0.5) == Months(2, 2, None)


def test_the_open_last_band_counts_as_at_risk_and_tells_nothing_more() -> None:
    closed = [Band(0, 1, {"started": 40}, 10), Band(1, inf, {"started": 30}, 20)]
    curve = kaplan_meier(closed)
    assert [point.end for point in curve.points] == [1]
    assert curve.points[0].at_risk == 100
    assert curve.until(0.9) == Months(None, None, None)
    assert curve.at(1) == curve.points[0] and curve.at(3) is None


def test_where_nobody_or_everybody_has_left_the_interval_is_not_a_point() -> None:
    bands = [Band(0, 1, {"started": 0}, 10), Band(1, 2, {"started": 15}, 0), Band(2, 3, {"started": 15}, 0)]
    first, second, last = kaplan_meier(bands).points
    assert (first.share, first.high, first.variance) == (1, 1, None) and 0.8 < first.low < 1
    assert (last.share, last.low, last.variance) == (0, 0, None) and last.high == second.high


def test_over_a_limit_counts_the_waiting_and_the_started() -> None:
    bands = [Band(0, 1, {"started": 40}, 10), Band(1, 3, {"started": 20}, 10), Band(3, 4, {"started": 5}, 15)]
    over = observed_over(bands, 3, cells=1)
    assert (over.part, over.whole, over.perturbed_cells, over.parts_perturbed) == (20, 100, 6, 2)
    low, high = interval(over)
    assert low < 0.2 < high
    with pytest.raises(ValueError, match="begins at it"):
        observed_over(bands, 2)


@pytest.mark.parametrize(
    "bands",
    [
        [],
        [Band(0, 1, {})],
        [Band(0, 1, {"started": 0})],
        [Band(0, 1, {"started": -1}, 5)],
        [Band(0, 1, {"started": float("nan")}, 5)],
        [Band(0, 1, {"started": 1}, inf)],
    ],
)
def test_bands_without_persons_are_refused(bands: list[Band]) -> None:
    with pytest.raises(ValueError, match="somebody in them"):
        kaplan_meier(bands)


@pytest.mark.parametrize("edges", [[(1, 2)], [(0, 1), (2, 3)], [(0, 0)], [(0, 2), (1, 3)], [(0, 1), (1, 1)]])
def test_bands_with_gaps_are_refused(edges: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="follow on each other"):
        cumulative_incidence([Band(start, end, {"started": 5}) for start, end in edges])
