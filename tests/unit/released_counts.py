"""True counts as they would be released, so that tests can count how often an interval holds."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.protection.perturbation import DEFAULT


def released(counts: NDArray[np.integer[Any]], generator: np.random.Generator) -> NDArray[np.int64]:
    """Each count perturbed by a cell key of its own, in the same shape."""
    flat = np.asarray(counts, dtype=np.int64).ravel()
    return DEFAULT.release(flat, generator.random(flat.size)).reshape(np.shape(counts))
