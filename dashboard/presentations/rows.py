"""Rows of the database as presentations, views and decisions."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from dashboard.presentations import tables
from dashboard.presentations.model import Decision, Presentation, SavedView

Remembered = tuple[tuple[str, str, str], ...]


def found(connection: Connection, *where: ColumnElement[bool]) -> tuple[Presentation, ...]:
    """The presentations that meet the conditions, with their views and decisions, newest first. Without any
    condition all that are not removed; their views come without what they remember, which nobody reads of
    all at once."""
    source = tables.presentation
    wanted = where or (source.c.removed.is_(None),)
    asked = select(source).where(*wanted).order_by(source.c.created.desc(), source.c.id)
    kept = list(connection.execute(asked))
    views = _views(connection, [row.id for row in kept] if where else None)
    return tuple(presentation_of(row, views.get(row.id, ())) for row in kept)


def _views(connection: Connection, of: list[str] | None) -> dict[str, tuple[SavedView, ...]]:
    source = tables.view
    columns = [column for column in source.c if of is not None or column.name != "remembered"]
    asked = select(*columns).where(source.c.removed.is_(None)).order_by(source.c.position, source.c.id)
    if of is not None:
        asked = asked.where(source.c.presentation.in_(of))
    rows = list(connection.execute(asked))
    decisions = _decisions(connection, [row.id for row in rows] if of is not None else None)
    kept: dict[str, list[SavedView]] = {}
    for row in rows:
        kept.setdefault(row.presentation, []).append(view_of(row, decisions.get(row.id, ())))
    return {name: tuple(views) for name, views in kept.items()}


def _decisions(connection: Connection, of: list[str] | None) -> dict[str, tuple[Decision, ...]]:
    source = tables.decision
    asked = select(source).order_by(source.c.made, source.c.id)
    if of is not None:
        asked = asked.where(source.c.view.in_(of))
    kept: dict[str, list[Decision]] = {}
    for row in connection.execute(asked):
        kept.setdefault(row.view, []).append(decision_of(row))
    return {name: tuple(decisions) for name, decisions in kept.items()}


def presentation_of(row: Any, views: tuple[SavedView, ...]) -> Presentation:
    """A row of the table as a presentation."""
    return Presentation(
        row.id, row.name, row.forum, _utc(row.created), row.revision, views, row.order_revision
    )


def view_of(row: Any, decisions: tuple[Decision, ...]) -> SavedView:
    """A row of the table as a view."""
    return SavedView(
        id=row.id,
        card=row.card,
        search=row.search,
        heading=row.heading,
        note=row.note,
        data_version=row.data_version,
        remembered=unpacked(getattr(row, "remembered", "[]")),
        saved=_utc(row.saved),
        revision=row.revision,
        decisions=decisions,
    )


def decision_of(row: Any) -> Decision:
    """A row of the table as a decision."""
    return Decision(row.id, row.text, row.owner, row.due, row.is_done, _utc(row.made), row.revision)


def packed(remembered: Iterable[tuple[str, str, str]]) -> str:
    """What a view remembers, as text."""
    return json.dumps([list(one) for one in remembered], ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Remembered:
    """What a view remembers, read again."""
    return tuple((row, column, words) for row, column, words in json.loads(text))


def now() -> datetime:
    """The present moment, as it is kept."""
    return datetime.now(UTC)


def _utc(moment: datetime) -> datetime:
    """SQLite keeps no time zone; what is kept is always universal time."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
