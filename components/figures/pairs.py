"""Paired dots: two groups on one line per category, with the difference and its interval in the margin."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.figures.model import LINE, WRAP_AT, Figure, Link, wrapped
from components.figures.pair_margin import ON_PHONE, differences, margins, room_for, under_rows
from dashboard.formatting import share
from queries.answers import Answer, Row

MOST_ROWS = 10
UNDER_LABELS = -60.0
"""On a phone the names of the groups begin under the labels: right of them there is no room for two."""
WRAP_WHEN_NARROW = 24
BETWEEN_ROWS = (0.27, 0.46)
"""Of a row, from its middle: where the marks of the whole city stand."""
Category = tuple[Row, Row, Row]


@dataclass(frozen=True, slots=True)
class Style:
    """How a group is drawn, and the sign that stands for it under the chart."""

    colour: str
    symbol: str
    size: int
    glyph: str


Styles = tuple[Style, Style]
GENDERS: Styles = (Style("@d5", "circle", 15, "●"), Style("@d2", "square", 8, "■"))
AGES: Styles = (Style("@d1", "circle", 15, "●"), Style("@d4", "diamond", 10, "◆"))
"""The groups differ in colour, shape and size, and the second leaves a ring of the first where they agree."""


def paired_dots(
    answer: Answer,
    link: Link,
    *,
    keep_order: bool = False,
    is_narrow: bool = False,
    styles: Styles = GENDERS,
) -> Figure:
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
            *(_dots(rows, labels, style, link) for rows, style in zip(sides, styles, strict=True)),
            *_values(categories, labels),
        ],
        "layout": {
            **_layout(labels, top, categories, styles),
            "shapes": [
                shape
                for rows, style in zip(sides, styles, strict=True)
                for shape in _city(rows, style.colour)
            ],
        },
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
    }


def _dots(rows: Sequence[Row], labels: Sequence[str], style: Style, link: Link) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.share for row in rows],
        "y": list(labels),
        "marker": {"color": style.colour, "symbol": style.symbol, "size": style.size},
        "hoverinfo": "none",  # "skip" would also silence clicks
        "customdata": [link(row) for row in rows],
        "cliponaxis": False,
    }


def _city(rows: Sequence[Row], colour: str) -> list[dict[str, Any]]:
    """A thin mark under the row for the whole city, clear of the dots and their shares."""
    under, down = BETWEEN_ROWS
    return [
        {
            "type": "line",
            "x0": row.reference,
            "x1": row.reference,
            "y0": place + under,
            "y1": place + down,
            "line": {"color": colour, "width": 3},
        }
        for place, row in enumerate(rows)
        if row.reference is not None
    ]


def _values(categories: Sequence[Category], labels: Sequence[str]) -> list[Figure]:
    """The smaller share to the left of its dot, the larger one to the right; one of them where they agree."""
    left: list[tuple[float | None, str]] = []
    right: list[tuple[float | None, str]] = []
    for first, second, _ in categories:
        known = sorted((row for row in (first, second) if row.share is not None), key=lambda r: r.share or 0)
        low, high = known[0], known[-1]
        is_pair = low.share != high.share
        left.append((low.share, f"{share(low.share, low.base)}   ") if is_pair else (None, ""))
        right.append((high.share, f"   {share(high.share, high.base)}"))
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


def _layout(
    labels: Sequence[str], top: float, categories: Sequence[Category], styles: Styles
) -> dict[str, Any]:
    rows = [(label, c[2]) for label, c in zip(labels, categories, strict=True)]
    names = [row.group_label for row in categories[0][:2]] if categories else []
    groups = [(name, style.colour, style.glyph) for name, style in zip(names, styles, strict=False)]
    wide, narrow = room_for([row for _, row in rows]), ON_PHONE
    return {
        **margins(labels, wide),
        "xaxis": {"range": [0, top], "visible": False, "fixedrange": True},
        "annotations": [*differences(rows, wide, "Skillnad, procentenheter"), *under_rows(groups)],
        "showlegend": False,
        "meta": {
            "phone": {
                **margins(labels, narrow),
                "annotations": [
                    *differences(rows, narrow, "Skillnad"),
                    *under_rows(groups, UNDER_LABELS),
                ],
            }
        },
    }
