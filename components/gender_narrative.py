"""Generated findings of the page Jämställdhet: one Swedish sentence per chart that follows the filters."""

from components.chance import chance
from components.narrative import CANNOT_TELL, lower
from components.wording import Bold, Finding, prefix
from dashboard.formatting import listed, points, share, signed_interval
from queries.answers import Answer, Row
from queries.filters import Filters
from queries.pairs import DIFFERENCE, is_beyond_chance

MOST_NAMED = 3


def differences(answer: Answer, filters: Filters) -> Finding:
    """The largest difference, and every one that chance cannot explain."""
    rows = [row for row in answer.rows if row.group == DIFFERENCE and row.difference is not None]
    start = prefix(filters, answer.honoured)
    if not rows:
        return (start + CANNOT_TELL,)
    top = max(rows, key=lambda row: (bool(is_beyond_chance(row)), abs(row.difference or 0)))
    return (start, *_shares(answer, top), ". ", *_beyond_chance(rows))


def _shares(answer: Answer, difference: Row) -> Finding:
    """ "Studier – SFI: kvinnor 17 %, män 6 %", in the order of the groups."""
    groups = [row for row in answer.rows if row.code == difference.code and row.group != DIFFERENCE]
    parts: list[str | Bold] = [Bold(difference.label), ": "]
    for place, row in enumerate(groups):
        parts += [", " if place else "", f"{row.group_label} ", Bold(share(row.share, row.base))]
    return tuple(parts)


def _beyond_chance(rows: list[Row]) -> Finding:
    sure = sorted((row for row in rows if is_beyond_chance(row)), key=lambda row: -abs(row.difference or 0))
    if not sure:
        can_tell = any(is_beyond_chance(row) is not None for row in rows)
        words = (
            "Slumpen kan förklara alla skillnader." if can_tell else "Om det är slump går inte att avgöra."
        )
        return (words,)
    named = [lower(row.label) for row in sure[:MOST_NAMED]]
    if more := len(sure) - len(named):
        named.append(f"{more} till")
    return ("Skillnaden kan inte förklaras av slumpen för ", Bold(listed(named)), ".")


def chosen_difference(answer: Answer, filters: Filters) -> Finding:
    """The difference that the group works with: shares, points, interval, and whether it can be chance."""
    start = prefix(filters, answer.honoured)
    row = next((r for r in answer.rows if r.group == DIFFERENCE), None)
    if row is None or row.difference is None:
        return (start + CANNOT_TELL,)
    interval = signed_interval(row.low, row.high)
    within = f" ({interval})" if interval else ""
    verdict = chance(row)
    return (
        start,
        *_shares(answer, row),
        ", ",
        Bold(points(row.difference)),
        f"{within}. ",
        f"Skillnaden {verdict}." if interval else f"Om skillnaden är slump {verdict}.",
    )


def chain(answer: Answer, filters: Filters) -> Finding:
    """Whether the steps that are known differ, and that the others are not published."""
    rows = [row for row in answer.rows if row.group == DIFFERENCE]
    known = [row for row in rows if row.difference is not None]
    start = prefix(filters, answer.honoured)
    told = _beyond_chance(known) if known else (CANNOT_TELL,)
    if all(row.kind != "missing" for row in rows):
        return (start, *told)
    return (
        start,
        *told,
        " Vem som får insatser, och vad de leder till, är ",
        Bold("inte publicerat per kön"),
        ".",
    )


def sources_without_gender(answer: Answer, filters: Filters) -> Finding:
    """How many of the sources that count people are not divided by gender."""
    people = [row for row in answer.rows if row.group != "not_people"]
    without = [row for row in people if row.group != "numbers"]
    return (
        Bold(f"{len(without)} av {len(people)}"),
        " källor om personer redovisar inga tal för kvinnor och män.",
    )
