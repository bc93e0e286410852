"""What the sources share: rows as the store declares them, and the services that they are about."""

import pandas as pd

from data.delivered.model import Tables
from data.intake.code_sets import code_set
from data.published.load import as_declared

KINDS = {"kind": "delivered", "is_example": "false"}


def declared(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as the store declares the table, marked as delivered."""
    return as_declared(name, rows.astype(object).astype(str).assign(**KINDS))


def with_programmes(codes: pd.Series, **tables: pd.DataFrame) -> Tables:
    """The tables and the services that they are about."""
    labels = code_set("service").labels
    order = {code: position for position, code in enumerate(labels, start=1)}
    found = sorted(set(codes), key=lambda code: order[code])
    rows = pd.DataFrame({"programme_id": found, "name": [labels[code] for code in found]})
    rows = rows.assign(method="not_stated", position=[str(order[code]) for code in found])
    return {**tables, "followed_programme": declared("followed_programme", rows)}
