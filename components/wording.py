"""Findings as text with bold parts, and filters in Swedish words."""

import re
from dataclasses import dataclass

from dashboard.formatting import capitalised, listed
from queries.filters import NEED, Filters, url_attribute

SENTENCE_ENDS = re.compile(r"(?<=[.?!])\s+(?=[A-ZÅÄÖ])")
INSTRUCTIONS = ("Välj ", "Öppna en ", "Svara på ")
"""How sentences begin that say what to do on the page."""


@dataclass(frozen=True, slots=True)
class Bold:
    """A decisive part of a finding."""

    text: str


Finding = tuple[str | Bold, ...]
WHOLE_CITY = "Hela staden"


def plain(finding: Finding) -> str:
    """The finding without emphasis: the text alternative of a chart."""
    return "".join(part.text if isinstance(part, Bold) else part for part in finding)


def attribute_label(name: str) -> str:
    """The Swedish name of a filter: "Förvaltning", "Ej tillgodosett behov"."""
    return url_attribute(name).label


def chosen_words(filters: Filters, name: str) -> str:
    """The chosen categories of one filter in words: "Kvinna", "Nordost eller Hisingen"."""
    source = url_attribute(name)
    words = [source.code(code).label for code in filters.codes(name)]
    if name == NEED:
        return listed(words)
    return " eller ".join(words)


def filters_in_words(filters: Filters, names: tuple[str, ...] | None = None) -> str:
    """All chosen filters in words, "Hela staden" when there is none; `names` limits to those honoured."""
    shown = [name for name in filters.names if names is None or name in names]
    return " · ".join(chosen_words(filters, name) for name in shown) or WHOLE_CITY


def prefix(filters: Filters, honoured: tuple[str, ...]) -> str:
    """The chosen group before a finding: "Hisingen · Kvinna: ", empty for the whole city."""
    words = filters_in_words(filters, honoured)
    return "" if words == WHOLE_CITY else f"{words}: "


def left_out_note(names: tuple[str, ...], source: str) -> str:
    """What a chart could not follow: "Visas utan urvalet Ålder. …"."""
    labels = listed([attribute_label(name).lower() for name in names])
    return capitalised(f"{labels} finns inte i {source}.") if source else f"Visas utan urval på {labels}."


def without_instructions(text: str) -> str:
    """The sentences of a text but for those that say what to do on the page, which no file can do."""
    kept = [one for one in SENTENCE_ENDS.split(text) if not one.startswith(INSTRUCTIONS)]
    return " ".join(kept) if kept else text
