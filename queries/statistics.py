"""Intervals and display rules for shares. Plain numbers in, plain numbers out."""

from math import sqrt

Z_95 = 1.959963984540054
PERTURBATION_VARIANCE = 4.0
"""Variance V of one perturbed cell (the perturbation table's V), persons squared."""
WHOLE_PER_CENT_FROM = 100
SHARE_FROM = 30
EXTREMES_FROM = 100


def wilson(
    part: float, whole: float, perturbed_cells: int = 0, parts_perturbed: int = 0
) -> tuple[float, float]:
    """95 % Wilson interval of part/whole, widened by the perturbation of the summed cells.

    perturbed_cells: perturbed cells in the whole; parts_perturbed: how many of them are in the part.
    ValueError when the whole is not positive.
    """
    if whole <= 0:
        raise ValueError("an interval needs a positive base")
    p = min(max(part / whole, 0.0), 1.0)
    denominator = 1 + Z_95**2 / whole
    centre = (p + Z_95**2 / (2 * whole)) / denominator
    half = Z_95 / denominator * sqrt(p * (1 - p) / whole + Z_95**2 / (4 * whole**2))
    noise = (
        PERTURBATION_VARIANCE
        * (parts_perturbed * (1 - p) ** 2 + (perturbed_cells - parts_perturbed) * p**2)
        / (whole**2)
    )
    widened = sqrt(half**2 + Z_95**2 * noise)
    return max(0.0, centre - widened), min(1.0, centre + widened)


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
