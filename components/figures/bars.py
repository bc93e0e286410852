"""Horizontal bars: counts, shares, stacked pairs and printed ranges."""

from collections.abc import Sequence

from components.figures.model import (
    DECISIVE,
    MUTED,
    REFERENCE,
    UNKNOWN,
    Figure,
    Link,
    colour,
    layout,
    sorted_rows,
    wrapped,
)
from dashboard.formatting import count, interval, number, share
from queries.answers import Answer, Row

ROOM_FOR_LABEL = 1.22
ROOM_FOR_RANGE = 1.4
ROOM_FOR_BOTH = 1.6
NOT_PUBLISHED = "redovisas inte"


def share_bars(answer: Answer, link: Link, *, keep_order: bool = False) -> Figure:
    """Bars of shares with the count beside where it may be shown; thin marks show the whole city."""
    rows = sorted_rows(answer.rows, keep_order)
    labels = [wrapped(row.label) for row in rows]
    top = max([row.share or 0 for row in rows] + [row.reference or 0 for row in rows], default=0)
    texts = [_share_text(row) for row in rows]
    bars = _bars(rows, labels, [row.share or 0 for row in rows], texts, link)
    bars["hovertext"] = [_hover(row) for row in rows]
    return {
        "data": [bars, *_reference(rows, labels, [row.reference for row in rows])],
        "layout": layout(labels, top * (ROOM_FOR_BOTH if any(row.count is not None for row in rows) else ROOM_FOR_LABEL)),
    }


def count_bars(answer: Answer, link: Link, *, keep_order: bool = False) -> Figure:
    """Bars of counts; the marks show what the count would be with the whole city's shares."""
    rows = sorted_rows(answer.rows, keep_order)
    labels = [wrapped(row.label) for row in rows]
    expected = [row.reference * row.base if row.reference is not None and row.base else None for row in rows]
    top = max([row.count or 0 for row in rows] + [value or 0 for value in expected], default=0)
    texts = [count(row.count, approximate=row.is_approximate) if row.kind != "missing" else "–" for row in rows]
    bars = _bars(rows, labels, [row.count or 0 for row in rows], texts, link)
    return {"data": [bars, *_reference(rows, labels, expected)], "layout": layout(labels, top * ROOM_FOR_LABEL)}


def range_bars(answer: Answer, link: Link) -> Figure:
    """Bars of printed counts; a printed range is drawn from its low to its high end in a lighter tone."""
    rows = list(answer.rows)
    labels = [wrapped(row.label) for row in rows]
    values = [row.count if row.count is not None else row.low or 0 for row in rows]
    texts = ["" if row.count is None else count(row.count, approximate=row.is_approximate) for row in rows]
    spans = [(row.high or 0) - (row.low or 0) if row.count is None else 0 for row in rows]
    solid = _bars(rows, labels, values, texts, link)
    span = {
        **_bars(rows, labels, spans, [count(None, r.low, r.high) if r.count is None else "" for r in rows], link),
        "base": values,
        "marker": {"color": DECISIVE, "opacity": 0.55},
    }
    top = max([row.high or row.count or 0 for row in rows], default=0)
    chart = layout(labels, top * ROOM_FOR_RANGE)
    return {"data": [solid, span], "layout": {**chart, "barmode": "overlay"}}


def stacked_bars(answer: Answer, link: Link) -> Figure:
    """One bar per category with its groups beside each other; the second group is grey."""
    groups = list(dict.fromkeys(row.group for row in answer.rows))
    labels = list(dict.fromkeys(row.label for row in answer.rows))
    traces = []
    for position, group in enumerate(groups):
        rows = [row for row in answer.rows if row.group == group]
        texts = [number(row.count) for row in rows]
        trace = _bars(rows, labels, [row.count or 0 for row in rows], texts, link)
        trace["name"] = rows[0].group_label
        trace["textposition"] = "outside" if position == len(groups) - 1 else "inside"
        if position:
            trace["marker"] = {"color": UNKNOWN}
            trace["textfont"] = {"color": MUTED}
        else:
            trace["insidetextanchor"] = "end"
        traces.append(trace)
    top = max((sum(r.count or 0 for r in answer.rows if r.label == label) for label in labels), default=0)
    chart = layout(labels, top * ROOM_FOR_LABEL)
    chart |= {"barmode": "stack"}
    if len(groups) > 1:
        chart |= {"showlegend": True, "legend": {"orientation": "h", "x": 0, "y": -0.04, "yanchor": "top"}}
        chart["margin"]["b"] = 30
    return {"data": traces, "layout": chart}


def grouped_bars(answer: Answer, link: Link) -> Figure:
    """Bars under a bold heading per group, in the answer's order; counts or shares, as the rows have."""
    groups = list(dict.fromkeys(row.group for row in answer.rows))
    rows: list[Row] = []
    ticks: list[str] = []
    for group in groups:
        members = [row for row in answer.rows if row.group == group]
        rows += [Row(group, members[0].group_label, kind="missing"), *members]
        ticks += [f"<b>{wrapped(members[0].group_label)}</b>", *(wrapped(row.label) for row in members)]
    has_shares = any(row.share is not None for row in answer.rows)
    values = [(row.share if has_shares else row.count) or 0 for row in rows]
    headings = {position for position, tick in enumerate(ticks) if tick.startswith("<b>")}
    texts = ["" if i in headings else _share_text(row) for i, row in enumerate(rows)]
    places = [str(position) for position in range(len(rows))]
    bars = _bars(rows, places, values, texts, link)
    has_both = has_shares and any(row.count is not None for row in rows)
    chart = layout(ticks, max(values, default=0) * (ROOM_FOR_BOTH if has_both else ROOM_FOR_LABEL))
    chart["yaxis"] |= {"categoryarray": places, "tickvals": places, "ticktext": ticks}
    return {"data": [bars], "layout": chart}


def _bars(
    rows: Sequence[Row], labels: Sequence[str], values: Sequence[float], texts: Sequence[str], link: Link
) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(values),
        "y": list(labels),
        "text": list(texts),
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {"color": [colour(row) for row in rows], "cornerradius": 2},
        "customdata": [link(row) for row in rows],
    }


def _reference(rows: Sequence[Row], labels: Sequence[str], values: Sequence[float | None]) -> list[Figure]:
    if all(value is None for value in values):
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": list(values),
            "y": list(labels),
            "marker": {"symbol": "line-ns", "size": 17, "line": {"width": 2, "color": REFERENCE}, "color": REFERENCE},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    ]


def _share_text(row: Row) -> str:
    if row.kind == "missing":
        return NOT_PUBLISHED
    if row.share is None:
        return count(row.count)
    counted = f"  ({number(row.count)})" if row.count is not None else ""
    return f"{share(row.share, row.base)}{counted}"


def _hover(row: Row) -> str:
    return f"95 %: {interval(row.low, row.high)}" if row.low is not None else ""
