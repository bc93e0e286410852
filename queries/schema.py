"""Every table and column of the store, declared once with type, unit and description.

The store holds released cells, aggregates and published figures; never a person, a key or a true count.
"""

from sqlalchemy import Boolean, Column, Double, Integer, Table

from queries.columns import metadata, text
from queries.delivered_tables import delivered_count, delivered_population
from queries.example_tables import followed_programme
from queries.fact_tables import (
    arithmetic_check,
    civil_society_actor,
    civil_society_answer,
    data_system,
    governance,
    homelessness_year,
    inconsistency,
    missing_content,
    population,
    proposal,
    service_criterion,
    service_detail,
    statement,
)
from queries.ips_tables import benchmark, ips_programme
from queries.method_tables import (
    due_time,
    model_task,
    proposal_figure,
    proposal_status,
    source_pair,
    unanswered,
)
from queries.register_tables import delivery, service_register

__all__ = [
    "arithmetic_check",
    "attribute_code",
    "benchmark",
    "caveat",
    "caveat_scope",
    "civil_society_actor",
    "civil_society_answer",
    "data_system",
    "delivered_count",
    "delivered_population",
    "delivery",
    "due_time",
    "figure",
    "figure_cell",
    "followed_programme",
    "governance",
    "homelessness_year",
    "inconsistency",
    "ips_programme",
    "metadata",
    "missing_content",
    "model_task",
    "origin",
    "population",
    "proposal",
    "proposal_figure",
    "proposal_status",
    "released_cell",
    "released_table",
    "service",
    "service_criterion",
    "service_detail",
    "service_register",
    "source_pair",
    "statement",
    "store_version",
    "unanswered",
    "withheld_table",
]

store_version = Table(
    "store_version",
    metadata,
    text("data_version", "Date and first hash digits of this version; every figure carries it", key=True),
    text("content_hash", "SHA-256 over the rows of every other table, in a fixed order"),
    text("built_at", "When this version was built, ISO 8601 with time zone"),
    Column("secret_epoch", Integer, nullable=False, comment="Which secret the record keys were made with"),
    Column(
        "is_demo", Boolean, nullable=False, comment="True while no delivery has replaced the synthetic demo"
    ),
    text("perturbation", "Parameters of the perturbation table, D, V, js and largest row"),
    comment="One row: which version of the data this file is",
)

released_cell = Table(
    "released_cell",
    metadata,
    text("source", "Code of the source, for example v40", key=True),
    text("period", "Year of the survey", key=True),
    text(
        "attributes",
        "Names of the attributes in code-book order, joined by comma; empty for the total",
        key=True,
    ),
    text("code_1", "Code of the first attribute, empty when there is none", key=True),
    text("code_2", "Code of the second attribute, empty when there is none", key=True),
    text("code_3", "Code of the third attribute, empty when there is none", key=True),
    text("code_4", "Code of the fourth attribute, empty when there is none", key=True),
    Column(
        "n", Integer, nullable=False, comment="Persons, perturbed; the printed number where kind is published"
    ),
    text("kind", "published (the report's own number), delivered or synthetic"),
    text("figure_id", "The published figure that replaced the cell, or null", nullable=True),
    comment="One row per cell of each released table of at most four attributes; a missing cell is not shown",
)

withheld_table = Table(
    "withheld_table",
    metadata,
    text("source", "Code of the source", key=True),
    text("period", "Year of the survey", key=True),
    text("attributes", "Names of the attributes in code-book order, joined by comma", key=True),
    text("reason", "Why the registered table was not released"),
    comment="Registered tables of four attributes that the audit did not let through",
)

released_table = Table(
    "released_table",
    metadata,
    text("source", "Code of the source", key=True),
    text("period", "Year of the survey", key=True),
    text("attributes", "Names of the attributes in code-book order, joined by comma", key=True),
    comment="Which tables exist, also those in which every cell is withheld",
)

origin = Table(
    "origin",
    metadata,
    text("origin", "Code of the report or source", key=True),
    text("kind", "report (a document), source (a data collection that they describe) or example (made up)"),
    text("title", "Swedish title"),
    text("short_title", "Swedish title that fits under a chart"),
    text("producer", "Who made it"),
    text("published", "Date or year of publication, of a delivery when it was read in; empty where unknown"),
    text("period", "What time the figures concern, in Swedish"),
    text("population", "Who is counted, in Swedish"),
    text("filled_in_by", "Who filled it in, in Swedish"),
    text("leaves_out", "Who is not counted, in Swedish"),
    text("coverage", "How many are missing, in Swedish"),
    text("method", "How the figures were collected, in Swedish"),
    text("gender", "Whether it is published by gender: numbers, words, none, or not_people"),
    text("gender_basis", "Where that shows, in Swedish"),
    text("comparable_with", "Years or origins that may be compared with this one, joined by comma"),
    text("licence", "Terms of use, in Swedish"),
    text("file_hash", "SHA-256 of the published text or the file of figures"),
    comment="One row per report and per source: the passport of its figures",
)

figure = Table(
    "figure",
    metadata,
    text("figure_id", "Stable name of the figure", key=True),
    text("report", "Origin code of the report it is printed in"),
    text("section", "Section of the report"),
    text("quote", "The words of the report"),
    text("origin", "Origin code of the source that the report cites"),
    text("period", "Time the figure concerns"),
    text("population", "Who is counted"),
    text("dimension_1", "First breakdown, Swedish"),
    text("value_1", "Category of the first breakdown, Swedish"),
    text("dimension_2", "Second breakdown, Swedish"),
    text("value_2", "Category of the second breakdown, Swedish"),
    text("measure", "What is measured"),
    Column("value", Double, comment="The printed number, null when only a range or a date is printed"),
    Column("value_low", Double, comment="Lower end of a printed range"),
    Column("value_high", Double, comment="Upper end of a printed range"),
    text("unit", "Unit of the number, Swedish"),
    Column("is_approximate", Boolean, nullable=False, comment="True when the report says about"),
    Column("base_n", Double, comment="Printed base of a share, persons unless the unit says otherwise"),
    text("note", "Remark for the passport"),
    comment="One row per figure printed in a public report, exactly as printed",
)

figure_cell = Table(
    "figure_cell",
    metadata,
    text("figure_id", "The published figure", key=True),
    text("source", "Code of the source, for example v40"),
    text("period", "Year of the survey"),
    text(
        "measure",
        "count (persons in the very same cell), answers (more than its persons) or share (per cent)",
    ),
    text(
        "attributes",
        "Attributes of the cell in code-book order, joined by comma; empty for the total",
        key=True,
    ),
    text("codes", "Codes of the cell in the same order, joined by comma"),
    text("base_attributes", "For a share: the attributes that are held fixed in its base, joined by comma"),
    text("base_codes", "For a share: their codes, joined by comma; codes joined by | are added up"),
    comment="Which cell of the client tables a published figure prints",
)

caveat = Table(
    "caveat",
    metadata,
    text("caveat_id", "Stable name", key=True),
    text("topic", "Swedish topic"),
    text("text", "Swedish text, one or two sentences"),
    text("section", "Where in the reports it comes from"),
    comment="One row per reservation that follows figures onto the page",
)

caveat_scope = Table(
    "caveat_scope",
    metadata,
    text("caveat_id", "The caveat", key=True),
    text("figure_id", "A published figure that it concerns", key=True),
    comment="Which figures a caveat follows",
)

service = Table(
    "service",
    metadata,
    text("service_id", "Stable name", key=True),
    text("name", "Name of the service, Swedish"),
    text("organisation", "Organisation, Swedish"),
    text("administration", "Code of the administration it belongs to, or city, region, federation, state"),
    text("scope", "local, shared, city_wide or not_stated"),
    Column("participants", Integer, comment="Participants as published, null when not published"),
    text("participants_note", "What the number counts and when"),
    text("queue_status", "queue, admission_stop, none or not_stated"),
    text("queue_text", "The published words on the queue"),
    text("section", "Section of the report"),
    comment="One row per service in the catalogue of 2024, with queue in January 2025",
)

attribute_code = Table(
    "attribute_code",
    metadata,
    text("attribute", "Name of the attribute", key=True),
    text("code", "Code", key=True),
    Column("position", Integer, nullable=False, comment="Order in the code book"),
    text("label", "Swedish label"),
    comment="The code book as data, for the method page",
)
