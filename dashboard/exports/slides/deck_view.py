"""A view of a deck with what people wrote beside it, and the panel that shows that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.exports.exhibit import Exhibit
from dashboard.exports.slides.fitting import clean, shortened
from dashboard.exports.slides.native_chart import Box
from dashboard.exports.slides.texts import Text, texts_height
from dashboard.formatting import day
from dashboard.presentations.model import Decision

DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
UNBROKEN = "\N{NON-BREAKING HYPHEN}"
IN_THE_NOTES = "Hela texten står i anteckningarna."


@dataclass(frozen=True, slots=True)
class DeckView:
    """A view of a deck. heading: empty for the card's own title; note: the presenter's; decisions: made
    beside it; changed: what has changed since it was saved, empty for nothing."""

    exhibit: Exhibit
    heading: str = ""
    note: str = ""
    decisions: tuple[Decision, ...] = ()
    changed: str = ""

    @property
    def title(self) -> str:
        """What stands over its slides."""
        return self.heading.strip() or self.exhibit.title


def decision_words(decision: Decision) -> str:
    """A decision in one line: what, who, until when, and whether it is carried out."""
    facts = [
        decision.owner,
        f"senast {day(decision.due)}" if decision.due else "",
        "klart" * decision.is_done,
    ]
    told = ", ".join(fact for fact in facts if fact)
    return f"{decision.text} ({told})" if told else decision.text


def panel_texts(view: DeckView) -> list[Text]:
    """What stands beside the chart: what has changed, the note and the decisions."""
    texts: list[Text] = []
    for heading, parts in (
        ("Ändrat sedan vyn sparades", _lines_of(view.changed)),
        ("Anteckning", _lines_of(view.note)),
        ("Beslut", [f"• {_on_one_line(decision_words(one))}" for one in view.decisions]),
    ):
        if parts:
            texts.append(Text(heading, 14, is_bold=True, space=10 if texts else 0))
            texts += [Text(part, 14, space=3) for part in parts]
    return texts


def _lines_of(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def _on_one_line(words: str) -> str:
    """Words in which no day breaks: PowerPoint breaks lines after a hyphen."""
    return DAY.sub(lambda found: found[0].replace("-", UNBROKEN), words)


def spoken(view: DeckView) -> str:
    return "\n".join(
        [view.note.strip(), *(f"Beslut: {decision_words(one)}" for one in view.decisions)]
    ).strip()


def cut(texts: Sequence[Text], box: Box) -> list[Text]:
    """The paragraphs in smaller letters when they must, and cut when even that does not do."""
    for size in (14, 12):
        smaller = [replace(one, size=min(one.size, size)) for one in texts]
        if texts_height(smaller, box.width) <= box.height:
            return smaller
    kept: list[Text] = []
    closing = Text(IN_THE_NOTES, 12, colour="muted", space=4)
    left = box.height - texts_height([closing], box.width)
    for one in smaller:
        needed = texts_height([one], box.width)
        if needed > left:
            words = shortened(
                clean(one.words), box.width, left - one.space / 72, one.size, is_bold=one.is_bold
            )
            return [*kept, *([replace(one, words=words)] if left > 0.4 else []), closing]
        kept.append(one)
        left -= needed
    return kept
