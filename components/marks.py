"""Marks of what is made up: on the page, on the card, in passports, pictures and files."""

from dataclasses import dataclass
from typing import Any

from components.markup import light
from queries.answers import Answer


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its name as CSS class, the word everybody sees first, and what it means."""

    name: str
    title: str
    words: str

    @property
    def text(self) -> str:
        """The whole mark in one line."""
        return f"{self.title} {self.words}"


SYNTHETIC = Mark(
    "is-synthetic",
    "Syntetiska data.",
    "Personerna är påhittade och kalibrerade mot publicerade tabeller. "
    "Skillnader mellan förvaltningar är slump.",
)
EXAMPLE = Mark(
    "is-example",
    "Exempel.",
    "Verksamheter, deltagare och siffror är påhittade och säger inget om någon verklig verksamhet.",
)
MARKS = (SYNTHETIC, EXAMPLE)


def mark_of(answer: Answer) -> Mark | None:
    """The mark that an answer must carry, None when nothing in it is made up."""
    if answer.is_example:
        return EXAMPLE
    return SYNTHETIC if answer.has_synthetic else None


def strips(marks: set[Mark]) -> list[Any]:
    """The strips at the top of a page that shows anything made up."""
    shown = [mark for mark in MARKS if mark in marks]
    return [
        light(
            "P",
            [light("Strong", mark.title), " ", mark.words],
            className="synthetic-strip",
            **{"data-mark": mark.name},
        )
        for mark in shown
    ]
