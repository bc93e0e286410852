"""What is delivered of services beside what is made up: never in one answer, and with its own passports."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from queries.answers import Kind

ALL = "all"
ALL_LABEL, ALL_DELIVERED = "Alla exempelverksamheter", "Alla verksamheter"
ORIGINS = {
    "example_services": "delivered_services",
    "example_fidelity": "delivered_fidelity",
    "example_episodes": "delivered_episodes",
}


class HasKind(Protocol):
    """A row of the store, or what is made of one."""

    @property
    def kind(self) -> Kind: ...


Found = TypeVar("Found", bound=HasKind)


def delivered_alone(found: Sequence[Found]) -> list[Found]:
    """The delivered ones when there are any, otherwise all: fictional programmes give way to real ones."""
    return [one for one in found if one.kind == "delivered"] or list(found)


def origin_of(kind: Kind, example: str) -> str:
    """The passport of an answer: that of the examples, or of the delivery that has replaced them."""
    return ORIGINS[example] if kind == "delivered" else example


def all_label(kind: Kind) -> str:
    """All programmes together, in Swedish."""
    return ALL_DELIVERED if kind == "delivered" else ALL_LABEL


def caveats_of(kind: Kind, fictional: str, *others: str) -> tuple[str, ...]:
    """The reservations; that all is made up only where it is."""
    return others if kind == "delivered" else (fictional, *others)
