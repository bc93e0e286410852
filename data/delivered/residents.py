"""Population as the statistics publish it: public numbers, so nothing is moved."""

from collections.abc import Sequence

import pandas as pd

from data.delivered.declared import declared
from data.delivered.model import Tables
from data.protection.keys import Secret

RESIDENTS = "delivered_population"


def residents(parts: Sequence[pd.DataFrame], secret: Secret) -> Tables:
    """Residents by district, year, age and gender."""
    rows = pd.concat(parts, ignore_index=True).fillna("")
    return {RESIDENTS: declared(RESIDENTS, rows)}
