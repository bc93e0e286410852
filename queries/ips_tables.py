"""Tables of published facts on IPS: the programmes, and employment rates elsewhere."""

from sqlalchemy import Column, Double, Integer, Table

from queries.columns import metadata, text

ips_programme = Table(
    "ips_programme",
    metadata,
    text("programme_id", "Stable name", key=True),
    text("name", "Name of the programme, Swedish"),
    text("organisation", "Organisation, Swedish"),
    text("principal", "city, region or federation"),
    text("method", "ips, ips_planned, se or ips_inspired"),
    text("method_label", "The method in the words of the report"),
    text("fidelity_measured", "yes (by the description of the method), no (said outright) or not_stated"),
    text("fidelity_basis", "What the report says about measuring fidelity, Swedish"),
    text("service_id", "The service in the catalogue, empty when it has none"),
    Column("participants", Integer, comment="Participants in 2024 as published, null when not published"),
    text("participants_figure_id", "The published figure of the participants, empty when not published"),
    text("section", "Sections of the reports"),
    text("note", "Remark for the passport, Swedish"),
    comment="One row per programme that works with IPS, SE or something like it",
)

benchmark = Table(
    "benchmark",
    metadata,
    text("benchmark_id", "Stable name", key=True),
    text("label", "Short Swedish name"),
    text(
        "rate_kind",
        "How the rate is counted: worked_in_quarter, work_of_entrants, cohort_18_months,"
        " self_supporting or not_stated",
    ),
    text("denominator", "Of whom it is a share, Swedish"),
    Column("value", Double, nullable=False, comment="Per cent as published"),
    text("period", "Time it concerns, Swedish"),
    text("source", "Publication, Swedish"),
    text("note", "Remark, Swedish"),
    comment="One row per published employment rate of IPS elsewhere; comparable only with its own rate_kind",
)
