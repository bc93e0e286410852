"""Marks of what is made up: on the page, on the card, in passports, pictures and files."""

from dataclasses import dataclass
from typing import Any

from components.markup import light, light_link
from components.view import View
from queries import options
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


def strips(marks: set[Mark], view: View) -> list[Any]:
    """The strips at the top of a page that shows anything made up; examples can be put away again there."""
    return [_strip(mark, view) for mark in MARKS if mark in marks]


def _strip(mark: Mark, view: View) -> Any:
    words = light("Span", [light("Strong", mark.title), " ", mark.words], className="strip-words")
    away = view.filtered(view.filters.with_option(options.EXAMPLE.slug, ""))
    link = [" ", light_link("Dölj exempel", away)] if mark is EXAMPLE else []
    return light("P", [words, *link], className="synthetic-strip", **{"data-mark": mark.name})
