"""Averaging: least squares and a Bayesian attacker guess the small cells from everything around them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np
from scipy.optimize import lsq_linear

from data.codebook.model import attribute
from data.protection.attacks.system import Floats, Integers, System
from data.protection.encoding import Cell
from data.protection.perturbation import DEFAULT

SMALL = np.arange(1, 5)
NOISE_VARIANCE = 4.0
SMALL_VARIANCE = 5.0
EXACT_VARIANCE = 1e-3
HIDDEN_VARIANCE = 1e5
DIFFUSE_VARIANCE = 1000.0
SPREAD = 0.25
Z_95 = 1.96
Probability = Callable[[int, int], float]


@dataclass(frozen=True)
class Evidence:
    """What the attackers make of the small cells of a system, one entry per cell.

    `fitted` is the least-squares estimate; `mean` and `variance` describe the count as the other numbers
    see it, its own left out; `modelled_mean` and `modelled_variance` the same for an attacker who also
    believes that attributes are nearly independent; `number` is its own number, nan when hidden; `true` is
    1–4. Persons.
    """

    cells: tuple[Cell, ...]
    variance: Floats
    mean: Floats
    modelled_mean: Floats
    modelled_variance: Floats
    fitted: Floats
    number: Floats
    true: Floats


@dataclass(frozen=True)
class Guessing:
    """How often an attacker is right about n small cells, against what each cell's own number lets anybody
    guess who knows how common 1–4 are, and against always guessing the most common count.

    Shares 0–1; `gain_low` is the lower end of the 95 % interval of hits − own: what other numbers add.
    """

    n: int
    hits: float
    own: float
    constant: float
    gain_low: float


def _variances(system: System) -> Floats:
    variances = np.where(system.number <= 5, SMALL_VARIANCE, NOISE_VARIANCE)
    variances[np.isnan(system.number)] = HIDDEN_VARIANCE
    variances[system.low == system.high] = EXACT_VARIANCE
    return variances


def _independent(system: System) -> Floats:
    """Expected count per combination if the attributes had nothing to do with each other."""
    total = float(system.number[system.cells.index(((), ()))])
    expected = np.ones(system.matrix.shape[1])
    for row, (table, codes) in enumerate(system.cells):
        if len(table) == 1 and codes[0] in attribute(table[0]).values:
            expected[system.matrix[[row]].indices] *= max(system.number[row], 1.0) / total
    return np.asarray(expected * total / expected.sum(), dtype=np.float64)


def _neighbours(system: System, prior: Floats, spread: Floats, noise: Floats) -> tuple[Floats, Floats]:
    """Mean and variance of every cell given all other numbers, for Gaussian combinations and noise.

    Leaving one out needs a single inverse: mean = number − (S⁻¹r)ᵢ / (S⁻¹)ᵢᵢ, variance = 1 / (S⁻¹)ᵢᵢ − noise.
    """
    expected = system.matrix @ prior
    residual = np.nan_to_num(system.number - expected, nan=0.0)
    covariance = (system.matrix.multiply(spread) @ system.matrix.T).toarray() + np.diag(noise)
    inverse = np.linalg.inv(covariance)
    diagonal = np.diag(inverse)
    mean = expected + residual - (inverse @ residual) / diagonal
    return mean, np.maximum(1 / diagonal - noise, 0.1)


def _least_squares(system: System, variances: Floats) -> Floats:
    """Estimate of every cell from the non-negative population that fits the numbers best."""
    seen = np.flatnonzero(~np.isnan(system.number))
    weights = 1 / np.sqrt(variances[seen])
    rows = system.matrix[seen].multiply(weights[:, None]).tocsr()
    fit = lsq_linear(rows, system.number[seen] * weights, bounds=(0, np.inf), max_iter=30, lsmr_tol="auto")
    return np.asarray(system.matrix @ fit.x, dtype=np.float64)


def evidence(system: System) -> Evidence:
    """Run all attackers on one system; only cells of the table of all its attributes are guessed."""
    targets = [t for t in system.targets if system.cells[t][0] == system.attributes]
    return evidence_of(system, targets, _independent(system))


def evidence_of(system: System, targets: Sequence[int], model: Floats | None = None) -> Evidence:
    """Run the attackers on some cells of a system; without a model of how common answers are, the modelling
    attacker believes what the Bayesian one does."""
    noise = _variances(system)
    flat = np.full(system.matrix.shape[1], system.counts.sum() / system.matrix.shape[1])
    diffuse = np.full(len(flat), DIFFUSE_VARIANCE)
    mean, variance = _neighbours(system, flat, diffuse, noise)
    modelled_mean, modelled_variance = mean, variance
    if model is not None:
        modelled_mean, modelled_variance = _neighbours(system, model, model + SPREAD * model**2, noise)
    fitted = _least_squares(system, noise)
    estimates = (variance, mean, modelled_mean, modelled_variance, fitted, system.number)
    true = system.true.astype(np.float64)
    return Evidence(tuple(system.cells[t] for t in targets), *(e[targets] for e in (*estimates, true)))


def pooled(parts: Iterable[Evidence]) -> Evidence:
    """All parts as one; a cell that several systems share counts once, where its neighbours say most."""
    best: dict[Cell, tuple[float, ...]] = {}
    for part in parts:
        columns = [getattr(part, field.name) for field in fields(Evidence)]
        for cell, *row in zip(*columns, strict=True):
            if cell not in best or row[0] < best[cell][0]:
                best[cell] = tuple(row)
    rows = np.array(list(best.values()), dtype=np.float64)
    return Evidence(tuple(best), *rows.reshape(-1, len(fields(Evidence)) - 1).T)


def _shares(true: Floats) -> Floats:
    return np.asarray(np.bincount(true.astype(np.int64), minlength=5)[1:5] / len(true), dtype=np.float64)


def _score(guesses: Integers, true: Floats, number: Floats) -> Guessing:
    """Compare guesses with the truth and with the guess from each cell's own number, cell by cell."""
    own, constant = own_guesses(number, true), int(SMALL[np.argmax(_shares(true))])
    gains = (guesses == true).astype(float) - (own == true)
    error = float(gains.std(ddof=1)) / np.sqrt(len(true)) if len(true) > 1 else 1.0
    return Guessing(
        n=len(true),
        hits=float((guesses == true).mean()),
        own=float((own == true).mean()),
        constant=float((true == constant).mean()),
        gain_low=float(gains.mean()) - Z_95 * error,
    )


def own_guesses(number: Floats, true: Floats, probability: Probability = DEFAULT.probabilities) -> Integers:
    """The likeliest count 1–4 given the cell's own number and how common 1–4 are, and nothing else. Of a
    hidden cell, nan, and of a number that the perturbation does not give, that is the most common count."""
    likely = np.tile(_shares(true), (len(true), 1))
    for shown in np.unique(number[~np.isnan(number)]):
        given = np.array([probability(int(count), int(shown)) for count in SMALL])
        if given.any():
            likely[number == shown] *= given
    return np.asarray(SMALL[likely.argmax(axis=1)], dtype=np.int64)


def own_hits(found: Evidence) -> tuple[float, float]:
    """The share of right guesses from each cell's own number: seen, and expected of the perturbation table
    for cells with a number that are as large as these."""
    shares, seen = _shares(found.true), ~np.isnan(found.number)
    most = max(shares)
    common = list(zip(shares, SMALL, strict=True))
    given = [
        max(share * DEFAULT.probabilities(int(count), number) for share, count in common)
        for number in range(int(SMALL[-1]) + DEFAULT.d + 1)
    ]
    expected = seen.mean() * sum(given) + (1 - seen.mean()) * most
    return float((own_guesses(found.number, found.true) == found.true).mean()), float(expected)


def score_estimates(estimates: Floats, true: Floats, number: Floats) -> Guessing:
    """How good estimates are, rounded to 1–4. number: each cell's own, nan when hidden."""
    return _score(np.clip(np.rint(estimates), 1, 4).astype(np.int64), true, number)


def least_squares(found: Evidence) -> Guessing:
    """The attacker who fits a population by weighted non-negative least squares and rounds."""
    return score_estimates(found.fitted, found.true, found.number)


def _posterior(found: Evidence, mean: Floats, variance: Floats, probability: Probability) -> Guessing:
    logs = np.log(_shares(found.true) + 1e-12) - (SMALL - mean[:, None]) ** 2 / (2 * variance[:, None])
    for number in np.unique(found.number[~np.isnan(found.number)]):
        own = np.array([probability(int(count), int(number)) for count in SMALL])
        logs[found.number == number] += np.log(own + 1e-12)
    return _score(SMALL[logs.argmax(axis=1)], found.true, found.number)


def bayesian(found: Evidence, probability: Probability) -> Guessing:
    """The attacker who knows how common 1–4 are, the perturbation table and all sums around the cell."""
    return _posterior(found, found.mean, found.variance, probability)


def modelling(found: Evidence, probability: Probability) -> Guessing:
    """The Bayesian attacker who also guesses from how common each answer is: more statistics than leak."""
    return _posterior(found, found.modelled_mean, found.modelled_variance, probability)
