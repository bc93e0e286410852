"""Which tables are released: a finite, frozen set, decided before anybody has seen a count."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from data.codebook.model import NEED_PREFIX, attributes

Table = tuple[str, ...]

LARGEST_FREE_TABLE = 3
EVERY_TABLE = 4
"""Attributes of the largest tables: at most so many, and every table is released."""
ADMINISTRATION = "administration"
SCREENING = "active_work"
BACKGROUND = ("gender", "age", "children", "duration", "barrier")
PLAN_ANSWERS = ("plan_group", "plan_sufficient", "time_to_self_support")
DETERMINED = frozenset({"main_plan", "plan_group", "plan_split"})


@lru_cache
def _positions() -> dict[str, int]:
    return {a.name: position for position, a in enumerate(attributes())}


def in_order(names: Iterable[str]) -> Table:
    """Attribute names in code-book order, each once."""
    return tuple(sorted(set(names), key=_positions().__getitem__))


def _needs() -> Table:
    return tuple(a.name for a in attributes() if a.name.startswith(NEED_PREFIX) and a.name != "need_count")


def is_free(table: Table) -> bool:
    """Whether no attribute of the table determines another one in it."""
    return len(DETERMINED.intersection(table)) <= 1


def _free_tables() -> Iterator[Table]:
    names = tuple(a.name for a in attributes() if not a.is_screening)
    for size in range(LARGEST_FREE_TABLE + 1):
        yield from filter(is_free, combinations(names, size))


def _screening_tables() -> Iterator[Table]:
    """Question 1 is counted over everybody; those with the answer no have an administration, no more."""
    yield (SCREENING,)
    yield (SCREENING, ADMINISTRATION)


def _answer_pairs() -> Iterator[Table]:
    plan, sufficient, time = PLAN_ANSWERS
    needs = _needs()
    yield (plan, sufficient)
    yield (plan, time)
    yield (time, "need_count")
    for need in needs:
        yield (need, time)
        yield (need, "need_count")
    yield from combinations(needs, 2)


def _fours() -> Iterator[Table]:
    """What the head of an administration asks: own administration, with one or two background attributes."""
    answers = (*PLAN_ANSWERS, *_needs(), "need_count")
    for pair in combinations(BACKGROUND, 2):
        yield from (in_order((ADMINISTRATION, *pair, answer)) for answer in answers)
    for triple in combinations(BACKGROUND, 3):
        yield in_order((ADMINISTRATION, *triple))
    for background in BACKGROUND:
        yield from (in_order((ADMINISTRATION, background, *pair)) for pair in _answer_pairs())


@lru_cache
def registered_tables() -> tuple[Table, ...]:
    """Every registered table as attribute names in code-book order, smallest tables first; () is the total.

    Tables with active_work count everybody, all others only clients whose active_work is yes.
    """
    return (*_free_tables(), *_screening_tables(), *_fours())
