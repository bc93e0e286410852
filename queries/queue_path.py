"""The way of a queue month by month, with intervals, and when it is short enough."""

from dataclasses import dataclass

import numpy as np

from queries.queue_chain import Floats, States

LOW, HIGH = 0.05, 0.95
"""The interval holds nine of ten outcomes."""
GRID = 64


@dataclass(frozen=True, slots=True)
class Moment:
    """The queue some months from today. queue: persons waiting, mean and the interval that holds nine of ten
    outcomes; wait: months until start for a person who joins then, likewise; share_in_time: chance that this
    person starts within the longest wait."""

    months: float
    queue: float
    queue_low: float
    queue_high: float
    wait: float
    wait_low: float
    wait_high: float
    share_in_time: float


@dataclass(frozen=True, slots=True)
class Cleared:
    """Months until the queue is at most `Plan.target_queue` with chance 5, 50 and 95 %; None: not before the
    target date."""

    low: float | None
    median: float | None
    high: float | None


def moments(states: States, months: float, target_wait: float) -> tuple[Moment, ...]:
    """The way from today until `months` from today, as many moments as the states have."""
    low, high = (_queue_quantile(states, chance) for chance in (LOW, HIGH))
    times = np.linspace(0, months, len(states.queue))
    columns = (times, states.queue, low, high, states.wait, *_wait_quantiles(states, int(high.max())))
    rows = np.column_stack([*columns, states.share_in_time(target_wait)])
    return tuple(Moment(*row) for row in rows.tolist())


def cleared(states: States, target_queue: int, months: float) -> Cleared:
    """When the queue is at most so long, with chance 5, 50 and 95 %."""
    chances = states.queue_at_most[:, min(target_queue, states.queue_at_most.shape[1] - 1)]
    times = np.linspace(0, months, len(chances))
    return Cleared(*(_first_time(chances, times, wanted) for wanted in (LOW, 0.5, HIGH)))


def _first_time(chances: Floats, times: Floats, wanted: float) -> float | None:
    first = int(np.argmax(chances >= wanted))
    if chances[first] < wanted:
        return None
    if first == 0:
        return 0.0
    return float(np.interp(wanted, chances[first - 1 : first + 1], times[first - 1 : first + 1]))


def _queue_quantile(states: States, chance: float) -> Floats:
    return np.asarray((states.queue_at_most < chance).sum(axis=1), dtype=np.float64)


def _wait_quantiles(states: States, longest: int) -> tuple[Floats, Floats]:
    """By time, the waits that 5 and 95 % of newcomers do not exceed, read off a grid that reaches past the
    wait from the longest likely queue."""
    steps = 1 / (states.chain.capacity + states.chain.leaving * np.arange(longest + 1))
    grid = np.linspace(0, float(steps.sum() + 4 * np.sqrt((steps**2).sum())), GRID)
    shares = np.maximum.accumulate(states.shares_within(grid), axis=1)
    low, high = (np.array([np.interp(chance, row, grid) for row in shares]) for chance in (LOW, HIGH))
    return low, high
