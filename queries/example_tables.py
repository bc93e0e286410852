"""Tables of what services deliver, until then of fictional programmes; and every assumption."""

from sqlalchemy import Boolean, Column, Double, Integer, Table

from queries.columns import metadata, text

KIND = "synthetic (fictional) or delivered"
IS_EXAMPLE = "True for fictional programmes, which are shown only after the user has asked for examples"


def _is_example() -> Column[bool]:
    return Column("is_example", Boolean, nullable=False, comment=IS_EXAMPLE)


followed_programme = Table(
    "followed_programme",
    metadata,
    text("programme_id", "Stable name; the code of the attribute programme in released cells", key=True),
    text("name", "Name of the programme, Swedish"),
    text("method", "ips, se or ips_inspired; not_stated for services that deliver"),
    Column("position", Integer, nullable=False, comment="Order in which programmes are listed"),
    text("kind", KIND),
    _is_example(),
    comment="One row per programme that is followed by referrals, months or fidelity reviews",
)

service_month = Table(
    "service_month",
    metadata,
    text("service_id", "The programme", key=True),
    text("month", "Month, YYYY-MM", key=True),
    Column("referred", Integer, comment="Referrals received during the month, perturbed"),
    Column("started", Integer, comment="Participants who started during the month, perturbed"),
    Column("closed", Integer, comment="Participants whose support ended during the month, perturbed"),
    Column("active", Integer, comment="Participants on the last day, perturbed under ten"),
    Column("waiting", Integer, comment="People waiting on the last day, perturbed under ten"),
    Column("places", Integer, comment="Places: active participants that there is room for"),
    Column("staff_fte", Double, comment="Employment specialists, full-time equivalents"),
    Column("wait_months_low", Integer, comment="Shorter end of the waiting time, months, null when too few"),
    Column("wait_months_high", Integer, comment="Longer end of the waiting time, months, null when too few"),
    text("kind", KIND),
    _is_example(),
    comment="One row per service and month; a perturbed 0 stands for none or a few",
)

admission_stop = Table(
    "admission_stop",
    metadata,
    text("stop_id", "Stable name", key=True),
    text("service_id", "The programme"),
    text("starts_on", "First day, ISO date"),
    text("ends_on", "Last day, ISO date, empty while it lasts"),
    text("extent", "full or partial"),
    text("reason", "Why, Swedish"),
    text("decided_by", "Who decided, Swedish, a role and no name"),
    text("kind", KIND),
    _is_example(),
    comment="One row per period in which a service takes no referrals, or fewer",
)

ips_review = Table(
    "ips_review",
    metadata,
    text("review_id", "Stable name", key=True),
    text("programme_id", "The programme"),
    text("review_type", "external or self"),
    text("reviewed_on", "Day of the review, ISO date"),
    text("observed_from", "First day of the period that was looked at, ISO date"),
    text("observed_to", "Last day of that period, ISO date"),
    text("scale_version", "Scale and year, for example IPS-25-2008"),
    text("reviewer_1", "Role of the first reviewer, Swedish, no name"),
    text("reviewer_2", "Role of the second reviewer, Swedish, no name"),
    text("kind", KIND),
    _is_example(),
    comment="One row per fidelity review of a programme",
)

ips_item_score = Table(
    "ips_item_score",
    metadata,
    text("review_id", "The review", key=True),
    Column("item", Integer, primary_key=True, comment="Item of the scale, 1–25", autoincrement=False),
    Column("score", Integer, comment="Score 1–5, null when the item was not rated"),
    text("kind", KIND),
    _is_example(),
    comment="One row per review and item of the fidelity scale",
)

need_estimate = Table(
    "need_estimate",
    metadata,
    text("administration", "Code of the administration", key=True),
    text("gender", "Code of the gender", key=True),
    Column("persons", Integer, nullable=False, comment="Persons assumed to need a programme, every year"),
    text("kind", KIND),
    _is_example(),
    comment="One row per administration and gender: the assumed need that the examples are set against",
)

assumption = Table(
    "assumption",
    metadata,
    text("assumption_id", "Stable name", key=True),
    text(
        "subject",
        "population (of the week-40 demo), not_followed (a printed figure it cannot meet) or examples",
    ),
    Column("position", Integer, nullable=False, comment="Order within the subject"),
    text("title", "Title, Swedish"),
    text("text", "The assumption, Swedish"),
    comment="One row per assumption behind what is synthetic in the store",
)
