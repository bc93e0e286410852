"""Tables of what is delivered as counts: they are without rows until somebody delivers."""

from sqlalchemy import Boolean, Column, Integer, Table

from queries.columns import metadata, text

delivered_count = Table(
    "delivered_count",
    metadata,
    text("source", "homelessness, housing_interventions, occupation or psychiatric_inventory", key=True),
    text("period", "Year or month of the delivery", key=True),
    text("moment", "What the number is of: year, month or day", key=True),
    text("breakdown", "What it is divided by, one or two names joined by comma; empty for all", key=True),
    text("code_1", "Code of the first, empty when it is not divided", key=True),
    text("code_2", "Code of the second, empty when there is none", key=True),
    text("measure", "persons or households", key=True),
    Column("n", Integer, nullable=False, comment="Persons or households; 0 for none or a few"),
    Column(
        "is_perturbed",
        Boolean,
        nullable=False,
        comment="True when the numbers of this moment are perturbed since one of them is under ten",
    ),
    text("kind", "delivered"),
    comment="One row per number that a page shows of a source that is delivered as counts of groups",
)

delivered_population = Table(
    "delivered_population",
    metadata,
    Column("year", Integer, primary_key=True, comment="Year of the statistics", autoincrement=False),
    text("district", "Code of the district: nordost, centrum, sydvast, hisingen", key=True),
    Column("age", Integer, primary_key=True, comment="Age in whole years", autoincrement=False),
    text("gender", "Code of the gender, empty when both are counted together", key=True),
    Column("persons", Integer, nullable=False, comment="Persons, as the statistics publish them"),
    text("kind", "delivered"),
    comment="Population by district, year, age and gender where it is delivered; public statistics",
)
