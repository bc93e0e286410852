"""What would change on each page: the answers of the served store beside those of the one to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.formatting import listed
from dashboard.page import Page
from dashboard.preview_rows import differing_rows, shown
from data.codebook import attribute
from queries.answers import Answer, AnyAnswer
from queries.connection import Store, StoreReader, StoreUnavailableError
from queries.deliveries import deliveries
from queries.filters import Filters
from queries.repository import QUESTIONS, asked_for

ABOUT_VERSIONS = ("data_versions", "released_data")
"""Cards about the store itself, which every publication changes."""
TARGET_GROUP = ("active_work", "administration")
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
class Counted:
    """Released clients of an administration in the target group: as served, and as they would be."""

    label: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a publication would do: to the cards of every page, and to the clients of every administration of
    the year. returning: other deliveries that come with it, since the version that is served lacks them."""

    changes: tuple[Change, ...]
    counted: tuple[Counted, ...] = ()
    year: int | None = None
    returning: tuple[str, ...] = ()

    @property
    def warning(self) -> str:
        """What to think of before publishing, empty when there is nothing."""
        return RETURNING.format(listed(self.returning)) if self.returning else ""


def previewed(
    served: Path, to_come: Path, year: int | None, *, counts_clients: bool, file_hash: str = ""
) -> Preview:
    """Everything that differs between two store folders for the year. file_hash: of the file itself."""
    changes = changes_by_page(served, to_come, year)
    counted = counted_by_administration(served, to_come, year) if counts_clients and year else ()
    return Preview(changes, counted, year, _returning(served, to_come, file_hash))


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


def counted_by_administration(served: Path, to_come: Path, year: int) -> tuple[Counted, ...]:
    """Administrations in the order of the code book, those without clients in either version left out."""
    before, after = (clients_by_administration(folder, year) for folder in (served, to_come))
    return tuple(
        Counted(code.label, before.get(code.code), after.get(code.code))
        for code in attribute("administration").codes
        if code.code in before or code.code in after
    )


def changes_by_page(served: Path, to_come: Path, year: int | None) -> tuple[Change, ...]:
    """Every card whose answer for the year differs between two store folders, in the order of the pages."""
    from pages import card_places

    before, after = _opened(served), _opened(to_come)
    filters = Filters(year=year)
    try:
        return tuple(
            change
            for name, (page, card) in card_places().items()
            if name in QUESTIONS and name not in ABOUT_VERSIONS
            if (change := _change(page, card.title, name, before, after, filters))
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


def _change(
    page: Page, card: str, question: str, before: Store | None, after: Store | None, filters: Filters
) -> Change | None:
    old, new = (_asked(opened, question, filters) for opened in (before, after))
    if isinstance(old, Answer) and isinstance(new, Answer):
        words, rows = differing_rows(old, new)
    elif isinstance(new, Answer):
        rows = len(new.rows)
        words = f"börjar visas, {rows} {'rad' if rows == 1 else 'rader'}"
    elif isinstance(old, Answer):
        words, rows = "visas inte längre", len(old.rows)
    else:
        return None
    return Change(page.title, card, words, rows, page.path) if words else None


def _asked(opened: Store | None, question: str, filters: Filters) -> AnyAnswer | None:
    return asked_for(QUESTIONS[question](opened, filters), filters) if opened else None


def clients_by_administration(folder: Path, year: int) -> dict[str, int]:
    """Released clients in the target group by administration, empty when the year has none."""
    opened = _opened(folder)
    if opened is None:
        return {}
    try:
        if not opened.has_table("v40", str(year), TARGET_GROUP):
            return {}
        cells = opened.cells("v40", str(year), TARGET_GROUP)
        return {codes[1]: cell.n for codes, cell in cells.items() if codes[0] == "yes"}
    finally:
        opened.engine.dispose()


def lines(preview: Preview) -> Iterator[str]:
    """The changes as text, a heading per page, then the clients by administration."""
    if preview.warning:
        yield preview.warning
    page = ""
    for change in preview.changes:
        if change.page != page:
            page = change.page
            yield page
        yield f"  {change.card}: {change.rows} rader ändras. {change.words}"
    if preview.counted:
        yield f"Klienter i målgruppen {preview.year}"
    for one in preview.counted:
        yield f"  {one.label}: {shown(one.before)} → {shown(one.after)}"
