"""Generated findings of the page Behov: one Swedish sentence per chart that follows the filters."""

from components.narrative import CANNOT_TELL, by_count, by_share, followed_by, lower
from components.wording import Bold, Finding, prefix
from dashboard.formatting import number, share
from queries.answers import Answer, Row
from queries.filters import Filters


def unmet_needs(answer: Answer, filters: Filters) -> Finding:
    """The two needs that are most often missing, and how many clients lack anything."""
    rows = [row for row in by_count(answer) if not row.is_chosen]
    start = prefix(filters, answer.honoured)
    if len(rows) < 2:
        return (start + CANNOT_TELL,)
    first, second = rows[0], rows[1]
    found: Finding = (start, *_most_missing(first, second), ".")
    if "any" in answer.facts and "two" in answer.facts:
        some, two = number(answer.facts["any"]), number(answer.facts["two"])
        found = (*found, f" {some} klienter saknar minst en insats, {two} av dem två.")
    return found


def _most_missing(first: Row, second: Row) -> Finding:
    """ "Jobbfokuserad insats (120) och arbetsträning (80) saknas oftast", without a stop."""
    return (
        Bold(first.label),
        f" ({number(first.count)}) och ",
        Bold(lower(second.label)),
        f" ({number(second.count)}) saknas oftast",
    )


def need_splits(answer: Answer, filters: Filters) -> Finding:
    """The largest part of each divided need."""
    parts: list[str | Bold] = [prefix(filters, answer.honoured)]
    groups = list(dict.fromkeys(row.group for row in answer.rows))
    for group in groups[:2]:
        rows = [r for r in answer.rows if r.group == group and r.share is not None]
        if rows:
            top = max(rows, key=lambda row: row.share or 0)
            parts += [
                f"{top.group_label} gäller oftast ",
                Bold(lower(top.label)),
                f" ({share(top.share, top.base)}). ",
            ]
    return tuple(parts) if len(parts) > 1 else (CANNOT_TELL,)


PAIRS_NAMED = 3


def parallel_needs(answer: Answer, filters: Filters) -> Finding:
    """The need that is most often accompanied by another, and the most common pairs with their clients."""
    start = prefix(filters, answer.honoured)
    some = [row for row in answer.rows if row.group == "any" and row.share is not None]
    pairs = {frozenset((r.code, r.group)): r for r in answer.rows if r.group != "any" and r.count is not None}
    if not some or not pairs:
        return (start + CANNOT_TELL,)
    top = max(some, key=lambda row: row.share or 0)
    common = sorted(pairs.values(), key=lambda row: -(row.count or 0))[:PAIRS_NAMED]
    named = [f"{lower(r.label)} och {lower(r.group_label)} ({number(r.count)})" for r in common]
    return (
        start,
        "Av dem som saknar ",
        lower(top.label),
        " har ",
        Bold(share(top.share, top.base)),
        " ett andra behov. Vanligaste paren: ",
        Bold(named[0]),
        *(f", {name}" for name in named[1:]),
        ".",
    )


def sufficiency(answer: Answer, filters: Filters) -> Finding:
    """Where the plan is most and least often enough."""
    rows = by_share(answer)
    start = prefix(filters, answer.honoured)
    if len(rows) < 2:
        return (start + CANNOT_TELL,)
    best, worst = rows[0], rows[-1]
    return (
        start,
        "Planeringen bedöms räcka för ",
        Bold(share(best.share, best.base)),
        f" med {lower(best.label)}, men bara för ",
        Bold(share(worst.share, worst.base)),
        f" med {lower(worst.label)}.",
    )


FAR_OFF = "19m_plus"


def _far_off(answer: Answer) -> list[Row]:
    """Known rows of those who have longest left, largest first."""
    rows = [r for r in answer.rows if r.group == FAR_OFF and r.count is not None and r.code != "unknown"]
    return sorted(rows, key=lambda row: -(row.count or 0))


def plans_far_off(answer: Answer, filters: Filters) -> Finding:
    """The two most common plans of those who have longest left."""
    rows, start = _far_off(answer), prefix(filters, answer.honoured)
    if len(rows) < 2:
        return (start + CANNOT_TELL,)
    first, second = rows[0], rows[1]
    words = f"är vanligast bland dem med {first.group_label} kvar"
    return (start, *followed_by(first, words, second, lambda row: number(row.count)))


def needs_far_off(answer: Answer, filters: Filters) -> Finding:
    """The two needs most often missing among those who have longest left, and how many lack nothing."""
    rows, start = _far_off(answer), prefix(filters, answer.honoured)
    needs = [row for row in rows if row.code != "none"]
    if len(needs) < 2:
        return (start + CANNOT_TELL,)
    content = [f"; {number(row.count)} har inget behov" for row in rows if row.code == "none"]
    first, second = needs[0], needs[1]
    return (start, *_most_missing(first, second), f" för dem med {first.group_label} kvar", *content, ".")


def within_18_months(answer: Answer, filters: Filters) -> Finding:
    """How many are expected to support themselves within 18 months, how many never, how many unknown."""
    start = prefix(filters, answer.honoured)
    shares = {row.code: row.share for row in answer.rows}
    if any(value is None for value in shares.values()):
        return (start + CANNOT_TELL,)
    soon = (shares["0_9m"] or 0) + (shares["10_18m"] or 0)
    printed = [row for row in answer.rows if row.code in ("0_9m", "10_18m") and row.kind == "published"]
    if answer.n and len(printed) == 2:
        soon = round(sum(row.count or 0 for row in printed) / answer.n, 3)
    return (
        start,
        Bold(share(soon)),
        f" bedöms nå självförsörjning inom 18 månader; {share(shares['not_expected'])} förväntas ",
        f"inte göra det och för {share(shares['unknown'])} vet man inte.",
    )


def social_reasons(answer: Answer, filters: Filters) -> Finding:
    """What clients with substance use as obstacle need, and how many they are according to the report."""
    shares = {row.code: share(row.share) for row in answer.rows}
    more, parallel = shares.get("v40_addiction_need_more_share"), shares.get("v40_addiction_parallel_share")
    if more is None or parallel is None:
        return (CANNOT_TELL,)
    sizes = " eller ".join(number(size) for size in answer.facts.values())
    group = "Av klienterna med missbruk som hinder " + (f"({sizes} anges) " if sizes else "")
    return (group, "behöver ", Bold(more), " ytterligare insatser och ", Bold(parallel), " parallella.")
