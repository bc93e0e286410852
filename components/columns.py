"""A column of a table, and the words for the kinds of figures that tables and passports share."""

from collections.abc import Callable
from dataclasses import dataclass

from queries.answers import Row

KIND = "Uppgiftens slag"
KIND_WORDS = {
    "published": "enligt rapport",
    "delivered": "inläst",
    "register": "inläst",
    "synthetic": "syntetiskt",
    "derived": "beräknat på rapportens tal",
    "assumed": "enligt ifyllda antaganden",
    "empty": "inte ifyllt",
    "missing": "redovisas inte",
    "withheld": "inga eller några få",
    "own": "panelens egen uppgift",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the text on screen, the raw value for files, and whether it is a number."""

    heading: str
    text: Callable[[Row], str]
    raw: Callable[[Row], str | float | None]
    is_number: bool = True
