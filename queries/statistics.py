"""Intervals and display rules for shares. Plain numbers in, plain numbers out."""

from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959963984540054
PERTURBATION_VARIANCE = 4.0
"""Variance V of one perturbed cell (the perturbation table's V), persons squared."""
WHOLE_PER_CENT_FROM = 100
SHARE_FROM = 30
EXTREMES_FROM = 100


@dataclass(frozen=True, slots=True)
class Proportion:
    """`part` persons of `whole`. `perturbed_cells`: perturbed cells that the whole is a sum of;
    `parts_perturbed`: how many of them are in the part."""

    part: float
    whole: float
    perturbed_cells: int = 0
    parts_perturbed: int = 0

    @property
    def share(self) -> float:
        """0–1: perturbation may make a part larger than its whole. ValueError for a base of nobody."""
        if self.whole <= 0:
            raise ValueError("an interval needs a positive base")
        return min(max(self.part / self.whole, 0.0), 1.0)

    def noise(self, share: float) -> float:
        """Variance that the perturbation adds to part/whole, were the share what is given."""
        others = self.perturbed_cells - self.parts_perturbed
        spread = self.parts_perturbed * (1 - share) ** 2 + others * share**2
        return PERTURBATION_VARIANCE * spread / self.whole**2


@dataclass(frozen=True, slots=True)
class Rate(Proportion):
    """A part of a whole that is released on its own and is not the sum of its parts. `perturbed_cells`: those
    of the whole; `parts_perturbed`: those of the part; they move independently."""

    def noise(self, share: float) -> float:
        """Variance that the perturbation adds to part/whole, were the share what is given."""
        spread = self.parts_perturbed + self.perturbed_cells * share**2
        return PERTURBATION_VARIANCE * spread / self.whole**2


def wilson(
    part: float, whole: float, perturbed_cells: int = 0, parts_perturbed: int = 0
) -> tuple[float, float]:
    """95 % Wilson interval of part/whole, widened by the perturbation of the summed cells.

    perturbed_cells: perturbed cells in the whole; parts_perturbed: how many of them are in the part.
    ValueError when the whole is not positive.
    """
    return interval(Proportion(part, whole, perturbed_cells, parts_perturbed))


def interval(proportion: Proportion) -> tuple[float, float]:
    """`wilson` of a Proportion."""
    p, whole = proportion.share, proportion.whole
    denominator = 1 + Z_95**2 / whole
    centre = (p + Z_95**2 / (2 * whole)) / denominator
    half = Z_95 / denominator * sqrt(p * (1 - p) / whole + Z_95**2 / (4 * whole**2))
    widened = sqrt(half**2 + Z_95**2 * proportion.noise(p))
    return max(0.0, centre - widened), min(1.0, centre + widened)


def newcombe(first: Proportion, second: Proportion) -> tuple[float, float]:
    """95 % interval of first − second as fractions of 1 (× 100: procentenheter): Newcombe's hybrid score
    from the two Wilson intervals, widened as those are. The two groups must have no person in common.
    ValueError when either base is not positive."""
    return apart((first.share, *interval(first)), (second.share, *interval(second)))


def apart(first: tuple[float, float, float], second: tuple[float, float, float]) -> tuple[float, float]:
    """The same interval from each group's share with the low and high end of its own interval."""
    (p_1, low_1, high_1), (p_2, low_2, high_2) = first, second
    down = sqrt((p_1 - low_1) ** 2 + (high_2 - p_2) ** 2)
    up = sqrt((high_1 - p_1) ** 2 + (p_2 - low_2) ** 2)
    return p_1 - p_2 - down, p_1 - p_2 + up


def shown_share(part: float, whole: float) -> float | None:
    """The share as it may be shown: whole per cent from 100, nearest five at 30–99, None below 30.

    Returns a fraction 0–1. 0 and 1 with a base under 100 are returned as they are; the formatter writes
    "<5 %" and ">95 %" for them.
    """
    if whole < SHARE_FROM:
        return None
    step = 100 if whole >= WHOLE_PER_CENT_FROM else 20
    return round(min(part / whole, 1.0) * step) / step


def is_coarse(whole: float | None) -> bool:
    """True when a share of this base is shown to the nearest five per cent."""
    return whole is not None and SHARE_FROM <= whole < EXTREMES_FROM
