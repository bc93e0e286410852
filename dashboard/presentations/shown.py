"""Saved views as they can be shown today: those whose chart or filter is gone say so, and the rest stay."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from components.view import View
from dashboard.exports.exhibit import Exhibit, Places, exhibit_of
from dashboard.formatting import listed
from dashboard.presentations.comparison import Comparison, State, compared, remembered
from dashboard.presentations.model import GoneError, Presentation, SavedView
from queries.connection import StoreUnavailableError
from queries.repository import Repository

NO_CARD = "Diagrammet finns inte längre i panelen. Rubrik, anteckning och beslut står kvar."
NO_STORE = "Datalagret går inte att läsa just nu, så diagrammet kan inte visas."
NO_SUCH_CARD = "Diagrammet finns inte."


@dataclass(frozen=True, slots=True)
class ShownView:
    """A saved view with what it shows now. exhibit: None when there is nothing to show, and `comparison` says
    why; fault: what of its address is no longer known, empty for nothing."""

    saved: SavedView
    exhibit: Exhibit | None
    comparison: Comparison
    fault: str = ""

    @property
    def heading(self) -> str:
        """Its own heading, or the card's title."""
        return self.saved.heading or (self.exhibit.title if self.exhibit else "Vy utan diagram")

    @property
    def address(self) -> str:
        """Where the view stands on its page, empty when its card is gone."""
        if self.exhibit is None:
            return ""
        return f"{self.exhibit.page.path}{self.saved.search}#{self.exhibit.card.name}"


def shown(view: SavedView, repository: Repository, places: Places) -> ShownView:
    """The view as it stands under the present data version."""
    if view.card not in places:
        return ShownView(view, None, Comparison(State.UNKNOWN, NO_CARD))
    asked = View.from_url(view.search)
    try:
        exhibit = exhibit_of(*places[view.card], repository, asked)
    except StoreUnavailableError:
        return ShownView(view, None, Comparison(State.UNKNOWN, NO_STORE))
    return ShownView(view, exhibit, compared(view.remembered, view.data_version, exhibit), _fault(asked))


def _fault(asked: View) -> str:
    if not asked.faults:
        return ""
    words = listed([f"”{fault}”" for fault in asked.faults[:5]])
    return f"En del av urvalet finns inte längre och har lämnats utanför: {words}."


def view_of(
    card: str, search: str, repository: Repository, places: Places, *, id: str = "", heading: str = ""
) -> SavedView:
    """A card as somebody sees it now, to be kept. GoneError for a card that no page has,
    StoreUnavailableError without a store."""
    if card not in places:
        raise GoneError(NO_SUCH_CARD)
    asked = View.from_url(search)
    alone = replace(asked, tables=tuple(name for name in asked.tables if name == card), faults=())
    exhibit = exhibit_of(*places[card], repository, alone)
    numbers = remembered(exhibit)
    now = datetime.now(UTC)
    return SavedView(id, card, alone.href(), heading, "", exhibit.data_version, numbers, now, 1)


def place_of(presentation: Presentation, view: SavedView) -> int:
    """Where the presentation first has the same card in the same selection, from 1; 0 for nowhere."""
    same = (
        place
        for place, one in enumerate(presentation.views, 1)
        if (one.card, one.search) == (view.card, view.search)
    )
    return next(same, 0)
