"""Every assumption behind what is synthetic, as rows of the store."""

import pandas as pd

from data.demo import assumptions as population
from data.demo.examples import assumptions as examples

COLUMNS = ["subject", "position", "assumption_id", "title", "text"]


def assumption_rows() -> pd.DataFrame:
    """One row per assumption, in the order of their files. Columns COLUMNS."""
    subjects = {
        "population": population.statements(),
        "not_followed": population.not_followed(),
        "examples": examples.statements(),
    }
    rows = [
        (subject, position, statement.id, statement.title, statement.text)
        for subject, statements in subjects.items()
        for position, statement in enumerate(statements, start=1)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
