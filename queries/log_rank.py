"""Do several groups wait equally long? One log-rank test a period, on the same bands as the curves."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc

from queries.equity_statistics import SMALLEST_EXPECTED, ChiSquare, Undecided
from queries.risk_sets import Band, Floats
from queries.statistics import PERTURBATION_VARIANCE


def log_rank(
    groups: Sequence[Sequence[Band]], events: Sequence[str] = (), cells: int = 0
) -> ChiSquare | Undecided:
    """One test of whether all groups leave the queue equally fast, with k − 1 degrees of freedom.

    groups: the bands of each group, all with the same edges. events: the causes that count, none = every
    exit; exits for other causes end the observation. cells: perturbed cells behind each number; their noise
    is added to the covariance by its derivatives. Groups with nobody are left out. ValueError when the edges
    differ. Undecided("no_variation") also when all leave in the same band.
    """
    if len({tuple((band.start, band.end) for band in bands) for bands in groups}) > 1:
        raise ValueError("the groups must have the same bands")
    waits = _Waits.of(groups, events)
    if len(waits.left) < 2:
        return Undecided("too_few_groups")
    if not waits.left.sum():
        return Undecided("no_variation")
    if waits.expected.min() < SMALLEST_EXPECTED:
        return Undecided("too_small")
    covariance = waits.chance() + PERTURBATION_VARIANCE * cells * waits.noise()
    if np.linalg.matrix_rank(covariance[:-1, :-1]) < len(covariance) - 1:
        return Undecided("no_variation")
    # The differences sum to nothing, so one group tells nothing that the others do not.
    surplus = (waits.left.sum(axis=1) - waits.expected)[:-1]
    statistic = float(surplus @ np.linalg.solve(covariance[:-1, :-1], surplus))
    return ChiSquare(statistic, len(surplus), float(chdtrc(len(surplus), statistic)))


@dataclass(frozen=True, eq=False)
class _Waits:
    """left, at_risk, share (of all at risk): group × band. event_numbers, other_numbers: released numbers in
    a band of a group that are events, and that are not; has_own_at_risk: at risk is a number of its own."""

    left: Floats
    at_risk: Floats
    share: Floats
    event_numbers: int
    other_numbers: int
    has_own_at_risk: bool

    @classmethod
    def of(cls, groups: Sequence[Sequence[Band]], events: Sequence[str]) -> "_Waits":
        causes = {cause for bands in groups for band in bands for cause in band.exits}
        counted = causes & set(events) if events else causes
        has_own = any(band.at_risk is not None for bands in groups for band in bands)
        present = [bands for bands in groups if any(map(_persons, bands))]
        if not present:
            return cls(np.zeros((0, 0)), np.zeros((0, 0)), np.zeros((0, 0)), 0, 0, has_own)
        left = np.array([[_persons(band, counted) for band in bands] for bands in present])
        at_risk = np.array([_at_risk(bands, has_own) for bands in present])
        # Numbers released apart need not fit: none can leave who was not there.
        left = np.minimum(left, at_risk)
        whole = at_risk.sum(axis=0)
        share = np.divide(at_risk, whole, out=np.zeros_like(at_risk), where=whole > 0)
        return cls(left, at_risk, share, len(counted), len(causes - counted) + 1, has_own)

    @property
    def expected(self) -> Floats:
        """Events that each group would have had if all left equally fast."""
        return np.asarray((self.left.sum(axis=0) * self.share).sum(axis=1), dtype=np.float64)

    def chance(self) -> Floats:
        """Covariance of observed − expected: the hypergeometric one of each band, added up."""
        events, whole = self.left.sum(axis=0), self.at_risk.sum(axis=0)
        factor = np.where(whole > 1, events * (whole - events) / np.maximum(whole - 1, 1e-12), 0.0)
        own = np.diag((factor * self.share).sum(axis=1))
        return np.asarray(own - (factor * self.share) @ self.share.T, dtype=np.float64)

    def noise(self) -> Floats:
        """Covariance of observed − expected for one unit of variance in every number."""
        whole = self.at_risk.sum(axis=0)
        hazard = np.divide(self.left.sum(axis=0), whole, out=np.zeros_like(whole), where=whole > 0)
        surplus = np.eye(len(self.left))[:, :, None] - self.share[:, None, :]
        if self.has_own_at_risk:
            return self.event_numbers * _squared(surplus) + _squared(-hazard * surplus)
        by_size = -np.cumsum(hazard * surplus, axis=2)
        return self.event_numbers * _squared(by_size + surplus) + self.other_numbers * _squared(by_size)


def _at_risk(bands: Sequence[Band], has_own: bool) -> Floats:
    if has_own:
        return np.array([band.at_risk or 0.0 for band in bands], dtype=np.float64)
    everyone = np.array([_persons(band) for band in bands])
    return np.asarray(np.cumsum(everyone[::-1])[::-1], dtype=np.float64)


def _persons(band: Band, causes: Set[str] | None = None) -> float:
    if causes is None:
        return sum(band.exits.values(), start=float(band.censored))
    return sum((number for cause, number in band.exits.items() if cause in causes), start=0.0)


def _squared(slopes: Floats) -> Floats:
    flat = slopes.reshape(len(slopes), -1)
    return np.asarray(flat @ flat.T, dtype=np.float64)
