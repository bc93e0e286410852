"""Which deliveries a version is made of, for the annual wheel and the list of what has come."""

from collections.abc import Sequence

import pandas as pd

from data.intake.model import sources
from data.published.load import as_declared
from data.vault import Delivery


def arrived(held: Sequence[Delivery]) -> pd.DataFrame:
    """One row per delivery that is not synthetic."""
    rows = [_row(delivery) for delivery in held if not delivery.is_synthetic]
    columns = ["source", "period", "system_id", "title", "file_hash"]
    return as_declared("delivery", pd.DataFrame(rows, columns=columns, dtype=object))


def _row(delivery: Delivery) -> tuple[str, ...]:
    found = sources()[delivery.source]
    return delivery.source, delivery.period, found.system, found.title, delivery.file_hash
