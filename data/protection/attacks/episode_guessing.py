"""Guessing the small counts of referrals from what stands around them, shown and withheld ones apart."""

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np
from numpy.typing import NDArray

from data.protection.attacks import averaging
from data.protection.attacks.averaging import Evidence, Guessing, evidence_of, pooled
from data.protection.attacks.episode_system import FIRST_SHOWN, suppressing
from data.protection.attacks.report import CONTROL, NO_LIMIT, Row, points
from data.protection.attacks.system import System
from data.protection.attacks.trials import LARGEST_GAIN, guessed
from data.protection.perturbation import DEFAULT

ATTACK = "Medelvärden"
CONTROL_GAIN = 0.20
"""Least gain of the same attackers where true counts stand around hidden ones, or they are toothless."""
ATTACKERS = ("vägd minsta kvadrat", "bayesiansk gissning")


def guesses(found: Evidence) -> tuple[Guessing, Guessing]:
    """How the two attackers of ATTACKERS do."""
    return averaging.least_squares(found), averaging.bayesian(found, DEFAULT.probabilities)


def found_of(systems: Sequence[System]) -> Evidence:
    """What the attackers make of every small cell of the systems."""
    return pooled(evidence_of(system, list(system.targets)) for system in systems)


def shown_and_withheld(found: Evidence) -> tuple[Evidence, Evidence]:
    """Cells with a number of their own, which the perturbation protects, and cells without, of which only
    what stands around them tells anything."""
    is_withheld = np.isnan(found.number)
    return _part(found, ~is_withheld), _part(found, is_withheld)


def _part(found: Evidence, chosen: NDArray[np.bool_]) -> Evidence:
    cells = tuple(cell for cell, is_in in zip(found.cells, chosen, strict=True) if is_in)
    columns = [getattr(found, field.name)[chosen] for field in fields(Evidence) if field.name != "cells"]
    return Evidence(cells, *columns)


def behind_suppression(system: System) -> System:
    """The same persons with true counts from five and nothing below. A control."""
    is_hidden = (system.true > 0) & (system.true < FIRST_SHOWN)
    return replace(suppressing(system), number=np.where(is_hidden, np.nan, system.true.astype(np.float64)))


def guessing_rows(systems: Sequence[System], *, is_limited: bool = False) -> list[Row]:
    """Both attackers on what is shown and on what is withheld, with the limit of week 40 or told without."""
    limit = f"vinst högst {points(LARGEST_GAIN)}" if is_limited else NO_LIMIT
    return [
        Row(
            ATTACK,
            f"{attacker}, antal som {kind}",
            guessed(guess),
            limit,
            passed=not is_limited or guess.gain_low <= LARGEST_GAIN,
        )
        for kind, part in zip(("visas", "inte visas"), shown_and_withheld(found_of(systems)), strict=True)
        if len(part.cells) > 1
        for attacker, guess in zip(ATTACKERS, guesses(part), strict=True)
    ]


def control_row(systems: Sequence[System]) -> Row:
    """The same attackers on the same referrals behind plain suppression."""
    found = found_of([behind_suppression(system) for system in systems])
    gain = min(guess.gain_low for guess in guesses(found))
    limit = f"vinst minst {points(CONTROL_GAIN)}"
    return Row(CONTROL, "undertryckning under fem, gissning", points(gain), limit, gain >= CONTROL_GAIN)
