"""Keeps presentations in the database; nothing that somebody else has changed is overwritten."""

from dataclasses import replace
from datetime import date
from secrets import token_hex
from typing import Any

from sqlalchemy import insert, update

from dashboard.presentations import rows, statements
from dashboard.presentations.database import Database
from dashboard.presentations.model import (
    DECISION_LIMIT,
    GONE_DECISION,
    GONE_PRESENTATION,
    GONE_VIEW,
    PRESENTATION_LIMIT,
    VIEW_LIMIT,
    ConflictError,
    Decision,
    FullError,
    GoneError,
    Presentation,
    SavedView,
)
from dashboard.presentations.tables import decision as decisions
from dashboard.presentations.tables import presentation as presentations
from dashboard.presentations.tables import view as views
from dashboard.presentations.texts import checked

FULL_PRESENTATION = f"Presentationen har redan {VIEW_LIMIT} vyer, som är det mesta den rymmer."
FULL_VIEW = f"Vyn har redan {DECISION_LIMIT} beslut, som är det mesta den rymmer."
FULL_LIST = "Det finns för många presentationer. Säg till den som sköter panelen."


class DatabaseKeeper:
    """The keeper on a database: see `Keeper` in model.py."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def presentations(self) -> tuple[Presentation, ...]:
        """All presentations, the newest first; what their views remember is left out."""
        with self._database.reading() as connection:
            return rows.found(connection)

    def presentation(self, presentation: str) -> Presentation:
        """One presentation. GoneError when there is none."""
        with self._database.reading() as connection:
            return statements.one(connection, presentation)

    def create(self, name: str, forum: str, id: str = "") -> Presentation:
        """A new presentation without views."""
        made = {"id": id or token_hex(12), "name": checked("name", name), "forum": checked("forum", forum)}
        with self._database.writing() as connection:
            if statements.row(connection, presentations, made["id"]) is None:
                there = presentations.c.removed.is_(None)
                if statements.count(connection, presentations, there) >= PRESENTATION_LIMIT:
                    raise FullError(FULL_LIST)
                first = {"created": rows.now(), "revision": 1, "order_revision": 1}
                connection.execute(insert(presentations).values(**made, **first))
            return statements.one(connection, made["id"])

    def rename(self, presentation: str, name: str, forum: str, revision: int) -> Presentation:
        """Another name or forum."""
        changed = {"name": checked("name", name), "forum": checked("forum", forum)}
        with self._database.writing() as connection:
            statements.change(connection, presentations, presentation, revision, changed, GONE_PRESENTATION)
            return statements.one(connection, presentation)

    def remove_presentation(self, presentation: str) -> Presentation:
        """Takes all of it out, and returns what it was; it can be restored for a month."""
        with self._database.writing() as connection:
            found = statements.one(connection, presentation)
            statements.forget_old(connection)
            taken = update(presentations).where(presentations.c.id == presentation)
            connection.execute(taken.values(removed=rows.now()))
            return found

    def restore_presentation(self, presentation: str) -> Presentation:
        """Puts a removed presentation back, with its views and decisions."""
        with self._database.writing() as connection:
            back = update(presentations).where(presentations.c.id == presentation)
            connection.execute(back.values(removed=None))
            return statements.one(connection, presentation)

    def removed_presentations(self) -> tuple[Presentation, ...]:
        """Those that can be restored, the last created first."""
        with self._database.reading() as connection:
            return rows.found(connection, presentations.c.removed >= statements.oldest_removed())

    def add(self, presentation: str, view: SavedView) -> Presentation:
        """The view last in the order."""
        kept = replace(
            view,
            id=view.id or token_hex(12),
            heading=checked("heading", view.heading),
            note=checked("note", view.note),
        )
        with self._database.writing() as connection:
            present = statements.one(connection, presentation, is_held=True)
            if statements.row(connection, views, kept.id) is None:
                if len(present.views) >= VIEW_LIMIT:
                    raise FullError(FULL_PRESENTATION)
                statements.insert_view(connection, presentation, kept)
            else:
                statements.require_view(connection, presentation, kept.id)
                statements.mend(connection, views, kept.id, {"heading": kept.heading, "note": kept.note})
            return statements.one(connection, presentation)

    def edit(self, presentation: str, view: str, heading: str, note: str, revision: int) -> Presentation:
        """Another heading or note."""
        changed = {"heading": checked("heading", heading), "note": checked("note", note)}
        return self._change_view(presentation, view, revision, changed)

    def resave(self, presentation: str, view: str, changed: SavedView, revision: int) -> Presentation:
        """Other filters and numbers; heading and note stay."""
        return self._change_view(presentation, view, revision, statements.shown_part(changed))

    def _change_view(
        self, presentation: str, view: str, revision: int, changed: dict[str, Any]
    ) -> Presentation:
        with self._database.writing() as connection:
            statements.require_view(connection, presentation, view)
            statements.change(connection, views, view, revision, changed, GONE_VIEW)
            return statements.one(connection, presentation)

    def reorder(self, presentation: str, views: tuple[str, ...], revision: int) -> Presentation:
        """The views in this order, those not named after them."""
        with self._database.writing() as connection:
            present = statements.one(connection, presentation, is_held=True)
            if present.order_revision != revision:
                raise ConflictError(statements.CONFLICT)
            known = [view.id for view in present.views]
            named = [view for view in dict.fromkeys(views) if view in known]
            statements.put_in_order(connection, [*named, *(view for view in known if view not in named)])
            turned = update(presentations).where(presentations.c.id == presentation)
            connection.execute(turned.values(order_revision=revision + 1))
            return statements.one(connection, presentation)

    def remove(self, presentation: str, view: str) -> Presentation:
        """Takes the view out; it can be restored for a month."""
        with self._database.writing() as connection:
            statements.require_view(connection, presentation, view)
            statements.forget_old(connection)
            connection.execute(update(views).where(views.c.id == view).values(removed=rows.now()))
            return statements.one(connection, presentation)

    def restore(self, presentation: str, view: str) -> Presentation:
        """Puts a removed view back in its place."""
        with self._database.writing() as connection:
            present = statements.one(connection, presentation, is_held=True)
            found = statements.row(connection, views, view)
            if found is None or found.presentation != presentation:
                raise GoneError(GONE_VIEW)
            if found.removed is not None and len(present.views) >= VIEW_LIMIT:
                raise FullError(FULL_PRESENTATION)
            connection.execute(update(views).where(views.c.id == view).values(removed=None))
            return statements.one(connection, presentation)

    def decide(
        self, presentation: str, view: str, text: str, owner: str, due: date | None, id: str = ""
    ) -> Decision:
        """A new decision beside the view."""
        made = {"id": id or token_hex(12), "view": view, "due": due, "is_done": False, "revision": 1}
        words = {"text": checked("text", text), "owner": checked("owner", owner)}
        with self._database.writing() as connection:
            statements.require_view(connection, presentation, view)
            found = statements.row(connection, decisions, str(made["id"]))
            if found is None:
                if statements.count(connection, decisions, decisions.c.view == view) >= DECISION_LIMIT:
                    raise FullError(FULL_VIEW)
                connection.execute(insert(decisions).values(**made, **words, made=rows.now()))
            elif found.view != view:
                raise GoneError(GONE_DECISION)
            else:
                statements.mend(connection, decisions, found.id, {**words, "due": due})
            return rows.decision_of(statements.row(connection, decisions, str(made["id"])))

    def change_decision(
        self, decision: str, text: str, owner: str, due: date | None, is_done: bool, revision: int
    ) -> Decision:
        """Another text, owner, day or state."""
        words = {"text": checked("text", text), "owner": checked("owner", owner)}
        with self._database.writing() as connection:
            changed = {**words, "due": due, "is_done": is_done}
            statements.change(connection, decisions, decision, revision, changed, GONE_DECISION)
            return rows.decision_of(statements.row(connection, decisions, decision))

    def open_decisions(self) -> tuple[tuple[Presentation, SavedView, Decision], ...]:
        """Decisions not carried out, by due date, those without one last."""
        left = [
            (presentation, view, decision)
            for presentation in self.presentations()
            for view in presentation.views
            for decision in view.decisions
            if not decision.is_done
        ]
        return tuple(sorted(left, key=lambda one: (one[2].due or date.max, one[2].made)))
