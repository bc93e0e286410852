"""Monthly series as lines with their names at the ends, and admission stops as shaded bands."""

from typing import Any

from components.figures.model import INK, Figure, Link
from dashboard.formatting import number
from queries.answers import Answer, Row
from queries.service_waiting import STOP

STYLES = (("@d1", "solid"), ("@d2", "dash"), ("@unknown", "dot"))
NAME_HEIGHT = 0.1
"""Room for a name, as a part of the axis."""
MONTHS_BETWEEN_TICKS = 6


def month_lines(answer: Answer, link: Link) -> Figure:
    """One line per measure; a band covers the months in which no referrals, or fewer, were taken."""
    rows = [row for row in answer.rows if row.group != STOP]
    stops = [row for row in answer.rows if row.group == STOP]
    months = sorted({row.code for row in rows})
    groups = list(dict.fromkeys(row.group for row in rows))
    traces = [
        _line([row for row in rows if row.group == group], style)
        for group, style in zip(groups, STYLES, strict=False)
    ]
    top = max((row.count or 0 for row in rows), default=0) * 1.12 or 1
    ends = [[row for row in rows if row.group == group][-1] for group in groups]
    return {
        "data": traces,
        "layout": {
            "margin": {"l": 42, "r": 168, "t": 22, "b": 26},
            "xaxis": {
                "type": "category",
                "categoryarray": months,
                "range": [-0.5, len(months) - 0.5],
                "tickvals": months[::MONTHS_BETWEEN_TICKS],
                "showgrid": False,
                "fixedrange": True,
            },
            "yaxis": {"range": [0, top], "fixedrange": True, "nticks": 5, "ticklabelstandoff": 14},
            "shapes": [_band(stop, months) for stop in stops],
            "annotations": [
                *_names(ends, len(months), top),
                *(_stop_name(stop, months) for stop in stops),
            ],
            "showlegend": False,
        },
    }


def _line(rows: list[Row], style: tuple[str, str]) -> Figure:
    colour, dash = style
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [row.code for row in rows],
        "y": [row.count for row in rows],
        "line": {"color": colour, "width": 2.2, "dash": dash},
        "hoverinfo": "skip",
        "name": rows[0].group_label,
        "connectgaps": False,
    }


def _span(stop: Row, months: list[str]) -> tuple[float, float]:
    """First and last position of a stop among the months; one without an end lasts as long as they do."""
    last = stop.label[:7] or months[-1]
    inside = [i for i, month in enumerate(months) if stop.code[:7] <= month <= last]
    return (inside[0] - 0.5, inside[-1] + 0.5) if inside else (-0.5, -0.5)


def _band(stop: Row, months: list[str]) -> dict[str, Any]:
    left, right = _span(stop, months)
    place = {"type": "rect", "x0": left, "x1": right, "y0": 0, "y1": 1, "yref": "paper", "layer": "below"}
    return {**place, "fillcolor": "@unknown", "opacity": 0.25, "line": {"width": 0}}


def _stop_name(stop: Row, months: list[str]) -> dict[str, Any]:
    left, right = _span(stop, months)
    place = {"x": (left + right) / 2, "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    return {**place, "text": f"{stop.group_label}, {stop.series_label}", "font": {"color": INK, "size": 12}}


def _names(ends: list[Row], months: int, top: float) -> list[dict[str, Any]]:
    placed: list[dict[str, Any]] = []
    below = -top
    for row in sorted(ends, key=lambda end: end.count or 0):
        below = max(row.count or 0, below + top * NAME_HEIGHT)
        words = f"{row.group_label}: {number(row.count)}"
        name = {
            "x": months - 1,
            "y": below,
            "text": words,
            "showarrow": False,
            "xanchor": "left",
            "xshift": 8,
        }
        placed.append({**name, "font": {"color": INK}})
    return placed
