"""Rates per administration by several measures of need, each group under its heading."""

from components.figures.administrations import shape
from components.figures.bars import grouped_bars
from components.figures.model import LINE, REFERENCE, Figure, Link, colour, layout
from dashboard.formatting import number
from queries.answers import Answer, Row

ROOM_FOR_LABEL = 1.42


def rate_dots(answer: Answer, link: Link, *, rate: str = "per_1000", decimals: int = 1) -> Figure:
    """A dot per administration and measure with its 95 % interval and number; thin marks show the whole city.

    `rate` names the number; its ends and the city's are `_low`, `_high`, `_city`. Rows without it are left to
    the table; when none has it, their counts are drawn as bars."""
    rows = [row for row in answer.rows if row.measure(rate) is not None]
    if not rows:
        return grouped_bars(answer, link)
    lines: list[tuple[str, Row | None]] = []
    for group in dict.fromkeys(row.group for row in rows):
        members = [row for row in rows if row.group == group]
        lines += [(members[0].group_label, None), *((row.label, row) for row in members)]
    placed = [(str(position), text, row) for position, (text, row) in enumerate(lines)]
    shown = [(place, row) for place, _, row in placed if row is not None]
    headings = [(place, text) for place, text, row in placed if row is None]
    return {
        "data": [*_traces(shown, link, rate, decimals), _headings(headings)],
        "layout": _layout(placed, max(_end(row, rate) for row in rows)),
    }


def _layout(placed: list[tuple[str, str, Row | None]], top: float) -> Figure:
    ticks = [text if row is not None else "" for _, text, row in placed]
    places = [place for place, _, _ in placed]
    chart = layout(ticks, top * ROOM_FOR_LABEL)
    chart["yaxis"] |= {"categoryarray": places, "tickvals": places, "ticktext": ticks}
    chart["xaxis"] |= {"visible": True, "showgrid": True, "zeroline": True, "nticks": 5}
    chart["margin"] |= {"b": 26}
    return chart


def _end(row: Row, rate: str) -> float:
    """Where the interval or the city's mark ends, whichever reaches further."""
    return max(row.measure(f"{rate}_high") or 0, row.measure(f"{rate}_city") or 0)


def _headings(headings: list[tuple[str, str]]) -> Figure:
    """Headings inside the chart, from its left edge, so that the names keep a narrow margin."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(headings),
        "y": [place for place, _ in headings],
        "text": [f"  <b>{text}</b>" for _, text in headings],
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _traces(shown: list[tuple[str, Row]], link: Link, rate: str, decimals: int) -> list[Figure]:
    places, rows = [place for place, _ in shown], [row for _, row in shown]
    intervals = {
        "mode": "lines",
        "x": [v for r in rows for v in (r.measure(f"{rate}_low"), r.measure(f"{rate}_high"), None)],
        "y": [v for place in places for v in (place, place, None)],
        "line": {"color": LINE, "width": 4},
        "hoverinfo": "skip",
    }
    city = {
        "mode": "markers",
        "x": [row.measure(f"{rate}_city") for row in rows],
        "y": places,
        "marker": {"symbol": "line-ns", "size": 15, "line": {"width": 2, "color": REFERENCE}},
        "hoverinfo": "skip",
    }
    dots = {
        "mode": "markers",
        "x": [row.measure(rate) for row in rows],
        "y": places,
        "marker": {
            "size": 11,
            "color": [colour(row) for row in rows],
            "symbol": [shape(row.code) for row in rows],
        },
        "hoverinfo": "none",  # "skip" would also silence clicks
        "customdata": [link(row) for row in rows],
    }
    values = {
        "mode": "text",
        "x": [_end(row, rate) for row in rows],
        "y": places,
        "text": [f"  {number(row.measure(rate), decimals)}  ({number(row.count)})" for row in rows],
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return [{"type": "scatter", **trace} for trace in (intervals, city, dots, values)]
