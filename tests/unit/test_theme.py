"""The theme: both palettes complete, colour names become colours, contrast enough to read."""

import json
import re

import pytest

from dashboard.theme import DARK, LIGHT, PALETTES, browser_theme, custom_properties, template
from tests.unit.painting import painted


def luminance(colour: str) -> float:
    """Relative luminance by WCAG of a colour written #rrggbb."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_both_palettes_have_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert all(re.fullmatch("#[0-9a-f]{6}", c) for p in PALETTES.values() for c in p.values())


@pytest.mark.parametrize("name", PALETTES)
def test_text_can_be_read(name: str) -> None:
    palette = PALETTES[name]
    for text, ground in (("ink", "surface"), ("muted", "surface"), ("ink", "ground"), ("synt-ink", "synt")):
        assert contrast(palette[text], palette[ground]) >= 4.5, (text, ground)
    for mark in ("d1", "d2", "ref"):
        assert contrast(palette[mark], palette["surface"]) >= 3, mark


def test_colour_names_become_colours_wherever_they_stand() -> None:
    figure = {"data": [{"marker": {"color": ["@d1", "@unknown"]}, "x": [1]}], "layout": {"bargap": 0.5}}
    found = painted(figure, "dark")
    assert found["data"][0]["marker"]["color"] == [DARK["d1"], DARK["unknown"]]
    assert found["layout"] == {"template": template(DARK), "bargap": 0.5}
    assert figure["data"] == [{"marker": {"color": ["@d1", "@unknown"]}, "x": [1]}]


def test_the_browser_gets_the_same_theme_and_no_markup() -> None:
    text = browser_theme()
    assert "<" not in text and json.loads(text)["light"]["palette"] == LIGHT
    assert "--d1:#3f5564" in custom_properties() and "[data-theme=dark]" in custom_properties()
