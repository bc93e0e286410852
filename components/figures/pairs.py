"""Paired dots: two groups on one line per category, with the difference and its interval in the margin."""

from collections.abc import Sequence
from typing import Any

from components.chance import CANNOT_TELL
from components.figures.model import LINE, MUTED, WRAP_AT, Figure, Link, category_axis, left_margin, wrapped
from dashboard.formatting import NOTHING, share, signed, signed_interval
from queries.answers import Answer, Row
from queries.pairs import is_beyond_chance

STYLES = (("@d5", "circle", 15), ("@d2", "square", 8))
"""Colour, shape and size of the first and the second group: they differ in all three, and the second leaves a
ring of the first where they agree."""
MOST_ROWS = 10
ROOM_FOR_VALUE, ROOM_FOR_DIFFERENCE, ROOM_FOR_INTERVAL = 46, 40, 92
"""Pixels: the shares stand beside their dots, the difference and its interval in the margin."""
WRAP_WHEN_NARROW = 24
BESIDE = {"x": 1, "xref": "paper", "showarrow": False}
LEGEND = {
    "orientation": "h",
    "x": 0,
    "xref": "container",
    "y": 0,
    "yref": "container",
    "yanchor": "bottom",
    "itemclick": False,
    "itemdoubleclick": False,
}
Category = tuple[Row, Row, Row]


def paired_dots(answer: Answer, link: Link, *, keep_order: bool = False, is_narrow: bool = False) -> Figure:
    """Dots of two groups joined by a line, at most ten categories; a difference that chance cannot explain is
    bold. Thin marks in the groups' colours show the whole city."""
    categories = shown_categories(answer, keep_order)
    labels = [_label(first, WRAP_WHEN_NARROW if is_narrow else WRAP_AT) for first, _, _ in categories]
    sides = [[c[0] for c in categories], [c[1] for c in categories]]
    shares = [row.share for rows in sides for row in rows if row.share is not None]
    marks = [row.reference for rows in sides for row in rows if row.reference is not None]
    top = max([*shares, *marks], default=1.0)
    return {
        "data": [
            _lines(categories, labels),
            *(_city(rows, labels, style) for rows, style in zip(sides, STYLES, strict=True) if marks),
            *(_dots(rows, labels, style, link) for rows, style in zip(sides, STYLES, strict=True)),
            *_values(categories, labels),
        ],
        "layout": _layout(labels, top, categories),
    }


def shown_categories(answer: Answer, keep_order: bool) -> list[Category]:
    """The categories with a share, as rows of first group, second group and difference; the largest first
    unless they have an order of their own."""
    rows = answer.rows
    found = [(rows[i], rows[i + 1], rows[i + 2]) for i in range(0, len(rows), 3)]
    known = [c for c in found if c[0].share is not None or c[1].share is not None]
    if keep_order:
        return known
    return sorted(known, key=lambda c: (c[0].is_last, -sum(row.share or 0 for row in c[:2])))[:MOST_ROWS]


def _label(row: Row, width: int) -> str:
    label = wrapped(row.label, width)
    return f"<b>{label}</b>" if row.is_chosen else label


def _lines(categories: Sequence[Category], labels: Sequence[str]) -> Figure:
    pairs = [(c[0].share, c[1].share, label) for c, label in zip(categories, labels, strict=True)]
    whole = [pair for pair in pairs if pair[0] is not None and pair[1] is not None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [v for first, second, _ in whole for v in (first, second, None)],
        "y": [v for _, _, label in whole for v in (label, label, None)],
        "line": {"color": LINE, "width": 4},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _dots(rows: Sequence[Row], labels: Sequence[str], style: tuple[str, str, int], link: Link) -> Figure:
    colour, symbol, size = style
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.share for row in rows],
        "y": list(labels),
        "marker": {"color": colour, "symbol": symbol, "size": size},
        "hoverinfo": "none",  # "skip" would also silence clicks
        "customdata": [link(row) for row in rows],
        "name": rows[0].group_label if rows else "",
        "cliponaxis": False,
    }


def _city(rows: Sequence[Row], labels: Sequence[str], style: tuple[str, str, int]) -> Figure:
    colour = style[0]
    marker = {"symbol": "line-ns", "size": 19, "color": colour, "line": {"width": 2, "color": colour}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.reference for row in rows],
        "y": list(labels),
        "marker": marker,
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _values(categories: Sequence[Category], labels: Sequence[str]) -> list[Figure]:
    """The smaller share left of dot and city mark, the larger one right of them; one where they agree."""
    left: list[tuple[float | None, str]] = []
    right: list[tuple[float | None, str]] = []
    for first, second, _ in categories:
        known = sorted((row for row in (first, second) if row.share is not None), key=lambda r: r.share or 0)
        ends = [v for row in (first, second) for v in (row.share, row.reference) if v is not None]
        low, high = known[0], known[-1]
        is_pair = low.share != high.share
        left.append((min(ends), f"{share(low.share, low.base)}   ") if is_pair else (None, ""))
        right.append((max(ends), f"   {share(high.share, high.base)}"))
    return [_texts(left, labels, "middle left"), _texts(right, labels, "middle right")]


def _texts(values: Sequence[tuple[float | None, str]], labels: Sequence[str], position: str) -> Figure:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _ in values],
        "y": list(labels),
        "text": [text for _, text in values],
        "textposition": position,
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _layout(labels: Sequence[str], top: float, categories: Sequence[Category]) -> dict[str, Any]:
    rows = [(label, c[2]) for label, c in zip(labels, categories, strict=True)]
    differences, intervals = [_difference(*row) for row in rows], [_interval(*row) for row in rows]
    beside = ROOM_FOR_VALUE + ROOM_FOR_DIFFERENCE
    margin = {"l": left_margin(labels) + ROOM_FOR_VALUE, "r": beside + ROOM_FOR_INTERVAL, "t": 24, "b": 30}
    axis = {**category_axis(labels), "ticklabelstandoff": ROOM_FOR_VALUE}
    return {
        "margin": margin,
        "xaxis": {"range": [0, top], "visible": False, "fixedrange": True},
        "yaxis": axis,
        "annotations": [_heading(), *differences, *intervals],
        "showlegend": True,
        "legend": LEGEND,
        "meta": {"phone": {"margin": {**margin, "r": beside}, "annotations": differences}},
    }


def _difference(label: str, row: Row) -> dict[str, Any]:
    text = NOTHING if row.difference is None else signed(row.difference)
    strong = f"<b>{text}</b>" if is_beyond_chance(row) else text
    return {
        **BESIDE,
        "y": label,
        "text": strong,
        "xanchor": "right",
        "xshift": ROOM_FOR_VALUE + ROOM_FOR_DIFFERENCE,
    }


def _interval(label: str, row: Row) -> dict[str, Any]:
    text = signed_interval(row.low, row.high) or CANNOT_TELL
    at = {"xanchor": "left", "xshift": ROOM_FOR_VALUE + ROOM_FOR_DIFFERENCE + 8, "font": {"color": MUTED}}
    return {**BESIDE, **at, "y": label, "text": text}


def _heading() -> dict[str, Any]:
    at = {
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": "right",
        "xshift": ROOM_FOR_VALUE + ROOM_FOR_DIFFERENCE + ROOM_FOR_INTERVAL,
    }
    return {**BESIDE, **at, "text": "Skillnad, procentenheter", "font": {"color": MUTED}}
