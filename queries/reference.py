"""The small tables of a version, read once: published figures, passports, caveats and printed shares."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import Row, Select, select

from queries.schema import caveat, caveat_scope, figure, figure_cell, origin

Fetch = Callable[[Select[Any]], list[Row[Any]]]
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Passport:
    """Where a source comes from: the columns of `origin`, in Swedish."""

    origin: str
    kind: str
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
    gender: str
    gender_basis: str
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


@dataclass(frozen=True, slots=True)
class PrintedAnswers:
    """A number of answers as printed, and its figure."""

    count: float
    figure_id: str


PrintedShares = dict[tuple[str, ...], PrintedShare]


class Reference:
    """What the reports print, by id."""

    def __init__(self, fetch: Fetch) -> None:
        self.figures = {r.figure_id: _record(Figure, r) for r in fetch(select(figure))}
        self.passports = {
            r.origin: _record(Passport, r)
            for r in fetch(select(origin).order_by(origin.c.kind.desc(), origin.c.title))
        }
        self._caveats = {
            r.caveat_id: _record(Caveat, r) for r in fetch(select(caveat).order_by(caveat.c.caveat_id))
        }
        self._follows: dict[str, set[str]] = {}
        self._reach: dict[str, int] = {}
        for row in fetch(select(caveat_scope)):
            self._follows.setdefault(row.figure_id, set()).add(row.caveat_id)
            self._reach[row.caveat_id] = self._reach.get(row.caveat_id, 0) + 1
        self._shares = _printed_shares(fetch, self.figures)
        self.answers = _printed_answers(fetch, self.figures)

    def caveats(self, figure_ids: Iterable[str], explicit: Sequence[str] = ()) -> tuple[Caveat, ...]:
        """Caveats that concern any of these figures, and those named by id, the most specific first."""
        wanted = (
            set(explicit).union(*(self._follows.get(i, set()) for i in figure_ids)) & self._caveats.keys()
        )
        return tuple(self._caveats[i] for i in sorted(wanted, key=lambda i: (self._reach.get(i, 0), i)))

    def printed_shares(
        self, period: str, attributes: tuple[str, ...], base: tuple[str, ...] = ()
    ) -> PrintedShares:
        """Shares that a report prints for the unfiltered table of these attributes, by codes.

        `base` names the attributes held fixed in the denominator. Shares as fractions of 1.
        """
        return self._shares.get((period, ",".join(attributes), ",".join(base)), {})


def _printed_shares(fetch: Fetch, figures: dict[str, Figure]) -> dict[tuple[str, str, str], PrintedShares]:
    found: dict[tuple[str, str, str], PrintedShares] = {}
    statement = select(figure_cell).where(figure_cell.c.measure == "share", figure_cell.c.source == "v40")
    for row in fetch(statement.order_by(figure_cell.c.figure_id.desc())):
        value = figures[row.figure_id].value
        if value is not None:
            key = (row.period, row.attributes, row.base_attributes)
            found.setdefault(key, {})[tuple(row.codes.split(","))] = PrintedShare(value / 100, row.figure_id)
    return found


def _printed_answers(fetch: Fetch, figures: dict[str, Figure]) -> dict[tuple[str, str], PrintedAnswers]:
    """Numbers of answers by period and attribute, where a client can have given several."""
    statement = select(figure_cell).where(figure_cell.c.measure == "answers", figure_cell.c.source == "v40")
    values = ((row.period, row.attributes, figures[row.figure_id]) for row in fetch(statement))
    return {(p, name): PrintedAnswers(f.value, f.figure_id) for p, name, f in values if f.value is not None}


def _record(kind: type[Record], row: Row[Any]) -> Record:
    return kind(**{f.name: row._mapping[f.name] for f in fields(kind)})  # type: ignore[arg-type]  # kinds are dataclasses
