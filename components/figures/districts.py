"""The map of the four districts: filled outlines on flat coordinates, each with its name and number."""

from components.figures.model import DECISIVE, INK, SERIES, Figure, Link
from dashboard.formatting import number
from data.geo import Outline, outlines
from queries.answers import Answer, Row

SHADES = (0.14, 0.28, 0.42, 0.85)
"""How strongly a district is filled, by quarters of the largest rate: dark text stands on the first three."""
BORDER = "@surface"
ON_DARK = "@on-data"


def district_map(answer: Answer, link: Link) -> Figure:
    """Districts filled by clients per 1 000 adults, by clients where that is not known. Every number is also
    written; a click on a district chooses it."""
    rows = {row.code: row for row in answer.rows}
    shown = [(one, rows[one.district]) for one in outlines() if one.district in rows]
    top = max((_size(row) for _, row in shown), default=0)
    areas = [_area(one, row, _shade(row, top), link) for one, row in shown]
    chosen = [_border(one) for one, row in shown if row.is_chosen]
    return {"data": [*areas, *chosen, _names(shown, top, link)], "layout": _layout(shown)}


def shade(answer: Answer, row: Row) -> float:
    """How strongly a district is filled, from 0 to 1."""
    return _shade(row, max((_size(one) for one in answer.rows), default=0))


def _size(row: Row) -> float:
    return row.measure("per_1000") or 0


def _shade(row: Row, top: float) -> float:
    return SHADES[min(3, int(4 * _size(row) / top))] if top else SHADES[0]


def _ring_points(one: Outline) -> dict[str, list[float | None]]:
    points: list[tuple[float, float] | tuple[None, None]] = []
    for ring in one.rings:
        points += [*ring, (None, None)]
    return {"x": [x for x, _ in points], "y": [y for _, y in points]}


def _area(one: Outline, row: Row, shade: float, link: Link) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        **_ring_points(one),
        "fill": "toself",
        "fillcolor": SERIES,
        "opacity": shade,
        "line": {"color": BORDER, "width": 1},
        "hoveron": "fills",
        "hoverinfo": "none",
        "meta": link(row),
    }


def _border(one: Outline) -> Figure:
    line = {"color": DECISIVE, "width": 2}
    return {"type": "scatter", "mode": "lines", **_ring_points(one), "line": line, "hoverinfo": "skip"}


def _names(shown: list[tuple[Outline, Row]], top: float, link: Link) -> Figure:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [one.label[0] for one, _ in shown],
        "y": [one.label[1] for one, _ in shown],
        "text": [f"<b>{row.label}</b><br>{map_number(row)}" for _, row in shown],
        "textfont": {"color": [ON_DARK if _shade(row, top) == SHADES[-1] else INK for _, row in shown]},
        "hoverinfo": "none",
        "customdata": [link(row) for _, row in shown],
    }


def map_number(row: Row) -> str:
    """What stands under the name of a district: its rate, or its clients where there is none."""
    rate = row.measure("per_1000")
    return number(row.count) if rate is None else number(rate, 1)


def _layout(shown: list[tuple[Outline, Row]]) -> Figure:
    """Both axes in kilometres, equally long, without ticks."""
    points = [point for one, _ in shown for ring in one.rings for point in ring] or [(0.0, 0.0)]
    across, up = [x for x, _ in points], [y for _, y in points]
    axis = {"visible": False, "fixedrange": True}
    return {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": {**axis, "range": [min(across) - 0.5, max(across) + 0.5]},
        "yaxis": {**axis, "range": [min(up) - 0.5, max(up) + 0.5], "scaleanchor": "x", "constrain": "domain"},
        "showlegend": False,
    }
