"""What the analysis group delivers of the catalogue itself, and which deliveries a version is made of."""

from sqlalchemy import Column, Integer, Table

from queries.columns import metadata, text

service_register = Table(
    "service_register",
    metadata,
    text("service_id", "The service", key=True),
    text("delivered", "Month of the register that was delivered, for example 2025-06", key=True),
    text("valid_from", "First day of the description, ISO 8601", key=True),
    text("valid_to", "Last day of the description, ISO 8601, empty until further notice"),
    text("principal", "Whose it is, as in service_detail"),
    text("scope", "local, shared, city_wide or not_stated"),
    text("districts", "Codes of the districts it takes clients from, joined by comma, empty when not stated"),
    text("active_use", "Ongoing use: required, accepted, conditional or excluded, empty when not stated"),
    text("housing", "Homes that it requires, any of them, joined by comma; none; empty when not stated"),
    text("income_support", "Whether ekonomiskt bistånd is required: yes, no, or empty when not stated"),
    text("decision", "Whether a decision is required: yes, no, or empty when not stated"),
    text("treatment_contact", "Whether a treatment contact is required: yes, no, or empty when not stated"),
    Column("age_from", Integer, comment="Lowest age in years, null when not stated"),
    Column("age_to", Integer, comment="Highest age in years, null when not stated"),
    text("gender", "The only gender it takes, empty when it takes every one or nothing is stated"),
    comment="One row per description of a service in a delivered register; the latest that has begun counts",
)

delivery = Table(
    "delivery",
    metadata,
    text("source", "Code of the source", key=True),
    text("period", "Year, month or day that the delivery is about", key=True),
    text("system_id", "The system of the annual wheel that it comes from, empty when it has none there"),
    text("title", "Swedish title of the source"),
    text("file_hash", "SHA-256 of the file"),
    comment="One row per delivery in this version; synthetic data are no delivery",
)
