"""Insatser & köer: how long everyone waits, how the waiting ends, and the queue month by month."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from queries.answers import Answer, AnyAnswer, Row, TooFew
from queries.connection import Store
from queries.delivered import ALL
from queries.filters import Filters
from queries.service_months import admission_stops, service_months
from queries.service_options import WAITED_FOR, programme_code
from queries.statistics import SHARE_FROM, interval, shown_share
from queries.survival import Band, Curve, Point, cumulative_incidence, kaplan_meier, observed_over
from queries.waiting import decisions_carried_out, waiting_time_exits

WAITING, STOP = "waiting", "stop"
DAYS_IN_BAND = 30
CELLS = 1
"""Perturbed cells behind each number of a band."""
LIMITS = (1, 2, 3)
"""Months: 30, 60 and 90 days."""
FLOW = ("referred", "started", "waiting")
FOLLOWS = (WAITED_FOR.slug,)


@dataclass(frozen=True, slots=True)
class Waits:
    """The waiting of one programme, or of all, in bands."""

    answer: Answer
    rows: tuple[Row, ...]
    bands: tuple[Band, ...]

    @property
    def whole(self) -> float:
        """All who were referred: the released number at risk when the first band begins."""
        return self.bands[0].at_risk or 0.0


def still_waiting(store: Store, filters: Filters) -> AnyAnswer:
    """The share that still waits after 30, 60 … days, of everyone: Kaplan–Meier in month bands.

    Columns: end of the band in days, still waiting (share with 95 % interval, widened by the perturbation),
    released number who waited when the band began (count). Grain: one row per band, of the chosen programme
    or all. Unit: referrals. facts: median and p90 with their limits in days, absent where not reached. Those
    still waiting count as long as they are seen; the curve ends where how they fared is withheld."""
    waits = _waits(store, filters, "still_waiting")
    if not isinstance(waits, Waits):
        return waits
    bands = _followed(waits)
    if not bands:
        return _too_few(waits, "still_waiting")
    curve = kaplan_meier(bands, cells=CELLS)
    rows = [
        replace(row, count=point.at_risk)
        for row, point in zip(_points(curve, waits), curve.points, strict=True)
    ]
    return _answer(
        waits, "still_waiting", rows, {**_reached(curve, 0.5, "median"), **_reached(curve, 0.9, "p90")}
    )


def ways_out_of_queue(store: Store, filters: Filters) -> AnyAnswer:
    """The share that has started, and that has left without, after 30, 60 … days: cumulative incidence, in
    which one way out takes nobody from the other (Aalen–Johansen).

    Columns: end of the band in days, way out (group), share with 95 % interval. Grain: one row per band and
    way out, of the chosen programme or all. Unit: referrals."""
    waits = _waits(store, filters, "ways_out_of_queue")
    if not isinstance(waits, Waits):
        return waits
    bands = _followed(waits)
    if not bands:
        return _too_few(waits, "ways_out_of_queue")
    labels = {row.group: row.group_label for row in waits.answer.rows}
    curves = cumulative_incidence(bands, cells=CELLS)
    rows = [
        replace(row, group=cause, group_label=labels[cause])
        for cause, curve in curves.items()
        for row in _points(curve, waits)
    ]
    return _answer(waits, "ways_out_of_queue", rows, {})


def waited_longer(store: Store, filters: Filters) -> AnyAnswer:
    """Of everyone who joined the queue, started or not, the share that has waited more than 30, 60 and 90
    days. Columns: limit in days, persons over it (count) of all (base), share with 95 % interval. Nobody is
    presumed to pass a limit later, so this is the least the share can become. Unit: referrals. Grain: one
    row per limit."""
    waits = _waits(store, filters, "waited_longer")
    if not isinstance(waits, Waits):
        return waits
    known = [band.start for band in waits.bands if band.at_risk is not None]
    rows = [_over(waits, months) for months in LIMITS if months in known]
    return _answer(waits, "waited_longer", rows, {})


def late_decisions(store: Store, filters: Filters) -> AnyAnswer:
    """Decisions that were not carried out within 90 days, and that were, of the chosen programme or all.
    Columns: no, yes; participants (count) of those whose decision became 90 days old in the year (base),
    share with 95 % interval. Such a decision is to be reported. Grain: two rows."""
    found = decisions_carried_out(store, filters)
    if not isinstance(found, Answer):
        return replace(found, question="late_decisions")
    code = _series(found, filters)
    rows = [replace(row, group="", group_label="") for row in found.rows if row.series == code]
    return replace(
        found, question="late_decisions", rows=tuple(reversed(rows)), n=rows[0].base, follows=FOLLOWS
    )


def queue_by_month(store: Store, filters: Filters) -> AnyAnswer:
    """Referrals, starts and waiting month by month, and the admission stops, of the chosen programme or all.

    Columns: month (2025-03), measure (group: referred, started, waiting), participants; for a stop (group)
    its first day, last day (label, "" while it lasts), extent and reason (text). Grain: one row per month and
    measure, and per stop. Fewer referrals during a stop are no lesser need."""
    months, stops = service_months(store, replace(filters, year=None)), admission_stops(store, filters)
    if not isinstance(months, Answer):
        return replace(months, question="queue_by_month")
    code = _series(months, filters)
    rows = [row for row in months.rows if row.series == code and row.group in FLOW]
    ordered = sorted(rows, key=lambda row: FLOW.index(row.group))
    if isinstance(stops, Answer):
        ordered += [_stop(row) for row in stops.rows if code in (ALL, row.series)]
    return replace(months, question="queue_by_month", rows=tuple(ordered), follows=FOLLOWS)


def _stop(row: Row) -> Row:
    words = f"{row.series_label}: {row.label.lower()}. {row.text}."
    return replace(row, label=row.group, group=STOP, group_label=row.label, text=words)


def _waits(store: Store, filters: Filters, question: str) -> Waits | AnyAnswer:
    found = waiting_time_exits(store, filters)
    if not isinstance(found, Answer):
        return replace(found, question=question)
    code = _series(found, filters)
    rows = tuple(row for row in found.rows if row.series == code)
    waits = Waits(found, rows, _bands(rows))
    return _too_few(waits, question) if waits.whole < SHARE_FROM else waits


def _too_few(waits: Waits, question: str) -> TooFew:
    found = waits.answer
    return TooFew(question, found.origin, found.data_version, is_example=found.is_example)


def _series(found: Answer, filters: Filters) -> str:
    """The chosen programme where the answer has it: under a filter only all of them together are released."""
    chosen = programme_code(filters.option(WAITED_FOR.slug))
    return chosen if any(row.series == chosen for row in found.rows) else ALL


def _bands(rows: Sequence[Row]) -> tuple[Band, ...]:
    """The bands, each with the released number at risk when it begins."""
    codes = list(dict.fromkeys(row.code for row in rows))
    bands: list[Band] = []
    for number, code in enumerate(codes):
        cells = {row.group: row for row in rows if row.code == code}
        exits = {group: row.count or 0 for group, row in cells.items() if group != WAITING}
        end = inf if number == len(codes) - 1 else number + 1
        bands.append(Band(number, end, exits, cells[WAITING].count or 0, cells[WAITING].base))
    return tuple(bands)


def _followed(waits: Waits) -> tuple[Band, ...]:
    """The bands as far as any exit of them is released: how those at risk later fared is not known. Empty
    when not even the first is."""
    codes = dict.fromkeys(row.code for row in waits.rows)
    known = [any(row.count is not None for row in waits.rows if row.code == code) for code in codes]
    first_unknown = known.index(False) if False in known else len(known)
    if not first_unknown:
        return ()
    return tuple(
        band if number < first_unknown else replace(band, at_risk=None)
        for number, band in enumerate(waits.bands)
    )


def _points(curve: Curve, waits: Waits) -> list[Row]:
    return [_point(point, waits) for point in curve.points]


def _point(point: Point, waits: Waits) -> Row:
    """A share of nobody is none or a few: what it is made of is released in no smaller steps."""
    days = int(point.end * DAYS_IN_BAND)
    row = Row(str(days), f"{days} dagar", base=waits.whole, kind="withheld")
    share = shown_share(point.share * waits.whole, waits.whole)
    if not share:
        return row
    return replace(row, share=share, low=point.low, high=point.high, kind=waits.answer.kind)


def _reached(curve: Curve, share: float, name: str) -> dict[str, float]:
    months = curve.until(share)
    found = {name: months.months, f"{name}_low": months.low, f"{name}_high": months.high}
    return {key: value * DAYS_IN_BAND for key, value in found.items() if value is not None}


def _over(waits: Waits, months: int) -> Row:
    proportion = observed_over(waits.bands, months, cells=CELLS)
    low, high = interval(proportion)
    days = months * DAYS_IN_BAND
    share = shown_share(proportion.part, proportion.whole)
    row = Row(str(days), f"Mer än {days} dagar", count=proportion.part, base=proportion.whole, share=share)
    row = replace(row, kind=waits.answer.kind)
    return row if share is None else replace(row, low=low, high=high)


def _answer(waits: Waits, question: str, rows: Sequence[Row], facts: dict[str, float]) -> Answer:
    first = waits.rows[0]
    told = tuple(replace(row, series=first.series, series_label=first.series_label) for row in rows)
    offers = tuple(dict.fromkeys(row.series for row in waits.answer.rows if row.series != ALL))
    return replace(
        waits.answer,
        question=question,
        rows=told,
        facts=facts,
        n=waits.whole,
        follows=FOLLOWS,
        offers=offers,
    )


QUESTIONS = (still_waiting, ways_out_of_queue, waited_longer, late_decisions, queue_by_month)
