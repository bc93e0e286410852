"""A queue lived through person by person, to hold the model against: first come, first served.

Each person takes the place that is free first; nothing here knows of birth–death chains or formulas.
"""

from collections.abc import Callable
from dataclasses import dataclass
from heapq import heapify, heapreplace
from math import inf

import numpy as np
from numpy.typing import NDArray

Draw = Callable[[np.random.Generator, int], NDArray[np.float64]]
"""Service times in units of their mean: so many."""


@dataclass(frozen=True, slots=True)
class Seen:
    """At the end of each history: persons waiting, and how long one who joins then (and stays) must wait."""

    queue: NDArray[np.float64]
    wait: NDArray[np.float64]


def exponential(generator: np.random.Generator, size: int) -> NDArray[np.float64]:
    """Stays whose spread equals their mean, as the model has them."""
    return generator.exponential(1.0, size)


def lognormal(spread: float) -> Draw:
    """Stays with another spread, as a share of their mean (coefficient of variation)."""
    sigma = float(np.sqrt(np.log1p(spread**2)))
    return lambda generator, size: generator.lognormal(-(sigma**2) / 2, sigma, size)


def under_way(draw: Draw, generator: np.random.Generator, size: int) -> NDArray[np.float64]:
    """What remains of stays met midway: a long stay is met more often, anywhere in it."""
    many = draw(generator, 20 * size + 200)
    met = generator.choice(many, size=size, p=many / many.sum())
    return met * generator.random(size)


def simulate(
    *,
    inflow: float,
    stay: float,
    places: int,
    extra: int,
    waiting: int,
    months: float,
    histories: int,
    seed: int,
    draw: Draw = exponential,
    leaving: float = 0.0,
) -> Seen:
    """Independent histories from all places taken and `waiting` more waiting; extra places open at once."""
    generator = np.random.default_rng(seed)
    begin = (generator, inflow, stay, places, extra, waiting, months, draw, leaving)
    ends = [_history(*begin) for _ in range(histories)]
    queue, wait = (np.array(column, dtype=np.float64) for column in zip(*ends, strict=True))
    return Seen(queue, wait)


def _history(
    generator: np.random.Generator,
    inflow: float,
    stay: float,
    places: int,
    extra: int,
    waiting: int,
    months: float,
    draw: Draw,
    leaving: float,
) -> tuple[int, float]:
    free_at = [*(stay * under_way(draw, generator, places)).tolist(), *[0.0] * extra]
    heapify(free_at)
    arrivals = np.sort(generator.uniform(0, months, generator.poisson(inflow * months)))
    times = [0.0] * waiting + arrivals.tolist()
    stays = (stay * draw(generator, len(times))).tolist()
    patience = generator.exponential(1 / leaving, len(times)).tolist() if leaving else [inf] * len(times)
    queue = 0
    for time, long, patient in zip(times, stays, patience, strict=True):
        start = max(time, free_at[0])
        if start - time <= patient:
            heapreplace(free_at, start + long)
        queue += min(start, time + patient) > months
    return queue, max(0.0, free_at[0] - months)


def sojourn(
    *, inflow: float, stay: float, places: int, months: float, warm_up: float, seed: int
) -> tuple[float, float, float]:
    """One long history: mean wait of those who come after the warm-up, mean number waiting over the same
    time, and the share of them who had to wait."""
    generator = np.random.default_rng(seed)
    times = np.cumsum(generator.exponential(1 / inflow, int(inflow * months))).tolist()
    stays = generator.exponential(stay, len(times)).tolist()
    free_at = [0.0] * places
    waits, area, late, counted = 0.0, 0.0, 0, 0
    for time, long in zip(times, stays, strict=True):
        start = max(time, free_at[0])
        heapreplace(free_at, start + long)
        if time >= warm_up:
            waits, late, counted = waits + start - time, late + (start > time), counted + 1
        area += max(0.0, min(start, times[-1]) - max(time, warm_up))
    return waits / counted, area / (times[-1] - warm_up), late / counted
