"""Series by quarter: a rate with its interval and published rates beside it, and counts of several events."""

from typing import Any

from components.figures.model import LINE, MUTED, REFERENCE, Figure, Link
from dashboard.formatting import NBSP, number, share
from queries.answers import Answer, Row

STYLES = (
    ("@d1", "circle", "solid"),
    ("@d2", "square", "dash"),
    ("@d5", "diamond", "dot"),
    ("@d4", "triangle-up", "dashdot"),
)
DASHES = ("dash", "dot", "dashdot")
HEADROOM = 1.25


def rate_by_quarter(answer: Answer, link: Link) -> Figure:
    """A line of shares with intervals; published rates of the same kind as dashed lines with their names."""
    ours = [row for row in answer.rows if row.kind != "published"]
    beside = [row for row in answer.rows if row.kind == "published"]
    top = max([row.high or row.share or 0 for row in (*ours, *beside)], default=0.5)
    line = {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": [row.code for row in ours],
        "y": [row.share for row in ours],
        "text": [share(row.share, row.base) if row.share is not None else "" for row in ours],
        "textposition": "top center",
        "line": {"color": "@d1", "width": 2.5},
        "marker": {"size": 8, "color": "@d1"},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [(row.high or 0) - (row.share or 0) if row.high is not None else None for row in ours],
            "arrayminus": [
                (row.share or 0) - (row.low or 0) if row.low is not None else None for row in ours
            ],
            "color": LINE,
            "thickness": 3,
            "width": 0,
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return {
        "data": [line],
        "layout": {
            "margin": {"l": 12, "r": 12, "t": 22, "b": 40},
            "xaxis": _quarters(ours),
            "yaxis": {"range": [0, top * HEADROOM], "visible": False, "fixedrange": True},
            "showlegend": False,
            "shapes": [_beside(row, i) for i, row in enumerate(beside)],
            "annotations": [_name(row) for row in beside],
        },
    }


def counts_by_quarter(answer: Answer, link: Link) -> Figure:
    """One line per event; colour, shape and dash all differ, the last point carries its number."""
    groups = list(dict.fromkeys(row.group for row in answer.rows))
    top = max((row.count or 0 for row in answer.rows), default=1)
    traces = [_event([r for r in answer.rows if r.group == group], i) for i, group in enumerate(groups)]
    first = [row for row in answer.rows if row.group == groups[0]]
    ticks = {"tickfont": {"color": MUTED}, "showgrid": True, "fixedrange": True}
    return {
        "data": traces,
        "layout": {
            "margin": {"l": 40, "r": 40, "t": 10, "b": 76},
            "xaxis": _quarters(first),
            "yaxis": {"range": [0, top * 1.1], **ticks},
            "showlegend": True,
            "legend": {"orientation": "h", "x": 0, "y": -0.16, "yanchor": "top"},
        },
    }


def _event(rows: list[Row], position: int) -> Figure:
    colour, symbol, dash = STYLES[position % len(STYLES)]
    last = len(rows) - 1
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "name": rows[0].group_label,
        "x": [row.code for row in rows],
        "y": [row.count for row in rows],
        "text": [f" {number(row.count)}" if i == last else "" for i, row in enumerate(rows)],
        "textposition": "middle right",
        "textfont": {"color": colour},
        "line": {"color": colour, "width": 2.5, "dash": dash},
        "marker": {"symbol": symbol, "size": 8, "color": colour},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _quarters(rows: list[Row]) -> dict[str, Any]:
    """The quarters as "kv 1", with the year under the first of each year."""
    codes = [row.code for row in rows]
    words = []
    for i, code in enumerate(codes):
        year, _, quarter = code.partition("-q")
        is_first = i == 0 or not codes[i - 1].startswith(year)
        words.append(f"kv{NBSP}{quarter}" + (f"<br><b>{year}</b>" if is_first else ""))
    return {
        "type": "category",
        "categoryarray": codes,
        "tickvals": codes,
        "ticktext": words,
        "tickangle": 0,
        "range": [-0.4, len(codes) - 0.4],
        "showgrid": False,
        "fixedrange": True,
    }


def _beside(row: Row, position: int) -> Figure:
    dash = DASHES[position % len(DASHES)]
    place = {"xref": "paper", "x0": 0, "x1": 1, "y0": row.share, "y1": row.share}
    return {"type": "line", **place, "line": {"width": 1.5, "dash": dash, "color": REFERENCE}}


def _name(row: Row) -> Figure:
    words = f"{row.label}: {share(row.share)}"
    place = {"xref": "paper", "x": 0, "xanchor": "left", "y": row.share, "yanchor": "bottom"}
    return {**place, "text": words, "showarrow": False, "font": {"size": 12}}
