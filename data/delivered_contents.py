"""What is delivered of services as tables of the store, in place of the fictional programmes of those
years."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from duckdb import DuckDBPyConnection

from data.codebook.episodes import PROGRAMME, episode_attribute
from data.codebook.ips25 import items
from data.episodes import DATES
from data.intake.code_sets import code_set
from data.origins.model import NOT_STATED
from data.protection.episode_lattice import registered_episode_tables
from data.protection.episode_release import released_episodes
from data.protection.keys import Secret
from data.published.load import as_declared
from data.vault import Delivery
from data.vault_rows import delivered_rows
from data.yaml_file import read_yaml

Tables = dict[str, pd.DataFrame]
KINDS = {"kind": "delivered", "is_example": "false"}
YEAR_OF = {
    "service_month": "month",
    "admission_stop": "starts_on",
    "ips_review": "reviewed_on",
    "released_cell": "period",
}
"""The column that says which year a row of these tables is of."""
TABLES_OF = {
    "service_month": ("service_month",),
    "admission_stop": ("admission_stop",),
    "ips_fidelity": ("ips_review",),
    "episodes": ("released_cell",),
}
SCORES = "ips_item_score"
PASSPORTS = Path(__file__).with_name("delivered_origins.yml")
LICENCE = "Stadens egna uppgifter."
DELIVERED = tuple(TABLES_OF)


def with_delivered(
    tables: Mapping[str, pd.DataFrame], vault: DuckDBPyConnection, held: Sequence[Delivery], secret: Secret
) -> Tables:
    """The tables with the delivered rows of every source and year in place of the synthetic ones."""
    joined = dict(tables)
    mine = [delivery for delivery in held if delivery.source in DELIVERED]
    for source in dict.fromkeys(delivery.source for delivery in mine):
        deliveries = [delivery for delivery in mine if delivery.source == source]
        added = _added(vault, source, deliveries, secret)
        years = {delivery.period[:4] for delivery in deliveries}
        for name in (table for table in TABLES_OF[source] if table in joined):
            joined[name] = _without_synthetic(joined[name], name, source, years)
        for name, rows in {**added, "origin": _passport(source, deliveries)}.items():
            joined[name] = pd.concat([joined[name], rows], ignore_index=True) if name in joined else rows
    return _consistent(joined) if mine else joined


def _without_synthetic(rows: pd.DataFrame, name: str, source: str, years: set[str]) -> pd.DataFrame:
    is_replaced = rows["kind"].eq("synthetic") & rows[YEAR_OF[name]].astype(str).str[:4].isin(years)
    if name == "released_cell":
        is_replaced &= rows["source"].eq(source)
    return rows[~is_replaced]


def _added(vault: DuckDBPyConnection, source: str, deliveries: Sequence[Delivery], secret: Secret) -> Tables:
    parts = [delivered_rows(vault, **delivery.key).assign(period=delivery.period) for delivery in deliveries]
    rows = pd.concat(parts, ignore_index=True).fillna("")
    if source == "episodes":
        return _episodes(parts, secret)
    if source == "service_month":
        return _with_programmes(rows["service_id"], service_month=_declared("service_month", rows))
    if source == "admission_stop":
        stops = rows.assign(stop_id=rows["service_id"] + "_" + rows["starts_on"], **_stop_words(rows))
        return _with_programmes(rows["service_id"], admission_stop=_declared("admission_stop", stops))
    return _reviews(rows)


def _passport(source: str, deliveries: Sequence[Delivery]) -> pd.DataFrame:
    """The passport of a source that is delivered: which periods, and the hash of their files."""
    periods = sorted(delivery.period for delivery in deliveries)
    hashes = "".join(sorted({delivery.file_hash for delivery in deliveries}))
    said = read_yaml(PASSPORTS)[source]
    row = {
        **said,
        "kind": "source",
        "published": "",
        "period": periods[0] if len(periods) == 1 else f"{periods[0]}–{periods[-1]}",
        "coverage": NOT_STATED,
        "comparable_with": "",
        "licence": LICENCE,
        "file_hash": hashlib.sha256(hashes.encode()).hexdigest(),
    }
    return as_declared("origin", pd.DataFrame([row]))


def _stop_words(rows: pd.DataFrame) -> dict[str, pd.Series]:
    return {
        "reason": rows["reason"].map(code_set("stop_reasons").labels),
        "decided_by": rows["decided_by"].map(code_set("deciders").labels),
    }


def _reviews(rows: pd.DataFrame) -> Tables:
    roles = code_set("reviewers").labels
    review = rows["programme_id"] + "_" + rows["review_type"] + "_" + rows["reviewed_on"]
    named = rows.assign(
        review_id=review,
        **{name: rows[name].map(roles).fillna("") for name in ("reviewer_1", "reviewer_2")},
    )
    scores = [
        pd.DataFrame({"review_id": review, "item": str(item.item), "score": rows[f"item_{item.code}"]})
        for item in items()
    ]
    return _with_programmes(
        rows["programme_id"],
        ips_review=_declared("ips_review", named),
        ips_item_score=_declared(SCORES, pd.concat(scores, ignore_index=True)),
    )


def _episodes(parts: Sequence[pd.DataFrame], secret: Secret) -> Tables:
    """Released cells of each year from its own delivery."""
    cells = []
    for rows in parts:
        year = str(rows["period"].iloc[0])
        raw = rows.drop(columns="period").astype({"record_key": "uint32"})
        cells.append(released_episodes(raw.assign(**{n: raw[n].fillna("") for n in DATES}), (year,), secret))
    years = [str(rows["period"].iloc[0]) for rows in parts]
    tables = [("episodes", year, ",".join(names)) for year in years for names in registered_episode_tables()]
    released = pd.DataFrame(tables, columns=["source", "period", "attributes"])
    programmes = pd.concat([rows["programme"] for rows in parts], ignore_index=True)
    return _with_programmes(
        programmes,
        released_cell=pd.concat(cells, ignore_index=True),
        released_table=released,
        attribute_code=_codes(programmes),
    )


def _codes(programmes: pd.Series) -> pd.DataFrame:
    """The services that have delivered referrals, as codes of the attribute programme."""
    codes = episode_attribute(PROGRAMME).codes
    rows = [
        (PROGRAMME, code.code, position, code.label)
        for position, code in enumerate(codes, start=1)
        if code.code in set(programmes)
    ]
    return pd.DataFrame(rows, columns=["attribute", "code", "position", "label"])


def _with_programmes(codes: pd.Series, **tables: pd.DataFrame) -> Tables:
    """The tables and the services that they are about."""
    labels = code_set("service").labels
    order = {code: position for position, code in enumerate(labels, start=1)}
    found = sorted(set(codes), key=lambda code: order[code])
    rows = pd.DataFrame({"programme_id": found, "name": [labels[code] for code in found]})
    rows = rows.assign(method="not_stated", position=[str(order[code]) for code in found])
    return {**tables, "followed_programme": _declared("followed_programme", rows)}


def _declared(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    return as_declared(name, rows.astype(object).astype(str).assign(**KINDS))


def _consistent(tables: Tables) -> Tables:
    """One row per programme and per released table, and scores of reviews that are there."""
    tables["followed_programme"] = tables["followed_programme"].drop_duplicates("programme_id")
    tables["origin"] = tables["origin"].drop_duplicates("origin")
    if "released_table" in tables:
        tables["released_table"] = tables["released_table"].drop_duplicates()
    if SCORES in tables:
        is_there = tables[SCORES]["review_id"].isin(tables["ips_review"]["review_id"])
        tables[SCORES] = tables[SCORES][is_there]
    return tables
