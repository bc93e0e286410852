"""Jämställdhet: what the reports say of gender in words, and which sources lack it."""

from queries.answers import Answer, AnyAnswer, NoData, Row
from queries.connection import Store
from queries.filters import Filters
from queries.schema import statement

TOPIC = "Kön"
OF_ALL_REPORTS = "compilation"


def gender_statements(store: Store, filters: Filters) -> AnyAnswer:
    """What the reports say of women and men without a number. Columns: what is said, the report's words,
    report and section. Grain: one row per statement. No filter of the clients can be honoured."""
    reports = store.reference.passports
    rows = tuple(
        Row(r.statement_id, r.text, text=r.quote, details=(("Rapport", _place(r.report, r.section, store)),))
        for r in store.rows(statement)
        if r.topic == TOPIC and r.report in reports
    )
    return _of_reports(store, "gender_statements", rows, filters.names)


def _place(report: str, section: str, store: Store) -> str:
    return f"{store.reference.passports[report].short_title}, avsnitt {section}"


def gender_in_sources(store: Store, filters: Filters) -> AnyAnswer:
    """Whether each source is published by gender. Columns: source, group (numbers, words, none, not_people),
    where that shows. Grain: one row per data collection, those without gender first; it concerns no clients,
    so filters change nothing. Source: the passports.
    """
    order = {
        "none": "Nej",
        "words": "Bara i ord",
        "numbers": "Ja, i tal",
        "not_people": "Räknar inte personer",
    }
    sources = [
        p for p in store.reference.passports.values() if p.kind == "source" and p.origin != OF_ALL_REPORTS
    ]
    rows = tuple(
        Row(p.origin, p.short_title, p.gender, order[p.gender], text=p.gender_basis, kind="own")
        for p in sorted(sources, key=lambda p: list(order).index(p.gender))
    )
    return _of_reports(store, "gender_in_sources", rows)


def _of_reports(
    store: Store, question: str, rows: tuple[Row, ...], left_out: tuple[str, ...] = ()
) -> AnyAnswer:
    version = store.version.data_version
    if not rows:
        return NoData(question, OF_ALL_REPORTS, "", version)
    return Answer(
        question,
        rows,
        OF_ALL_REPORTS,
        unit="personer",
        period="rapporter 2023–2025",
        data_version=version,
        left_out=left_out,
    )


QUESTIONS = (gender_statements, gender_in_sources)
