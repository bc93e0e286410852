"""Who is still in the queue, band by band: released counts as arrays, and what follows from each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HALF_A_BAND = 0.5
"""How much of their last band those still waiting were followed, when all are counted on one date."""


@dataclass(frozen=True, slots=True)
class Band:
    """Persons whose wait so far, or until they left the queue, is start ≤ months < end (a month = 30 days, so
    that 30, 60 and 90 days are edges).

    exits: those who left, by cause; censored: those still waiting. at_risk: all who had not left when the
    band begins, where that is released as a number of its own; None in every band: the sum of the band and
    all later ones; None after a band that has one: withheld, and the curve ends there. A last band that ends
    at infinity counts as at risk but gives no point: when they left is unknown."""

    start: float
    end: float
    exits: Mapping[str, float]
    censored: float = 0.0
    at_risk: float | None = None


@dataclass(frozen=True, eq=False)
class RiskSets:
    """The bands as arrays, as far as anybody is at risk.

    numbers: band × reason (the causes, still waiting, at risk where it is a number of its own); is_event: by
    reason; present: how much of band i those of band b and a reason were at risk, i × b × reason; left:
    events by band; exposed: persons at risk, counted by how much of the band."""

    bands: tuple[Band, ...]
    causes: tuple[str, ...]
    numbers: Floats
    is_event: NDArray[np.bool_]
    has_own_at_risk: bool
    present: Floats
    at_risk: Floats
    left: Floats
    exposed: Floats

    @classmethod
    def of(
        cls, bands: Sequence[Band], events: Sequence[str] = (), followed: float = HALF_A_BAND
    ) -> "RiskSets":
        """Events: the causes that count, none = every one; followed: how much of their last band those who
        are lost from sight (still waiting, or left for another cause) were at risk. ValueError when the bands
        do not follow on each other from 0, or a number is negative or no number."""
        causes = tuple(dict.fromkeys(cause for band in bands for cause in band.exits))
        rows = [
            [*(band.exits.get(cause, 0.0) for cause in causes), band.censored, band.at_risk or 0.0]
            for band in bands
        ]
        numbers = np.array(rows, dtype=np.float64)
        has_own = any(band.at_risk is not None for band in bands)
        _check(bands, causes, numbers, at_first=float(numbers[0, -1] if has_own else numbers.sum()))
        later = np.cumsum(numbers.sum(axis=1)[::-1])[::-1]
        at_risk = numbers[:, -1] if has_own else later
        size = int(np.argmin(np.append(at_risk > 0, False)))
        numbers, at_risk = numbers[:size], at_risk[:size]
        is_event = np.array([*(not events or cause in events for cause in causes), False, False])
        present = _present(size, is_event, followed, has_own)
        left = numbers[:, is_event].sum(axis=1)
        exposed = (present * numbers).sum(axis=(1, 2))
        if has_own:
            # Numbers released apart need not fit: nobody is lost who was not there, and none leaves twice.
            exposed = np.maximum(np.maximum(exposed, followed * at_risk), left)
        return cls(tuple(bands[:size]), causes, numbers, is_event, has_own, present, at_risk, left, exposed)

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


def _present(size: int, is_event: NDArray[np.bool_], followed: float, has_own: bool) -> Floats:
    share = np.where(is_event, 1.0, followed)
    if has_own:
        # At risk is known, and those lost were there for less of the band.
        share = np.where(is_event, 0.0, followed - 1)
        share[-1] = 1.0
        return np.asarray(np.eye(size)[:, :, None] * share, dtype=np.float64)
    share[-1] = 0.0
    before = np.triu(np.ones((size, size)), 1)[:, :, None] * (np.arange(len(share)) < len(share) - 1)
    return np.asarray(before + np.eye(size)[:, :, None] * share, dtype=np.float64)


def _check(bands: Sequence[Band], causes: Sequence[str], numbers: Floats, at_first: float) -> None:
    if not causes or not at_first > 0 or not ((numbers >= 0) & (numbers < inf)).all():
        raise ValueError("the bands need numbers that are not negative, and somebody in them")
    edges = [0.0, *(band.end for band in bands)]
    if [band.start for band in bands] != edges[:-1] or sorted(set(edges)) != edges:
        raise ValueError("the bands must follow on each other from 0")
