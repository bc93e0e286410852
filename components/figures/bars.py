"""Horizontal bars: counts, shares, stacked pairs and printed ranges."""

from collections.abc import Sequence

from components.columns import KIND_WORDS
from components.figures.model import (
    DECISIVE,
    MUTED,
    REFERENCE,
    UNKNOWN,
    WRAP_AT,
    Figure,
    Link,
    colour,
    layout,
    sorted_rows,
    wrapped,
)
from components.printed_value import printed_beside
from dashboard.formatting import count, number, share
from queries.answers import Answer, Row

ROOM_FOR_LABEL = 1.25
ROOM_FOR_RANGE = 1.4
ROOM_FOR_BOTH = 1.6
ROOM_WHEN_NARROW = 1.75
ROOM_IN_GROUPS = 2.3
MOST_IN_GROUPS = 16
MARK_SIZE, MARK_SIZE_IN_GROUPS = 17, 12
ROOM_BESIDE_PRINT = 2.5


def share_bars(answer: Answer, link: Link, *, keep_order: bool = False, is_narrow: bool = False) -> Figure:
    """Bars of shares with the count beside where it may be shown; thin marks show the whole city.

    In a narrow card, and where a report's share stands beside, the counts are left to the table."""
    rows = sorted_rows(answer.rows, keep_order)
    labels = [wrapped(row.label) for row in rows]
    if all(row.share is None for row in rows):
        return count_bars(answer, link, keep_order=keep_order)
    values, city = [row.share or 0 for row in rows], [row.reference for row in rows]
    ends = _ends(values, city)
    has_counts = any(row.count is not None for row in rows)
    room = ROOM_WHEN_NARROW if is_narrow else ROOM_FOR_BOTH if has_counts else ROOM_FOR_LABEL
    has_print = any(printed_beside(row) for row in rows)
    room = ROOM_BESIDE_PRINT if has_print else room
    texts = _labels(labels, ends, [share_text(row, with_count=not (is_narrow or has_print)) for row in rows])
    bars = _bars(rows, labels, values, link)
    return {
        "data": [bars, *_reference(labels, city), texts],
        "layout": layout(labels, max(ends, default=0) * room),
    }


def count_bars(answer: Answer, link: Link, *, keep_order: bool = False) -> Figure:
    """Bars of counts; the marks show what the count would be with the whole city's shares."""
    rows = sorted_rows(answer.rows, keep_order, by_count=True)
    labels = [wrapped(row.label) for row in rows]
    expected = [row.reference * row.base if row.reference is not None and row.base else None for row in rows]
    values = [row.count or 0 for row in rows]
    ends = _ends(values, expected)
    texts = _labels(labels, ends, [count(row.count, approximate=row.is_approximate) for row in rows])
    bars = _bars(rows, labels, values, link)
    top = max(ends, default=0) * ROOM_FOR_LABEL
    return {"data": [bars, *_reference(labels, expected), texts], "layout": layout(labels, top)}


def range_bars(answer: Answer, link: Link, *, is_narrow: bool = False) -> Figure:
    """Bars of printed counts; a printed range is drawn from its low to its high end in a lighter tone."""
    rows = list(answer.rows)
    labels = [wrapped(row.label) for row in rows]
    values = [row.count if row.count is not None else row.low or 0 for row in rows]
    spans = [(row.high or 0) - (row.low or 0) if row.count is None else 0 for row in rows]
    solid = _bars(rows, labels, values, link)
    span = {
        **_bars(rows, labels, spans, link),
        "base": values,
        "marker": {"color": DECISIVE, "opacity": 0.55},
    }
    ends = [value + extra for value, extra in zip(values, spans, strict=True)]
    texts = _labels(labels, ends, [count(row.count, row.low, row.high, row.is_approximate) for row in rows])
    chart = layout(labels, max(ends, default=0) * (ROOM_WHEN_NARROW if is_narrow else ROOM_FOR_RANGE))
    return {"data": [solid, span, texts], "layout": {**chart, "barmode": "overlay"}}


def stacked_bars(answer: Answer, link: Link) -> Figure:
    """One bar per category with its groups beside each other; the second group is grey."""
    groups = list(dict.fromkeys(row.group for row in answer.rows))
    labels = list(dict.fromkeys(row.label for row in answer.rows))
    traces = []
    for position, group in enumerate(groups):
        rows = [row for row in answer.rows if row.group == group]
        trace = _bars(rows, labels, [row.count or 0 for row in rows], link)
        trace |= {
            "name": rows[0].group_label,
            "text": [number(row.count) for row in rows],
            "cliponaxis": False,
        }
        is_last = position == len(groups) - 1
        trace |= (
            {"textposition": "outside"} if is_last else {"textposition": "inside", "insidetextanchor": "end"}
        )
        if position:
            trace |= {"marker": {"color": UNKNOWN}, "textfont": {"color": MUTED}}
        traces.append(trace)
    top = max((sum(r.count or 0 for r in answer.rows if r.label == label) for label in labels), default=0)
    chart = layout(labels, top * ROOM_FOR_LABEL)
    chart |= {"barmode": "stack"}
    if len(groups) > 1:
        chart |= {"showlegend": True, "legend": {"orientation": "h", "x": 0, "y": -0.04, "yanchor": "top"}}
        chart["margin"]["b"] = 30
    return {"data": traces, "layout": chart}


def grouped_bars(answer: Answer, link: Link, *, wrap_at: int = WRAP_AT) -> Figure:
    """Bars under a bold heading per group, in the answer's order; counts, or shares with marks of the city's.

    Of more rows than there is room for, the first of each group and those that a report prints too."""
    drawn = drawn_rows(answer)
    groups = list(dict.fromkeys(row.group for row in drawn))
    rows: list[Row] = []
    ticks: list[str] = []
    for group in groups:
        members = [row for row in drawn if row.group == group]
        rows += [Row(group, members[0].group_label, kind="missing"), *members]
        ticks += [
            f"<b>{wrapped(members[0].group_label)}</b>",
            *(wrapped(row.label, wrap_at) for row in members),
        ]
    has_shares = any(row.share is not None for row in drawn)
    values = [(row.share if has_shares else row.count) or 0 for row in rows]
    headings = {position for position, tick in enumerate(ticks) if tick.startswith("<b>")}
    texts = ["" if i in headings else share_text(row) for i, row in enumerate(rows)]
    places = [str(position) for position in range(len(rows))]
    city = [row.reference if has_shares else None for row in rows]
    ends = _ends(values, city)
    bars, labels = _bars(rows, places, values, link), _labels(places, ends, texts)
    has_both = has_shares and any(row.count is not None for row in rows)
    has_both |= any(printed_beside(row) for row in rows)
    chart = layout(ticks, max(ends, default=0) * (ROOM_IN_GROUPS if has_both else ROOM_FOR_RANGE))
    chart["yaxis"] |= {"categoryarray": places, "tickvals": places, "ticktext": ticks}
    return {"data": [bars, *_reference(places, city, MARK_SIZE_IN_GROUPS), labels], "layout": chart}


def drawn_rows(answer: Answer) -> list[Row]:
    """The rows that grouped bars have room for."""
    first = {row.group: row for row in reversed(answer.rows)}
    known = [
        row
        for row in answer.rows
        if printed_beside(row) or row.kind == "published" or row is first[row.group]
    ]
    return list(answer.rows) if len(answer.rows) <= MOST_IN_GROUPS else known


def _bars(rows: Sequence[Row], labels: Sequence[str], values: Sequence[float], link: Link) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(values),
        "y": list(labels),
        "hoverinfo": "none",  # "skip" would also silence clicks
        "marker": {"color": [colour(row) for row in rows], "cornerradius": 2},
        "customdata": [link(row) for row in rows],
    }


def _labels(places: Sequence[str], ends: Sequence[float], texts: Sequence[str]) -> Figure:
    """Value labels to the right of the bar and of the reference mark, whichever reaches further."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(ends),
        "y": list(places),
        "text": [f" {text}" if text else "" for text in texts],
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _ends(values: Sequence[float], marks: Sequence[float | None]) -> list[float]:
    return [max(value, mark or 0) for value, mark in zip(values, marks, strict=True)]


def _reference(labels: Sequence[str], values: Sequence[float | None], size: int = MARK_SIZE) -> list[Figure]:
    if all(value is None for value in values):
        return []
    marker = {"symbol": "line-ns", "size": size, "line": {"width": 2, "color": REFERENCE}, "color": REFERENCE}
    place = {"x": list(values), "y": list(labels), "hoverinfo": "skip", "cliponaxis": False}
    return [{"type": "scatter", "mode": "markers", "marker": marker, **place}]


def share_text(row: Row, *, with_count: bool = True) -> str:
    if row.kind == "missing":
        return KIND_WORDS["missing"]
    printed = f", rapport {beside}" if (beside := printed_beside(row)) else ""
    if row.share is None:
        return count(row.count) + printed
    counted = f"  ({number(row.count)})" if row.count is not None and with_count else ""
    return f"{share(row.share, row.base)}{counted}{printed}"
