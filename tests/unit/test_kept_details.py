"""What nothing chosen changes is sent once: never what the browser lacks, always what has changed."""

import pytest

from components import kept_details
from components.kept_details import Shown
from components.page import page_updates
from pages import sources
from queries.repository import Repository

KEPT = ("source_passports", "code_book", "inconsistencies", "missing_contents")


def update(repository: Repository, search: str, shown: object = "") -> tuple[dict[str, object], str]:
    """The painted parts of Källor, and what the browser shows after them."""
    parts, version, *_ = page_updates(sources.PAGE, sources.CARDS, repository, search, shown_version=shown)
    return parts, version


def test_a_search_sends_the_list_that_it_changes_and_no_other(repository: Repository) -> None:
    first, shown = update(repository, "")
    second, _ = update(repository, "?sok=1372", shown)
    assert {f"{card}-detail" for card in KEPT} <= first.keys()
    assert {f"{card}-detail" for card in KEPT}.isdisjoint(second)
    assert "published_figures-detail" in second
    assert len(str(second)) < len(str(first)) / 2


def test_a_table_is_sent_when_it_is_asked_for_and_when_it_is_put_away(repository: Repository) -> None:
    _, shown = update(repository, "")
    as_table, shown_then = update(repository, "?tabell=code_book", shown)
    assert "code_book-detail" in as_table and "source_passports-detail" not in as_table
    again, _ = update(repository, "", shown_then)
    assert "code_book-detail" in again
    assert again["code_book-detail"] != as_table["code_book-detail"]


@pytest.mark.parametrize("shown", ["", "2020-01-01-aaaa", None, 7, ["x"], {"a": 1}, "\x00 " * 10])
def test_a_browser_that_shows_something_else_gets_everything(repository: Repository, shown: object) -> None:
    parts, _ = update(repository, "", shown)
    assert {f"{card}-detail" for card in KEPT} <= parts.keys()


def test_what_is_written_is_read_back() -> None:
    assert Shown.parsed("v a:1 b:2") == Shown("v", frozenset({"a:1", "b:2"}))


def test_no_more_is_kept_than_the_pages_need(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_details, "MOST_KEPT", 3)
    monkeypatch.setattr(kept_details, "_kept", {})
    update(repository, "")
    assert len(kept_details._kept) == 3
