"""Figures as assets/charts.js paints them, so that Plotly can be asked whether it takes them."""

from typing import Any

from dashboard.theme import PALETTES, template


def painted(figure: dict[str, Any], theme: str = "light") -> dict[str, Any]:
    """A figure as the browser paints it: the theme's colours for their names ("@d1"), and its template."""
    palette = PALETTES[theme]
    filled: dict[str, Any] = _coloured(figure, palette)
    filled["layout"] = {"template": template(palette), **filled.get("layout", {})}
    return filled


def _coloured(value: Any, palette: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _coloured(part, palette) for key, part in value.items()}
    if isinstance(value, list):
        return [_coloured(part, palette) for part in value]
    if isinstance(value, str) and value.startswith("@"):
        return palette[value[1:]]
    return value
