"""A queue to a service with a number of places: the birth–death chain M/M/c (M/M/c+M when people give up).

Closed formulas in equilibrium. The way there solves the chain's equation in implicit steps of order four,
which keep the total chance, and the mean and spread of a queue that only grows or shrinks, exactly; a step
is five solutions of one tridiagonal system however fast the queue moves.
"""

from dataclasses import dataclass
from functools import cached_property
from math import ceil, exp, floor, log, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.lapack import dgttrf, dgttrs

Floats = NDArray[np.float64]
POLE = 0.25
WEIGHTS = (7 / 3, -10.0, 14.0, -19 / 3, 1.0)
"""exp(z) ≈ Σ w_j / (1 − z/4)^j, right to fourth order, and 0 for z → −∞ so that what is fast dies out."""
LONGEST_DRIFT = 5.0
"""Persons by which a queue may drift in one step; longer steps are divided. It keeps the mean queue along
the way within a hundredth of a person."""
FIRST_PARTS = 4
"""The first step is divided so many times more: today's queue is known to the person, and what is that sharp
is smoothed in steps that are too long, by a tenth of a person where the queue empties within the first."""
MOST_PARTS = 40
"""A queue that drifts faster is over within a step."""
TAIL = 21.0
"""Queues less likely than exp(−21), 1e-9, are cut off."""
LARGEST_TAIL = 20_000


@dataclass(frozen=True, slots=True)
class Steady:
    """Equilibrium. queue: persons waiting; wait: months until a newcomer who stays starts; must_wait: share
    of newcomers who do not start at once; leaving: share of newcomers who give up; all means."""

    queue: float
    wait: float
    must_wait: float
    leaving: float


@dataclass(frozen=True)
class Chain:
    """inflow: new persons a month; stay: mean months in the service; places; leaving: the rate a month at
    which each waiting person gives up (0 = nobody does). All but leaving are positive."""

    inflow: float
    stay: float
    places: int
    leaving: float = 0.0

    @property
    def capacity(self) -> float:
        """Persons a month who can start when every place is taken: places / stay."""
        return self.places / self.stay

    @property
    def has_equilibrium(self) -> bool:
        """Whether the places suffice for the inflow even if nobody gives up."""
        return self.inflow < self.capacity

    @cached_property
    def must_wait(self) -> float:
        """Erlang's C, the share of newcomers who find every place taken. Only with `has_equilibrium`, and for
        leaving = 0."""
        load, inverse_b = self.inflow * self.stay, 1.0
        for taken in range(1, self.places + 1):
            inverse_b = 1 + inverse_b * taken / load
        use = load / self.places
        return 1 / (use + (1 - use) * inverse_b)

    @cached_property
    def steady(self) -> Steady:
        """Equilibrium; ValueError where there is none."""
        if not self.has_equilibrium:
            raise ValueError("no equilibrium: the inflow is not less than the capacity")
        if not self.leaving:
            wait = self.must_wait / (self.capacity - self.inflow)
            return Steady(self.inflow * wait, wait, self.must_wait, 0.0)
        chances = self._equilibrium
        waiting = np.maximum(np.arange(len(chances)) - self.places, 0)
        queue = float(chances @ waiting)
        full = chances[self.places :]
        wait = float(full @ self.waits(len(full)))
        return Steady(queue, wait, float(full.sum()), self.leaving * queue / self.inflow)

    def steady_share(self, months: float) -> float:
        """In equilibrium, the share of newcomers (who do not give up) who start within this many months."""
        if not self.leaving:
            steady = self.steady
            return 1 - steady.must_wait * exp(-(self.capacity - self.inflow) * months)
        full = self._equilibrium[self.places :]
        late = 1 - self.within(np.array([months]), len(full))[0]
        return 1 - float(full @ late)

    @cached_property
    def _equilibrium(self) -> Floats:
        present = np.arange(1, self.places + self.tail + 1)
        logs = np.concatenate([[0.0], np.cumsum(np.log(self.inflow / self.exits(present)))])
        chances = np.exp(logs - logs.max())
        return np.asarray(chances / chances.sum(), dtype=np.float64)

    @property
    def tail(self) -> int:
        """The longest queue worth counting in equilibrium: longer ones are less likely than exp(−21)."""
        steps = TAIL / max(log(self.capacity / self.inflow), TAIL / LARGEST_TAIL)
        return ceil(steps) + 10

    def exits(self, present: NDArray[np.int64]) -> Floats:
        """Persons a month who leave the service or the queue, by the number present in both."""
        in_service = np.minimum(present, self.places) / self.stay
        return np.asarray(in_service + self.leaving * np.maximum(present - self.places, 0), dtype=np.float64)

    def waits(self, size: int) -> Floats:
        """Expected months until start for a newcomer with 0 … size − 1 persons waiting ahead, all places
        taken: one more must leave than are ahead."""
        return np.cumsum(1 / (self.capacity + self.leaving * np.arange(size)))

    def within(self, months: Floats, size: int) -> Floats:
        """Chance that a newcomer with 0 … size − 1 persons waiting ahead starts within each of `months`:
        months × ahead. Starts before the newcomer's are a Poisson process, or when people give up a pure
        death process, whose numbers are negative binomial: the start comes when there are more than ahead."""
        ahead = np.arange(1, size)
        if self.leaving:
            reach = -np.expm1(-self.leaving * months)
            ratios = np.log((self.capacity / self.leaving + ahead - 1) / ahead)
        else:
            reach, ratios = self.capacity * months, -np.log(ahead)
        logs = np.cumsum(ratios) + ahead * np.log(np.maximum(reach, 1e-300))[:, None]
        chances = np.exp(np.column_stack([np.zeros(len(months)), logs]) - self.capacity * months[:, None])
        return np.asarray(1 - np.minimum(np.cumsum(chances, axis=1), 1.0), dtype=np.float64)


@dataclass(frozen=True, eq=False)
class States:
    """Chances of the number of persons present (served and waiting), time × state; `first` is the number
    of the first state."""

    chain: Chain
    first: int
    chances: Floats

    @cached_property
    def free(self) -> Floats:
        """By time, the chance that a newcomer starts at once."""
        return np.asarray(self.chances[:, : max(self.chain.places - self.first, 0)].sum(axis=1))

    @cached_property
    def full(self) -> Floats:
        """Chances of 0, 1, 2 … waiting while every place is taken, time × waiting."""
        return self.chances[:, max(self.chain.places - self.first, 0) :]

    def share_in_time(self, months: float) -> Floats:
        """By time, the chance that a newcomer then starts within this many months."""
        return self.shares_within(np.array([months]))[:, 0]

    def shares_within(self, months: Floats) -> Floats:
        """By time and limit, the chance that a newcomer starts within the limit."""
        ahead = self.chain.within(months, self.full.shape[1])
        # Not `@`: for so small a product its threads wait for each other longer than they work.
        return np.asarray(self.free[:, None] + np.einsum("tn,mn->tm", self.full, ahead), dtype=np.float64)

    @cached_property
    def queue(self) -> Floats:
        """Persons waiting, mean by time."""
        return np.asarray(self.full @ np.arange(self.full.shape[1]), dtype=np.float64)

    @cached_property
    def wait(self) -> Floats:
        """Months until start for a newcomer, mean by time."""
        return np.asarray(self.full @ self.chain.waits(self.full.shape[1]), dtype=np.float64)

    @cached_property
    def queue_at_most(self) -> Floats:
        """Chance of at most 0, 1, 2 … waiting, time × waiting."""
        chances = self.free[:, None] + np.cumsum(self.full, axis=1)
        return np.asarray(np.maximum.accumulate(chances, axis=1), dtype=np.float64)


def evolve(
    chain: Chain, present: int, months: float, steps: int, longest_drift: float = LONGEST_DRIFT
) -> States:
    """The chances after 0, months/steps, 2·months/steps … months, when `present` persons are there (served
    and waiting) at the beginning."""
    first, last = _window(chain, present, months)
    numbers = np.arange(first, last + 1)
    arrivals = np.where(numbers < last, chain.inflow, 0.0)
    exits = np.where(numbers > first, chain.exits(numbers), 0.0)
    drift = max(abs(chain.inflow - chain.capacity), abs(chain.inflow - exits[present - first]))
    parts = min(ceil(drift * months / steps / longest_drift), MOST_PARTS) or 1
    chances = np.zeros((steps + 1, len(numbers)))
    chances[0, present - first] = 1.0
    for step in range(steps):
        if step < 2:
            divided = parts * (FIRST_PARTS if step == 0 else 1)
            factors = _factors(arrivals, exits, months / (steps * divided))
        chances[step + 1] = _advanced(chances[step], factors, divided)
    return States(chain, first, chances)


def _factors(arrivals: Floats, exits: Floats, months: float) -> tuple[Floats, ...]:
    """The system that one implicit step of so many months solves, factorised."""
    reach = POLE * months
    found = dgttrf(-reach * arrivals[:-1], 1 + reach * (arrivals + exits), -reach * exits[1:])
    return tuple(found[:5])


def _advanced(chances: Floats, factors: tuple[Floats, ...], times: int) -> Floats:
    for _ in range(times):
        power, chances = chances, np.zeros_like(chances)
        for weight in WEIGHTS:
            power = dgttrs(*factors, power)[0]
            chances += weight * power
    return chances


def _window(chain: Chain, present: int, months: float) -> tuple[int, int]:
    """The least and greatest number present that has any chance worth mentioning until then.

    Below, the queue is never shorter than with unlimited places; above, it strays from its drift as a random
    walk, and in equilibrium no further than its geometric tail."""
    calm = min(present, chain.inflow / max(1 / chain.stay, chain.leaving))
    first = max(0, min(chain.places, floor(calm - 7 * sqrt(max(present, calm) + 1) - 5)))
    stray = 6 * sqrt((chain.inflow + chain.capacity) * months) + 10
    drift = max(0.0, chain.inflow - chain.capacity) * months
    reach = min(stray, chain.tail) if chain.has_equilibrium else stray
    return first, ceil(max(present, chain.places) + drift + reach)
