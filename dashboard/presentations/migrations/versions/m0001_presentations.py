"""Presentations, their views and the decisions beside them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """The three tables."""
    _create_presentation()
    _create_view()
    _create_decision()


def downgrade() -> None:
    """Back to an empty database."""
    for name in ("decision", "view", "presentation"):
        op.drop_table(name)


def _create_presentation() -> None:
    op.create_table(
        "presentation",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("forum", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False, comment="counts the changes of name and forum"),
        sa.Column("order_revision", sa.Integer, nullable=False, comment="counts the changes of the order"),
        sa.PrimaryKeyConstraint("id", name="pk_presentation"),
    )


def _create_view() -> None:
    op.create_table(
        "view",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("presentation", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("card", "search", "heading", "note", "data_version")
        ),
        sa.Column("remembered", sa.Text, nullable=False, comment="JSON: [[row, column, text], …]"),
        sa.Column("saved", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column(
            "removed", sa.DateTime(timezone=True), comment="kept for a while, so that it can be undone"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_view"),
        sa.ForeignKeyConstraint(["presentation"], ["presentation.id"], name="fk_view_presentation"),
    )
    op.create_index("ix_view_presentation", "view", ["presentation", "position"])


def _create_decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("view", sa.String(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("is_done", sa.Boolean, nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.ForeignKeyConstraint(["view"], ["view.id"], name="fk_decision_view"),
    )
    op.create_index("ix_decision_view", "decision", ["view"])
