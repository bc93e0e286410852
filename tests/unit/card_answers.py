"""Every card of every page with its answers on a store, for a handful of filters."""

from collections.abc import Iterator
from pathlib import Path

from components.card import Card
from data.store import Paths
from pages import PAGES
from queries.answers import Answer
from queries.connection import StoreReader
from queries.filters import Filters
from queries.repository import Repository

CARDS: tuple[Card, ...] = tuple(card for module in PAGES for card in module.CARDS)
CHOICES = (
    Filters(),
    Filters.of(administration=("hisingen",)),
    Filters.of(administration=("nordost", "centrum"), gender=("woman",)),
    Filters.of(administration=("centrum",), gender=("man",), age=("age_18_29",)),
    Filters.of(need=("job_focused", "health")),
    Filters.of(need=("work_rehab",), barrier=("social_substance",)),
    Filters.of(main_plan=("kc",), plan_sufficient=("no",)),
    Filters.of(time_to_self_support=("not_expected",), gender=("other",)),
)


def repository_on(data_dir: Path) -> Repository:
    """A repository on the store of a data directory."""
    return Repository(StoreReader(Paths(data_dir).store))


def card_answers(repository: Repository) -> Iterator[tuple[Card, Filters, Answer]]:
    """Every card and filters that give an answer."""
    for card in CARDS:
        for filters in CHOICES:
            answer = repository.ask(card.name, filters)
            if isinstance(answer, Answer):
                yield card, filters, answer
