"""What the routes of presentations answer: painted parts, views by id and their order, and words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from components.page import VERSION_LABEL
from components.presentations.add import add_form
from components.presentations.decisions import open_decisions
from components.presentations.listing import (
    new_form,
    presentation_head,
    presentation_list,
    removed_head,
    removed_list,
    version_note,
)
from components.presentations.views import view_item
from dashboard.exports.exhibit import Places
from dashboard.formatting import number
from dashboard.presentations.keeper import DatabaseKeeper
from dashboard.presentations.model import KeepingError, Presentation, SavedView
from dashboard.presentations.requests import Reply
from dashboard.presentations.shown import ShownView, place_of, shown, view_of
from data.day import today
from queries.answers import Answer
from queries.connection import StoreUnavailableError
from queries.filters import Filters
from queries.governance import LEVELS
from queries.repository import Repository

NO_VIEWS = (
    "Presentationen har inga vyer än. Gå till en sida, välj det mötet ska se och tryck på + på diagrammet."
)
NOTHING = "\N{NO-BREAK SPACE}"
"""An empty place says that it is being fetched."""


@dataclass(frozen=True, slots=True)
class Replies:
    """Answers about what the keeper keeps, shown with what the repository answers."""

    keeper: DatabaseKeeper
    repository: Repository
    places: Places

    def listing(self, said: str = "") -> Reply:
        """All presentations, open decisions, and the form for a new one."""
        found, removed = self.keeper.presentations(), self.keeper.removed_presentations()
        return {
            "parts": {
                "presentations-new": _inside(new_form(self.forums())),
                "presentations-list": _inside([*presentation_list(found), *removed_list(removed)]),
                **self.decisions()["parts"],
            },
            "said": said,
        }

    def decisions(self) -> Reply:
        """The open decisions of all presentations."""
        titles = {name: card.title for name, (_, card) in self.places.items()}
        content = open_decisions(self.keeper.open_decisions(), titles, today())
        return {"parts": {"open-decisions-list": _inside(content)}}

    def presentation(self, presentation: str, said: str = "") -> Reply:
        """All of one presentation."""
        found = self.keeper.presentation(presentation)
        return {**self.views_of(found, (view.id for view in found.views)), **self.head_of(found, said)}

    def removed(self, was: Presentation) -> Reply:
        """A presentation that is taken out, and the way back."""
        return {
            "parts": {"kept-head": _inside(removed_head(was)), "kept-version": _inside(NOTHING)},
            "order": [],
            "revision": was.order_revision,
            "views": {},
            "said": f"”{was.name}” är borttagen.",
            "removed": was.id,
        }

    def head_of(self, found: Presentation, said: str = "") -> Reply:
        """What stands above the views."""
        versions = [view.data_version for view in found.views]
        note = version_note(versions, self._version()) if versions else NO_VIEWS
        return {
            "parts": {
                "page-title": _inside(found.name),
                "kept-head": _inside(presentation_head(found, self.forums())),
                "kept-version": _inside(note),
                VERSION_LABEL: _inside(self._version()),
            },
            "said": said,
        }

    def views_of(self, found: Presentation, changed: Iterable[str], said: str = "") -> Reply:
        """The order, and the content of the views that have changed."""
        wanted = set(changed)
        day = today()
        return {
            "order": [view.id for view in found.views],
            "revision": found.order_revision,
            "views": {
                view.id: view_item(found.id, self.shown(view), day)
                for view in found.views
                if view.id in wanted
            },
            "said": said,
        }

    def shown(self, view: SavedView) -> ShownView:
        """A view as it stands under the present data version."""
        return shown(view, self.repository, self.places)

    def adding(self, card: str, search: str, last: str) -> Reply:
        """The form that puts a card as it stands into a presentation. `last`: the one used before."""
        view = self.shown(view_of(card, search, self.repository, self.places))
        content = add_form(view, self.keeper.presentations(), self.forums(), last)
        return {"parts": {"present-content": _inside(content)}}

    def added(self, found: Presentation, view: str) -> Reply:
        """Where a view has been put."""
        place = 1 + next(place for place, one in enumerate(found.views) if one.id == view)
        said = f"Tillagd i {found.name} som vy {place} av {number(len(found.views))}."
        before = place_of(found, found.view(view))
        said += f" Samma vy finns redan som vy {number(before)}." if before and before != place else ""
        return {"said": said, "presentation": found.id, "link": f"/presentation/{found.id}"}

    def forums(self) -> tuple[str, ...]:
        """The decided forums and groups, as the reports name them; none without a store."""
        try:
            answer = self.repository.ask("governance_forums", Filters())
        except StoreUnavailableError:
            return ()
        if not isinstance(answer, Answer):
            return ()
        return tuple(row.label for row in answer.rows if row.group in LEVELS)

    def _version(self) -> str:
        try:
            return self.repository.version().data_version
        except StoreUnavailableError:
            return "okänd"


def failed(error: KeepingError, parts: Iterable[str]) -> Reply:
    """Why nothing can be shown, in the places where it would have stood."""
    return {"parts": {name: _inside(str(error)) for name in parts}}


def _inside(content: Any) -> dict[str, Any]:
    return {"children": content}
