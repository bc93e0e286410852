"""Ways over time with the interval that holds most outcomes, and a target as a thin line."""

from typing import Any

from components.figures.model import INK, REFERENCE, Figure, Link
from dashboard.formatting import number
from queries.answers import Answer, Row
from queries.service_plan import TARGET

STYLES = (("@d1", "dash"), ("@d2", "solid"))
BAND_OPACITY = 0.16
AXIS_TITLE = {"text": "Månader från i dag", "font": {"size": 13}, "standoff": 8}
NAME_HEIGHT = 0.085
"""Room for a name, as a part of the axis."""


def queue_paths(answer: Answer, link: Link) -> Figure:
    """Persons waiting by month: one line and band per way, the last one solid, with its name at the end."""
    ways = [g for g in dict.fromkeys(row.group for row in answer.rows) if g != TARGET]
    target = next((row for row in answer.rows if row.group == TARGET), None)
    styles = STYLES[-len(ways) :]
    traces: list[Figure] = []
    ends: list[Row] = []
    for way, style in zip(ways, styles, strict=True):
        rows = [row for row in answer.rows if row.group == way]
        traces += [_band(rows, style[0]), _line(rows, style)]
        ends.append(rows[-1])
    months = max(int(row.code) for row in answer.rows)
    top = max(row.high or row.count or 0 for row in answer.rows) or 1
    if target is not None:
        traces.append(_target_line(target, months))
        ends.append(target)
    return {"data": traces, "layout": _layout(months, top, _names(ends, top))}


def _names(ends: list[Row], top: float) -> list[dict[str, Any]]:
    """The names at the ends of the lines, moved apart where they would lie on each other."""
    placed: list[dict[str, Any]] = []
    below = -top
    for row in sorted(ends, key=lambda end: end.count or 0):
        below = max(row.count or 0, below + top * NAME_HEIGHT)
        words = f"{row.group_label} {number(row.count)}" if row.group == TARGET else _named(row)
        name = {"x": int(row.code), "y": below, "text": words, "showarrow": False, "xanchor": "left"}
        placed.append({**name, "xshift": 6, "font": {"color": INK}})
    return placed


def _named(row: Row) -> str:
    return f"{row.group_label}: {number(row.count)}"


def _band(rows: list[Row], colour: str) -> Figure:
    months = [int(row.code) for row in rows]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [*months, *reversed(months)],
        "y": [*(row.low for row in rows), *(row.high for row in reversed(rows))],
        "fill": "toself",
        "fillcolor": colour,
        "opacity": BAND_OPACITY,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _line(rows: list[Row], style: tuple[str, str]) -> Figure:
    colour, dash = style
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [int(row.code) for row in rows],
        "y": [row.count for row in rows],
        "line": {"color": colour, "width": 2.5, "dash": dash},
        "hoverinfo": "skip",
        "name": rows[0].group_label,
    }


def _target_line(row: Row, months: int) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [0, months],
        "y": [row.count, row.count],
        "line": {"color": REFERENCE, "width": 1.5, "dash": "dot"},
        "hoverinfo": "skip",
    }


def _layout(months: int, top: float, notes: list[dict[str, Any]]) -> dict[str, Any]:
    axis: dict[str, Any] = {"fixedrange": True, "zeroline": False}
    return {
        "margin": {"l": 42, "r": 150, "t": 12, "b": 40},
        "xaxis": {**axis, "range": [0, months], "showgrid": False, "title": AXIS_TITLE},
        "yaxis": {**axis, "range": [0, top * 1.05 or 1], "nticks": 5, "ticklabelstandoff": 8},
        "showlegend": False,
        "annotations": notes,
    }
