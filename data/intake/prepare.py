"""From checked rows to what the vault keeps: keys in place of pseudonyms, and small numbers perturbed."""

import pandas as pd
from pandas import DataFrame, Series, concat

from data.clients import DERIVED_FROM, derive_attributes
from data.codebook.model import attributes
from data.intake.later import later_of, without_later
from data.intake.model import Source
from data.protection.aggregates import protected_counts
from data.protection.keys import SEPARATOR, Secret, record_keys, row_keys

FLOWS, STOCKS = ("referred", "started", "closed"), ("active", "waiting")
RECORD_KEY = "record_key"


def prepared(frame: DataFrame, source: Source, secret: Secret) -> DataFrame:
    """What is stored of the rows, in their order; never a pseudonym, a name of a person or a true small flow.

    v40: record_key, a column per attribute and the later answers.
    service_month: flows and small stocks perturbed.
    Counts of groups: the columns as text and a record_key per group, from which any sum is moved alike.
    Others: the columns as text, record_key in place of the pseudonym."""
    if source.name == "v40":
        return _clients(frame, secret)
    if source.publishes == "months":
        frame = _months(frame, secret)
    texts = frame.apply(_as_text)
    if source.publishes == "counts":
        return texts.assign(**{RECORD_KEY: _group_keys(texts, source, secret)})
    if (column := source.pseudonym) is None:
        return texts
    keys = record_keys(secret, frame[column.name].to_list())
    return texts.drop(columns=column.name).assign(
        **{RECORD_KEY: pd.Series(keys, index=frame.index).astype(str)}
    )


def _clients(frame: DataFrame, secret: Secret) -> DataFrame:
    """Clients without pseudonyms are keyed by their answers, so that the order of rows does not matter."""
    answers, later = frame.drop(columns=["client", "year"]), later_of(frame)
    raw = without_later(answers)
    outside = ~frame["active_work"].eq("yes").fillna(False).astype(bool)
    raw.loc[outside, [name for name in DERIVED_FROM if name in raw]] = None
    derived = derive_attributes(raw)[[a.name for a in attributes()]]
    if frame["client"].notna().all():
        keys = record_keys(secret, frame["client"].to_list())
    else:
        year = int(frame["year"].iloc[0])
        keys = row_keys(secret, year, answers if len(later.columns) else without_later(answers))
    return concat([derived, later], axis=1).assign(**{RECORD_KEY: keys})


def _group_keys(texts: DataFrame, source: Source, secret: Secret) -> Series:
    """The key of each delivered group, by source and what the group is of, period included."""
    named = texts[list(source.key)].assign(source=source.name)
    keys = record_keys(secret, named.agg(SEPARATOR.join, axis=1))
    return pd.Series(keys, index=texts.index).astype(str)


def _months(frame: DataFrame, secret: Secret) -> DataFrame:
    counts = frame.astype(dict.fromkeys((*FLOWS, *STOCKS), "int64"))
    return protected_counts(
        counts,
        source="service_month",
        keys=("service_id", "month"),
        flows=FLOWS,
        stocks=STOCKS,
        secret=secret,
    )


def _as_text(values: Series) -> Series:
    """Dates in ISO form, numbers without a point of their own, missing as empty."""
    if pd.api.types.is_datetime64_any_dtype(values):
        values = pd.Series(values.dt.strftime("%Y-%m-%d"))
    return values.astype(object).where(values.notna(), "").astype(str)


def counts_of(frame: DataFrame, source: Source) -> dict[str, int]:
    """Rows by administration, for the comparison before publication; empty where rows have none. Only
    clients in the target group, as the pages count them."""
    if "administration" not in frame or source.name != "v40":
        return {}
    inside = frame[frame["active_work"].eq("yes").fillna(False).astype(bool)]
    found = inside["administration"].value_counts()
    return {str(code): int(n) for code, n in found.items() if n}
