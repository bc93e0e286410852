"""How long people wait, those still waiting included: Kaplan–Meier and cumulative incidence in month bands.

The input is counts per band of waiting time, as they are released (`risk_sets.Band`). A curve changes at the
end of a band.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt

import numpy as np

from queries.risk_sets import HALF_A_BAND, Band, Floats, RiskSets
from queries.statistics import PERTURBATION_VARIANCE, Z_95, Proportion, Rate, wilson

__all__ = [
    "Band",
    "Curve",
    "Months",
    "Point",
    "cumulative_incidence",
    "kaplan_meier",
    "observed_over",
]
ROUNDING = 1e-12
"""Shares this close are the same: 0.5 has been reached when it is 0.5 but for rounding."""


@dataclass(frozen=True, slots=True)
class Point:
    """A curve at the end of one band. at_risk: persons in the queue when the band begins; events: persons
    who left in it for the curve's cause; share: 0–1; variance: of the share, chance and perturbation
    together (None where the share is 0 or 1); low, high: 95 % interval."""

    start: float
    end: float
    at_risk: float
    events: float
    share: float
    variance: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Months:
    """When a curve has come so far: the end of the band in which it does, and the 95 % interval of that.
    None: not reached within what was observed ("ej uppnådd")."""

    months: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve by band. `is_falling`: the share still waiting (else the share that has left, rising)."""

    points: tuple[Point, ...]
    is_falling: bool

    def at(self, months: float) -> Point | None:
        """The point at this many months; None where no band ends there or nobody is left to tell of it:
        nothing is read off between bands."""
        return next((point for point in self.points if point.end == months), None)

    def until(self, share: float) -> Months:
        """How long until this share (0.5 the median, 0.9 P90) of all who joined the queue has left it."""
        if self.is_falling:
            return Months(*(self._first(1 - share, which) for which in ("share", "low", "high")))
        return Months(*(self._first(share, which) for which in ("share", "high", "low")))

    def _first(self, limit: float, which: str) -> float | None:
        sign = 1 if self.is_falling else -1
        reached = (point.end for point in self.points if sign * (getattr(point, which) - limit) <= ROUNDING)
        return next(reached, None)


def kaplan_meier(
    bands: Sequence[Band], events: Sequence[str] = (), cells: int = 0, followed: float = HALF_A_BAND
) -> Curve:
    """The share still waiting by band, with Greenwood's variance and a log-log interval.

    events: the causes that count, none = every exit. Exits for other causes are treated as if the wait would
    have gone on, so 1 − share overstates how many start when many leave: use `cumulative_incidence` then.
    cells: perturbed cells behind each number; their noise is carried into the variance by its derivatives.
    followed: how much of their last band those lost from sight were at risk, on average: ½ for a count on one
    date (the life-table form of Kaplan–Meier), 1 when they are seen to the end of it (its usual form).
    ValueError when the bands do not follow on each other from 0, or a number is negative or no number.
    """
    queue = RiskSets.of(bands, events, followed)
    left, n = queue.left, queue.exposed
    staying = np.asarray(np.cumprod(1 - left / n), dtype=np.float64)
    noise = PERTURBATION_VARIANCE * cells * (queue.log_slopes() ** 2).sum(axis=(1, 2))
    per_band = np.divide(left, n * (n - left), out=np.zeros_like(n), where=n > left)
    numbers = cells * int(queue.is_event.sum())
    return _curve(queue, left, staying, np.cumsum(per_band) + noise, numbers, is_falling=True)


def cumulative_incidence(
    bands: Sequence[Band], cells: int = 0, followed: float = HALF_A_BAND
) -> dict[str, Curve]:
    """By cause, the share that has left for it: Aalen–Johansen with the delta method's variance.

    Together with `kaplan_meier` of every exit the shares make 1 in each band. Interval: log-log of one minus
    the share, which with a single cause is Kaplan–Meier's. cells, followed and ValueError as there.
    """
    queue = RiskSets.of(bands, (), followed)
    return {cause: _incidence(queue, number, cells) for number, cause in enumerate(queue.causes)}


def _incidence(queue: RiskSets, cause: int, cells: int) -> Curve:
    left, n = queue.numbers[:, cause], queue.exposed
    before = np.concatenate([[1.0], np.cumprod(1 - queue.left / n)[:-1]])
    has_left = np.cumsum(before * left / n)
    slopes = np.cumsum(queue.incidence_slopes(cause, before), axis=0)
    noise = PERTURBATION_VARIANCE * cells * (slopes**2).sum(axis=(1, 2))
    variance = np.maximum(_aalen_variance(queue, left, before, has_left), 0.0) + noise
    of_log = np.divide(variance, (1 - has_left) ** 2, out=np.zeros_like(n), where=has_left < 1)
    return _curve(queue, left, 1 - has_left, of_log, cells, is_falling=False)


def _aalen_variance(queue: RiskSets, left: Floats, before: Floats, has_left: Floats) -> Floats:
    n, all_left = queue.exposed, queue.left
    to_come = has_left[:, None] - has_left[None, :]
    hazard = np.divide(all_left, n * (n - all_left), out=np.zeros_like(n), where=n > all_left)
    own = before**2 * left * (n - left) / n**3
    terms = to_come**2 * hazard + own - 2 * to_come * before * left / n**2
    return np.asarray((np.tril(np.ones_like(to_come)) * terms).sum(axis=1), dtype=np.float64)


def observed_over(bands: Sequence[Band], months: float, cells: int = 0) -> Proportion:
    """Of all persons counted, those whose wait has passed this limit, for `statistics.interval`.

    Nobody is presumed to pass it later, so where many are still waiting it is the least the share can become;
    `kaplan_meier(...).at(months)` allows for them. ValueError when the limit is not where a band begins.
    """
    queue = RiskSets.of(bands)
    beyond = [band for band in bands if band.start >= months]
    if not beyond or beyond[0].start != months:
        raise ValueError("a share over a limit needs a band that begins at it")
    whole = float(queue.at_risk[0])
    if queue.has_own_at_risk:
        return Rate(beyond[0].at_risk or 0.0, whole, perturbed_cells=cells, parts_perturbed=cells)
    over = sum(sum(band.exits.values()) + band.censored for band in beyond)
    per_band = cells * (len(queue.causes) + 1)
    return Proportion(over, whole, per_band * len(bands), per_band * len(beyond))


def _curve(
    queue: RiskSets, events: Floats, staying: Floats, log_variance: Floats, cells: int, *, is_falling: bool
) -> Curve:
    points: list[Point] = []
    low, high = 0.0, 1.0
    for number, band in enumerate(queue.bands):
        if band.end == inf:
            break
        n, stay = float(queue.at_risk[number]), float(staying[number])
        spread: float | None = None
        if stay > 1 - ROUNDING:
            stay, (low, high) = 1.0, wilson(n, n, cells * (number + 1))
        elif stay < ROUNDING:
            stay, low, high = 0.0, 0.0, high if points else wilson(0, n, cells)[1]
        else:
            low, high = _log_log(stay, float(log_variance[number]))
            spread = float(log_variance[number]) * stay**2
        share, limits = (stay, (low, high)) if is_falling else (1 - stay, (1 - high, 1 - low))
        points.append(Point(band.start, band.end, n, float(events[number]), share, spread, *limits))
    return Curve(tuple(points), is_falling)


def _log_log(stay: float, log_variance: float) -> tuple[float, float]:
    reach = Z_95 * sqrt(log_variance) / abs(log(stay))
    return stay ** exp(reach), stay ** exp(-reach)
