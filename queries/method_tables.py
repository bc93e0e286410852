"""Tables behind follow-up and method: what proposals rest on, what is due, what compares, what is assumed."""

from sqlalchemy import Column, Integer, Table

from queries.columns import metadata, text

proposal_figure = Table(
    "proposal_figure",
    metadata,
    text("proposal_id", "The proposal", key=True),
    text("figure_id", "A published figure that fits its indicator", key=True),
    text("role", "baseline, or later (a figure of a later period)"),
    Column("position", Integer, nullable=False, comment="Order on the page"),
    text("words", "What the figure counts, Swedish, after the number"),
    comment="Which published figures a proposal can be measured by; a proposal without a row has none",
)

proposal_status = Table(
    "proposal_status",
    metadata,
    text("proposal_id", "The proposal", key=True),
    text("decided_on", "Date of the status, ISO 8601", key=True),
    text("status", "What has happened, Swedish"),
    text("note", "Remark, Swedish, empty when there is none"),
    text("decided_by", "Who decided, Swedish"),
    comment="Status of the proposals as delivered by the groups; empty until there is a delivery",
)

model_task = Table(
    "model_task",
    metadata,
    text("task_id", "Stable name", key=True),
    text("state", "done, planned or open, by the report's own words"),
    text("task", "What was to be done, Swedish"),
    text("words", "What the report says of it, close paraphrase, Swedish"),
    text("when_stated", "When, in the words of the report, empty when it gives no time"),
    text("report", "Origin code of the report"),
    text("section", "Section of the report"),
    comment="One row per assignment of the governance model that the reports call done, planned or open",
)

due_time = Table(
    "due_time",
    metadata,
    text("due_id", "Stable name", key=True),
    text("system_id", "The source, empty for an activity of a group"),
    text("name", "What is due, Swedish"),
    text("interval", "How often, Swedish"),
    text("month", "Month as a number where a report states it, otherwise empty"),
    text("basis", "The words that the month rests on, Swedish"),
    text("report", "Origin codes of the reports, joined by comma"),
    text("section", "Sections of the reports"),
    comment="The annual wheel: one row per source or activity that comes back",
)

unanswered = Table(
    "unanswered",
    metadata,
    text("question_id", "Stable name", key=True),
    text("question", "The question of the meeting, Swedish"),
    text("state", "What the reports say, Swedish"),
    text("would_give", "Which source would give the answer, Swedish"),
    text("figure_id", "A published figure that comes close, empty when there is none"),
    text("report", "Origin code of the report"),
    text("section", "Section of the report"),
    comment="One row per question of follow-up that no report answers",
)

source_pair = Table(
    "source_pair",
    metadata,
    text("pair_id", "Stable name", key=True),
    text("origin_a", "A source, or * for any"),
    text("origin_b", "The other source, or * for any"),
    text("overlap", "What is published of people who are in both, Swedish"),
    text("can_be_added", "yes or no"),
    text("why", "Why their numbers can or cannot be added, Swedish"),
    text("section", "Where in the reports it rests on"),
    comment="What is known of two sources together; a pair without a row of its own has one with *",
)
