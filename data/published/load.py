"""Published figures, passports and caveats as the tables that the store declares."""

import fnmatch
from pathlib import Path

import pandas as pd
from sqlalchemy import Boolean, Double, Integer

from data.origins.model import origins
from queries.schema import metadata

DIRECTORY = Path(__file__).parent
GEO = DIRECTORY.parent / "geo"
AS_FILED = (
    "figure_cell",
    "caveat",
    "statement",
    "service",
    "service_detail",
    "service_criterion",
    "ips_programme",
    "benchmark",
    "proposal",
    "proposal_figure",
    "model_task",
    "due_time",
    "unanswered",
    "source_pair",
    "governance",
    "civil_society_actor",
    "civil_society_answer",
    "data_system",
    "missing_content",
    "inconsistency",
    "arithmetic_check",
)
HOMELESSNESS_MEASURES = {
    "hushall": "households",
    "vuxna": "adults",
    "barn": "children",
    "personer": "persons",
    "barnfamiljer": "families",
}
DISTRICTS = {"1": "nordost", "2": "centrum", "3": "sydvast", "4": "hisingen"}
OLDEST = "99+"


def tables() -> dict[str, pd.DataFrame]:
    """Tables of the store by name, with exactly the columns that queries/schema.py declares.

    Raises ChangedFileError when a file of figures differs from its passport, KeyError when one lacks
    a declared column. Source: data/published, data/origins, data/geo.
    """
    frames = {name: read_text(DIRECTORY / f"{name}.csv") for name in AS_FILED}
    frames["origin"] = origin_rows()
    frames["figure"] = figure_rows()
    frames["caveat_scope"] = caveat_scope_rows(frames["figure"])
    frames["homelessness_year"] = homelessness_rows()
    frames["population"] = population_rows()
    return {name: as_declared(name, frame) for name, frame in frames.items()}


def read_text(path: Path) -> pd.DataFrame:
    """A CSV with every cell as text, empty where nothing is written."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def as_declared(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The columns of the declared table, in its order, with its types; empty numbers become null."""
    typed = pd.DataFrame(index=frame.index)
    for column in metadata.tables[name].columns:
        values = frame[column.name]
        if isinstance(column.type, Boolean):
            values = values.map({"true": True, "false": False}).astype(bool)
        elif isinstance(column.type, Integer):
            values = pd.to_numeric(values.replace("", None)).astype("Int64")
        elif isinstance(column.type, Double):
            values = pd.to_numeric(values.replace("", None)).astype("Float64")
        typed[column.name] = values
    return typed


def origin_rows() -> pd.DataFrame:
    """One row per passport."""
    return pd.DataFrame(
        {
            **origin.model_dump(exclude={"files", "text_sha256", "caveats"}),
            "comparable_with": ",".join(origin.comparable_with),
            "file_hash": origin.file_hash,
        }
        for origin in origins()
    )


def figure_rows() -> pd.DataFrame:
    """One row per printed figure, from one file per origin."""
    files = sorted((DIRECTORY / "figures").glob("*.csv"))
    return pd.concat([read_text(file) for file in files], ignore_index=True)


def caveat_scope_rows(figures: pd.DataFrame) -> pd.DataFrame:
    """Caveat and figure: a passport's caveats follow its figures, caveat_rule.csv adds others by glob."""
    by_passport = [
        (caveat, figure)
        for passport in origins()
        for caveat in passport.caveats
        for figure in figures.loc[figures["origin"] == passport.origin, "figure_id"]
    ]
    rules = read_text(DIRECTORY / "caveat_rule.csv")
    by_rule = [
        (caveat, figure)
        for caveat, pattern in zip(rules["caveat_id"], rules["figure_id"], strict=True)
        for figure in fnmatch.filter(figures["figure_id"], pattern)
    ]
    return pd.DataFrame(by_passport + by_rule, columns=["caveat_id", "figure_id"]).drop_duplicates(
        ignore_index=True
    )


def homelessness_rows() -> pd.DataFrame:
    """Homelessness by year and measure, as the city has published it."""
    wide = read_text(GEO / "hemloshet_goteborg.csv")
    wide = wide.rename(columns={"ar": "year", "matvecka": "survey_week", "kalla": "published_at"})
    long = wide.melt(["year", "survey_week", "published_at"], [*HOMELESSNESS_MEASURES], "measure")
    return long.assign(measure=long["measure"].map(HOMELESSNESS_MEASURES))


def population_rows() -> pd.DataFrame:
    """Population by district, year and age; the oldest class is written as 99."""
    ages = read_text(GEO / "befolkning_stadsomraden_ettarsklasser_2021_2025.csv")
    return pd.DataFrame(
        {
            "year": ages["ar"],
            "district": ages["stadsomrade_kod"].map(DISTRICTS),
            "age": ages["alder"].replace(OLDEST, "99"),
            "persons": ages["antal"],
        }
    )
