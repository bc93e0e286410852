"""What a client can have answered on needs: nothing, unknown, one need, or two."""

from functools import lru_cache
from itertools import combinations

from data.codebook.model import need_codes

NONE = "none"
UNKNOWN = "unknown"
ONE = "one"
TWO = "two"
STATUSES = (NONE, ONE, TWO, UNKNOWN)
TWICE = "work_rehab+work_rehab"


@lru_cache
def real_needs() -> tuple[str, ...]:
    """Need codes in code-book order, without unknown."""
    return tuple(code for code in need_codes() if code != UNKNOWN)


@lru_cache
def states() -> tuple[str, ...]:
    """none, unknown, each need, each pair joined by +, and rehabilitation twice (two splits of it)."""
    pairs = tuple("+".join(pair) for pair in combinations(real_needs(), 2))
    return (NONE, UNKNOWN, *real_needs(), *pairs, TWICE)


def needs_of(state: str) -> tuple[str, ...]:
    """The need codes of a state: empty, one or two (the same one twice for two splits)."""
    return () if state in (NONE, UNKNOWN) else tuple(state.split("+"))


def status_of(state: str) -> str:
    """none, one, two or unknown."""
    if state in (NONE, UNKNOWN):
        return state
    return TWO if "+" in state else ONE


def states_with(need: str) -> tuple[str, ...]:
    """The states of clients who have this need, once or twice."""
    return tuple(state for state in states() if need in needs_of(state))
