"""Fidelity: totals of reviews on the scale with its bands, and totals beside an outcome."""

from collections.abc import Sequence

from components.figures.model import LINE, MUTED, Figure, Link, layout, wrapped
from dashboard.formatting import number, share
from data.codebook.ips25 import bands
from queries.answers import Answer, Row

LOWEST, HIGHEST = 25, 125
USUAL = 50
"""Where the axis of totals begins unless one is lower: points are read by place, not by length."""
STYLES = {"external": ("@d1", "circle"), "self": ("@d5", "diamond-open")}
"""Colour and shape by kind of review: they are never mixed up, not in grey either."""
POINTS = "Programtrohet, poäng av 125"
WHAT = "programtrohet"
ROOM_UNDER = 0.08
"""Of the axis: under a lower end than this a name would lie on the numbers along it."""
MIDDLE = 100
ROOM_RIGHT = 16
"""Points beyond the highest total: the last band's name stands there."""


def fidelity_dots(answer: Answer, link: Link) -> Figure:
    """One line per review with its total; external reviews as filled circles, self-assessments as open
    diamonds, and thin lines where a band begins."""
    rows = [row for row in answer.rows if row.count is not None]
    labels = [wrapped(f"{row.series_label}, {row.group_label}") for row in rows]
    traces: list[Figure] = []
    for code, (colour, symbol) in STYLES.items():
        own = [(row, label) for row, label in zip(rows, labels, strict=True) if row.code == code]
        if not own:
            continue
        traces.append(
            {
                "type": "scatter",
                "mode": "markers+text",
                "name": own[0][0].label,
                "x": [row.count for row, _ in own],
                "y": [label for _, label in own],
                "text": [f"  {number(row.count)}" for row, _ in own],
                "textposition": "middle right",
                "marker": {
                    "symbol": symbol,
                    "size": 12,
                    "color": colour,
                    "line": {"width": 2, "color": colour},
                },
                "hoverinfo": "skip",
                "cliponaxis": False,
            }
        )
    chart = layout(labels, HIGHEST)
    start = LOWEST if any((row.count or 0) < USUAL for row in rows) else USUAL
    chart["xaxis"] = {"range": [start, HIGHEST + ROOM_RIGHT], "visible": False, "fixedrange": True}
    chart["margin"] |= {"t": 52, "b": 30}
    starts = [band for band in bands() if band.low > LOWEST]
    chart |= {
        "shapes": [_band_line(band.low) for band in starts],
        "annotations": [_band_name(band.low, band.label, i) for i, band in enumerate(starts)],
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": -0.02, "yanchor": "top"},
    }
    return {"data": traces, "layout": chart}


def _band_line(low: int) -> Figure:
    return {
        "type": "line",
        "x0": low,
        "x1": low,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"width": 1, "color": LINE},
    }


def _band_name(low: int, label: str, step: int) -> Figure:
    """Beside the line where the band begins; the last one ends where the axis does."""
    is_last = low > HIGHEST - ROOM_RIGHT
    return {
        "x": HIGHEST + ROOM_RIGHT if is_last else low,
        "xanchor": "right" if is_last else "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 14 * step,
        "text": f"{label.removesuffix(WHAT).strip()} från {low}",
        "showarrow": False,
        "font": {"size": 12, "color": MUTED},
    }


def fidelity_scatter(answer: Answer, link: Link) -> Figure:
    """One named point per programme: total along, share in work up, with its interval."""
    rows = [row for row in answer.rows if row.share is not None]
    top = max([row.high or row.share or 0 for row in rows], default=0.5)
    points = {
        "type": "scatter",
        "mode": "markers",
        "x": [row.count for row in rows],
        "y": [row.share for row in rows],
        "marker": {"size": 11, "color": "@d1"},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [(row.high or 0) - (row.share or 0) for row in rows],
            "arrayminus": [(row.share or 0) - (row.low or 0) for row in rows],
            "color": LINE,
            "thickness": 3,
            "width": 0,
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    ticks = [step / 5 for step in range(6) if step / 5 <= top + 0.2]
    return {
        "data": [points, _names(rows)],
        "layout": {
            "margin": {"l": 56, "r": 16, "t": 10, "b": 44},
            "xaxis": {
                "range": [LOWEST, HIGHEST],
                "tickvals": [band.low for band in bands()],
                "title": {"text": POINTS, "font": {"size": 13}},
                "fixedrange": True,
            },
            "yaxis": {
                "range": [0, top + 0.1],
                "tickvals": ticks,
                "ticktext": [share(tick) for tick in ticks],
                "ticklabelstandoff": 8,
                "fixedrange": True,
            },
            "showlegend": False,
        },
    }


def _names(rows: Sequence[Row]) -> Figure:
    """Each name at an end of its interval, in turn over and under, so that it lies on no other interval."""
    ordered = sorted(rows, key=lambda row: row.count or 0)
    is_over = [place % 2 == 0 or (row.low or 0) < ROOM_UNDER for place, row in enumerate(ordered)]
    ends = [row.high if over else row.low for row, over in zip(ordered, is_over, strict=True)]
    sides = ["left" if (row.count or 0) > MIDDLE else "right" for row in ordered]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [row.count for row in ordered],
        "y": [row.share if end is None else end for row, end in zip(ordered, ends, strict=True)],
        "text": [f" {row.label} " for row in ordered],
        "textposition": [
            f"{'top' if over else 'bottom'} {side}" for over, side in zip(is_over, sides, strict=True)
        ],
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
