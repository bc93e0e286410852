"""Waiting in month bands as steps with intervals, with the numbers still waiting under the axis."""

from typing import Any

from components.figures.model import INK, Figure, Link
from dashboard.formatting import number, share
from queries.answers import Answer, Row

STYLES = (("@d1", "solid"), ("@d2", "dash"))
OPACITY = 0.16
NAME_HEIGHT = 0.08


def still_waiting_steps(answer: Answer, link: Link) -> Figure:
    """The share still waiting, falling in steps; under each day the number who waited when its band began."""
    rows = list(answer.rows)
    label = "Väntar än"
    return {
        "data": _traces(rows, label, STYLES[0], start=1.0),
        "layout": _layout(rows, [_name(rows[-1], label, rows[-1].share or 0)], with_at_risk=True),
    }


def ways_out_steps(answer: Answer, link: Link) -> Figure:
    """The shares that have started and left, rising in steps; together they stay below one."""
    groups = list(dict.fromkeys(row.group for row in answer.rows))
    traces: list[Figure] = []
    ends: list[Row] = []
    for group, style in zip(groups, STYLES, strict=False):
        rows = [row for row in answer.rows if row.group == group]
        traces += _traces(rows, rows[0].group_label, style, start=0.0)
        ends.append(rows[-1])
    names = [_name(row, row.group_label, row.share or 0) for row in ends]
    return {"data": traces, "layout": _layout(answer.rows, names, with_at_risk=False)}


def _days(rows: list[Row]) -> list[int]:
    return [0, *(int(row.code) for row in rows)]


def _traces(rows: list[Row], label: str, style: tuple[str, str], *, start: float) -> list[Figure]:
    """The band of the intervals, then the line. Both change at the end of a band, as what is known does."""
    colour, dash = style
    rows = [row for row in rows if row.share is not None]
    days = _days(rows)
    low, high, middle = (
        [start, *(getattr(row, limit) for row in rows)] for limit in ("low", "high", "share")
    )
    x, lower = _steps(days, low)
    _, upper = _steps(days, high)
    step = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
    band = {"fill": "toself", "fillcolor": colour, "opacity": OPACITY, "line": {"width": 0}}
    line = {"color": colour, "width": 2.5, "dash": dash, "shape": "hv"}
    return [
        {**step, **band, "x": [*x, *reversed(x)], "y": [*lower, *reversed(upper)]},
        {**step, "x": days, "y": middle, "line": line, "name": label},
    ]


def _steps(days: list[int], heights: list[float | None]) -> tuple[list[int], list[float | None]]:
    """The corners of a staircase: a fill cannot follow the shape of a line."""
    corners = [(days[0], heights[0])]
    for place in range(1, len(days)):
        corners += [(days[place], heights[place - 1]), (days[place], heights[place])]
    return [day for day, _ in corners], [height for _, height in corners]


def _name(row: Row, label: str, height: float) -> dict[str, Any]:
    return {
        "x": int(row.code),
        "y": height,
        "text": f"{label}: {share(row.share, row.base)}",
        "showarrow": False,
        "xanchor": "left",
        "xshift": 6,
        "font": {"color": INK},
    }


def _layout(rows: Any, names: list[dict[str, Any]], *, with_at_risk: bool) -> dict[str, Any]:
    days = _days(list(dict.fromkeys(row for row in rows if row.group == rows[0].group)))
    ticks = [f"{day}" for day in days]
    if with_at_risk:
        counts = [number(row.count) for row in rows]
        ticks = [f"{day}<br>{count}" for day, count in zip(days, [*counts, ""], strict=True)]
    title = "dagar, och under dem antal som väntade" if with_at_risk else "dagar från remiss"
    parts = [part / 4 for part in range(5)]
    heights = {"tickvals": parts, "ticktext": [share(part) for part in parts]}
    axis: dict[str, Any] = {"fixedrange": True, "zeroline": False}
    return {
        "margin": {"l": 44, "r": 128, "t": 12, "b": 58 if with_at_risk else 42},
        "xaxis": {
            **axis,
            "range": [0, days[-1]],
            "tickvals": days,
            "ticktext": ticks,
            "showgrid": False,
            "title": {"text": title, "font": {"size": 13}, "standoff": 4},
        },
        "yaxis": {**axis, **heights, "range": [0, 1], "ticklabelstandoff": 6},
        "showlegend": False,
        "annotations": names,
    }
