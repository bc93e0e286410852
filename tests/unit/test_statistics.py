"""Intervals and display rules of shares, against statsmodels and against their own rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import (  # type: ignore[import-untyped]  # it ships no types
    proportion_confint,
)

from queries.statistics import SHARE_FROM, WHOLE_PER_CENT_FROM, is_coarse, shown_share, wilson


@st.composite
def proportions(draw: st.DrawFn) -> tuple[int, int]:
    """A part and the whole it is of."""
    whole = draw(st.integers(1, 20_000))
    return draw(st.integers(0, whole)), whole


@given(proportions())
def test_without_perturbation_it_is_the_wilson_interval(proportion: tuple[int, int]) -> None:
    part, whole = proportion
    expected = proportion_confint(part, whole, alpha=0.05, method="wilson")
    assert wilson(part, whole) == pytest.approx(expected, abs=1e-9)


@given(proportions(), st.integers(0, 16), st.integers(0, 16))
def test_every_perturbed_cell_widens_it(proportion: tuple[int, int], parts: int, others: int) -> None:
    part, whole = proportion
    now, more = wilson(part, whole, parts + others, parts), wilson(part, whole, parts + others + 1, parts)
    in_part = wilson(part, whole, parts + others + 1, parts + 1)
    for low, high in (more, in_part):
        assert low <= now[0] + 1e-12 and high >= now[1] - 1e-12
        assert 0 <= low <= high <= 1


@given(proportions())
def test_a_shown_share_follows_the_rules(proportion: tuple[int, int]) -> None:
    part, whole = proportion
    found = shown_share(part, whole)
    if whole < SHARE_FROM:
        assert found is None
        return
    step = 0.01 if whole >= WHOLE_PER_CENT_FROM else 0.05
    assert found is not None and 0 <= found <= 1
    assert abs(found - part / whole) <= step / 2 + 1e-9
    assert found / step == pytest.approx(round(found / step), abs=1e-9)


def test_the_limits_of_the_rules() -> None:
    assert shown_share(10, 29) is None
    assert shown_share(10, 30) == 0.35
    assert shown_share(33, 99) == 0.35
    assert shown_share(33, 100) == 0.33
    assert shown_share(105, 100) == 1, "perturbation may make a part larger than its whole"
    assert [is_coarse(base) for base in (None, 29, 30, 99, 100)] == [False, False, True, True, False]


@pytest.mark.parametrize("whole", [0, -1])
def test_an_interval_of_nobody_is_refused(whole: int) -> None:
    with pytest.raises(ValueError, match="positive base"):
        wilson(0, whole)
