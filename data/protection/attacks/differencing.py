"""Differencing: ask with and without one value, and for the parts of a whole, and subtract."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from data.codebook.model import attribute
from data.protection.attacks.averaging import Guessing, score_estimates
from data.protection.attacks.view import View
from data.protection.encoding import Cell

Filters = Mapping[str, tuple[str, ...]]
Answer = Callable[[Filters], float | None]
PAIRS = 24
PARTITIONS = 8


@dataclass(frozen=True)
class Target:
    """A small cell to recover: true is its count 1–4, known to the audit only."""

    cell: Cell
    true: int


@dataclass(frozen=True)
class Differences:
    """What subtraction gives for one cell, persons: with − without one value, and whole − parts."""

    pairs: tuple[float, ...]
    partitions: tuple[float, ...]

    @property
    def spread(self) -> float:
        """0 when with − without is one number whatever else is chosen: asking more gives nothing."""
        return max(self.pairs) - min(self.pairs) if self.pairs else 0.0


@dataclass(frozen=True)
class DifferencingResult:
    """How well averaged differences guess the targets, the widest spread of one, and questions asked."""

    guessing: Guessing
    widest_spread: float
    questions: int


class _Asker:
    """Counts the questions, so that the report can say how many were put."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.questions = 0

    def __call__(self, filters: Filters) -> float | None:
        self.questions += 1
        return self._answer(filters)


def _subtract(whole: float | None, parts: Sequence[float | None]) -> float | None:
    if whole is None or any(part is None for part in parts):
        return None
    return whole - sum(part for part in parts if part is not None)


def _some(values: Sequence[str], rng: np.random.Generator) -> tuple[str, ...]:
    """At least one of the values and never all of them: all values chosen is another question, the whole."""
    chosen = rng.permutation(len(values))[: rng.integers(1, len(values))]
    return tuple(values[i] for i in sorted(chosen))


def _blocks(values: Sequence[str], rng: np.random.Generator) -> list[tuple[str, ...]]:
    block = rng.integers(rng.integers(1, len(values) + 1), size=len(values))
    return [tuple(v for v, b in zip(values, block, strict=True) if b == k) for k in np.unique(block)]


def differences(answer: Answer, cell: Cell, rng: np.random.Generator) -> Differences:
    """All with − without and whole − parts differences of a cell that the answers allow."""
    chosen = {name: (code,) for name, code in zip(*cell, strict=True)}
    pairs: list[float | None] = []
    partitions: list[float | None] = []
    for name, code in zip(*cell, strict=True):
        others = [value for value in attribute(name).values if value != code]
        for _ in range(PAIRS if len(others) > 1 else 0):
            some = _some(others, rng)
            pairs.append(_subtract(answer({**chosen, name: (*some, code)}), [answer({**chosen, name: some})]))
        whole = answer({key: value for key, value in chosen.items() if key != name})
        for _ in range(PARTITIONS):
            parts = [answer({**chosen, name: block}) for block in _blocks(others, rng)]
            partitions.append(_subtract(whole, parts))
    return Differences(
        tuple(d for d in pairs if d is not None), tuple(d for d in partitions if d is not None)
    )


def attack(answer: Answer, targets: Sequence[Target], *, seed: int) -> DifferencingResult:
    """Recover the targets, whose codes are leaf codes, from an `answer(filters) -> number or None`.

    Each target is guessed as the rounded mean of all its differences; None is a question without an answer.
    """
    rng = np.random.default_rng(seed)
    asker = _Asker(answer)
    estimates, own, true, spreads = [], [], [], [0.0]
    for target in targets:
        found = differences(asker, target.cell, rng)
        spreads.append(found.spread)
        estimates.append(float(np.mean(found.pairs + found.partitions or (1.0,))))
        number = asker({name: (code,) for name, code in zip(*target.cell, strict=True)})
        own.append(np.nan if number is None else number)
        true.append(float(target.true))
    guessing = score_estimates(np.array(estimates), np.array(true), np.array(own))
    return DifferencingResult(guessing, max(spreads), asker.questions)


def frozen_answers(view: View) -> Answer:
    """How the dashboard answers: the sum of released cells of the table that the filters need."""

    def answer(filters: Filters) -> float | None:
        needed = {
            name: tuple(sorted(set(values)))
            for name, values in filters.items()
            if set(values) != set(attribute(name).values)
        }
        table = tuple(needed)
        if table not in view.tables:
            return None
        return float(sum(view.shown.get((table, codes), 0) for codes in product(*needed.values())))

    return answer
