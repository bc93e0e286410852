"""What a source counts in each administration, as served and as it would be: the first thing to look at."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data.codebook import attribute
from data.codebook.counts import count_words
from data.codebook.episodes import EVENT
from queries.connection import Store, StoreReader, StoreUnavailableError
from queries.delivered_counts import latest, moments
from queries.residents import adults

TARGET_GROUP = ("active_work", "administration")
BY_TYPE = "administration,type"
TITLES = {
    "v40": "Klienter i målgruppen {} efter förvaltning",
    "episodes": "Remisser {} efter förvaltning",
    "housing_interventions": "Personer i boendeinsatser {} efter förvaltning och slag av boende",
    "population": "Invånare 18–64 år {} efter stadsområde",
}
"""The sources that are divided by administration or district, and what is counted of them."""
Counts = dict[tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted in an administration: as served, and as it would be."""

    label: str
    before: int | None
    after: int | None


def title_of(source: str, period: str) -> str:
    """What is counted of the period, empty where a source is not divided by administration."""
    return TITLES[source].format(period) if source in TITLES else ""


def counted_by_administration(source: str, served: Path, to_come: Path, period: str) -> tuple[Counted, ...]:
    """Administrations in the order of the code book, those without a number in either version left out."""
    if source not in TITLES:
        return ()
    before, after = (_counts(folder, source, period) for folder in (served, to_come))
    return tuple(
        Counted(_label(codes), before.get(codes), after.get(codes))
        for codes in sorted({**before, **after}, key=_place)
    )


def clients_by_administration(folder: Path, year: int) -> dict[str, int]:
    """Released clients in the target group by administration, empty when the year has none."""
    return {codes[0]: n for codes, n in _counts(folder, "v40", str(year)).items()}


def _counts(folder: Path, source: str, period: str) -> Counts:
    try:
        opened = StoreReader(folder).store()
    except StoreUnavailableError:
        return {}
    try:
        return COUNT[source](opened, period)
    finally:
        opened.engine.dispose()


def _clients(store: Store, year: str) -> Counts:
    if not store.has_table("v40", year, TARGET_GROUP):
        return {}
    cells = store.cells("v40", year, TARGET_GROUP)
    return {codes[1:]: cell.n for codes, cell in cells.items() if codes[0] == "yes"}


def _referrals(store: Store, year: str) -> Counts:
    """Delivered referrals alone: what is made up tells nothing of an administration."""
    names = ("administration", EVENT)
    if not store.has_table("episodes", year, names):
        return {}
    cells = store.cells("episodes", year, names)
    return {
        codes[:1]: cell.n
        for codes, cell in cells.items()
        if codes[1] == "referred" and cell.kind == "delivered"
    }


def _housed(store: Store, month: str) -> Counts:
    """Of the month, or the latest where it is not held. A person can have several kinds of housing, so that
    the kinds have no sum."""
    held = {one.moment: one for one in moments(store, "housing_interventions")}
    found = held.get(month) or latest(store, "housing_interventions")
    return found.table(BY_TYPE) if found else {}


def _residents(store: Store, year: str) -> Counts:
    return {(district,): persons for district, persons in adults(store, year).persons.items()}


COUNT: dict[str, Callable[[Store, str], Counts]] = {
    "v40": _clients,
    "episodes": _referrals,
    "housing_interventions": _housed,
    "population": _residents,
}


def _place(codes: tuple[str, ...]) -> tuple[int, ...]:
    """Where a row stands: in the order of the code books."""
    orders = (attribute("administration").values, tuple(count_words("housing_types")))
    return tuple(order.index(code) for code, order in zip(codes, orders, strict=False))


def _label(codes: tuple[str, ...]) -> str:
    words = [attribute("administration").code(codes[0]).label]
    return ", ".join([*words, *(count_words("housing_types")[code] for code in codes[1:])])
