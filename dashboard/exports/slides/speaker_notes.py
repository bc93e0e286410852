"""What stands under a slide for the speaker: the passport in full, what to keep in mind, and quotes."""

from components.columns import kinds_of
from components.passport import QUOTES, QUOTES_SHOWN, kinds_line, more_quotes, place_of, sections
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.slides.fitting import clean
from queries.answers import Answer
from queries.words import CAVEATS


def notes_of(exhibit: Exhibit, heading: str, note: str, changed: str) -> str:
    """The notes of a view, from what was written beside it to where each number stands."""
    parts = (*_view(exhibit, heading, note, changed), *_source(exhibit), *_printed(exhibit))
    return "\n".join(clean(line) for part in parts for line in (part.splitlines() or [""]))


def _view(exhibit: Exhibit, heading: str, note: str, changed: str) -> list[str]:
    title = [f"Fråga: {exhibit.title}"] if heading != exhibit.title else []
    parts = [heading, *title, exhibit.finding, f"Urval: {exhibit.selection}", exhibit.left_out]
    parts += [changed, *(["", "Anteckning", note] if note else []), "", *exhibit.marks]
    return [part for place, part in enumerate(parts) if part or (place and parts[place - 1])]


def _source(exhibit: Exhibit) -> list[str]:
    answer = exhibit.answer
    lines: list[str] = []
    if isinstance(answer, Answer) and kinds_of(answer):
        lines += ["", kinds_line(answer)]
    for heading, facts in sections(answer, exhibit.view, exhibit.passport, exhibit.beside):
        lines += ["", heading, *(f"{name}: {words}" for name, words in facts)]
    return lines


def _printed(exhibit: Exhibit) -> list[str]:
    lines: list[str] = []
    if exhibit.caveats:
        lines += ["", CAVEATS, *(f"• {one.text} ({one.section})" for one in exhibit.caveats)]
    if exhibit.figures:
        shown = exhibit.figures[:QUOTES_SHOWN]
        quotes = [f"”{one.quote}” ({place_of(one, exhibit.reports)})" for one in shown]
        lines += ["", QUOTES, *quotes, *more_quotes(len(exhibit.figures))]
    return lines
