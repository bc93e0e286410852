"""IPS, one card at a time: counted outcomes and reviews in the shape that each chart shows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from data.codebook import attribute
from data.codebook.ips25 import items, labels
from queries.answers import Answer, AnyAnswer, Row
from queries.connection import Store
from queries.delivered import ALL
from queries.fidelity import EXTERNAL, fidelity_items, fidelity_totals
from queries.filters import Filters
from queries.ips_outcomes import (
    ips_closure_reasons,
    ips_outcomes,
    ips_outcomes_by_quarter,
    ips_studies,
    ips_sustained,
)
from queries.schema import benchmark
from queries.service_months import ips_caseload

WORKED = "worked.without_subsidy"
FOUND_WORK = "work_in_12_months.without_subsidy"
CONTACT = "contact_in_30_days.yes"
FLOW = ("referred", "started", "job_start", "closed")
BENCHMARKS = {WORKED: "worked_in_quarter", FOUND_WORK: "work_of_entrants"}
"""Which kind of published rate may be drawn beside which of ours: the same people are counted in both."""


def _rows(answer: Answer, question: str, rows: Iterable[Row], **more: object) -> Answer:
    return replace(answer, question=question, rows=tuple(rows), **more)  # type: ignore[arg-type]  # fields of Answer


def _benchmark_rows(store: Store, measure: str) -> list[Row]:
    """Published rates of the same kind, each with whom it is a share of."""
    found = (r for r in store.rows(benchmark) if r.rate_kind == BENCHMARKS[measure])
    return [
        Row(r.benchmark_id, r.label, share=r.value / 100, is_last=True, text=r.denominator) for r in found
    ]


def employment_by_quarter(store: Store, filters: Filters) -> AnyAnswer:
    """Who worked without subsidy during a quarter, of those served in it, all programmes together.

    Columns: quarter, participants who worked, base, share with interval; last the published rates that count
    the same way (kind published). Grain: one row per quarter. Source: released cells of referrals.
    """
    answer = ips_outcomes_by_quarter(store, filters)
    if not isinstance(answer, Answer):
        return replace(answer, question="employment_by_quarter")
    rows = [
        replace(row, code=row.group, label=row.group_label, group="", group_label="")
        for row in answer.rows
        if row.code == WORKED
    ]
    return _rows(answer, "employment_by_quarter", (*rows, *_benchmark_rows(store, WORKED)))


def flow_by_quarter(store: Store, filters: Filters) -> AnyAnswer:
    """Referrals, starts, job starts and closures by quarter, all programmes together. Columns: quarter, event
    (group), count. Grain: one row per event and quarter. Source: released cells of referrals."""
    answer = ips_outcomes_by_quarter(store, filters)
    if not isinstance(answer, Answer):
        return replace(answer, question="flow_by_quarter")
    rows = [
        replace(row, code=row.group, label=row.group_label, group=row.code, group_label=row.label)
        for event in FLOW
        for row in answer.rows
        if row.code == event
    ]
    return _rows(answer, "flow_by_quarter", rows)


def employer_contact(store: Store, filters: Filters) -> AnyAnswer:
    """Who met an employer within 30 days of the first meeting, by programme and for all. Columns:
    programme, participants, base, share with interval. Grain: one row per programme. Source: released cells
    of referrals; item 15 of the scale."""
    return _by_programme(store, filters, "employer_contact", CONTACT)


def entrants_in_work(store: Store, filters: Filters) -> AnyAnswer:
    """Who began to work without subsidy within twelve months, of those who started without work; by
    programme and for all, and the published rates that count the same way. Columns, grain and source as for
    `employer_contact`."""
    return _by_programme(store, filters, "entrants_in_work", FOUND_WORK)


def _by_programme(store: Store, filters: Filters, question: str, measure: str) -> AnyAnswer:
    answer = ips_outcomes(store, filters)
    if not isinstance(answer, Answer):
        return replace(answer, question=question)
    rows = [_named_by_series(row) for row in answer.rows if row.code == measure]
    beside = _benchmark_rows(store, measure) if measure in BENCHMARKS else []
    return _rows(answer, question, (*rows, *beside))


def _named_by_series(row: Row) -> Row:
    return replace(
        row, code=row.series, label=row.series_label, series="", series_label="", is_chosen=row.series == ALL
    )


def work_by_group(store: Store, filters: Filters) -> AnyAnswer:
    """Who began to work within twelve months, by gender and by administration, all programmes together.

    Columns: category, attribute (group), participants, base, share with interval. Grain: one row per gender
    and one per administration; filters on the row's own attribute do not restrict it.
    Source: released cells of referrals."""
    whole = ips_outcomes(store, filters)
    if not isinstance(whole, Answer):
        return replace(whole, question="work_by_group")
    rows = [
        _of_category(store, filters, name, code)
        for name in ("gender", "administration")
        for code in attribute(name).values
        if code not in attribute(name).one_way_only
    ]
    return _rows(whole, "work_by_group", rows, honoured=())


def _of_category(store: Store, filters: Filters, name: str, code: str) -> Row:
    source = attribute(name)
    row = Row(code, source.code(code).label, name, source.label, kind="withheld")
    answer = ips_outcomes(store, filters.with_codes(name, (code,)))
    if not isinstance(answer, Answer):
        return row
    found = answer.row(FOUND_WORK, series=ALL)
    return replace(
        row,
        count=found.count,
        base=found.base,
        share=found.share,
        low=found.low,
        high=found.high,
        kind=found.kind,
        is_chosen=code in filters.codes(name),
    )


def sustained_work(store: Store, filters: Filters) -> AnyAnswer:
    """Who still had the work after 13 and 26 weeks, all programmes together. Columns: weeks, participants,
    base, share with interval. Grain: one row per 13 and 26 weeks. Source: released cells of referrals."""
    return _of_all(ips_sustained(store, filters), "sustained_work")


def studies(store: Store, filters: Filters) -> AnyAnswer:
    """Studies of those served in the year, all programmes together. Columns: kind, participants, share.
    Grain: one row per kind. Source: released cells of referrals."""
    return _of_all(ips_studies(store, filters), "studies")


def closure_reasons(store: Store, filters: Filters) -> AnyAnswer:
    """Why support ended during the year, all programmes together. Columns: reason, participants, share.
    Grain: one row per reason. Source: released cells of referrals."""
    return _of_all(ips_closure_reasons(store, filters), "closure_reasons")


def _of_all(answer: AnyAnswer, question: str) -> AnyAnswer:
    if not isinstance(answer, Answer):
        return replace(answer, question=question)
    rows = (replace(row, series="", series_label="") for row in answer.rows if row.series == ALL)
    return _rows(answer, question, rows)


def caseload(store: Store, filters: Filters) -> AnyAnswer:
    """Active participants per full-time employment specialist in the latest month. Columns: programme,
    participants per specialist, base = full-time equivalents. Grain: one row per programme. facts: most =
    the scale's limit of 20. Source: service_month."""
    answer = ips_caseload(store, filters)
    if not isinstance(answer, Answer):
        return replace(answer, question="caseload")
    latest = max(row.code for row in answer.rows)
    rows = (replace(_named_by_series(row), is_chosen=False) for row in answer.rows if row.code == latest)
    return _rows(answer, "caseload", rows, period=latest, unit="deltagare per arbetsspecialist")


def fidelity_sections(store: Store, filters: Filters) -> AnyAnswer:
    """Mean score of each section in the latest external review. Sections have no bands.

    Columns: section, programme (group), count = mean of 1–5, base = items rated; missing unless all items of
    the section are rated. Grain: one row per programme and section. Source: ips_item_score."""
    answer = fidelity_items(store, filters)
    if not isinstance(answer, Answer):
        return replace(answer, question="fidelity_sections")
    latest = [row for row in answer.rows if row.group == "latest"]
    programmes = dict.fromkeys((row.series, row.series_label) for row in latest)
    rows = [
        _section_row(code, label, programme, [row for row in latest if row.series == programme[0]])
        for programme in programmes
        for code, label in labels("sections").items()
    ]
    return _rows(answer, "fidelity_sections", rows, decimals=1)


def _section_row(code: str, label: str, programme: tuple[str, str], rows: Sequence[Row]) -> Row:
    wanted = {item.code for item in items() if item.section == code}
    scores = [row.count for row in rows if row.code in wanted and row.count is not None]
    row = Row(code, label, *programme, base=len(scores), kind="missing")
    if len(scores) < len(wanted):
        return row
    kind = next(r.kind for r in rows if r.code in wanted)
    return replace(row, count=round(sum(scores) / len(scores), 1), kind=kind)


def fidelity_and_work(store: Store, filters: Filters) -> AnyAnswer:
    """The latest external total of each programme beside who began to work.

    Columns: programme, count = total of 25–125, share of entrants in work with interval. Grain: one row per
    programme that has both. Few programmes and no control of who takes part: nothing about cause.
    Source: ips_review, released cells of referrals."""
    totals, work = fidelity_totals(store, filters), entrants_in_work(store, filters)
    if not isinstance(totals, Answer) or not isinstance(work, Answer):
        return replace(totals, question="fidelity_and_work")
    latest = {row.series: row for row in totals.rows if row.code == EXTERNAL and row.count is not None}
    rows = [
        replace(row, count=latest[row.code].count, base=row.base, is_chosen=False, text=latest[row.code].text)
        for row in work.rows
        if row.code in latest and row.share is not None
    ]
    return _rows(work, "fidelity_and_work", rows, honoured=(), left_out=filters.names)


QUESTIONS = (
    employment_by_quarter,
    flow_by_quarter,
    employer_contact,
    entrants_in_work,
    work_by_group,
    sustained_work,
    studies,
    closure_reasons,
    caseload,
    fidelity_sections,
    fidelity_and_work,
)
