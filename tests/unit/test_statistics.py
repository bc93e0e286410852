"""Intervals and display rules of shares, against statsmodels and against their own rules."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import (  # type: ignore[import-untyped]  # it ships no types
    confint_proportions_2indep,
    proportion_confint,
)

from queries.statistics import (
    SHARE_FROM,
    WHOLE_PER_CENT_FROM,
    Proportion,
    interval,
    is_coarse,
    newcombe,
    shown_share,
    wilson,
)
from tests.unit.released_counts import released


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


@given(proportions(), proportions())
def test_without_perturbation_a_difference_has_newcombes_interval(
    one: tuple[int, int], two: tuple[int, int]
) -> None:
    expected = confint_proportions_2indep(*one, *two, method="newcomb", compare="diff", alpha=0.05)
    assert newcombe(Proportion(*one), Proportion(*two)) == pytest.approx(expected, abs=1e-9)


@given(proportions(), proportions(), st.integers(0, 8), st.integers(0, 8))
def test_a_difference_turned_round_is_its_mirror_image(
    one: tuple[int, int], two: tuple[int, int], cells: int, more: int
) -> None:
    first, second = Proportion(*one, cells + more, cells), Proportion(*two, cells, cells)
    low, high = newcombe(first, second)
    difference = first.share - second.share
    assert newcombe(second, first) == pytest.approx((-high, -low), abs=1e-12)
    assert -1 - 1e-12 <= low <= difference + 1e-12 and difference - 1e-12 <= high <= 1 + 1e-12
    narrow = newcombe(Proportion(*one), Proportion(*two))
    assert low <= narrow[0] + 1e-12 and high >= narrow[1] - 1e-12


@given(proportions(), st.integers(0, 8))
def test_a_group_compared_with_itself_differs_by_nothing(proportion: tuple[int, int], cells: int) -> None:
    group = Proportion(*proportion, cells, 0)
    low, high = newcombe(group, group)
    assert low == pytest.approx(-high, abs=1e-12)
    assert low <= 0 <= high


def drawn(whole: int, share: float) -> list[tuple[Proportion, Proportion]]:
    """2 000 pairs of equal groups, a part and its rest released apart: the standard error of a coverage is
    0.5 points."""
    generator = np.random.default_rng(2022)
    parts = generator.binomial(whole, share, size=(2, 2000))
    yes, no = released(parts, generator), released(whole - parts, generator)
    first, second = (
        [Proportion(y, y + n, 2, 1) for y, n in zip(*both, strict=True)] for both in zip(yes, no, strict=True)
    )
    return list(zip(first, second, strict=True))


@pytest.mark.parametrize(("whole", "share"), [(40, 0.3), (120, 0.15), (400, 0.05), (1500, 0.5)])
def test_intervals_of_perturbed_cells_cover_the_truth_as_often_as_they_say(whole: int, share: float) -> None:
    pairs = drawn(whole, share)
    covered = [low <= share <= high for low, high in (interval(first) for first, _ in pairs)]
    apart = [low <= 0 <= high for low, high in (newcombe(*pair) for pair in pairs)]
    assert np.mean(covered) >= 0.94
    assert np.mean(apart) >= 0.94


def test_intervals_that_forget_the_perturbation_claim_differences_on_noise() -> None:
    exact = [[Proportion(group.part, group.whole) for group in pair] for pair in drawn(40, 0.3)]
    assert np.mean([low <= 0 <= high for low, high in (newcombe(*pair) for pair in exact)]) < 0.92


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
