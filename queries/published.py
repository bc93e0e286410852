"""Figures printed in the reports: by id, and as the printed shares of a client table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Row as SqlRow
from sqlalchemy import select

from queries.answers import Answer, AnyAnswer, NoData, Row, Unit
from queries.connection import Store
from queries.filters import Filters
from queries.schema import caveat, caveat_scope, figure, figure_cell, origin, statement


@dataclass(frozen=True, slots=True)
class Passport:
    """Where a source comes from: the columns of `origin`, in Swedish."""

    origin: str
    title: str
    short_title: str
    producer: str
    published: str
    period: str
    population: str
    filled_in_by: str
    leaves_out: str
    coverage: str
    method: str
    comparable_with: str
    licence: str
    file_hash: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure with the words it stands in. Columns as in the `figure` table."""

    figure_id: str
    report: str
    section: str
    quote: str
    origin: str
    period: str
    population: str
    value_1: str
    value_2: str
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str
    is_approximate: bool
    base_n: float | None
    note: str


@dataclass(frozen=True, slots=True)
class Caveat:
    """A reservation that follows figures onto the page."""

    caveat_id: str
    text: str
    section: str


@dataclass(frozen=True, slots=True)
class PrintedShare:
    """A share as printed, 0–1, and its figure."""

    share: float
    figure_id: str


def figures(store: Store, ids: Iterable[str]) -> dict[str, Figure]:
    """Figures by id, in the order asked for; ids that the store lacks are left out."""
    wanted = list(ids)
    found = {r.figure_id: _figure(r) for r in store.fetch(select(figure).where(figure.c.figure_id.in_(wanted)))}
    return {i: found[i] for i in wanted if i in found}


def _figure(row: SqlRow[tuple[object, ...]]) -> Figure:
    values = row._mapping
    return Figure(**{name: values[name] for name in Figure.__dataclass_fields__})


def passport(store: Store, code: str) -> Passport | None:
    """The passport of a source or report, None when the store does not know it."""
    rows = store.fetch(select(origin).where(origin.c.origin == code))
    if not rows:
        return None
    return Passport(**{name: rows[0]._mapping[name] for name in Passport.__dataclass_fields__})


def origins(store: Store) -> tuple[Passport, ...]:
    """All passports, sources before reports, by title."""
    rows = store.fetch(select(origin).order_by(origin.c.kind.desc(), origin.c.title))
    return tuple(Passport(**{name: row._mapping[name] for name in Passport.__dataclass_fields__}) for row in rows)


def sources(store: Store) -> tuple[Passport, ...]:
    """Passports of sources (data collections), not of the reports, by title."""
    return tuple(
        Passport(**{name: row._mapping[name] for name in Passport.__dataclass_fields__})
        for row in store.fetch(select(origin).where(origin.c.kind == "source").order_by(origin.c.title))
    )


def caveats_of(store: Store, ids: Sequence[str], explicit: Sequence[str] = ()) -> tuple[Caveat, ...]:
    """Caveats that concern any of these figures, and those named by id, in a fixed order."""
    follows = select(caveat_scope.c.caveat_id).where(caveat_scope.c.figure_id.in_(list(ids)))
    wanted = caveat.c.caveat_id.in_(follows) | caveat.c.caveat_id.in_(list(explicit))
    rows = store.fetch(select(caveat).where(wanted).order_by(caveat.c.caveat_id))
    return tuple(Caveat(row.caveat_id, row.text, row.section) for row in rows)


def printed_shares(
    store: Store, period: str, attributes: tuple[str, ...], base: tuple[str, ...] = ()
) -> dict[tuple[str, ...], PrintedShare]:
    """Shares that a report prints for the unfiltered table of these attributes, by codes.

    `base` names the attributes held fixed in the denominator. Shares as fractions of 1.
    """
    c = figure_cell.c
    rows = store.fetch(
        select(c.codes, c.figure_id, figure.c.value)
        .join(figure, figure.c.figure_id == c.figure_id)
        .where(
            c.measure == "share",
            c.source == "v40",
            c.period == period,
            c.attributes == ",".join(attributes),
            c.base_attributes == ",".join(base),
        )
        .order_by(c.figure_id.desc())
    )
    return {tuple(row.codes.split(",")): PrintedShare(row.value / 100, row.figure_id) for row in rows}


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure on a chart: its id, and a label where the printed category is not clear on its own."""

    figure_id: str
    label: str = ""
    group: str = ""
    is_unknown: bool = False
    is_last: bool = False


def published(
    store: Store, filters: Filters, *, question: str, origin: str, unit: Unit, wanted: Sequence[Printed], period: str
) -> AnyAnswer:
    """Printed figures as rows, exactly as printed: per cent as share, everything else as count.

    No filter of the clients can be honoured; all of them are named as left out.
    """
    found = figures(store, [p.figure_id for p in wanted])
    if not found:
        return NoData(question, origin, period, store.version.data_version)
    rows = tuple(_row(p, found[p.figure_id]) for p in wanted if p.figure_id in found)
    return Answer(
        question=question,
        rows=rows,
        origin=origin,
        unit=unit,
        period=period,
        data_version=store.version.data_version,
        left_out=filters.names,
        figure_ids=tuple(found),
    )


def _row(printed: Printed, figure: Figure) -> Row:
    is_share = figure.unit == "procent"
    scale = 100 if is_share else 1
    low, high = (None if v is None else v / scale for v in (figure.value_low, figure.value_high))
    return Row(
        code=figure.figure_id,
        label=printed.label or figure.value_1,
        group=printed.group,
        group_label=printed.group,
        count=None if is_share else figure.value,
        share=figure.value / 100 if is_share and figure.value is not None else None,
        base=figure.base_n,
        low=low,
        high=high,
        kind="published",
        figure_id=figure.figure_id,
        is_unknown=printed.is_unknown,
        is_last=printed.is_last,
        is_approximate=figure.is_approximate,
    )


def statements(store: Store, origin_code: str) -> tuple[tuple[str, str, str, str], ...]:
    """Published words without numbers. Columns: statement_id, topic, administration, text."""
    c = statement.c
    rows = store.fetch(
        select(c.statement_id, c.topic, c.administration, c.text)
        .where(c.origin == origin_code)
        .order_by(c.statement_id)
    )
    return tuple((r.statement_id, r.topic, r.administration, r.text) for r in rows)
