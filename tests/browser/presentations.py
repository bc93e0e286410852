"""What browser tests of presentations share: a server with presentations of its own, and what it keeps."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from dashboard.presentations.database import Database
from dashboard.presentations.keeper import DatabaseKeeper
from dashboard.presentations.model import SavedView
from tests.browser.conftest import running_server

MEETING, EVERY = "ab" * 12, "cd" * 12
EXAMPLES = "exempel=ja&insats=vamos&inflode=7&insatstid=9&platser=55&vantetid=2&maldatum=12"
"""An address in which every card has an answer."""


@dataclass(frozen=True)
class Kept:
    """A server, the keeper of its presentations and the folder they lie in."""

    server: str
    keeper: DatabaseKeeper
    folder: Path

    def address(self, presentation: str, kind: str, search: str = "") -> str:
        """Where a presentation is shown or printed."""
        return f"{self.server}/presentation/{presentation}/{kind}{search}"

    def keep(self, presentation: str, card: str, search: str = "", heading: str = "") -> None:
        """Adds a view."""
        now = datetime(2026, 3, 1, tzinfo=UTC)
        self.keeper.add(presentation, SavedView("", card, search, heading, "", "v", (), now, 1))


@contextmanager
def keeping_server(data_dir: Path, folder: Path) -> Iterator[Kept]:
    """The app with presentations in a file of its own, and a meeting with a decision."""
    url = f"sqlite:///{folder / 'presentations.sqlite'}"
    keeper = DatabaseKeeper(Database(url))
    keeper.create("Möte i mars", "SoB", MEETING)
    settings = {"DASHBOARD_WORKERS": "1", "DASHBOARD_PRESENTATIONS_URL": url}
    with running_server(data_dir, folder / "log", **settings) as address:
        kept = Kept(address, keeper, folder)
        for card, search, heading in (
            ("unmet_needs", "?forvaltning=hisingen", "Vad saknas på Hisingen?"),
            ("finns_inte", "", ""),
            ("plan_by_time", "", ""),
            ("service_catalogue", "", ""),
        ):
            kept.keep(MEETING, card, search, heading)
        first = keeper.presentation(MEETING).views[0]
        keeper.edit(MEETING, first.id, first.heading, "Ta upp bostad först.", first.revision)
        keeper.decide(MEETING, first.id, "Utred fler platser.", "Enhetschef", date(2026, 6, 1))
        yield kept
