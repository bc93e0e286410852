"""Statements on the database of presentations, each inside a transaction of the keeper."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from dashboard.presentations import rows
from dashboard.presentations.model import (
    GONE_PRESENTATION,
    GONE_VIEW,
    ConflictError,
    GoneError,
    Presentation,
    SavedView,
)
from dashboard.presentations.tables import decision as decisions
from dashboard.presentations.tables import presentation as presentations
from dashboard.presentations.tables import view as views

CONFLICT = "Någon annan har ändrat det här sedan du öppnade det. Inget har skrivits över."
DAYS_TO_UNDO = timedelta(days=30)


def one(connection: Connection, presentation: str, *, is_held: bool = False) -> Presentation:
    """The presentation. `is_held`: nobody else changes it until the transaction is over."""
    if is_held:
        where = presentations.c.id == presentation
        connection.execute(select(presentations.c.id).where(where).with_for_update())
    found = rows.found(connection, presentations.c.id == presentation, presentations.c.removed.is_(None))
    if not found:
        raise GoneError(GONE_PRESENTATION)
    return found[0]


def row(connection: Connection, table: Table, id: str) -> Row[Any] | None:
    """The row of an id."""
    return connection.execute(select(table).where(table.c.id == id)).one_or_none()


def require_view(connection: Connection, presentation: str, view: str) -> None:
    """GoneError when the presentation has no such view, or is gone itself."""
    found, whole = row(connection, views, view), row(connection, presentations, presentation)
    if whole is None or whole.removed is not None:
        raise GoneError(GONE_PRESENTATION)
    if found is None or found.presentation != presentation or found.removed is not None:
        raise GoneError(GONE_VIEW)


def count(connection: Connection, table: Table, *where: Any) -> int:
    """How many rows meet the conditions."""
    return int(connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one())


def change(
    connection: Connection, table: Table, id: str, revision: int, changed: dict[str, Any], gone: str
) -> None:
    """Changes a row that still has the revision. The condition is in the statement: no one comes between."""
    same = update(table).where(table.c.id == id, table.c.revision == revision)
    done = connection.execute(same.values(**changed, revision=revision + 1))
    if done.rowcount == 0:
        raise GoneError(gone) if row(connection, table, id) is None else ConflictError(CONFLICT)


def mend(connection: Connection, table: Table, id: str, words: dict[str, Any]) -> None:
    """The words of a second try: the answer to the first never came, and they may have been changed since."""
    untouched = update(table).where(table.c.id == id, table.c.revision == 1)
    connection.execute(untouched.values(**words))


def shown_part(view: SavedView) -> dict[str, Any]:
    """What a view shows, and what it remembers of that."""
    kept = {name: getattr(view, name) for name in ("card", "search", "data_version")}
    return {**kept, "remembered": rows.packed(view.remembered), "saved": rows.now()}


def insert_view(connection: Connection, presentation: str, view: SavedView) -> None:
    """The view last in the order."""
    last = select(func.max(views.c.position)).where(views.c.presentation == presentation)
    place = connection.execute(last).scalar()
    words = {"id": view.id, "heading": view.heading, "note": view.note, "revision": 1}
    placed = {"presentation": presentation, "position": 0 if place is None else place + 1}
    connection.execute(insert(views).values(**words, **placed, **shown_part(view)))


def put_in_order(connection: Connection, ordered: list[str]) -> None:
    """The views get their places."""
    for place, view in enumerate(ordered):
        connection.execute(update(views).where(views.c.id == view).values(position=place))


def oldest_removed() -> datetime:
    """What was removed before this cannot be put back."""
    return rows.now() - DAYS_TO_UNDO


def forget_old(connection: Connection) -> None:
    """What was removed long ago is gone for good."""
    whole = select(presentations.c.id).where(presentations.c.removed < oldest_removed())
    old = select(views.c.id).where((views.c.removed < oldest_removed()) | views.c.presentation.in_(whole))
    gone = [row.id for row in connection.execute(whole)]
    connection.execute(delete(decisions).where(decisions.c.view.in_(old)))
    connection.execute(delete(views).where(views.c.id.in_([row.id for row in connection.execute(old)])))
    connection.execute(delete(presentations).where(presentations.c.id.in_(gone)))
