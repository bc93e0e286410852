"""Colours, typeface and the Plotly template, declared once for the style sheet, the charts and the
exports."""

import json
from typing import Any

FONT = '"Open Sans", "Segoe UI", Arial, sans-serif'
LIGHT = {
    "ground": "#f3f5f6",
    "surface": "#ffffff",
    "ink": "#1b252b",
    "muted": "#51606a",
    "line": "#d7dee2",
    "control": "#71808a",
    "frame": "#0076bc",
    "frame-soft": "#e6f1f8",
    "d1": "#3f5564",
    "d2": "#008391",
    "d3": "#ffcd37",
    "d4": "#d24723",
    "d5": "#674a99",
    "d6": "#008767",
    "unknown": "#98a5ad",
    "interval": "#a9b6be",
    "ref": "#1b252b",
    "synt": "#fff2b0",
    "synt-ink": "#4a3c00",
    "on-data": "#ffffff",
}
DARK = {
    "ground": "#12191d",
    "surface": "#1b252b",
    "ink": "#eef2f4",
    "muted": "#a9b7bf",
    "line": "#34434c",
    "control": "#8496a1",
    "frame": "#4db1ea",
    "frame-soft": "#17303f",
    "d1": "#9fb6c4",
    "d2": "#4cc3cf",
    "d3": "#ffcd37",
    "d4": "#f08a6c",
    "d5": "#b79be4",
    "d6": "#55c9a6",
    "unknown": "#7d8c95",
    "interval": "#52646f",
    "ref": "#eef2f4",
    "synt": "#3d3410",
    "synt-ink": "#ffe9a0",
    "on-data": "#12191d",
}
PALETTES = {"light": LIGHT, "dark": DARK}


def custom_properties() -> str:
    """The palettes as CSS custom properties, light as default and in pictures, dark under data-theme=dark."""
    light, dark = (
        ";".join(f"--{name}:{value}" for name, value in palette.items()) for palette in (LIGHT, DARK)
    )
    bright = f":root,[data-theme=light]{{{light};--font:{FONT};color-scheme:light}}"
    return f"{bright}[data-theme=dark]{{{dark};color-scheme:dark}}"


def template(palette: dict[str, str]) -> dict[str, Any]:
    """The Plotly template of a palette: type, axes and bars. Figures carry only what differs."""
    axis = {
        "gridcolor": palette["line"],
        "linecolor": palette["line"],
        "zerolinecolor": palette["control"],
        "tickfont": {"size": 13},
        "automargin": False,
    }
    return {
        "layout": {
            "font": {"family": FONT, "size": 13, "color": palette["ink"]},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [palette[f"d{i}"] for i in (1, 2, 5, 4, 6, 3)],
            "xaxis": axis,
            "yaxis": axis,
            "hoverlabel": {"font": {"family": FONT, "size": 13}},
            "legend": {"font": {"size": 13}},
            "dragmode": False,
            "separators": ",\N{NO-BREAK SPACE}",
        },
        "data": {
            "bar": [{"textfont": {"size": 13}, "insidetextfont": {"color": palette["on-data"]}}],
            "scatter": [{"textfont": {"size": 13}}],
        },
    }


def browser_theme() -> str:
    """What the browser needs to colour figures: palettes and templates by theme, as JSON."""
    themes = {name: {"palette": palette, "template": template(palette)} for name, palette in PALETTES.items()}
    return json.dumps(themes, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
