"""Do all areas get the same? Observed against expected, funnel limits, one test, the share to be moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt
from typing import Literal

from scipy.special import chdtrc, gammainccinv, gammaincinv

from queries.statistics import PERTURBATION_VARIANCE, Z_95, Proportion

Z_998 = 3.090232306167813
"""Two-sided 99.8 %: the outer limits of a funnel."""
EXACT_BELOW = 10
SMALLEST_EXPECTED = 5
SIGNIFICANCE = 0.05


def byar(
    observed: float, expected: float, perturbed_cells: int = 0, expected_variance: float = 0.0
) -> tuple[float, float]:
    """95 % interval of observed/expected: Byar's approximation, exact Poisson for observed below ten.

    perturbed_cells: perturbed cells that the observed count is a sum of; expected_variance: variance of the
    expected count when it rests on perturbed need (0 = known). Both are added in quadrature on each side.
    ValueError when observed is negative or expected is not positive.
    """
    if observed < 0 or expected <= 0:
        raise ValueError("observed may not be negative and expected must be positive")
    ratio = observed / expected
    low, high = (count / expected for count in _poisson_limits(observed))
    variance = PERTURBATION_VARIANCE * perturbed_cells + ratio**2 * expected_variance
    noise = (Z_95 / expected) ** 2 * variance
    return max(0.0, ratio - sqrt((ratio - low) ** 2 + noise)), ratio + sqrt((high - ratio) ** 2 + noise)


def _poisson_limits(count: float) -> tuple[float, float]:
    if count < EXACT_BELOW:
        tail = 0.025
        return float(gammaincinv(count, tail)) if count else 0.0, float(gammainccinv(count + 1, tail))
    more = count + 1
    return (
        count * (1 - 1 / (9 * count) - Z_95 / (3 * sqrt(count))) ** 3,
        more * (1 - 1 / (9 * more) + Z_95 / (3 * sqrt(more))) ** 3,
    )


@dataclass(frozen=True, slots=True)
class Access:
    """One area against access equal to the whole city's. `ratio` = observed/expected with its 95 % interval
    `low`–`high`; `missing` = expected − observed, places that are missing (negative: more than its share),
    with its interval."""

    observed: float
    expected: float
    ratio: float
    low: float
    high: float
    missing: float
    missing_low: float
    missing_high: float


def access(
    observed: Sequence[float],
    need: Sequence[float],
    observed_cells: int = 0,
    need_cells: int = 0,
) -> tuple[Access, ...]:
    """Each area's places or starts against what it would have had at equal access, in the order given.

    expected = need × (all observed / all need). *_cells: perturbed cells that each number is a sum of.
    Crude: nothing is standardised. ValueError when the sequences differ in length, or any need is not
    positive, or there is nothing to share (no place at all).
    """
    rate = _rate(observed, need)
    variance = PERTURBATION_VARIANCE * need_cells * rate**2
    return tuple(
        _access(count, rate * base, observed_cells, variance)
        for count, base in zip(observed, need, strict=True)
    )


def _rate(observed: Sequence[float], need: Sequence[float]) -> float:
    if len(observed) != len(need) or not need or min(need) <= 0 or min(observed) < 0 or not sum(observed):
        raise ValueError("every area needs a positive need, and there must be something to share")
    return sum(observed) / sum(need)


def _access(observed: float, expected: float, cells: int, variance: float) -> Access:
    low, high = byar(observed, expected, cells, variance)
    ratio, missing = observed / expected, expected - observed
    return Access(observed, expected, ratio, low, high, missing, expected * (1 - high), expected * (1 - low))


def funnel_limits(
    p0: float, n: float, z: float = Z_95, perturbed_cells: int = 0, parts_perturbed: int = 0
) -> tuple[float, float]:
    """Where a share of n persons is expected when the true share is p0: p0 ± z·√(p0(1 − p0)/n), with the
    perturbation's variance added, cut at 0 and 1. z: `Z_95` (inner) or `Z_998` (outer limits).
    ValueError when n is not positive or p0 is not in 0–1."""
    if n <= 0 or not 0 <= p0 <= 1:
        raise ValueError("a funnel needs a positive base and a share between 0 and 1")
    noise = Proportion(p0 * n, n, perturbed_cells, parts_perturbed).noise(p0)
    half = z * sqrt(p0 * (1 - p0) / n + noise)
    return max(0.0, p0 - half), min(1.0, p0 + half)


@dataclass(frozen=True, slots=True)
class ChiSquare:
    """An overall test that could be made. verdict: "beyond_chance" (skillnaderna kan inte förklaras av
    slumpen, p < 0.05) or "within_chance" (kan förklaras av slumpen)."""

    statistic: float
    degrees: int
    p_value: float

    @property
    def verdict(self) -> Literal["beyond_chance", "within_chance"]:
        """What may be said of the differences."""
        return "beyond_chance" if self.p_value < SIGNIFICANCE else "within_chance"


@dataclass(frozen=True, slots=True)
class Undecided:
    """A test that cannot be made (går inte att avgöra). reason: "too_few_groups" (fewer than two with a
    base), "too_small" (an expected count below five), "no_variation" (nobody at all, or everybody)."""

    reason: Literal["too_few_groups", "too_small", "no_variation"]
    verdict: Literal["undecided"] = "undecided"


def chi_square(groups: Sequence[Proportion]) -> ChiSquare | Undecided:
    """One overall test of whether several groups have the same share, with k − 1 degrees of freedom.

    Without perturbation it is Pearson's χ² of the k × 2 table. With it, each group's variance is that of
    chance plus that of the perturbation, and the common share weighs the groups by it: the noise alone then
    rejects no more often than it should. Groups with an empty base are left out.
    """
    present = [group for group in groups if group.whole > 0]
    if len(present) < 2:
        return Undecided("too_few_groups")
    whole = sum(group.whole for group in present)
    pooled = sum(group.share * group.whole for group in present) / whole
    if not 0 < pooled < 1:
        return Undecided("no_variation")
    if min(pooled, 1 - pooled) * min(group.whole for group in present) < SMALLEST_EXPECTED:
        return Undecided("too_small")
    variances = [pooled * (1 - pooled) / group.whole + group.noise(pooled) for group in present]
    return homogeneity([group.share for group in present], variances)


def chi_square_of_counts(
    observed: Sequence[float], expected: Sequence[float], perturbed_cells: int = 0
) -> ChiSquare | Undecided:
    """One overall test of counts against expected ones, which need only be in proportion: Σ(O − E)²/E with
    k − 1 degrees of freedom without perturbation, handled as in `chi_square` with it.

    For places over need, where those who have a place need not be among those counted as need.
    perturbed_cells: perturbed cells that each observed count is a sum of. Areas with no expected place are
    left out. ValueError when the sequences differ in length."""
    pairs = [(o, e) for o, e in zip(observed, expected, strict=True) if e > 0]
    if len(pairs) < 2:
        return Undecided("too_few_groups")
    scale = sum(o for o, _ in pairs) / sum(e for _, e in pairs)
    if not scale:
        return Undecided("no_variation")
    if scale * min(e for _, e in pairs) < SMALLEST_EXPECTED:
        return Undecided("too_small")
    noise = PERTURBATION_VARIANCE * perturbed_cells
    return homogeneity([o / (scale * e) for o, e in pairs], [_spread(scale * e, noise) for _, e in pairs])


def _spread(expected: float, noise: float) -> float:
    return (expected + noise) / expected**2


def homogeneity(values: Sequence[float], variances: Sequence[float]) -> ChiSquare:
    """χ² of values around their mean weighted by 1/variance, with one degree of freedom less than values."""
    weights = [1 / variance for variance in variances]
    mean = sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights)
    statistic = sum(w * (v - mean) ** 2 for w, v in zip(weights, values, strict=True))
    degrees = len(values) - 1
    return ChiSquare(statistic, degrees, float(chdtrc(degrees, statistic)))


def hoover(places: Sequence[float], need: Sequence[float]) -> float:
    """The share of places that would have to move for every area to have places as it has need, 0–1:
    ½ Σ |share of places − share of need|. ValueError as for `access`."""
    _rate(places, need)
    return sum(abs(p / sum(places) - n / sum(need)) for p, n in zip(places, need, strict=True)) / 2


def hoover_by_chance(total: float, need: Sequence[float], perturbed_cells: int = 0) -> float:
    """What `hoover` would be on average if access were equal and only chance (and the perturbation) spread
    `total` places: an index near it shows no inequity. perturbed_cells: perturbed cells behind each area's
    number of places. Normal approximation. ValueError when a need or the total is not positive."""
    if total <= 0 or not need or min(need) <= 0:
        raise ValueError("every area needs a positive need, and there must be something to share")
    shares = [n / sum(need) for n in need]
    noise = PERTURBATION_VARIANCE * perturbed_cells / total**2
    return sum(
        sqrt(q * (1 - q) / total + noise * ((1 - q) ** 2 + (len(shares) - 1) * q**2)) for q in shares
    ) / sqrt(2 * pi)
