"""Keeps presentations in the database; nothing that somebody else has changed is overwritten."""

from dataclasses import replace
from datetime import date, timedelta
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from dashboard.presentations import rows
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

CONFLICT = "Någon annan har ändrat det här sedan du öppnade det. Inget har skrivits över."
FULL_PRESENTATION = f"Presentationen har redan {VIEW_LIMIT} vyer, som är det mesta den rymmer."
FULL_VIEW = f"Vyn har redan {DECISION_LIMIT} beslut, som är det mesta den rymmer."
FULL_LIST = "Det finns för många presentationer. Säg till den som sköter panelen."
DAYS_TO_UNDO = timedelta(days=30)


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
            return _one(connection, presentation)

    def create(self, name: str, forum: str, id: str = "") -> Presentation:
        """A new presentation without views."""
        made = {"id": id or token_hex(12), "name": checked("name", name), "forum": checked("forum", forum)}
        with self._database.writing() as connection:
            if _row(connection, presentations, made["id"]) is None:
                if _count(connection, presentations) >= PRESENTATION_LIMIT:
                    raise FullError(FULL_LIST)
                first = {"created": rows.now(), "revision": 1, "order_revision": 1}
                connection.execute(insert(presentations).values(**made, **first))
            return _one(connection, made["id"])

    def rename(self, presentation: str, name: str, forum: str, revision: int) -> Presentation:
        """Another name or forum."""
        changed = {"name": checked("name", name), "forum": checked("forum", forum)}
        with self._database.writing() as connection:
            _change(connection, presentations, presentation, revision, changed, GONE_PRESENTATION)
            return _one(connection, presentation)

    def add(self, presentation: str, view: SavedView) -> Presentation:
        """The view last in the order."""
        kept = replace(
            view,
            id=view.id or token_hex(12),
            heading=checked("heading", view.heading),
            note=checked("note", view.note),
        )
        with self._database.writing() as connection:
            present = _one(connection, presentation, is_held=True)
            if _row(connection, views, kept.id) is None:
                if len(present.views) >= VIEW_LIMIT:
                    raise FullError(FULL_PRESENTATION)
                _insert_view(connection, presentation, kept)
            else:
                _view(connection, presentation, kept.id)
                _mend(connection, views, kept.id, {"heading": kept.heading, "note": kept.note})
            return _one(connection, presentation)

    def edit(self, presentation: str, view: str, heading: str, note: str, revision: int) -> Presentation:
        """Another heading or note."""
        changed = {"heading": checked("heading", heading), "note": checked("note", note)}
        return self._change_view(presentation, view, revision, changed)

    def resave(self, presentation: str, view: str, changed: SavedView, revision: int) -> Presentation:
        """Other filters and numbers; heading and note stay."""
        return self._change_view(presentation, view, revision, _shown(changed))

    def _change_view(
        self, presentation: str, view: str, revision: int, changed: dict[str, Any]
    ) -> Presentation:
        with self._database.writing() as connection:
            _view(connection, presentation, view)
            _change(connection, views, view, revision, changed, GONE_VIEW)
            return _one(connection, presentation)

    def reorder(self, presentation: str, views: tuple[str, ...], revision: int) -> Presentation:
        """The views in this order, those not named after them."""
        with self._database.writing() as connection:
            present = _one(connection, presentation, is_held=True)
            if present.order_revision != revision:
                raise ConflictError(CONFLICT)
            known = [view.id for view in present.views]
            named = [view for view in dict.fromkeys(views) if view in known]
            _place(connection, [*named, *(view for view in known if view not in named)])
            turned = update(presentations).where(presentations.c.id == presentation)
            connection.execute(turned.values(order_revision=revision + 1))
            return _one(connection, presentation)

    def remove(self, presentation: str, view: str) -> Presentation:
        """Takes the view out; it can be restored for a month."""
        with self._database.writing() as connection:
            _view(connection, presentation, view)
            _forget(connection)
            connection.execute(update(views).where(views.c.id == view).values(removed=rows.now()))
            return _one(connection, presentation)

    def restore(self, presentation: str, view: str) -> Presentation:
        """Puts a removed view back in its place."""
        with self._database.writing() as connection:
            present = _one(connection, presentation, is_held=True)
            found = _row(connection, views, view)
            if found is None or found.presentation != presentation:
                raise GoneError(GONE_VIEW)
            if found.removed is not None and len(present.views) >= VIEW_LIMIT:
                raise FullError(FULL_PRESENTATION)
            connection.execute(update(views).where(views.c.id == view).values(removed=None))
            return _one(connection, presentation)

    def decide(
        self, presentation: str, view: str, text: str, owner: str, due: date | None, id: str = ""
    ) -> Decision:
        """A new decision beside the view."""
        made = {"id": id or token_hex(12), "view": view, "due": due, "is_done": False, "revision": 1}
        words = {"text": checked("text", text), "owner": checked("owner", owner)}
        with self._database.writing() as connection:
            _view(connection, presentation, view)
            found = _row(connection, decisions, str(made["id"]))
            if found is None:
                if _count(connection, decisions, decisions.c.view == view) >= DECISION_LIMIT:
                    raise FullError(FULL_VIEW)
                connection.execute(insert(decisions).values(**made, **words, made=rows.now()))
            elif found.view != view:
                raise GoneError(GONE_DECISION)
            else:
                _mend(connection, decisions, found.id, {**words, "due": due})
            return rows.decision_of(_row(connection, decisions, str(made["id"])))

    def change_decision(
        self, decision: str, text: str, owner: str, due: date | None, is_done: bool, revision: int
    ) -> Decision:
        """Another text, owner, day or state."""
        words = {"text": checked("text", text), "owner": checked("owner", owner)}
        with self._database.writing() as connection:
            changed = {**words, "due": due, "is_done": is_done}
            _change(connection, decisions, decision, revision, changed, GONE_DECISION)
            return rows.decision_of(_row(connection, decisions, decision))

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


def _one(connection: Connection, presentation: str, *, is_held: bool = False) -> Presentation:
    """The presentation. `is_held`: nobody else changes it until the transaction is over."""
    if is_held:
        where = presentations.c.id == presentation
        connection.execute(select(presentations.c.id).where(where).with_for_update())
    found = rows.found(connection, presentations.c.id == presentation)
    if not found:
        raise GoneError(GONE_PRESENTATION)
    return found[0]


def _row(connection: Connection, table: Table, id: str) -> Row[Any] | None:
    return connection.execute(select(table).where(table.c.id == id)).one_or_none()


def _view(connection: Connection, presentation: str, view: str) -> None:
    """GoneError when the presentation has no such view."""
    found = _row(connection, views, view)
    if found is None or found.presentation != presentation or found.removed is not None:
        _one(connection, presentation)
        raise GoneError(GONE_VIEW)


def _count(connection: Connection, table: Table, *where: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one())


def _change(
    connection: Connection, table: Table, id: str, revision: int, changed: dict[str, Any], gone: str
) -> None:
    """Changes a row that still has the revision. The condition is in the statement: no one comes between."""
    same = update(table).where(table.c.id == id, table.c.revision == revision)
    done = connection.execute(same.values(**changed, revision=revision + 1))
    if done.rowcount == 0:
        raise GoneError(gone) if _row(connection, table, id) is None else ConflictError(CONFLICT)


def _mend(connection: Connection, table: Table, id: str, words: dict[str, Any]) -> None:
    """The words of a second try: the answer to the first never came, and they may have been changed since."""
    untouched = update(table).where(table.c.id == id, table.c.revision == 1)
    connection.execute(untouched.values(**words))


def _shown(view: SavedView) -> dict[str, Any]:
    kept = {name: getattr(view, name) for name in ("card", "search", "data_version")}
    return {**kept, "remembered": rows.packed(view.remembered), "saved": rows.now()}


def _insert_view(connection: Connection, presentation: str, view: SavedView) -> None:
    last = select(func.max(views.c.position)).where(views.c.presentation == presentation)
    place = connection.execute(last).scalar()
    words = {"id": view.id, "heading": view.heading, "note": view.note, "revision": 1}
    placed = {"presentation": presentation, "position": 0 if place is None else place + 1}
    connection.execute(insert(views).values(**words, **placed, **_shown(view)))


def _place(connection: Connection, ordered: list[str]) -> None:
    for place, view in enumerate(ordered):
        connection.execute(update(views).where(views.c.id == view).values(position=place))


def _forget(connection: Connection) -> None:
    """What was removed long ago is gone for good."""
    old = select(views.c.id).where(views.c.removed < rows.now() - DAYS_TO_UNDO)
    connection.execute(delete(decisions).where(decisions.c.view.in_(old)))
    connection.execute(delete(views).where(views.c.id.in_(old)))
