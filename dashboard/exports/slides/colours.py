"""The theme of a deck: typeface and colours of the dashboard in the slots that PowerPoint has."""

import re
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.presentation import Presentation

from dashboard.theme import FONT, LIGHT

SLOTS = {
    "dk1": "ink",
    "lt1": "surface",
    "dk2": "muted",
    "lt2": "ground",
    "accent1": "d1",
    "accent2": "d2",
    "accent3": "d5",
    "accent4": "d4",
    "accent5": "d6",
    "accent6": "d3",
    "hlink": "frame",
    "folHlink": "d5",
}
"""Slots of the theme and the colours of the dashboard that fill them."""
THEME_COLOURS: dict[str, tuple[MSO_THEME_COLOR, float]] = {
    "ink": (MSO_THEME_COLOR.TEXT_1, 0),
    "ref": (MSO_THEME_COLOR.TEXT_1, 0),
    "surface": (MSO_THEME_COLOR.BACKGROUND_1, 0),
    "on-data": (MSO_THEME_COLOR.BACKGROUND_1, 0),
    "muted": (MSO_THEME_COLOR.TEXT_2, 0),
    "unknown": (MSO_THEME_COLOR.TEXT_2, 0.4),
    "ground": (MSO_THEME_COLOR.BACKGROUND_2, 0),
    "line": (MSO_THEME_COLOR.BACKGROUND_2, -0.1),
    "interval": (MSO_THEME_COLOR.BACKGROUND_2, -0.25),
    "d1": (MSO_THEME_COLOR.ACCENT_1, 0),
    "d2": (MSO_THEME_COLOR.ACCENT_2, 0),
    "d3": (MSO_THEME_COLOR.ACCENT_6, 0),
    "d4": (MSO_THEME_COLOR.ACCENT_4, 0),
    "d5": (MSO_THEME_COLOR.ACCENT_3, 0),
    "d6": (MSO_THEME_COLOR.ACCENT_5, 0),
    "synt": (MSO_THEME_COLOR.ACCENT_6, 0.6),
    "frame": (MSO_THEME_COLOR.HYPERLINK, 0),
}
TYPEFACE = FONT.split('"')[1]
PANOSE = "020B0606030504020204"
"""The kind of letter, so that a machine without the typeface finds one alike."""


def paint(colour: Any, name: str, *, strength: float = 1) -> None:
    """A colour of the theme by its name; `strength`: how much of it, the rest is white."""
    slot, brightness = THEME_COLOURS[name]
    colour.theme_color = slot
    colour.brightness = round(1 - strength, 2) if strength < 1 else brightness


def set_theme(presentation: Presentation) -> None:
    """Writes typeface and colours into the theme that every slide follows."""
    master = presentation.slide_master.part
    part = next(rel.target_part for rel in master.rels.values() if rel.reltype.endswith("/theme"))
    part.blob = themed(part.blob.decode("utf-8")).encode("utf-8")


def themed(xml: str) -> str:
    """The theme with the dashboard's colours and typeface in place of Office's."""
    for slot, name in SLOTS.items():
        colour = f'<a:{slot}><a:srgbClr val="{LIGHT[name].lstrip("#").upper()}"/></a:{slot}>'
        xml = re.sub(rf"<a:{slot}>.*?</a:{slot}>", colour, xml, count=1)
    latin = f'<a:latin typeface="{TYPEFACE}" panose="{PANOSE}" pitchFamily="34" charset="0"/>'
    xml = re.sub(r'<a:latin typeface="Calibri"/>', latin, xml)
    return xml.replace('name="Office Theme"', 'name="Vägar till sysselsättning"')
