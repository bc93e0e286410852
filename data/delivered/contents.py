"""The store's tables with what is delivered in place of the synthetic rows of those sources and years."""

from collections.abc import Mapping, Sequence

import pandas as pd
from duckdb import DuckDBPyConnection

from data.delivered.catalogue import proposal_statuses, service_register
from data.delivered.counts import COUNTED, counts_of
from data.delivered.model import Shown, Tables
from data.delivered.months import admission_stops, service_months
from data.delivered.passports import passport
from data.delivered.referrals import referrals
from data.delivered.residents import residents
from data.delivered.reviews import SCORES, reviews
from data.protection.keys import Secret
from data.vault import CLIENTS, Delivery
from data.vault_rows import delivered_rows

SHOWN = {
    "service_month": Shown(service_months, {"service_month": "month"}),
    "admission_stop": Shown(admission_stops, {"admission_stop": "starts_on"}),
    "ips_fidelity": Shown(reviews, {"ips_review": "reviewed_on"}),
    "episodes": Shown(referrals, {"released_cell": "period"}),
    "services": Shown(service_register, {}),
    "proposal_status": Shown(proposal_statuses, {}),
    "population": Shown(residents),
    **{source: Shown(counts_of(source)) for source in COUNTED},
}
"""Every source besides week 40 that pages show, and how its deliveries become rows."""


def with_delivered(
    tables: Mapping[str, pd.DataFrame], vault: DuckDBPyConnection, held: Sequence[Delivery], secret: Secret
) -> Tables:
    """The tables with the delivered rows of every source and year in place of the synthetic ones, and the
    passports of the deliveries. Clients of week 40 are released elsewhere."""
    joined = dict(tables)
    if surveys := [d for d in held if d.source == CLIENTS and not d.is_synthetic]:
        joined["origin"] = pd.concat([joined["origin"], passport(CLIENTS, surveys)], ignore_index=True)
    mine = [delivery for delivery in held if delivery.source in SHOWN]
    for source in dict.fromkeys(delivery.source for delivery in mine):
        deliveries = [delivery for delivery in mine if delivery.source == source]
        parts = [_rows(vault, delivery) for delivery in deliveries]
        added = SHOWN[source].build(parts, secret)
        years = {delivery.period[:4] for delivery in deliveries}
        for name, year_of in SHOWN[source].replaces.items():
            if name in joined:
                joined[name] = _without_synthetic(joined[name], name, year_of, source, years)
        for name, rows in {**added, "origin": passport(source, deliveries)}.items():
            joined[name] = pd.concat([joined[name], rows], ignore_index=True) if name in joined else rows
    return _consistent(joined) if mine else joined


def _rows(vault: DuckDBPyConnection, delivery: Delivery) -> pd.DataFrame:
    return delivered_rows(vault, **delivery.key).assign(period=delivery.period)


def _without_synthetic(
    rows: pd.DataFrame, name: str, year_of: str, source: str, years: set[str]
) -> pd.DataFrame:
    is_replaced = rows["kind"].eq("synthetic") & rows[year_of].astype(str).str[:4].isin(years)
    if name == "released_cell":
        is_replaced &= rows["source"].eq(source)
    return rows[~is_replaced]


def _consistent(tables: Tables) -> Tables:
    """One row per programme and per released table, and scores of reviews that are there."""
    if "followed_programme" in tables:
        tables["followed_programme"] = tables["followed_programme"].drop_duplicates("programme_id")
    tables["origin"] = tables["origin"].drop_duplicates("origin")
    if "released_table" in tables:
        tables["released_table"] = tables["released_table"].drop_duplicates()
    if SCORES in tables:
        is_there = tables[SCORES]["review_id"].isin(tables["ips_review"]["review_id"])
        tables[SCORES] = tables[SCORES][is_there]
    return tables
