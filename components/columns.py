"""A column of a table, and the words for the kinds of figures that tables and passports share."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from queries.answers import Answer, Row
from queries.delivered import DELIVERED

KIND = "Uppgiftens slag"
INTERVAL = "95 % intervall"
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


def kinds_of(answer: Answer, leave_out: Collection[str] = ()) -> tuple[str, ...]:
    """The kinds of its rows in words, and that delivered words stand beside them. Public numbers that are
    delivered beside synthetic persons are not protected."""
    is_protected = answer.is_protected and answer.kind != "synthetic"
    protected = f"{KIND_WORDS['delivered']}, skyddat" if is_protected else KIND_WORDS["delivered"]
    shown = KIND_WORDS | {"delivered": protected}
    words = dict.fromkeys(shown[row.kind] for row in answer.rows if row.kind not in leave_out)
    has_said = any(said.startswith(KIND_WORDS["register"]) for said in words)
    if not has_said and any(code.startswith(DELIVERED) for code in answer.beside):
        return (*words, KIND_WORDS["register"])
    return tuple(words)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the text on screen, the raw value for files, and whether it is a number."""

    heading: str
    text: Callable[[Row], str]
    raw: Callable[[Row], str | float | None]
    is_number: bool = True
