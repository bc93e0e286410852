"""Sources that are delivered as counts of groups: the margins that pages show, protected as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data.delivered.declared import declared
from data.delivered.model import Build, Tables
from data.protection.aggregates import Margin, released_margins
from data.protection.keys import Secret

COUNTS = "delivered_count"


@dataclass(frozen=True, slots=True)
class Counted:
    """A source of counts: the column that says what moment a row is of, and the margins that are shown."""

    moment: str
    margins: tuple[Margin, ...]


COUNTED = {
    "homelessness": Counted(
        "year", (Margin((), "persons"), Margin((), "households"), Margin(("income",), "households"))
    ),
    "housing_interventions": Counted(
        "month", (Margin(("type",), "persons"), Margin(("administration", "type"), "persons"))
    ),
    "occupation": Counted("date", (Margin(("group", "occupation"), "persons"),)),
    "psychiatric_inventory": Counted("year", (Margin(("authority", "item"), "persons"),)),
}


def counts_of(source: str) -> Build:
    """How the deliveries of a source of counts become rows."""

    def build(parts: Sequence[pd.DataFrame], secret: Secret) -> Tables:
        moments = [
            _moment(rows, source, str(moment))
            for part in parts
            for moment, rows in part.groupby(COUNTED[source].moment)
        ]
        return {COUNTS: declared(COUNTS, pd.concat(moments, ignore_index=True))}

    return build


def _moment(rows: pd.DataFrame, source: str, moment: str) -> pd.DataFrame:
    """The numbers of a moment. A measure that some group lacks has no total, and is left out."""
    margins = COUNTED[source].margins
    given = {m.measure: pd.to_numeric(rows[m.measure].replace("", None)) for m in margins}
    known = [m for m in margins if given[m.measure].notna().all()]
    numbers = rows.assign(**given, record_key=rows["record_key"].astype("uint32"))
    found = released_margins(numbers, known)
    shown = found["is_perturbed"].map({True: "true", False: "false"})
    return found.assign(source=source, period=rows["period"].iloc[0], moment=moment, is_perturbed=shown)
