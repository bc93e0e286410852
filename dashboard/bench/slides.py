"""How long a presentation of thirty views takes to become a file of PowerPoint."""

import time
from datetime import date
from itertools import islice
from pathlib import Path

from components.view import View
from dashboard.exports.exhibit import exhibit_of
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.deck_view import DeckView
from data.store import Paths
from pages import card_places
from queries.connection import StoreReader
from queries.repository import Repository

VIEWS = 30
SEARCH = "?forvaltning=hisingen&exempel=ja"


def deck_seconds(data_dir: Path, times: int) -> list[float]:
    """Seconds from the question to the file, for the first thirty cards, asked anew each time."""
    found = []
    for _ in range(times):
        repository = Repository(StoreReader(Paths(data_dir).store))
        started = time.perf_counter()
        view = View.from_url(SEARCH)
        places = islice(card_places().values(), VIEWS)
        views = [DeckView(exhibit_of(page, card, repository, view)) for page, card in places]
        deck("Mätning", "Styrgrupp", date(2026, 1, 1), views)
        found.append(time.perf_counter() - started)
    return found
