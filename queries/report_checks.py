"""Källor & metod: where the reports contradict themselves, what is missing in them, and our own sums."""

from collections.abc import Iterator
from typing import Any

from queries.answers import AnyAnswer, Row
from queries.connection import Store
from queries.filters import Filters
from queries.published import stated
from queries.schema import arithmetic_check, inconsistency, missing_content
from queries.words import REMARK, SECTION

AGREES = "Stämmer det?"
FAULTS = {
    "contradiction": "Motsägelse",
    "explained": "Ser fel ut men stämmer",
    "missing_base": "År eller bas saknas",
    "series_break": "Brott i tidsserie",
    "wording": "Skrivfel",
}
VERDICTS = {"yes": "Stämmer", "no": "Stämmer inte", "derived": "Inget tryckt tal"}
COMPUTED, PRINTED = "computed", "printed"


def inconsistencies(store: Store, filters: Filters) -> AnyAnswer:
    """Where the reports do not agree, or only seem not to. Columns: place, kind (group), what they say, why
    it does not agree, how it is treated here. Grain: one row per place. facts: one count per kind."""
    order = list(FAULTS)
    found = sorted(store.rows(inconsistency), key=lambda r: (order.index(r.kind), r.inconsistency_id))
    rows = (
        Row(
            r.inconsistency_id,
            r.place,
            r.kind,
            FAULTS[r.kind],
            kind="own",
            text=r.text,
            details=(("Varför det inte går ihop", r.problem), ("Så visas det här", r.handling)),
        )
        for r in found
    )
    facts = {kind: sum(r.kind == kind for r in found) for kind in order}
    return stated(store, "inconsistencies", rows, origin="compilation", period="2023–2025", facts=facts)


def missing_contents(store: Store, filters: Filters) -> AnyAnswer:
    """Tables and pictures that are gaps in the text of the reports. Columns: what, report (group), what is
    left, section. Grain: one row per gap."""
    passports = store.reference.passports
    rows = (
        Row(
            r.missing_id,
            r.what,
            r.report,
            passports[r.report].short_title,
            kind="own",
            text=r.status,
            details=((SECTION, r.section),),
        )
        for r in store.rows(missing_content)
    )
    return stated(store, "missing_contents", rows, origin="compilation", period="2023–2025")


def arithmetic_checks(store: Store, filters: Filters) -> AnyAnswer:
    """Sums and quotients of printed figures against what is printed. Columns: what, computed or printed
    (group), number, the calculation, whether it agrees, remark. Grain: one row per calculation, and one more
    where a number is printed. facts: yes, no, derived."""
    found = store.rows(arithmetic_check)
    rows = (row for r in found for row in _check_rows(r))
    facts = {verdict: sum(r.agrees == verdict for r in found) for verdict in VERDICTS}
    return stated(store, "arithmetic_checks", rows, origin="compilation", period="2022–2025", facts=facts)


def _check_rows(record: Any) -> Iterator[Row]:
    details = ((AGREES, VERDICTS[record.agrees]), (REMARK, record.comment))
    yield Row(
        record.check_id,
        record.what,
        COMPUTED,
        "Beräknat",
        count=record.computed,
        kind="derived",
        text=record.expression,
        details=details,
    )
    if record.published is not None:
        yield Row(
            record.check_id,
            record.what,
            PRINTED,
            "Tryckt",
            count=record.published,
            text=record.expression,
            details=details,
        )


QUESTIONS = (inconsistencies, missing_contents, arithmetic_checks)
