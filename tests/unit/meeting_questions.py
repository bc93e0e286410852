"""The questions of docs/fragor.md as rows, so that their links can be followed."""

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "fragor.md"
LINK = re.compile(r"\[([^:\]]+): ([^\]]+)\]\((/[^)#]*)#([^)]+)\)")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a question is answered: titles of page and card, address without the card, id of the card."""

    page: str
    card: str
    address: str
    element: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the meeting with its answer in words and its links."""

    number: int
    text: str
    answer: str
    targets: tuple[Target, ...]

    @property
    def is_unpublished(self) -> bool:
        return self.answer.startswith("Inte publicerat")


def questions() -> tuple[Question, ...]:
    """Every row of the tables that begins with a number."""
    rows = (line.split("|") for line in PAGE.read_text(encoding="utf-8").splitlines())
    return tuple(
        Question(int(row[1]), row[2].strip(), row[3].strip(), tuple(Target(*m) for m in LINK.findall(row[4])))
        for row in rows
        if len(row) == 6 and row[1].strip().isdigit()
    )
