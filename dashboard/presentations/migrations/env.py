"""Alembic runs the migrations on the connection that it is handed, in the transaction that is open on it."""

from alembic import context

from dashboard.presentations.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,  # the caller has begun, and commits or rolls back all of it
    render_as_batch=True,
)
context.run_migrations()
