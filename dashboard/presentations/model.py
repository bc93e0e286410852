"""What a presentation holds, and what its keeper can do: views in order, notes and decisions."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

HEADING_LIMIT = 200
NOTE_LIMIT = 2000
VIEW_LIMIT = 200
"""Most characters of a heading and of a note or decision, and most views of a presentation."""


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


@dataclass(frozen=True, slots=True)
class Presentation:
    """Views in order. id: what its link holds, not to be guessed; forum: who meets; revision: counts the
    changes of its name, forum and order."""

    id: str
    name: str
    forum: str
    created: datetime
    revision: int
    views: tuple[SavedView, ...] = field(default=())


class PresentationError(Exception):
    """Something could not be kept; the Swedish message says why."""


class GoneError(PresentationError):
    """The presentation, view or decision does not exist, or does no longer."""


class ConflictError(PresentationError):
    """Somebody else has changed it since it was read; nothing is overwritten."""


class RefusedTextError(PresentationError):
    """The text may not be kept: too long, or it looks like a personal number."""


class KeepingError(PresentationError):
    """The database is locked, full or gone: nothing was kept, and the dashboard goes on."""


class Keeper(Protocol):
    """Keeps presentations. Every change names the revision it was made on: ConflictError when that is not
    the present one; every method raises KeepingError when the database does not answer."""

    def presentations(self) -> tuple[Presentation, ...]: ...

    def presentation(self, presentation: str) -> Presentation: ...

    def create(self, name: str, forum: str) -> Presentation: ...

    def rename(self, presentation: str, name: str, forum: str, revision: int) -> Presentation: ...

    def add(self, presentation: str, view: SavedView) -> Presentation: ...

    def edit(self, presentation: str, view: str, heading: str, note: str, revision: int) -> Presentation: ...

    def resave(self, presentation: str, view: str, changed: SavedView, revision: int) -> Presentation: ...

    def reorder(self, presentation: str, views: tuple[str, ...], revision: int) -> Presentation: ...

    def remove(self, presentation: str, view: str) -> Presentation: ...

    def restore(self, presentation: str, view: str) -> Presentation: ...

    def decide(self, presentation: str, view: str, text: str, owner: str, due: date | None) -> Decision: ...

    def change_decision(
        self, decision: str, text: str, owner: str, due: date | None, is_done: bool, revision: int
    ) -> Decision: ...

    def open_decisions(self) -> tuple[tuple[Presentation, SavedView, Decision], ...]: ...
