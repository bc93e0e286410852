"""Rules of what is delivered as counts: whether all of it is there."""

from pandas import DataFrame

from data.codebook.model import attribute
from data.intake.findings import Findings
from data.intake.model import Source
from data.intake.rows import Level

FIRST_ADULT, LAST_ADULT = 18, 64


def every_district_and_age(frame: DataFrame, source: Source, findings: Findings) -> None:
    """Pages show the adults of the four districts; a year that lacks some of them is not shown."""
    wanted = len(attribute("administration").values) * (LAST_ADULT - FIRST_ADULT + 1)
    adults = frame[frame["age"].between(FIRST_ADULT, LAST_ADULT).fillna(False).astype(bool)]
    held = adults[["year", "district", "age"]].drop_duplicates().groupby("year").size()
    years = [str(year) for year in sorted(frame["year"].dropna().unique()) if held.get(year, 0) < wanted]
    if years:
        findings.of_file(
            f"Alla stadsområden och åldrar 18–64 år finns inte för {', '.join(years)}.",
            "Lägg till dem; annars visas den folkmängd som redan är publicerad för året.",
            Level.WARNING,
            "population_not_whole",
        )
