"""When a presentation was removed, so that it can be put back."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """One more column; those that are there are not removed."""
    comment = "kept for a while, so that it can be undone"
    op.add_column("presentation", sa.Column("removed", sa.DateTime(timezone=True), comment=comment))


def downgrade() -> None:
    """Without the column; what was removed is there again."""
    op.drop_column("presentation", "removed")
