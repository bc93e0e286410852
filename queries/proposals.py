"""Uppföljning: every proposal of the reports with what it can be measured by and what has been decided."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from queries.answers import Answer, AnyAnswer, Row
from queries.connection import Store
from queries.filters import Filters
from queries.options import PROPOSAL_AREA, PROPOSAL_KIND, REPORT, Choice
from queries.published import Printed, figure_row, stated
from queries.schema import proposal, proposal_figure, proposal_status
from queries.words import SOURCE

INDICATOR = "Indikator"
INDICATOR_IS = "Indikatorn är"
TREND = "Trend"
DECIDED_ON = "Statusdatum"
DECIDED_BY = "Beslutat av"
NOTE = "Notering"
EARLIER = "Tidigare läge"
KINDS = {"proposal": "Förslag", "recommendation": "Rekommendation", "open_question": "Öppen fråga"}
ROLES = {"baseline": "Utgångsläge", "later": "Senare tal"}
INDICATORS_FROM = {"report": "Angiven i rapporten", "own": "Föreslagen här"}
NO_STATUS = "Status inte inläst"
STATUS = "delivered_status"
EARLIER_JOINT = "; "
STATUS_WORD = "Status"
STATUS_FACTS = (DECIDED_ON, DECIDED_BY, NOTE, EARLIER)
NO_BASELINE, ONE_VALUE, OTHER_GROUPS = (
    "Utgångsläge saknas",
    "Går inte att avgöra: ett enda mätvärde",
    "Går inte att avgöra: talen gäller olika grupper",
)


def proposals(store: Store, filters: Filters) -> AnyAnswer:
    """Proposals, recommendations and open questions, with the published figures that fit their indicator.

    Columns: text, kind, area, indicator and who stated it, trend, status with day, role and note, earlier
    statuses, source; and rows of their own for the figures (group baseline or later). Grain: one row per
    proposal and one per figure of it. facts: proposals, with_baseline, with_status. Status is what the groups
    have delivered, never a guess. Source: section 8 of the inquiry and of the IPS report; proposal_status."""
    shown = [
        r for r in sorted(store.rows(proposal), key=_in_report_order) if _is_asked_for(store, r, filters)
    ]
    measured = {r.proposal_id for r in store.rows(proposal_figure)}
    statuses = _statuses(store)
    facts = {
        "proposals": len(shown),
        "with_baseline": sum(r.proposal_id in measured for r in shown),
        "with_status": sum(r.proposal_id in statuses for r in shown),
    }
    told = stated(
        store,
        "proposals",
        (row for r in shown for row in _proposal_rows(store, r, statuses.get(r.proposal_id, []))),
        origin="compilation",
        period=_period(statuses),
        follows=(PROPOSAL_AREA.slug, PROPOSAL_KIND.slug, REPORT.slug),
        facts=facts,
    )
    return replace(told, beside=(STATUS,)) if statuses and isinstance(told, Answer) else told


def _period(statuses: dict[str, list[Any]]) -> str:
    """The time of the reports, and the latest day that a status was delivered for."""
    latest = max((str(found[0].decided_on) for found in statuses.values()), default="")
    return f"2024–2025; läge inläst till {latest}" if latest else "2024–2025"


def _in_report_order(record: Any) -> tuple[object, ...]:
    """Reports in the order of their titles, kinds as in the report, and 10 after 9."""
    number = re.sub(r"\D", "", record.proposal_id)
    return record.report != "occupation_report", list(KINDS).index(record.kind), int(number)


def _is_asked_for(store: Store, record: Any, filters: Filters) -> bool:
    report = store.reference.passports[record.report].short_title
    wanted = ((PROPOSAL_AREA, record.area), (PROPOSAL_KIND, KINDS[record.kind]), (REPORT, report))
    return all(_chosen(choice, filters) in ("", label) for choice, label in wanted)


def _chosen(choice: Choice, filters: Filters) -> str:
    """The label of the chosen alternative, empty when there is none."""
    slug = filters.option(choice.slug)
    return choice.alternative(slug).label if slug else ""


def _proposal_rows(store: Store, record: Any, statuses: list[Any]) -> Iterator[Row]:
    found = sorted(
        (r for r in store.rows(proposal_figure) if r.proposal_id == record.proposal_id),
        key=lambda r: int(r.position),
    )
    details = (
        ("Område", record.area),
        (INDICATOR, record.indicator or "Ingen indikator föreslagen"),
        (INDICATOR_IS, INDICATORS_FROM.get(record.indicator_origin, "")),
        ("Data som finns", record.data_available),
        (TREND, _trend({r.role for r in found})),
        *_status(statuses),
        (SOURCE, f"{store.reference.passports[record.report].short_title} {record.section}"),
    )
    yield Row(record.proposal_id, record.text, record.kind, KINDS[record.kind], details=details)
    for r in found:
        printed = Printed(r.figure_id, r.words, r.role)
        row = figure_row(printed, store.reference.figures[r.figure_id])
        yield _under(row, record, ROLES[r.role])


def _under(row: Row, record: Any, role: str) -> Row:
    """A figure's row as one of a proposal: the proposal's name, the figure's words."""
    return Row(
        record.proposal_id,
        record.text,
        row.group,
        role,
        count=row.count,
        share=row.share,
        low=row.low,
        high=row.high,
        kind="published",
        figure_id=row.figure_id,
        is_approximate=row.is_approximate,
        text=row.label,
    )


def _trend(roles: set[str]) -> str:
    if "baseline" not in roles:
        return NO_BASELINE
    return OTHER_GROUPS if "later" in roles else ONE_VALUE


def _statuses(store: Store) -> dict[str, list[Any]]:
    """The delivered statuses of each proposal, latest first."""
    found: dict[str, list[Any]] = {}
    for row in sorted(store.rows(proposal_status), key=lambda r: str(r.decided_on), reverse=True):
        found.setdefault(row.proposal_id, []).append(row)
    return found


def _status(statuses: list[Any]) -> tuple[tuple[str, str], ...]:
    """The latest delivered status with its day, who decided and the note; the earlier ones in a line."""
    if not statuses:
        return ((STATUS_WORD, NO_STATUS), *((heading, "") for heading in STATUS_FACTS))
    latest, *earlier = statuses
    before = EARLIER_JOINT.join(f"{row.decided_on} {row.status}" for row in earlier)
    told = (latest.decided_on, latest.decided_by, latest.note, before)
    return ((STATUS_WORD, latest.status), *zip(STATUS_FACTS, told, strict=True))


QUESTIONS = (proposals,)
