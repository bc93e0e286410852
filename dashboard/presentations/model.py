"""What a presentation holds, and what its keeper can do: views in order, notes and decisions."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

HEADING_LIMIT = 200
NOTE_LIMIT = 3500
"""Most characters of a heading, name or owner, and of a note or decision; the three fields of JämKAS fit."""
VIEW_LIMIT = 200
DECISION_LIMIT = 50
PRESENTATION_LIMIT = 2000
"""Most views of a presentation, decisions of a view, and presentations."""


GONE_PRESENTATION = (
    "Presentationen finns inte eller är borttagen. Kontrollera länken, eller välj en i listan över alla."
)
GONE_VIEW = "Vyn finns inte längre i presentationen. Någon annan kan ha tagit bort den."
GONE_DECISION = "Beslutet finns inte längre. Någon annan kan ha tagit bort vyn som det hör till."


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision beside a view. owner: a role, never a person; due: last day, None for no day;
    is_done: carried out; revision: counts its changes."""

    id: str
    text: str
    owner: str
    due: date | None
    is_done: bool
    made: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class SavedView:
    """A card as somebody left it. card: its name; search: the query of its page, as the address has it;
    heading: empty for the card's own title; data_version: the one it was saved under; remembered: the
    numbers that its table showed then, by row and column, for telling what has changed; revision: counts its
    changes; decisions: oldest first."""

    id: str
    card: str
    search: str
    heading: str
    note: str
    data_version: str
    remembered: tuple[tuple[str, str, str], ...]
    saved: datetime
    revision: int
    decisions: tuple[Decision, ...] = ()

    def decision(self, id: str) -> Decision:
        """The decision of an id. GoneError when the view has none."""
        for one in self.decisions:
            if one.id == id:
                return one
        raise GoneError(GONE_DECISION)


@dataclass(frozen=True, slots=True)
class Presentation:
    """Views in order. id: what its link holds, not to be guessed; forum: who meets; revision: counts the
    changes of its name and forum; order_revision: those of its order."""

    id: str
    name: str
    forum: str
    created: datetime
    revision: int
    views: tuple[SavedView, ...] = field(default=())
    order_revision: int = 1

    def view(self, id: str) -> SavedView:
        """The view of an id. GoneError when the presentation has none."""
        for one in self.views:
            if one.id == id:
                return one
        raise GoneError(GONE_VIEW)


class PresentationError(Exception):
    """Something could not be kept; the Swedish message says why."""


class GoneError(PresentationError):
    """The presentation, view or decision does not exist, or does no longer."""


class ConflictError(PresentationError):
    """Somebody else has changed it since it was read; nothing is overwritten."""


class RefusedTextError(PresentationError):
    """The text may not be kept: empty, too long, or it looks like a personal number. `field` names which."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class FullError(PresentationError):
    """There is no room for more."""


class KeepingError(PresentationError):
    """The database is locked, full or gone: nothing was kept, and the dashboard goes on."""


class Keeper(Protocol):
    """Keeps presentations. Every change names the revision it was made on: ConflictError when that is not
    the present one; every method raises KeepingError when the database does not answer. What is made takes
    the id that it is given: asking twice for the same makes it once."""

    def presentations(self) -> tuple[Presentation, ...]:
        """All presentations with their views, the newest first; what the views remember is left out."""
        ...

    def presentation(self, presentation: str) -> Presentation:
        """One presentation. GoneError when there is none."""
        ...

    def create(self, name: str, forum: str, id: str = "") -> Presentation:
        """A new presentation without views; `id`: a new one when empty."""
        ...

    def rename(self, presentation: str, name: str, forum: str, revision: int) -> Presentation:
        """Another name or forum. `revision`: of the presentation."""
        ...

    def remove_presentation(self, presentation: str) -> Presentation:
        """Takes all of it out, and returns what it was; it can be restored."""
        ...

    def restore_presentation(self, presentation: str) -> Presentation:
        """Puts a removed presentation back, with its views and decisions."""
        ...

    def removed_presentations(self) -> tuple[Presentation, ...]:
        """Those that can be restored."""
        ...

    def add(self, presentation: str, view: SavedView) -> Presentation:
        """The view last in the order; a new id when it has none."""
        ...

    def edit(self, presentation: str, view: str, heading: str, note: str, revision: int) -> Presentation:
        """Another heading or note. `revision`: of the view."""
        ...

    def resave(self, presentation: str, view: str, changed: SavedView, revision: int) -> Presentation:
        """Other filters and numbers, under the data version of `changed`; heading and note stay."""
        ...

    def reorder(self, presentation: str, views: tuple[str, ...], revision: int) -> Presentation:
        """The views in this order, those not named after them. `revision`: the order's."""
        ...

    def remove(self, presentation: str, view: str) -> Presentation:
        """Takes the view out; it can be restored."""
        ...

    def restore(self, presentation: str, view: str) -> Presentation:
        """Puts a removed view back in its place."""
        ...

    def decide(
        self, presentation: str, view: str, text: str, owner: str, due: date | None, id: str = ""
    ) -> Decision:
        """A new decision beside the view."""
        ...

    def change_decision(
        self, decision: str, text: str, owner: str, due: date | None, is_done: bool, revision: int
    ) -> Decision:
        """Another text, owner, day or state. `revision`: of the decision."""
        ...

    def open_decisions(self) -> tuple[tuple[Presentation, SavedView, Decision], ...]:
        """Decisions not carried out, of views not removed: by due date, those without one last."""
        ...
