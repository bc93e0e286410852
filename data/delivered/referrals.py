"""Referrals as released cells."""

from collections.abc import Sequence

import pandas as pd

from data.codebook.episodes import PROGRAMME, episode_attribute
from data.delivered.declared import with_programmes
from data.delivered.model import Tables
from data.episodes import DATES
from data.protection.episode_lattice import registered_episode_tables
from data.protection.episode_release import SOURCE, released_episodes
from data.protection.keys import Secret


def referrals(parts: Sequence[pd.DataFrame], secret: Secret) -> Tables:
    """Released cells of each year from its own delivery."""
    cells = []
    for rows in (part.fillna("") for part in parts):
        year = str(rows["period"].iloc[0])
        raw = rows.drop(columns="period").astype({"record_key": "uint32"})
        cells.append(released_episodes(raw.assign(**{n: raw[n].fillna("") for n in DATES}), (year,), secret))
    years = [str(rows["period"].iloc[0]) for rows in parts]
    tables = [(SOURCE, year, ",".join(names)) for year in years for names in registered_episode_tables()]
    released = pd.DataFrame(tables, columns=["source", "period", "attributes"])
    programmes = pd.concat([rows["programme"] for rows in parts], ignore_index=True)
    return with_programmes(
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
