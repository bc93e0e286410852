"""The menu of a card's downloads: files from the server as links, what the browser makes as buttons."""

import re
import unicodedata
from typing import Any

from components.caption import PROTECTED, selection_line
from components.card import Card
from components.marks import mark_of
from components.markup import light
from queries.answers import Answer, AnyAnswer
from queries.filters import Filters, url_attribute

SERVED = ("pptx", "xlsx", "csv")
"""Kinds of files that the server makes; `dashboard.exports.downloads.FORMATS` makes each."""
MADE_IN_BROWSER = ("png", "svg", "copy")
ITEMS = {
    "pptx": "PowerPoint (PPTX)",
    "png": "Bild (PNG)",
    "svg": "Bild (SVG)",
    "copy": "Kopiera bild",
    "xlsx": "Excel (XLSX)",
    "csv": "Tabell (CSV)",
}
LONGEST_WORDS, LONGEST_NAME = 60, 120


def menu(card: Card, answer: Answer, filters: Filters) -> Any:
    """The menu, with what assets/picture.js writes under a picture and what its file is called."""
    named = {"data-tip": "Ladda ned", "aria-label": f"Ladda ned: {card.title}"}
    summary = light("Summary", "↓", className="tool", **named)
    items = [_item(kind, words, card) for kind, words in ITEMS.items() if kind in (*SERVED, *MADE_IN_BROWSER)]
    mark = mark_of(answer)
    carried = {
        "data-menu": "",
        "data-card": card.name,
        "data-file": file_name(card, answer, filters),
        "data-selection": selection_line(answer, filters),
        "data-protection": PROTECTED if answer.is_protected else "",
        "data-mark": mark.text if mark else "",
    }
    return light(
        "Details",
        [summary, light("Div", items, className="menu-panel")],
        className="menu",
        **carried,
    )


def _item(kind: str, words: str, card: Card) -> Any:
    name = {"aria-label": f"{words}: {card.title}"}
    if kind in SERVED:
        href = f"/ladda-ned/{card.name}.{kind}"
        return light("A", words, href=href, className="menu-item", **{"data-download": "", **name})
    return light("Button", words, className="menu-item", **{"data-picture": kind, **name})


def file_name(card: Card, answer: AnyAnswer, filters: Filters) -> str:
    """A name that says what a file holds: title and the filters it follows, ASCII, without its ending."""
    honoured = answer.honoured if isinstance(answer, Answer) else ()
    chosen = [(name, codes) for name, codes in filters.chosen if name in honoured]
    slugs = [url_attribute(name).code(code).slug for name, codes in chosen for code in codes]
    return "-".join((_slug(card.title), *slugs))[:LONGEST_NAME]


def _slug(title: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_only)
    return "-".join(words)[:LONGEST_WORDS].strip("-") or "diagram"
