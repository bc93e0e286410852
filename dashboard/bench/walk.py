"""People who filter: a seeded walk over what the filter bar offers."""

from collections.abc import Iterator
from itertools import islice
from random import Random

from queries.filters import Filters, url_attribute

SEED = 40
SHARE_OF_ADMINISTRATION = 0.3
SHARE_OF_CLEARING = 0.1
STEPS_PER_CHOICE = 50


def walk(honours: tuple[str, ...], seed: int) -> Iterator[Filters]:
    """What one person has chosen after each click, without end; the same for the same seed.

    A click toggles one value the filter bar offers, an administration in three clicks of ten. Now and then
    everything is cleared, and an attribute is dropped when the limit is reached. On a page without filters
    nothing is ever chosen.
    """
    random = Random(seed)
    filters = Filters()
    while True:
        filters = _clicked(filters, honours, random) if honours else filters
        yield filters


def _clicked(filters: Filters, honours: tuple[str, ...], random: Random) -> Filters:
    if filters.chosen and random.random() < SHARE_OF_CLEARING:
        return Filters(filters.year)
    others = [name for name in honours if name != "administration"]
    has_administrations = len(others) < len(honours)
    if not others or (has_administrations and random.random() < SHARE_OF_ADMINISTRATION):
        return filters.toggled("administration", _offered("administration", random))
    if filters.is_full:
        return filters.without(random.choice(filters.beside_administration))
    name = random.choice(others)
    return filters.toggled(name, _offered(name, random))


def _offered(name: str, random: Random) -> str:
    source = url_attribute(name)
    return random.choice([code.code for code in source.codes if code.code not in source.one_way_only])


def distinct(honours: tuple[str, ...], count: int, seed: int = SEED) -> list[Filters]:
    """The first different choices of a walk, in its order; without any choice is not one of them.

    Fewer than asked for on a page that has few; none on a page without filters."""
    seen: dict[Filters, None] = {}
    for filters in islice(walk(honours, seed), count * STEPS_PER_CHOICE):
        if filters.chosen:
            seen.setdefault(filters)
        if len(seen) == count:
            break
    return list(seen)


def steps(honours: tuple[str, ...], count: int, seed: int) -> list[Filters]:
    """So many clicks of a walk, repeats included."""
    return list(islice(walk(honours, seed), count))
