"""Months and admission stops of services."""

from collections.abc import Sequence

import pandas as pd

from data.delivered.declared import declared, with_programmes
from data.delivered.model import Tables
from data.intake.code_sets import code_set
from data.protection.keys import Secret


def service_months(parts: Sequence[pd.DataFrame], secret: Secret) -> Tables:
    """Months as delivered; their counts were protected before they were kept."""
    rows = pd.concat(parts, ignore_index=True).fillna("")
    return with_programmes(rows["service_id"], service_month=declared("service_month", rows))


def admission_stops(parts: Sequence[pd.DataFrame], secret: Secret) -> Tables:
    """Admission stops with reason and role in words."""
    rows = pd.concat(parts, ignore_index=True).fillna("")
    stops = rows.assign(
        stop_id=rows["service_id"] + "_" + rows["starts_on"],
        reason=rows["reason"].map(code_set("stop_reasons").labels),
        decided_by=rows["decided_by"].map(code_set("deciders").labels),
    )
    return with_programmes(rows["service_id"], admission_stop=declared("admission_stop", stops))
