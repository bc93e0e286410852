"""Participants per employment specialist beside the limit of the scale."""

from components.figures.bars import count_bars
from components.figures.model import REFERENCE, Figure, Link
from queries.answers import Answer


def caseload_bars(answer: Answer, link: Link) -> Figure:
    """Bars per programme in the answer's order, and a dashed line at the most that the scale allows."""
    figure = count_bars(answer, link, keep_order=True)
    most = answer.facts["most"]
    axis = figure["layout"]["xaxis"]
    axis["range"] = [0, max(axis["range"][1], most * 1.3)]
    line = {"type": "line", "x0": most, "x1": most, "yref": "paper", "y0": 0, "y1": 1}
    figure["layout"]["shapes"] = [{**line, "line": {"width": 1.5, "dash": "dash", "color": REFERENCE}}]
    words = f"Högst {most:g}"
    place = {"x": most, "xanchor": "left", "yref": "paper", "y": 1, "yanchor": "bottom"}
    figure["layout"]["annotations"] = [{**place, "text": words, "showarrow": False, "font": {"size": 12}}]
    figure["layout"]["margin"]["t"] = 22
    return figure
