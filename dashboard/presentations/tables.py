"""Every table and column of the database of presentations; migrations bring a database here."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s"},
)

presentation = Table(
    "presentation",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("forum", Text, nullable=False),
    Column("created", DateTime(timezone=True), nullable=False),
    Column("revision", Integer, nullable=False, comment="counts the changes of name and forum"),
    Column("order_revision", Integer, nullable=False, comment="counts the changes of the order"),
    Column("removed", DateTime(timezone=True), comment="kept for a while, so that it can be undone"),
)

view = Table(
    "view",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("presentation", String(32), ForeignKey("presentation.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("card", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("heading", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("data_version", Text, nullable=False),
    Column("remembered", Text, nullable=False, comment="JSON: [[row, column, text], …]"),
    Column("saved", DateTime(timezone=True), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("removed", DateTime(timezone=True), comment="kept for a while, so that it can be undone"),
    Index("ix_view_presentation", "presentation", "position"),
)

decision = Table(
    "decision",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("view", String(32), ForeignKey("view.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due", Date),
    Column("is_done", Boolean, nullable=False),
    Column("made", DateTime(timezone=True), nullable=False),
    Column("revision", Integer, nullable=False),
    Index("ix_decision_view", "view"),
)
