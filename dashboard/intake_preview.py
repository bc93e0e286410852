"""What would change on each page: the answers of the served store beside those of the one to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.formatting import listed
from dashboard.intake_counted import Counted, counted_by_administration, title_of
from dashboard.page import Page
from dashboard.preview_rows import differing_rows, shown
from data.protection.lattice import EVERY_TABLE
from queries.answers import Answer, AnyAnswer, TooDetailed
from queries.connection import Store, StoreReader, StoreUnavailableError
from queries.deliveries import deliveries
from queries.filters import Filters
from queries.repository import QUESTIONS, asked_for

ABOUT_VERSIONS = ("data_versions", "released_data")
"""Cards about the store itself, which every publication changes."""
FEWER = (
    "Talen för {} visas i tabeller med högst {}. Kort som behöver fler säger att urvalet är för detaljerat; "
    "övriga går att filtrera på färre val samtidigt."
)
VARIABLES = {1: "en variabel", 2: "två variabler", 3: "tre variabler"}
RETURNING = (
    "Publiceringen tar också med {}, som är inläst men inte ingår i den version som visas nu. Ska det inte "
    "visas: läs först in en rättad fil för samma period."
)


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one card: page, card, in words, and how many of its rows differ. path: of the page."""

    page: str
    card: str
    words: str
    rows: int
    path: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a publication would do: to the cards of every page, and to what is counted by administration.
    title: what that is; returning: other deliveries that come with it, since the version that is served
    lacks them; most_attributes: of the tables it is shown in; too_detailed: cards that need more."""

    changes: tuple[Change, ...]
    counted: tuple[Counted, ...] = ()
    title: str = ""
    year: int | None = None
    returning: tuple[str, ...] = ()
    most_attributes: int = EVERY_TABLE
    too_detailed: tuple[str, ...] = ()

    @property
    def fewer(self) -> str:
        """What fewer variables in the tables do, empty when all are chosen."""
        return fewer(self.year, self.most_attributes, self.too_detailed)

    @property
    def warning(self) -> str:
        """What to think of before publishing, empty when there is nothing."""
        return RETURNING.format(listed(self.returning)) if self.returning else ""


def fewer(year: int | None, most_attributes: int, too_detailed: tuple[str, ...]) -> str:
    """What so few variables in the tables do, in words; empty when all tables are chosen."""
    if most_attributes == EVERY_TABLE:
        return ""
    said = FEWER.format(year, VARIABLES[most_attributes])
    return f"{said} För detaljerade utan något val: {listed(too_detailed)}." if too_detailed else said


def previewed(
    served: Path,
    to_come: Path,
    year: int | None,
    *,
    source: str,
    period: str,
    file_hash: str = "",
    most_attributes: int = EVERY_TABLE,
) -> Preview:
    """Everything that differs between two store folders for the year. period: the latest of the file;
    file_hash: of the file itself; most_attributes: what the version to come was asked to be released in."""
    cards = _cards(served, to_come, Filters(year=year))
    return Preview(
        tuple(change for card in cards if (change := _change(card)) is not None),
        counted_by_administration(source, served, to_come, period),
        title_of(source, period),
        year,
        _returning(served, to_come, file_hash),
        most_attributes,
        tuple(f"{card.page.title}: {card.title}" for card in cards if isinstance(card.after, TooDetailed)),
    )


def _returning(served: Path, to_come: Path, file_hash: str) -> tuple[str, ...]:
    """Deliveries of other files that the version to come has and the served one, gone back to, has not."""
    before, after = (_delivered(folder) for folder in (served, to_come))
    new = {key: title for key, title in after.items() if key not in before and key[2] != file_hash}
    return tuple(f"{title} {period}" for (_, period, _), title in sorted(new.items()))


def _delivered(folder: Path) -> dict[tuple[str, str, str], str]:
    opened = _opened(folder)
    if opened is None:
        return {}
    try:
        return deliveries(opened)
    finally:
        opened.engine.dispose()


@dataclass(frozen=True, slots=True)
class _Card:
    """A card with its answer of two store folders."""

    page: Page
    title: str
    before: AnyAnswer | None
    after: AnyAnswer | None


def _cards(served: Path, to_come: Path, filters: Filters) -> tuple[_Card, ...]:
    """Every card that asks the store, in the order of the pages."""
    from pages import card_places

    before, after = _opened(served), _opened(to_come)
    try:
        return tuple(
            _Card(page, card.title, _asked(before, name, filters), _asked(after, name, filters))
            for name, (page, card) in card_places().items()
            if name in QUESTIONS and name not in ABOUT_VERSIONS
        )
    finally:
        for opened in (before, after):
            if opened is not None:
                opened.engine.dispose()


def _opened(folder: Path) -> Store | None:
    try:
        return StoreReader(folder).store()
    except StoreUnavailableError:
        return None


def _change(card: _Card) -> Change | None:
    """What becomes of a card; None when it stays as it is."""
    old, new = card.before, card.after
    if isinstance(old, Answer) and isinstance(new, Answer):
        words, rows = differing_rows(old, new)
    elif isinstance(new, Answer):
        rows = len(new.rows)
        words = f"börjar visas, {rows} {'rad' if rows == 1 else 'rader'}"
    elif isinstance(old, Answer):
        words, rows = "visas inte längre", len(old.rows)
    else:
        return None
    return Change(card.page.title, card.title, words, rows, card.page.path) if words else None


def _asked(opened: Store | None, question: str, filters: Filters) -> AnyAnswer | None:
    return asked_for(QUESTIONS[question](opened, filters), filters) if opened else None


def lines(preview: Preview) -> Iterator[str]:
    """The changes as text, a heading per page, then what is counted by administration."""
    yield from filter(None, (preview.warning, preview.fewer))
    page = ""
    for change in preview.changes:
        if change.page != page:
            page = change.page
            yield page
        yield f"  {change.card}: {change.rows} rader ändras. {change.words}"
    if preview.counted:
        yield preview.title
    for one in preview.counted:
        yield f"  {one.label}: {shown(one.before)} → {shown(one.after)}"
