"""Tables and lists that nothing chosen changes: drawn once per version, sent once to each browser."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from plotly.utils import PlotlyJSONEncoder

from components.card import Card
from queries.answers import Answer

TOKEN_LENGTH = 8
MOST_KEPT = 200
"""More than the pages have; cards of presentations have names of their own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the browser says that it shows: the data version, and the details that need not be sent again."""

    version: str = ""
    tokens: frozenset[str] = frozenset()

    @classmethod
    def parsed(cls, text: object) -> "Shown":
        """Read back what `written` gave; a browser can be made to send anything, which then shows nothing."""
        words = text.split() if isinstance(text, str) else []
        return cls(words[0], frozenset(words[1:])) if words else cls()


def written(version: str, tokens: list[str]) -> str:
    """The version and the tokens of the details that a page shows."""
    return " ".join((version, *tokens))


@dataclass(frozen=True, slots=True)
class Detail:
    """A card's table or list, and a token of its content; none where it follows what is chosen."""

    content: Any
    token: str = ""


_kept: dict[tuple[str, bool], tuple[Answer, Detail]] = {}


def detail_of(card: Card, answer: Answer, as_table: bool, draw: Callable[[], Any]) -> Detail:
    """The detail, the kept one when card and answer are those that it was drawn of."""
    if card.facet or card.group_facet or not answer.is_fixed:
        return Detail(draw())
    kept = _kept.get((card.name, as_table))
    if kept is not None and kept[0] == answer:
        return kept[1]
    content = draw()
    text = json.dumps(content, cls=PlotlyJSONEncoder)
    token = hashlib.sha256(text.encode()).hexdigest()[:TOKEN_LENGTH]
    detail = Detail(json.loads(text), f"{card.name}:{token}")
    while len(_kept) >= MOST_KEPT:
        _kept.pop(next(iter(_kept)), None)
    _kept[card.name, as_table] = (answer, detail)
    return detail
