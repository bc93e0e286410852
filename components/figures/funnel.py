"""Shares against the limits of chance: where each administration would be if it were like the whole city."""

from components.figures.administrations import shape
from components.figures.model import LINE, MUTED, REFERENCE, Figure, Link, colour
from dashboard.formatting import share
from queries.answers import Answer, Row

LABEL_ROOM = 0.3
"""Of the width: two names on the same side need this much between their points."""
ROOM = 0.26
"""Of the span of the numbers, left free over and under them for the labels."""


def funnel(answer: Answer, link: Link, *, base_words: str) -> Figure:
    """Share against base. Around the whole city's share stand the limits of chance at each administration's
    base, 95 % thick and 99.8 % thin; no curve is drawn, since four points show no curve. `base_words`: what
    the base counts, under the axis."""
    rows = [row for row in answer.rows if row.share is not None and row.measure("low_95") is not None]
    if not rows:
        return {"data": [], "layout": {}}
    ends = [value for row in rows for value in _span(row)]
    pad = (max(ends) - min(ends)) * ROOM
    return {
        "data": [
            *(_limits(rows, name, width) for name, width in (("998", 2), ("95", 8))),
            _city(rows),
            _points(rows, link),
            *_labels(rows),
        ],
        "layout": {
            "margin": {"l": 48, "r": 12, "t": 6, "b": 40},
            "xaxis": _base_axis(max(row.base or 0 for row in rows), base_words),
            "yaxis": _share_axis(max(0.0, min(ends) - pad), max(ends) + pad),
            "showlegend": False,
        },
    }


def _span(row: Row) -> tuple[float, float]:
    share_of = row.share or 0
    return min(row.measure("low_998") or 0, share_of), max(row.measure("high_998") or 0, share_of)


def _limits(rows: list[Row], name: str, width: int) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [v for row in rows for v in (row.base, row.base, None)],
        "y": [v for row in rows for v in (row.measure(f"low_{name}"), row.measure(f"high_{name}"), None)],
        "line": {"color": LINE, "width": width},
        "hoverinfo": "skip",
    }


def _city(rows: list[Row]) -> Figure:
    top = max(row.base or 0 for row in rows) * 1.2
    line = {"color": REFERENCE, "width": 1.5, "dash": "dash"}
    place = {"x": [0, top], "y": [rows[0].reference, rows[0].reference]}
    return {"type": "scatter", "mode": "lines", "line": line, "hoverinfo": "skip", **place}


def _points(rows: list[Row], link: Link) -> Figure:
    colours, symbols = [colour(row) for row in rows], [shape(row.code) for row in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.base for row in rows],
        "y": [row.share for row in rows],
        "marker": {"size": 12, "color": colours, "symbol": symbols},
        "hoverinfo": "none",  # "skip" would also silence clicks
        "customdata": [link(row) for row in rows],
    }


def _labels(rows: list[Row]) -> list[Figure]:
    """Names on the side of the city's share where the point is, on the other where they would collide."""
    ordered = sorted(rows, key=lambda row: row.base or 0)
    room = LABEL_ROOM * (ordered[-1].base or 0)
    sides: dict[bool, list[Row]] = {True: [], False: []}
    for row in ordered:
        is_above = (row.share or 0) >= (row.reference or 0)
        if sides[is_above] and (row.base or 0) - (sides[is_above][-1].base or 0) < room:
            is_above = not is_above
        sides[is_above].append(row)
    return [_label_trace(found, is_above=side) for side, found in sides.items() if found]


def _label_trace(rows: list[Row], *, is_above: bool) -> Figure:
    texts = [f"{row.label} {share(row.share, row.base)}" for row in rows]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [row.base for row in rows],
        "y": [_span(row)[1 if is_above else 0] for row in rows],
        # An empty line keeps the text off the marker.
        "text": [f"{text}<br> " if is_above else f" <br>{text}" for text in texts],
        "textposition": "top center" if is_above else "bottom center",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _base_axis(largest: float, words: str) -> Figure:
    title = {"text": words, "font": {"size": 12.5, "color": MUTED}, "standoff": 4}
    return {
        "range": [0, largest * 1.2],
        "title": title,
        "nticks": 6,
        "tickformat": ",d",
        "showgrid": False,
        "fixedrange": True,
    }


def _share_axis(low: float, high: float) -> Figure:
    step = 0.05 if high - low > 0.12 else 0.02
    ticks = [round(step * i, 2) for i in range(int(low / step) + 1, int(high / step) + 1)]
    texts = [share(tick) for tick in ticks]
    return {"range": [low, high], "tickvals": ticks, "ticktext": texts, "fixedrange": True}
