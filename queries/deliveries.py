"""Which deliveries a version is made of."""

from queries.connection import Store
from queries.register_tables import delivery


def deliveries(store: Store) -> dict[tuple[str, str, str], str]:
    """The Swedish title of every delivery by source, period and the SHA-256 of its file."""
    return {(row.source, row.period, row.file_hash): row.title for row in store.rows(delivery)}
