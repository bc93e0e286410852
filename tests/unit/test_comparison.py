"""What a saved view shows when it is opened again: unchanged, changed, protected, or gone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.presentations.comparison import CELLS_KEPT, State
from dashboard.presentations.model import GoneError
from dashboard.presentations.shown import shown, view_of
from pages import card_places
from queries.answers import Answer, AnyAnswer, TooDetailed, TooFew
from queries.connection import StoreReader
from queries.filters import Filters
from queries.repository import Repository
from tests.spec.true_store import repository_of_reports

PLACES = card_places()


class Altered(Repository):
    """The repository after a newer delivery: every answer is changed on its way out."""

    def __init__(self, reader: StoreReader, change: Callable[[AnyAnswer], AnyAnswer]) -> None:
        super().__init__(reader)
        self._change = change

    def ask(self, question: str, filters: Filters) -> AnyAnswer:
        return self._change(super().ask(question, filters))


@pytest.fixture(scope="module")
def reader(demo_store: Path) -> StoreReader:
    """The demo store."""
    return StoreReader(demo_store / "store")


@pytest.fixture(scope="module")
def repository(reader: StoreReader) -> Repository:
    """The repository on the demo store."""
    return Repository(reader)


@pytest.mark.parametrize("card", PLACES)
def test_every_card_can_be_kept_and_is_unchanged_when_opened_again(repository: Repository, card: str) -> None:
    view = view_of(card, "?forvaltning=hisingen&exempel=ja", repository, PLACES)
    again = shown(view, repository, PLACES)
    assert again.comparison.state is State.SAME
    assert view.data_version in again.comparison.words
    assert 0 < len(view.remembered) <= CELLS_KEPT
    assert again.address.startswith(PLACES[card][0].path)


def test_only_what_concerns_the_card_is_kept_of_the_address(repository: Repository) -> None:
    search = "?tabell=clients_by_age,main_plans&kon=kvinna&nonsens=1"
    assert view_of("main_plans", search, repository, PLACES).search == "?kon=kvinna&tabell=main_plans"


def test_a_proposal_with_a_new_status_is_told_with_old_and_new() -> None:
    before, after = (
        repository_of_reports("proposal_status", f"proposal_id|decided_on|status\nips_r1|2025-05-01|{status}")
        for status in ("Pågår", "Genomfört")
    )
    view = view_of("proposals", "", before, PLACES)
    told = shown(view, after, PLACES).comparison
    assert told.state is State.CHANGED
    assert [(one.column, one.was, one.now) for one in told.changes] == [("Status", "Pågår", "Genomfört")]


def test_changed_numbers_are_told_with_old_and_new(reader: StoreReader, repository: Repository) -> None:
    def one_more(answer: AnyAnswer) -> AnyAnswer:
        assert isinstance(answer, Answer)
        return replace(answer, rows=(replace(answer.rows[0], share=0.5), *answer.rows[1:]))

    view = view_of("main_plans", "", repository, PLACES)
    again = shown(view, Altered(reader, one_more), PLACES)
    (change,) = again.comparison.changes
    assert again.comparison.state is State.CHANGED
    assert (change.row, change.column) == view.remembered[0][:2]
    assert (change.was, change.now.replace("\N{NO-BREAK SPACE}", " ")) == (view.remembered[0][2], "50 %")
    assert "1 uppgift är en annan" in again.comparison.words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("kind", [TooFew("main_plans", "v40"), TooDetailed("main_plans", ("gender",), "v40")])
def test_numbers_that_are_now_protected_say_so(
    reader: StoreReader, repository: Repository, kind: AnyAnswer
) -> None:
    view = view_of("main_plans", "", repository, PLACES)
    again = shown(view, Altered(reader, lambda _: kind), PLACES)
    assert again.comparison.state is State.HIDDEN
    assert "talen är nu skyddade" in again.comparison.words
    assert {change.now for change in again.comparison.changes} == {"skyddat"}


def test_a_row_that_is_gone_and_one_that_is_new_are_told(reader: StoreReader, repository: Repository) -> None:
    view = view_of("main_plans", "", repository, PLACES)
    first, *rest = view.remembered
    other = replace(view, remembered=(("Nedlagd planering", first[1], "7 %"), *rest))
    changes = shown(other, repository, PLACES).comparison.changes
    assert [(change.was, change.now) for change in changes] == [
        ("7 %", "finns inte längre"),
        ("fanns inte", first[2]),
    ]


def test_a_chart_or_filter_that_no_longer_exists_says_so_and_keeps_the_rest(repository: Repository) -> None:
    view = view_of("main_plans", "?kon=kvinna", repository, PLACES)
    gone = shown(replace(view, card="abolished", heading="Min rubrik"), repository, PLACES)
    assert gone.exhibit is None
    assert "finns inte längre" in gone.comparison.words
    assert (gone.heading, gone.address) == ("Min rubrik", "")
    partly = shown(replace(view, search="?kon=kvinna&alder=nedlagd"), repository, PLACES)
    assert partly.exhibit is not None
    assert "nedlagd" in partly.fault
    with pytest.raises(GoneError):
        view_of("abolished", "", repository, PLACES)


def test_without_a_store_the_view_stays_and_says_why(repository: Repository, tmp_path: Path) -> None:
    view = view_of("main_plans", "", repository, PLACES)
    assert "Datalagret" in shown(view, Repository(StoreReader(tmp_path)), PLACES).comparison.words
