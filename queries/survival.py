"""How long people wait, those still waiting included: Kaplan–Meier and cumulative incidence in month bands.

The input is counts per band of waiting time, as they are released. At risk in a band are all who are counted
in it or in a later one, so the numbers at risk are sums of released cells and always fit the exits. A curve
changes at the end of a band.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt

import numpy as np
from numpy.typing import NDArray

from queries.statistics import PERTURBATION_VARIANCE, Z_95, Proportion, wilson

Floats = NDArray[np.float64]
ROUNDING = 1e-12
"""Shares this close are the same: 0.5 has been reached when it is 0.5 but for rounding."""
HALF_A_BAND = 0.5
"""How much of their last band those still waiting were followed, when all are counted on one date."""


@dataclass(frozen=True, slots=True)
class Band:
    """Persons whose wait so far, or until they left the queue, is start ≤ months < end (a month = 30 days, so
    that 30, 60 and 90 days are edges). exits: those who left, by cause; censored: those still waiting.
    A last band that ends at infinity counts as at risk but gives no point: when they left is unknown."""

    start: float
    end: float
    exits: Mapping[str, float]
    censored: float = 0.0


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
    queue = _Queue.of(bands, events, followed)
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
    queue = _Queue.of(bands, (), followed)
    return {cause: _incidence(queue, number, cells) for number, cause in enumerate(queue.causes)}


def _incidence(queue: "_Queue", cause: int, cells: int) -> Curve:
    left, n = queue.numbers[:, cause], queue.exposed
    before = np.concatenate([[1.0], np.cumprod(1 - queue.left / n)[:-1]])
    has_left = np.cumsum(before * left / n)
    slopes = np.cumsum(queue.incidence_slopes(cause, before), axis=0)
    noise = PERTURBATION_VARIANCE * cells * (slopes**2).sum(axis=(1, 2))
    variance = np.maximum(_aalen_variance(queue, left, before, has_left), 0.0) + noise
    of_log = np.divide(variance, (1 - has_left) ** 2, out=np.zeros_like(n), where=has_left < 1)
    return _curve(queue, left, 1 - has_left, of_log, cells, is_falling=False)


def _aalen_variance(queue: "_Queue", left: Floats, before: Floats, has_left: Floats) -> Floats:
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
    queue = _Queue.of(bands)
    if months not in [band.start for band in bands]:
        raise ValueError("a share over a limit needs a band that begins at it")
    over = [sum(band.exits.values()) + band.censored for band in bands if band.start >= months]
    per_band = cells * (len(queue.causes) + 1)
    return Proportion(sum(over), float(queue.at_risk[0]), per_band * len(bands), per_band * len(over))


@dataclass(frozen=True, eq=False)
class _Queue:
    """The bands as arrays, as far as anybody is at risk. numbers: band × reason (the causes, then still
    waiting); is_event: by reason; present: how much of band i those of band b and a reason were at risk,
    i × b × reason; left: events by band; exposed: persons at risk, counted by how much of the band."""

    bands: tuple[Band, ...]
    causes: tuple[str, ...]
    numbers: Floats
    is_event: NDArray[np.bool_]
    present: Floats
    at_risk: Floats
    left: Floats
    exposed: Floats

    @classmethod
    def of(cls, bands: Sequence[Band], events: Sequence[str] = (), followed: float = HALF_A_BAND) -> "_Queue":
        causes = tuple(dict.fromkeys(cause for band in bands for cause in band.exits))
        rows = [[*(band.exits.get(cause, 0.0) for cause in causes), band.censored] for band in bands]
        numbers = np.array(rows, dtype=np.float64)
        _check(bands, causes, numbers)
        at_risk = np.cumsum(numbers.sum(axis=1)[::-1])[::-1]
        size = int((at_risk > 0).sum())
        numbers, at_risk = numbers[:size], at_risk[:size]
        is_event = np.array([*(not events or cause in events for cause in causes), False])
        own = np.eye(size)[:, :, None] * np.where(is_event, 1.0, followed)
        present = np.triu(np.ones((size, size)), 1)[:, :, None] + own
        exposed = (present * numbers).sum(axis=(1, 2))
        left = numbers[:, is_event].sum(axis=1)
        return cls(tuple(bands[:size]), causes, numbers, is_event, present, at_risk, left, exposed)

    def log_slopes(self) -> Floats:
        """Derivative of ln(share still waiting) at the end of band j by each number: j × b × reason."""
        stay = self.exposed - self.left
        per_stay = np.divide(1.0, stay, out=np.zeros_like(stay), where=stay > 0)
        by_size = (per_stay - 1 / self.exposed)[:, None, None] * self.present
        by_event = np.eye(len(stay))[:, :, None] * per_stay[:, None, None] * self.is_event
        return np.asarray(np.cumsum(by_size - by_event, axis=0), dtype=np.float64)

    def incidence_slopes(self, cause: int, before: Floats) -> Floats:
        """Derivative of the share that leaves for a cause in band i by each number: i × b × reason."""
        slopes = self.log_slopes()
        earlier = np.concatenate([np.zeros_like(slopes[:1]), slopes[:-1]])
        share = (before * self.numbers[:, cause] / self.exposed)[:, None, None]
        by_size = share * (earlier - self.present / self.exposed[:, None, None])
        own = np.eye(len(before))[:, :, None] * (np.arange(self.numbers.shape[1]) == cause)
        return np.asarray(by_size + (before / self.exposed)[:, None, None] * own, dtype=np.float64)


def _check(bands: Sequence[Band], causes: Sequence[str], numbers: Floats) -> None:
    if not causes or not numbers.sum() > 0 or not ((numbers >= 0) & (numbers < inf)).all():
        raise ValueError("the bands need numbers that are not negative, and somebody in them")
    edges = [0.0, *(band.end for band in bands)]
    if [band.start for band in bands] != edges[:-1] or sorted(set(edges)) != edges:
        raise ValueError("the bands must follow on each other from 0")


def _curve(
    queue: _Queue, events: Floats, staying: Floats, log_variance: Floats, cells: int, *, is_falling: bool
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
