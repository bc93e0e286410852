"""Key figures: a large number, what it counts, source and date, each with its own passport."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.markup import extra


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One key figure as it is shown. `card` names the question behind it, for the passport."""

    card: str
    value: str
    words: str
    source: str
    note: str = ""
    is_synthetic: bool = False


def key_figure(figure: KeyFigure) -> Component:
    """The tile of one key figure."""
    source = html.Button(
        "Källa",
        id={"type": "source", "card": figure.card},
        className="link-button",
        title="Visa var siffran kommer ifrån",
        **extra({"aria-label": f"Källa: {figure.words}", "aria-haspopup": "dialog"}),
    )
    parts: list[Component] = [
        html.P(figure.value, className="kpi-value"),
        html.P(figure.words, className="kpi-words"),
        html.P([figure.source, " · ", source], className="kpi-source"),
    ]
    if figure.note:
        parts.append(html.P(figure.note, className="scope-note"))
    return html.Div(parts, className="kpi" + (" is-synthetic" if figure.is_synthetic else ""))
