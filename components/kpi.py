"""Key figures: a large number, what it counts, source and date, each with its own passport."""

from dataclasses import dataclass
from typing import Any

from components.markup import light
from dashboard.formatting import held_together


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One key figure as it is shown. `card` names the question behind it, for the passport."""

    card: str
    value: str
    words: str
    source: str
    note: str = ""
    is_synthetic: bool = False


def key_figure(figure: KeyFigure) -> Any:
    """The tile of one key figure."""
    names = {"data-source": figure.card, "aria-label": f"Källa: {figure.words}", "aria-haspopup": "dialog"}
    source = light("Button", "Källa", className="link-button", title="Visa var siffran kommer ifrån", **names)
    parts = [
        light("P", figure.value, className="kpi-value"),
        light("P", held_together(figure.words), className="kpi-words"),
        light("P", [held_together(figure.source), " · ", source], className="kpi-source"),
    ]
    if figure.note:
        parts.append(light("P", figure.note, className="scope-note"))
    return light("Div", parts, className="kpi" + (" is-synthetic" if figure.is_synthetic else ""))
