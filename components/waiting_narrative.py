"""Findings on waiting: medians from everyone in the queue, never a mean of those who are done."""

from components.wording import Bold, Finding, prefix
from dashboard.formatting import number, share
from queries.answers import Answer, Row
from queries.delivered import ALL
from queries.filters import Filters

NOT_REACHED = "ej uppnådd"
HALF_LATER = Bold("mindre än hälften har lämnat kön")
MOST_LATER = Bold("nio av tio har inte gjort det än")


def _start(answer: Answer, filters: Filters) -> str:
    row = answer.rows[0]
    return prefix(filters, answer.honoured) + ("" if row.series == ALL else f"{row.series_label}: ")


def still_waiting(answer: Answer, filters: Filters) -> Finding:
    """When half of everyone and nine of ten have left the queue, with the interval; that they have not, where
    the curve does not come so far."""
    half, most = (_reached(answer.facts, name) for name in ("median", "p90"))
    return (
        _start(answer, filters),
        *(("hälften lämnade kön inom ", Bold(half)) if half else (HALF_LATER,)),
        *((", nio av tio inom ", Bold(most)) if most else ("; ", MOST_LATER) if half else ()),
        ". Alla som ställts i kö räknas, även de som väntar än.",
    )


def _reached(facts: dict[str, float], name: str) -> str:
    if name not in facts:
        return ""
    low, high = facts.get(f"{name}_low"), facts.get(f"{name}_high")
    if low == high:
        return f"{number(facts[name])} dagar"
    end = number(high) if high is not None else NOT_REACHED
    return f"{number(facts[name])} dagar ({number(low)}–{end})"


def ways_out(answer: Answer, filters: Filters) -> Finding:
    """How many have started and left by the last day that is known."""
    ends: dict[str, Row] = {row.group: row for row in answer.rows}
    last = next(iter(ends.values()))
    return (
        _start(answer, filters),
        f"efter {last.label} har ",
        Bold(f"{_share(ends['started'])} börjat"),
        " och ",
        Bold(f"{_share(ends['left'])} lämnat kön"),
        " utan insats.",
    )


def _share(row: Row) -> str:
    return share(row.share, row.base)


def waited_longer(answer: Answer, filters: Filters) -> Finding:
    """The share over the longest limit that is known."""
    last = answer.rows[-1]
    return (
        _start(answer, filters),
        Bold(_share(last)),
        f" har väntat {last.label.lower()}, av {number(last.base)} som ställts i kö.",
    )


def late_decisions(answer: Answer, filters: Filters) -> Finding:
    """How many decisions passed 90 days, and what that means."""
    late = answer.row("no", series=answer.rows[0].series)
    if late.count is None:
        return (_start(answer, filters), "antalet beslut är för litet för att visa.")
    part = f" ({_share(late)})" if late.share is not None else ""
    return (
        _start(answer, filters),
        Bold(f"{number(late.count)} beslut{part}"),
        f" av {number(late.base)} var inte verkställda inom 90 dagar. Sådana ska rapporteras.",
    )


def by_month(answer: Answer, filters: Filters) -> Finding:
    """Referrals and starts in the last twelve months, and that a stop is no lesser need."""
    stops = sum(row.group == "stop" for row in answer.rows)
    sums = {group: _last_year(answer, group) for group in ("referred", "started")}
    words = " Färre remisser under ett remisstopp är inte ett mindre behov." if stops else ""
    return (
        _start(answer, filters),
        Bold(f"{number(sums['referred'])} remisser och {number(sums['started'])} som började"),
        f" de senaste tolv månaderna.{words}",
    )


def _last_year(answer: Answer, group: str) -> float:
    counts = [row.count or 0 for row in answer.rows if row.group == group]
    return sum(counts[-12:])
