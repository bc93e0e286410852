"""The Page record: where a page lives, which decision it serves and which filters it honours."""

from dataclasses import dataclass

ALL_CLIENT_FILTERS = ("administration", "gender", "age", "children", "barrier", "duration")


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `question` is the line under the heading, `decision` who decides what with it, `years_of` the
    source whose years the filter bar offers, `compares` the attributes whose groups stand side by side on it,
    so that a choice of one made elsewhere takes no place, `roles` those it is for, everybody when empty."""

    path: str
    title: str
    order: int
    question: str
    decision: str
    honours: tuple[str, ...] = ()
    has_year: bool = True
    years_of: str = "v40"
    compares: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
