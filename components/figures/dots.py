"""Dots with intervals: shares that are compared with each other."""

from components.columns import KIND_WORDS
from components.figures.model import LINE, REFERENCE, Figure, Link, colour, layout, sorted_rows, wrapped
from dashboard.formatting import number, share
from queries.answers import Answer, Row

ROOM_RIGHT = 0.1
BESIDE, APART = "  ", "    "
"""Between a number and the end of its interval, or a dot that has none."""
TOO_FEW = "för få för andel"


def dot_rows(answer: Answer, *, keep_order: bool = False) -> list[Row]:
    """The rows in their order, those too small for a share last unless the order is kept: a category that is
    left out would look as if nobody had it."""
    rows = sorted_rows(answer.rows, keep_order)
    return sorted(rows, key=lambda row: not keep_order and row.share is None)


def share_dots(answer: Answer, link: Link, *, keep_order: bool = False) -> Figure:
    """One dot per category with a thin line through it for the 95 % interval; marks show the whole city."""
    rows = dot_rows(answer, keep_order=keep_order)
    labels = [wrapped(row.label) for row in rows]
    # Nothing to draw anywhere gives way to the table.
    nothing = 0 if any(row.share is not None for row in rows) else None
    top = max([max(row.high or row.share or 0, row.reference or 0) for row in rows], default=1.0)
    intervals = {
        "type": "scatter",
        "mode": "lines",
        "x": [v for row in rows for v in (row.low, row.high, None)],
        "y": [v for label in labels for v in (label, label, None)],
        "line": {"color": LINE, "width": 4},
        "hoverinfo": "skip",
    }
    dots = {
        "type": "scatter",
        "mode": "markers",
        "x": [row.share for row in rows],
        "y": labels,
        "marker": {"size": 11, "color": [colour(row) for row in rows]},
        "hoverinfo": "none",  # "skip" would also silence clicks
        "customdata": [link(row) for row in rows],
    }
    values = {
        "type": "scatter",
        "mode": "text",
        "x": [row.high or row.share or nothing for row in rows],
        "y": labels,
        "text": [f"{APART if row.high is None else BESIDE}{_value(row)}" for row in rows],
        "textposition": "middle right",
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return {
        "data": [intervals, dots, values, *_city(answer, labels, [row.reference for row in rows])],
        "layout": layout(labels, min(1.0, top) + ROOM_RIGHT, is_share=True),
    }


def _value(row: Row) -> str:
    if row.kind == "missing":
        return KIND_WORDS["missing"]
    if row.share is None and row.count is not None:
        return f"{TOO_FEW} ({number(row.count)})"
    return share(row.share, row.base)


def _city(answer: Answer, labels: list[str], values: list[float | None]) -> list[Figure]:
    if all(value is None for value in values):
        return []
    marker = {"symbol": "line-ns", "size": 15, "line": {"width": 2, "color": REFERENCE}, "color": REFERENCE}
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": values,
            "y": labels,
            "marker": marker,
            "hoverinfo": "skip",
        }
    ]
