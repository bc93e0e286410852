"""Whether chance can explain a difference, in words."""

from queries.answers import Row
from queries.pairs import is_beyond_chance

CANNOT_TELL = "går inte att avgöra"
"""Where either group is too small for an interval."""
WORDS = {True: "kan inte förklaras av slumpen", False: "kan förklaras av slumpen", None: CANNOT_TELL}


def chance(row: Row) -> str:
    """What can be said of a difference: "kan inte förklaras av slumpen"."""
    return WORDS[is_beyond_chance(row)]
