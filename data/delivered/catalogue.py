"""The register of services, and what has become of the proposals: words about no person."""

from collections.abc import Sequence

import pandas as pd

from data.delivered.declared import declared
from data.delivered.model import Tables
from data.intake.code_sets import code_set
from data.protection.keys import Secret


def service_register(parts: Sequence[pd.DataFrame], secret: Secret) -> Tables:
    """Every description of a service, each with the month of its register."""
    rows = _all(parts)
    named = rows.assign(delivered=rows["period"], principal=rows["organisation"])
    return {"service_register": declared("service_register", named)}


def proposal_statuses(parts: Sequence[pd.DataFrame], secret: Secret) -> Tables:
    """Every status of a proposal with its day; earlier ones stay as its history."""
    rows = _all(parts)
    named = rows.assign(
        decided_on=rows["date"],
        status=rows["status"].map(code_set("proposal_states").labels),
        decided_by=rows["decided_by"].map(code_set("deciders").labels).fillna(""),
    )
    return {"proposal_status": declared("proposal_status", named)}


def _all(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(parts, ignore_index=True).fillna("")
