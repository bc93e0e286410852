"""The chain behind the queue model: against its closed formulas, the matrix exponential and special cases."""

from fractions import Fraction
from math import factorial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.linalg import expm
from scipy.special import betainc, gammainc

from queries.queue_chain import Chain, States, evolve
from tests.unit.queue_simulation import sojourn

CHAINS = (
    (Chain(3, 9, 35), 36, 12),
    (Chain(2, 12, 26), 40, 24),
    (Chain(15, 12, 253), 400, 24),
    (Chain(3, 9, 24), 36, 12),
    (Chain(20, 6, 100), 130, 6),
    (Chain(2, 12, 26, 0.1), 50, 24),
    (Chain(0.5, 4, 3), 3, 12),
    (Chain(15, 12, 400), 400, 12),
    (Chain(5, 1.3125, 44), 48, 8),
    (Chain(5, 1.3125, 45), 48, 8),
)
"""Chain, persons present at first, months: usual sizes, one that grows, one that people leave, one of three
places, one that empties fast, two whose queue is gone within the first step."""

stable = st.builds(
    lambda stay, places, use, leaving: Chain(use * places / stay, stay, places, leaving),
    st.floats(0.5, 36),
    st.integers(1, 200),
    st.floats(0.05, 0.98),
    st.sampled_from([0.0, 0.02, 0.3]),
)


@given(st.integers(1, 40), st.integers(1, 39))
def test_erlangs_c_is_the_sum_it_stands_for(places: int, percent: int) -> None:
    load = Fraction(places * percent, 40)
    terms = [load**k / factorial(k) for k in range(places)]
    last = load**places / factorial(places) * Fraction(places) / (places - load)
    expected = last / (sum(terms) + last)
    found = Chain(float(load), 1.0, places).must_wait
    assert found == pytest.approx(float(expected), abs=1e-9, rel=1e-9)


@given(stable)
def test_littles_law_holds_exactly_in_equilibrium(chain: Chain) -> None:
    steady = chain.steady
    if chain.leaving:
        # Those who give up wait too: by Little's law the inflow times everybody's wait, and what leaves.
        assert steady.leaving * chain.inflow == pytest.approx(chain.leaving * steady.queue, rel=1e-9)
    else:
        assert steady.queue == pytest.approx(chain.inflow * steady.wait, rel=1e-12)
    assert 0 <= steady.must_wait <= 1 and 0 <= steady.leaving < 1


@given(stable)
def test_closed_formulas_agree_with_the_chain_summed_up(chain: Chain) -> None:
    open_ended = Chain(chain.inflow, chain.stay, chain.places)
    chances = open_ended._equilibrium
    waiting = np.maximum(np.arange(len(chances)) - chain.places, 0)
    assert open_ended.steady.queue == pytest.approx(float(chances @ waiting), rel=1e-6, abs=1e-6)
    assert open_ended.must_wait == pytest.approx(float(chances[chain.places :].sum()), rel=1e-7, abs=1e-7)
    late = 1 - open_ended.within(np.array([0.5]), len(chances) - chain.places)[0]
    expected = 1 - float(chances[chain.places :] @ late)
    assert open_ended.steady_share(0.5) == pytest.approx(expected, abs=1e-7)


def test_one_place_is_the_textbook_queue() -> None:
    chain = Chain(0.8, 1.0, 1)
    assert chain.must_wait == pytest.approx(0.8, abs=1e-12)
    assert chain.steady.wait == pytest.approx(4.0, abs=1e-12)
    assert chain.steady.queue == pytest.approx(3.2, abs=1e-12)
    assert chain.steady_share(2.0) == pytest.approx(1 - 0.8 * np.exp(-0.4), abs=1e-12)


@given(st.floats(0.1, 100), st.floats(0.001, 2), st.floats(0, 40), st.integers(1, 300))
def test_the_chance_to_start_in_time_is_that_of_the_special_functions(
    capacity: float, leaving: float, months: float, size: int
) -> None:
    ahead = np.arange(size)
    patient = Chain(1, 10, 1)
    plain = Chain(1, 1 / capacity, 1).within(np.array([months]), size)[0]
    assert plain == pytest.approx(gammainc(ahead + 1, capacity * months), abs=1e-9)
    giving_up = Chain(1, 1 / capacity, 1, leaving).within(np.array([months]), size)[0]
    # The complement, because what is left of a chance near one would be lost in rounding.
    expected = 1 - betainc(capacity / leaving, ahead + 1, np.exp(-leaving * months))
    assert giving_up == pytest.approx(expected, abs=1e-9)
    assert (giving_up >= plain - 1e-9).all(), "those who give up make room"
    assert patient.within(np.array([0.0]), size)[0] == pytest.approx(0, abs=1e-12)


def by_matrix(states: States, present: int, months: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The chances at the end by the exponential of the whole matrix."""
    chain, size = states.chain, states.chances.shape[1]
    numbers = np.arange(states.first, states.first + size)
    arrivals = np.where(numbers < numbers[-1], chain.inflow, 0.0)
    exits = np.where(numbers > numbers[0], chain.exits(numbers), 0.0)
    rates = np.diag(arrivals[:-1], 1) + np.diag(exits[1:], -1) - np.diag(arrivals + exits)
    return np.asarray((numbers == present) @ expm(rates * months))


@pytest.mark.parametrize(("chain", "present", "months"), CHAINS)
def test_the_way_is_that_of_the_matrix_exponential(chain: Chain, present: int, months: float) -> None:
    """The error that is stated: 0.002 in a chance, 0.01 persons in a mean queue, 0.002 months in a wait,
    one person in an interval, all along the way."""
    states = evolve(chain, present, months, 24)
    for step in (1, 3, 12, 24):
        exact = States(chain, states.first, by_matrix(states, present, months * step / 24)[None, :])
        assert states.queue[step] == pytest.approx(exact.queue[0], abs=0.01)
        assert states.wait[step] == pytest.approx(exact.wait[0], abs=0.002)
        for limit in (0.25, 1.0, 3.0):
            found = states.share_in_time(limit)[step]
            assert found == pytest.approx(exact.share_in_time(limit)[0], abs=0.002)
        for chance in (0.05, 0.95):
            ends = [(found < chance).sum() for found in (states.queue_at_most[step], exact.queue_at_most[0])]
            assert abs(ends[0] - ends[1]) <= 1


@settings(max_examples=25)
@given(
    st.builds(
        Chain, st.floats(0.2, 6), st.floats(1, 18), st.integers(1, 75), st.sampled_from([0.0, 0.02, 0.2])
    ),
    st.integers(0, 60),
    st.floats(3, 36),
)
def test_the_stated_error_holds_for_any_service(chain: Chain, waiting: int, months: float) -> None:
    present = chain.places + waiting
    states = evolve(chain, present, months, 24)
    for step in (1, 2, 4, 8):
        exact = States(chain, states.first, by_matrix(states, present, months * step / 24)[None, :])
        assert states.queue[step] == pytest.approx(exact.queue[0], abs=0.01)
        assert states.wait[step] == pytest.approx(exact.wait[0], abs=0.002)
    cut = exact.chances[0, [0, -1] if states.first else [-1]]
    assert cut == pytest.approx(0, abs=1e-7), "nothing worth mentioning is cut off"


@pytest.mark.parametrize(("chain", "present", "months"), CHAINS)
def test_shorter_steps_come_closer_by_the_fourth_power(chain: Chain, present: int, months: float) -> None:
    exact = None
    errors = []
    for steps in (24, 48):
        states = evolve(chain, present, months, steps, longest_drift=1e9)
        exact = by_matrix(states, present, months) if exact is None else exact
        mean = exact @ (states.first + np.arange(len(exact)))
        errors.append(abs(float(states.chances[-1] @ (states.first + np.arange(len(exact)))) - mean))
    assert errors[1] <= errors[0] / 8 + 1e-8


@pytest.mark.parametrize(("chain", "present", "months"), CHAINS)
def test_the_chances_always_make_one(chain: Chain, present: int, months: float) -> None:
    assert evolve(chain, present, months, 24).chances.sum(axis=1) == pytest.approx(1, abs=1e-9)


def test_with_places_for_all_it_is_the_binomial_and_the_poisson() -> None:
    """M/M/∞: of those there at first each is left with chance exp(−t/stay), and the newcomers are Poisson."""
    states = evolve(Chain(4, 6, 200), 200, 9, 24)
    left = np.exp(-9 / 6)
    sizes = np.arange(states.first + states.chances.shape[1] + 1)
    old, new = stats.binom.pmf(sizes, 200, left), stats.poisson.pmf(sizes, 24 * (1 - left))
    expected = np.convolve(old, new)[states.first : states.first + states.chances.shape[1]]
    assert states.chances[-1] == pytest.approx(expected, abs=1e-5)


def test_a_queue_that_only_grows_has_the_mean_and_spread_of_what_came_and_left() -> None:
    states = evolve(Chain(20, 12, 60), 200, 12, 24)
    numbers = states.first + np.arange(states.chances.shape[1])
    mean = states.chances @ numbers
    months = np.linspace(0, 12, 25)
    assert mean == pytest.approx(200 + (20 - 5) * months, abs=1e-6)
    assert states.chances @ numbers**2 - mean**2 == pytest.approx((20 + 5) * months, abs=1e-4)


@settings(max_examples=25)
@given(stable)
def test_in_the_end_the_way_comes_to_the_equilibrium(chain: Chain) -> None:
    slowest = (np.sqrt(chain.capacity) - np.sqrt(chain.inflow)) ** 2
    months = 40 * chain.stay + 20 / slowest
    states = evolve(chain, chain.places + 5, months, 400, longest_drift=1e9)
    assert states.queue[-1] == pytest.approx(chain.steady.queue, rel=0.01, abs=0.01)
    assert states.share_in_time(1.0)[-1] == pytest.approx(chain.steady_share(1.0), abs=0.002)


def test_a_long_history_agrees_with_erlangs_formula() -> None:
    """One history of 700 000 persons, lived through: within two per cent of the closed formulas."""
    chain = Chain(3.5, 1, 5)
    wait, queue, late = sojourn(inflow=3.5, stay=1, places=5, months=200_000, warm_up=100, seed=8)
    assert wait == pytest.approx(chain.steady.wait, rel=0.02)
    assert queue == pytest.approx(chain.steady.queue, rel=0.02)
    assert late == pytest.approx(chain.must_wait, rel=0.02)


def test_where_there_is_no_equilibrium_none_is_given() -> None:
    for chain in (Chain(3, 8, 24), Chain(4, 8, 24)):
        assert not chain.has_equilibrium
        with pytest.raises(ValueError, match="no equilibrium"):
            _ = chain.steady
