"""Tables of published facts that are not figures: services, proposals, governance, gaps, population."""

from sqlalchemy import Column, Double, Integer, Table

from queries.columns import metadata, text

service_detail = Table(
    "service_detail",
    metadata,
    text("service_id", "The service", key=True),
    text("service_type", "What kind of service it is, Swedish"),
    text(
        "principal",
        "Whose it is: nordost, centrum, sydvast, hisingen, all_social, ffs, arbvux, finsam, state or region",
    ),
    text("unit", "Unit within the organisation, Swedish, empty when not stated"),
    text(
        "districts",
        "Codes of the districts whose clients it takes by rule, joined by comma; empty when not stated",
    ),
    text("access_rule", "Published rule of access, Swedish, where the scope alone misleads"),
    text("target_group", "Whom it is for, Swedish, empty when not stated"),
    text("method", "Method, Swedish, empty when not stated"),
    text("goal", "Goal, Swedish, empty when not stated"),
    text("requires_decision", "yes, no or unknown"),
    text("decision_basis", "The published words on the decision, Swedish"),
    text("accepts_active_use", "Ongoing substance use: yes, partly, no or unknown"),
    text("active_use_basis", "The published words on substance use, Swedish"),
    Column("queue_persons", Integer, comment="Persons waiting in January 2025, null when not published"),
    Column("queue_months_low", Integer, comment="Shortest published waiting time in months, January 2025"),
    Column("queue_months_high", Integer, comment="Longest published waiting time in months, January 2025"),
    text("capacity_note", "The published words on capacity or length, Swedish"),
    text("participants_figure_id", "The published figure of the participants, empty when not published"),
    text("queue_figure_id", "The published figure of the queue, empty when not published"),
    text("report", "Origin codes of the reports, joined by comma"),
    text("note", "Remark for the passport, Swedish"),
    comment="One row per service: access, method and queue as far as the reports state them",
)

service_criterion = Table(
    "service_criterion",
    metadata,
    text("service_id", "The service", key=True),
    text(
        "criterion",
        "district, active_use, housing, income_support, treatment_contact, decision, age, gender, aim, "
        "condition, entry, af_code or criminal_record",
        key=True,
    ),
    text("rule", "required, excluded, conditional, accepted, not_required or offers"),
    text("value", "What is required or offered, as codes joined by comma; an age range as low-high"),
    text(
        "basis",
        "stated (the quoted words say it) or interpreted (read out of a heading or of the target group)",
    ),
    text("text", "The criterion in one sentence, Swedish"),
    text("quote", "The words of the report"),
    text("report", "Origin code of the report"),
    text("section", "Section of the report"),
    comment="One row per stated criterion of a service; what has no row is not stated, never guessed",
)

proposal = Table(
    "proposal",
    metadata,
    text("proposal_id", "Stable name", key=True),
    text("kind", "proposal, recommendation or open_question"),
    text("area", "Area, Swedish"),
    text("text", "Close paraphrase of the proposal, Swedish"),
    text("indicator", "How it can be followed, Swedish, empty when nobody has said"),
    text("indicator_origin", "report (stated there) or own (suggested by this dashboard)"),
    text("data_available", "Which data there are for the indicator, Swedish"),
    text("report", "Origin code of the report"),
    text("section", "Section of the report"),
    comment="One row per proposal, recommendation or open question of the reports",
)

governance = Table(
    "governance",
    metadata,
    text("governance_id", "Stable name", key=True),
    text(
        "kind", "area, statute, forum, working_group, function, agreement, follow_up, principle or proposal"
    ),
    text("name", "Name, Swedish"),
    text("level", "strategic, operative or other, in Swedish, empty when not stated"),
    text("responsible", "Who is responsible, Swedish"),
    text("composition", "Who takes part, Swedish"),
    text("task", "Task and mandate, close paraphrase, Swedish"),
    text("escalates_to", "Where it turns, Swedish"),
    text("cycle", "How often, Swedish"),
    text("report", "Origin codes of the reports, joined by comma"),
    text("section", "Sections of the reports"),
    text("note", "Remark for the passport, Swedish"),
    comment="One row per part of the governance model and the bodies around it",
)

civil_society_actor = Table(
    "civil_society_actor",
    metadata,
    text("actor_id", "Stable name", key=True),
    text("organisation", "Name of the organisation"),
    text("role", "Role in the report, Swedish"),
    text("offer", "What it offers or suggests, close paraphrase, Swedish"),
    text("answered_survey", "yes, no or not_stated"),
    text("interviewed", "yes, no or not_stated"),
    text("report", "Origin code of the report"),
    text("section", "Sections of the report"),
    comment="One row per organisation of civil society that the report names",
)

civil_society_answer = Table(
    "civil_society_answer",
    metadata,
    text("figure_id", "The published figure", key=True),
    text("question", "occupation_type or way_in"),
    text("question_text", "The question, Swedish"),
    text("answer", "The answer, Swedish"),
    Column("position", Integer, nullable=False, comment="Order in the report"),
    Column("organisations", Integer, nullable=False, comment="Organisations that gave the answer, of six"),
    text("note", "Remark for the passport, Swedish"),
    comment="One row per answer in the survey of civil society; an organisation can give several",
)

data_system = Table(
    "data_system",
    metadata,
    text("system_id", "Stable name", key=True),
    text("name", "Name, Swedish"),
    text("kind", "What kind of source, Swedish"),
    text("holds", "What it holds, Swedish"),
    text("owner", "Who owns or uses it, Swedish"),
    text("frequency", "How often it is collected, Swedish"),
    text("origin", "Origin code of the figures taken from it, empty when none are published"),
    text("report", "Origin codes of the reports, joined by comma"),
    text("section", "Sections of the reports"),
    text("note", "Remark for the passport, Swedish"),
    comment="One row per system, survey or statistic that the reports name: the basis of the annual wheel",
)

missing_content = Table(
    "missing_content",
    metadata,
    text("missing_id", "Stable name", key=True),
    text("report", "Origin code of the report"),
    text("section", "Section of the report"),
    text("what", "What is missing, Swedish"),
    text("status", "What is left of it, Swedish"),
    comment="One row per table, picture or passage that exists only as a gap in the report's text",
)

inconsistency = Table(
    "inconsistency",
    metadata,
    text("inconsistency_id", "Stable name", key=True),
    text("kind", "contradiction, explained, missing_base, series_break or wording"),
    text("place", "Where in the reports, Swedish"),
    text("text", "What the reports say, Swedish"),
    text("problem", "Why it does not agree, Swedish"),
    text("handling", "How the dashboard treats it, Swedish"),
    text("caveat_id", "The caveat that carries it onto the pages, empty when no figure is concerned"),
    comment="One row per place where the reports contradict themselves or each other, or only seem to",
)

arithmetic_check = Table(
    "arithmetic_check",
    metadata,
    text("check_id", "Stable name", key=True),
    text("what", "What is added up or divided, Swedish"),
    text("formula", "The calculation with figure ids"),
    text("expression", "The same calculation with the printed numbers"),
    Column("computed", Double, nullable=False, comment="The result; calculated here, not published"),
    Column("published", Double, comment="The printed number it is held against, null when there is none"),
    Column(
        "tolerance",
        Double,
        comment="How far rounding or the word about lets them differ, same unit",
    ),
    text("agrees", "yes, no or derived (nothing printed to compare with)"),
    text("comment", "Explanation, Swedish"),
    comment="One row per calculation on printed figures: sums that must agree and derived figures",
)

population = Table(
    "population",
    metadata,
    Column("year", Integer, primary_key=True, comment="Year of the statistics"),
    text("district", "Code of the district: nordost, centrum, sydvast, hisingen", key=True),
    Column("age", Integer, primary_key=True, comment="Age in whole years; 99 means 99 or older"),
    Column("persons", Integer, nullable=False, comment="Persons, both genders together"),
    comment="Population by district, year and age, as published by the city",
)

statement = Table(
    "statement",
    metadata,
    text("statement_id", "Stable name", key=True),
    text("origin", "Origin code of the source"),
    text("report", "Origin code of the report"),
    text("section", "Section of the report"),
    text("topic", "What it is about: housing type, dimension …"),
    text("administration", "Code of the administration, empty when it concerns the city"),
    text("text", "The report's words or a close paraphrase, Swedish"),
    text("quote", "The words of the report"),
    comment="One row per published statement in words that has no number",
)

homelessness_year = Table(
    "homelessness_year",
    metadata,
    Column("year", Integer, primary_key=True, comment="Year of the survey"),
    text("measure", "households, adults, children, persons or families", key=True),
    Column("value", Integer, nullable=False, comment="Persons or households as published"),
    text("survey_week", "Week of the survey"),
    text("published_at", "Address of the publication"),
    comment="Homelessness in Göteborg by year, as published by the city",
)
