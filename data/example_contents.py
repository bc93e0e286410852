"""The fictional programmes as tables of the store, their referrals as released cells only."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data.codebook.episodes import PROGRAMME, episode_attribute
from data.demo.examples.assumptions import caveats, programmes
from data.demo.examples.files import load
from data.protection.aggregates import protected_counts
from data.protection.episode_lattice import registered_episode_tables
from data.protection.episode_release import SOURCE, released_episodes
from data.protection.keys import demo_secret
from data.published.load import as_declared

YEARS = ("2023", "2024", "2025")
MONTHS = "service_month"
FLOWS, STOCKS = ("referred", "started", "closed"), ("active", "waiting")
KINDS = {"kind": "synthetic", "is_example": "true"}
Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Examples:
    """The kept rows of the fictional programmes, as text: referrals, and tables by name."""

    episodes: pd.DataFrame
    months: pd.DataFrame
    stops: pd.DataFrame
    need: pd.DataFrame
    reviews: pd.DataFrame
    scores: pd.DataFrame


def load_examples() -> Examples:
    """The kept files of `data.demo.examples`."""
    return Examples(**{name: load(name) for name in Examples.__slots__})


def example_tables(examples: Examples) -> Tables:
    """Rows for the store's tables by name. Released cells, released tables and caveats are to be added to
    those of other sources; the other tables are whole. Keyed with the demo's secret: nobody here is real."""
    return {
        "released_cell": released_episodes(examples.episodes, YEARS, demo_secret()),
        "released_table": _released_tables(),
        "caveat": pd.DataFrame([(c.id, c.topic, c.text, "") for c in caveats()], columns=_CAVEAT),
        "followed_programme": _declared("followed_programme", followed_programmes()),
        MONTHS: _declared(MONTHS, _months(examples.months)),
        "admission_stop": _declared("admission_stop", examples.stops),
        "ips_review": _declared("ips_review", examples.reviews),
        "ips_item_score": _declared("ips_item_score", examples.scores),
        "need_estimate": _declared("need_estimate", examples.need),
    }


_CAVEAT = ["caveat_id", "topic", "text", "section"]


def _released_tables() -> pd.DataFrame:
    rows = [(SOURCE, year, ",".join(names)) for year in YEARS for names in registered_episode_tables()]
    return pd.DataFrame(rows, columns=["source", "period", "attributes"])


def _declared(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    return as_declared(name, rows.assign(**KINDS))


def followed_programmes() -> pd.DataFrame:
    """The fictional programmes. Columns programme_id, name, method, position."""
    labels = episode_attribute(PROGRAMME)
    rows = [(p.code, labels.code(p.code).label, p.method, at) for at, p in enumerate(programmes(), start=1)]
    return pd.DataFrame(rows, columns=["programme_id", "name", "method", "position"])


def _months(raw: pd.DataFrame) -> pd.DataFrame:
    counts = raw.astype(dict.fromkeys((*FLOWS, *STOCKS), int))
    keys = ("service_id", "month")
    return protected_counts(
        counts, source=MONTHS, keys=keys, flows=FLOWS, stocks=STOCKS, secret=demo_secret()
    )


def with_examples(tables: Mapping[str, pd.DataFrame], examples: Examples) -> Tables:
    """The tables of other sources and those of the examples together."""
    added = example_tables(examples)
    joined = {
        name: pd.concat([tables[name], rows], ignore_index=True) if name in tables else rows
        for name, rows in added.items()
    }
    return {**tables, **joined}
