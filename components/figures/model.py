"""Figures as plain Plotly dictionaries with colour names; the browser fills in the theme's colours."""

from collections.abc import Callable, Sequence
from typing import Any

from dashboard.formatting import share
from queries.answers import Answer, Row

Figure = dict[str, Any]
Link = Callable[[Row], str | None]
"""Row to the address that toggles it as a filter, or None when it cannot be chosen."""

SERIES = "@d1"
DECISIVE = "@d2"
UNKNOWN = "@unknown"
REFERENCE = "@ref"
INK = "@ink"
MUTED = "@muted"
LINE = "@interval"
WRAP_AT = 36
PIXELS_PER_CHARACTER = 7.0


def sorted_rows(rows: Sequence[Row], keep_order: bool, *, by_count: bool = False) -> list[Row]:
    """Rows by size when nominal, "vet ej" and "annan" last; in the answer's order otherwise."""
    if keep_order:
        return list(rows)

    def size(row: Row) -> float:
        return (row.count if by_count or row.share is None else row.share) or 0

    return sorted(rows, key=lambda row: (row.is_last, -size(row)))


def colour(row: Row) -> str:
    """Turquoise marks the chosen row, grey is "vet ej"."""
    if row.is_chosen:
        return DECISIVE
    return UNKNOWN if row.is_unknown else SERIES


def wrapped(label: str, width: int = WRAP_AT) -> str:
    """A label on at most two lines, broken at a space."""
    if len(label) <= width:
        return label
    cut = label.rfind(" ", 0, width)
    return label if cut < 0 else f"{label[:cut]}<br>{label[cut + 1 :]}"


def left_margin(labels: Sequence[str]) -> int:
    """Pixels that the longest line of the labels needs."""
    longest = max((len(line) for label in labels for line in label.split("<br>")), default=0)
    return int(longest * PIXELS_PER_CHARACTER) + 14


def category_axis(labels: Sequence[str]) -> dict[str, Any]:
    """A category axis without line or grid, first label on top."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(labels),
        "autorange": "reversed",
        "ticks": "",
        "ticklabelstandoff": 6,
        "showgrid": False,
        "fixedrange": True,
    }


def value_axis(maximum: float, *, is_share: bool = False) -> dict[str, Any]:
    """A value axis from zero. Shown, in per cent, only where dots are compared along it."""
    axis: dict[str, Any] = {
        "range": [0, maximum or 1],
        "visible": is_share,
        "showgrid": is_share,
        "fixedrange": True,
    }
    if is_share:
        ticks = [step / 5 for step in range(6)]
        axis |= {"tickvals": ticks, "ticktext": [share(tick) for tick in ticks], "zeroline": True}
    return axis


def layout(labels: Sequence[str], maximum: float, **axis: Any) -> dict[str, Any]:
    """The layout of a chart with horizontal categories."""
    return {
        "margin": {"l": left_margin(labels), "r": 8, "t": 4, "b": 26 if axis.get("is_share") else 4},
        "xaxis": value_axis(maximum, **axis),
        "yaxis": category_axis(labels),
        "bargap": 0.34 if len(labels) > 5 else 0.5,
        "showlegend": False,
    }


def is_blank(figure: Figure) -> bool:
    """True when no trace has anything to draw along the axis."""
    return not any(place is not None for trace in figure["data"] for place in trace.get("x", ()))


def is_empty(answer: Answer) -> bool:
    """True when no row has anything to draw."""
    return all(row.count is None and row.share is None and row.high is None for row in answer.rows)
