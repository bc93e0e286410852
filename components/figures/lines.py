"""Lines over years with direct labels at both ends."""

from typing import Any

from components.figures.model import Figure, Link
from components.printed_value import printed_beside
from dashboard.formatting import number
from queries.answers import Answer, Row

STYLES = (("@d1", "circle", "solid"), ("@d2", "square", "dash"), ("@d5", "diamond", "dot"))


def year_lines(answer: Answer, link: Link) -> Figure:
    """One line per group; colour, shape and dash all differ. Every point carries its number."""
    groups = list(dict.fromkeys(row.group for row in answer.rows))
    traces = [_line([r for r in answer.rows if r.group == g], i) for i, g in enumerate(groups)]
    years = sorted({row.label for row in answer.rows})
    top = max((row.count or 0 for row in answer.rows), default=1)
    axis: dict[str, Any] = {"type": "category", "fixedrange": True, "showgrid": False}
    return {
        "data": traces,
        "layout": {
            "margin": {"l": 10, "r": 74, "t": 18, "b": 28},
            "xaxis": {**axis, "range": [-0.25, len(years) - 0.75], "categoryarray": years},
            "yaxis": {"range": [0, top * 1.12], "visible": False, "fixedrange": True},
            "showlegend": False,
            "annotations": [
                _end_label([r for r in answer.rows if r.group == g], i, years) for i, g in enumerate(groups)
            ],
        },
    }


def _line(rows: list[Row], position: int) -> Figure:
    colour, symbol, dash = STYLES[position % len(STYLES)]
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": [row.label for row in rows],
        "y": [row.count for row in rows],
        "text": [_text(row) for row in rows],
        "textposition": "bottom center" if position == 2 else "top center",
        "line": {"color": colour, "width": 2.5, "dash": dash},
        "marker": {"symbol": symbol, "size": 9, "color": colour},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "name": rows[0].group_label,
    }


def _text(row: Row) -> str:
    printed = printed_beside(row)
    return number(row.count) + (f"<br>({printed})" if printed else "")


def _end_label(rows: list[Row], position: int, years: list[str]) -> dict[str, Any]:
    last = rows[-1]
    return {
        "x": years.index(last.label),
        "y": last.count,
        "text": last.group_label,
        "showarrow": False,
        "xanchor": "left",
        "xshift": 26,
        "yshift": (10, 0, -10)[position % 3],
        "font": {"color": STYLES[position % len(STYLES)][0]},
    }
