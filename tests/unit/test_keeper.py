"""What is kept of presentations, and that nobody overwrites anybody, on SQLite and on PostgreSQL."""

import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from dashboard.presentations import database as database_module
from dashboard.presentations import keeper as keeper_module
from dashboard.presentations import statements
from dashboard.presentations.database import GONE, HEAD, LOCKED, Database
from dashboard.presentations.keeper import DatabaseKeeper
from dashboard.presentations.model import (
    ConflictError,
    FullError,
    GoneError,
    KeepingError,
    Presentation,
    RefusedTextError,
    SavedView,
)
from dashboard.presentations.tables import metadata
from dashboard.settings import SettingsError
from tests.conftest import settings_for
from tests.unit.postgres import is_installed, running_postgres

KINDS = ("sqlite", *(("postgresql",) if is_installed() else ()))
VIEW = SavedView(
    "", "main_plans", "?kon=kvinna", "", "", "2022", (("KC", "Antal", "1 028"),), datetime.now(UTC), 0
)


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL, started for this module."""
    with running_postgres() as address:
        yield address


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """An empty database of each kind that this machine has."""
    if request.param == "sqlite":
        return Database(f"sqlite:///{tmp_path / 'presentations.sqlite'}")
    emptied = Database(request.getfixturevalue("postgres"))
    with emptied.writing() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    return Database(request.getfixturevalue("postgres"))


@pytest.fixture
def keeper(database: Database) -> DatabaseKeeper:
    """A keeper with nothing kept."""
    return DatabaseKeeper(database)


@pytest.fixture
def here(tmp_path: Path) -> DatabaseKeeper:
    """A keeper on a file of its own."""
    return DatabaseKeeper(Database(f"sqlite:///{tmp_path / 'presentations.sqlite'}"))


def filled(keeper: DatabaseKeeper, views: int = 3) -> Presentation:
    """A presentation with views named a, b, c …"""
    made = keeper.create("Möte i mars", "SoB")
    for place in range(views):
        made = keeper.add(made.id, replace(VIEW, heading=chr(ord("a") + place)))
    return made


def headings(presentation: Presentation) -> str:
    """The headings in order, as one word."""
    return "".join(view.heading for view in presentation.views)


def test_what_is_kept_is_read_again_as_it_was(keeper: DatabaseKeeper) -> None:
    made = filled(keeper)
    view = made.views[0]
    decision = keeper.decide(made.id, view.id, "Ta fram underlag", "Analysgruppen", date(2026, 3, 1))
    read = keeper.presentation(made.id)
    assert (read.name, read.forum, headings(read)) == ("Möte i mars", "SoB", "abc")
    assert read.views[0] == replace(view, decisions=(decision,))
    assert read.views[0].remembered == VIEW.remembered
    assert read.created.tzinfo is not None
    listed = keeper.presentations()
    assert [one.id for one in listed] == [made.id]
    assert headings(listed[0]) == "abc"


def test_asking_twice_for_the_same_makes_it_once(keeper: DatabaseKeeper) -> None:
    for _ in range(2):
        keeper.create("Möte", "SoB", "p1")
        keeper.add("p1", replace(VIEW, id="v1"))
        keeper.decide("p1", "v1", "Beslut", "SoB", None, "d1")
    (made,) = keeper.presentations()
    assert [(view.id, len(view.decisions)) for view in made.views] == [("v1", 1)]


def test_a_second_try_keeps_the_words_of_the_last(keeper: DatabaseKeeper) -> None:
    made, other = filled(keeper, 1), filled(keeper, 1)
    for words in ("Utkast", "Slutligt"):
        keeper.add(made.id, replace(VIEW, id="v1", heading=words))
        keeper.decide(made.id, "v1", words, "SoB", None, "d1")
    view = keeper.presentation(made.id).view("v1")
    assert (view.heading, view.decisions[0].text) == ("Slutligt", "Slutligt")
    for elsewhere in (
        lambda: keeper.add(other.id, replace(VIEW, id="v1")),
        lambda: keeper.decide(other.id, other.views[0].id, "Beslut", "SoB", None, "d1"),
    ):
        with pytest.raises(GoneError):
            elsewhere()


def test_views_are_reordered_removed_and_put_back(keeper: DatabaseKeeper) -> None:
    made = filled(keeper)
    a, b, c = (view.id for view in made.views)
    turned = keeper.reorder(made.id, (c, a, b), made.order_revision)
    assert headings(turned) == "cab"
    assert headings(keeper.remove(made.id, a)) == "cb"
    assert headings(keeper.restore(made.id, a)) == "cab"
    assert headings(keeper.reorder(made.id, (b, "unknown", b), turned.order_revision)) == "bca"


def test_a_whole_presentation_is_removed_and_put_back_with_all_that_is_in_it(keeper: DatabaseKeeper) -> None:
    kept, other = filled(keeper), filled(keeper, 1)
    keeper.decide(kept.id, kept.views[1].id, "Följ upp", "Enhetschef", None)
    whole = keeper.presentation(kept.id)
    assert keeper.remove_presentation(kept.id) == whole
    assert [one.id for one in keeper.presentations()] == [other.id]
    assert [(one.id, len(one.views)) for one in keeper.removed_presentations()] == [(kept.id, 3)]
    assert keeper.open_decisions() == ()
    with pytest.raises(GoneError):
        keeper.presentation(kept.id)
    with pytest.raises(GoneError):
        keeper.edit(kept.id, kept.views[0].id, "Ny", "", 1)
    with pytest.raises(GoneError):
        keeper.add(kept.id, VIEW)
    assert keeper.restore_presentation(kept.id) == whole
    assert keeper.removed_presentations() == ()
    assert len(keeper.open_decisions()) == 1


def test_what_was_removed_long_ago_is_gone_for_good(
    keeper: DatabaseKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, other = filled(keeper), filled(keeper, 1)
    keeper.decide(kept.id, kept.views[0].id, "Följ upp", "Enhetschef", None)
    keeper.remove_presentation(kept.id)
    monkeypatch.setattr(statements, "DAYS_TO_UNDO", -timedelta(days=1))
    assert keeper.removed_presentations() == ()
    keeper.remove_presentation(other.id)
    with pytest.raises(GoneError):
        keeper.restore_presentation(kept.id)


def test_a_change_on_an_old_revision_is_refused_and_changes_nothing(keeper: DatabaseKeeper) -> None:
    made = filled(keeper)
    view = made.views[0]
    decision = keeper.decide(made.id, view.id, "Beslut", "SoB", None)
    keeper.edit(made.id, view.id, "theirs", "", view.revision)
    keeper.rename(made.id, "Deras", "SoB", made.revision)
    keeper.reorder(made.id, (made.views[2].id,), made.order_revision)
    keeper.change_decision(decision.id, "Deras", "SoB", None, False, decision.revision)
    before = keeper.presentation(made.id)
    for change in (
        lambda: keeper.edit(made.id, view.id, "mine", "", view.revision),
        lambda: keeper.resave(made.id, view.id, VIEW, view.revision),
        lambda: keeper.rename(made.id, "Mitt", "SoB", made.revision),
        lambda: keeper.reorder(made.id, (view.id,), made.order_revision),
        lambda: keeper.change_decision(decision.id, "Mitt", "SoB", None, True, decision.revision),
    ):
        with pytest.raises(ConflictError):
            change()
    assert keeper.presentation(made.id) == before


def test_of_many_who_change_the_same_at_once_one_comes_through(keeper: DatabaseKeeper) -> None:
    made = filled(keeper, 1)
    view = made.views[0]

    def edit(mine: int) -> bool:
        try:
            keeper.edit(made.id, view.id, f"heading {mine}", "", view.revision)
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(edit, range(8))) == 1


def test_two_that_start_at_once_bring_the_database_up_to_date_once(database: Database) -> None:
    address = database._url.render_as_string(hide_password=False)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: DatabaseKeeper(Database(address)).create("Möte", "SoB"), range(4)))
    assert len({one.id for one in made}) == len(DatabaseKeeper(database).presentations()) == 4


def test_migrations_lead_to_the_declared_tables(database: Database) -> None:
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    scripts = ScriptDirectory(str(Path(database_module.__file__).parent / "migrations"))
    assert scripts.get_current_head() == HEAD


def test_a_database_of_an_earlier_version_keeps_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "presentations.sqlite"
    kept = filled(DatabaseKeeper(Database(f"sqlite:///{path}")))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE presentation DROP COLUMN removed")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    again = DatabaseKeeper(Database(f"sqlite:///{path}"))
    assert again.presentation(kept.id) == kept
    assert again.remove_presentation(kept.id) == kept


def test_open_decisions_come_by_due_date_and_leave_with_their_view(keeper: DatabaseKeeper) -> None:
    made = filled(keeper)
    a, b, _ = (view.id for view in made.views)
    keeper.decide(made.id, a, "Utan dag", "SoB", None)
    late = keeper.decide(made.id, a, "Sent", "SoB", date(2026, 9, 1))
    keeper.decide(made.id, b, "Snart", "SoB", date(2026, 2, 1))
    assert [one[2].text for one in keeper.open_decisions()] == ["Snart", "Sent", "Utan dag"]
    keeper.change_decision(late.id, late.text, late.owner, late.due, True, late.revision)
    keeper.remove(made.id, b)
    assert [one[2].text for one in keeper.open_decisions()] == ["Utan dag"]


def test_what_does_not_exist_says_so(keeper: DatabaseKeeper) -> None:
    made, other = filled(keeper, 1), filled(keeper, 1)
    for ask in (
        lambda: keeper.presentation("nothing"),
        lambda: keeper.add("nothing", VIEW),
        lambda: keeper.edit(made.id, other.views[0].id, "", "", 1),
        lambda: keeper.remove(made.id, other.views[0].id),
        lambda: keeper.restore(made.id, other.views[0].id),
        lambda: keeper.decide(made.id, "nothing", "Beslut", "SoB", None),
        lambda: keeper.change_decision("nothing", "Beslut", "SoB", None, False, 1),
    ):
        with pytest.raises(GoneError, match="finns inte"):
            ask()


def test_hostile_text_is_kept_as_text(keeper: DatabaseKeeper) -> None:
    words = "=cmd() <script>alert(1)</script> '; DROP TABLE view; -- 👩‍👩‍👧 שלום"
    made = keeper.create(words + "\x00\u202e\ud800", "SoB")
    assert made.name == words
    assert (
        keeper.add(made.id, replace(VIEW, heading=words, note="rad 1\r\nrad 2")).views[0].note
        == "rad 1\nrad 2"
    )


def test_a_full_presentation_takes_no_more_views(
    here: DatabaseKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper_module, "VIEW_LIMIT", 2)
    made = filled(here, 2)
    with pytest.raises(FullError, match="200 vyer"):
        here.add(made.id, VIEW)
    here.remove(made.id, made.views[0].id)
    here.add(made.id, VIEW)
    with pytest.raises(FullError):
        here.restore(made.id, made.views[0].id)


def test_refused_text_keeps_nothing(here: DatabaseKeeper) -> None:
    made = filled(here, 1)
    with pytest.raises(RefusedTextError) as refused:
        here.edit(made.id, made.views[0].id, "ny", "Ring 850709-9805", made.views[0].revision)
    assert refused.value.field == "note"
    assert here.presentation(made.id) == made


def test_a_locked_database_says_so_and_comes_back(
    here: DatabaseKeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "SECONDS_TO_WAIT", 0.05)
    made = filled(here)
    with closing(sqlite3.connect(tmp_path / "presentations.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(KeepingError, match=LOCKED):
            here.rename(made.id, "Nytt", "SoB", made.revision)
        assert here.presentation(made.id) == made
    assert here.rename(made.id, "Nytt", "SoB", made.revision).name == "Nytt"


@pytest.mark.parametrize("how", ["deleted", "folder deleted", "not a database"])
def test_a_lost_database_says_so_and_nothing_passes_for_kept(
    here: DatabaseKeeper, tmp_path: Path, how: str
) -> None:
    made = filled(here)
    if how == "folder deleted":
        shutil.rmtree(tmp_path)
    for file in tmp_path.glob("presentations*"):
        file.write_bytes(b"nothing of a database" * 100) if how == "not a database" else file.unlink()
    for ask in (here.presentations, lambda: here.presentation(made.id), lambda: here.add(made.id, VIEW)):
        with pytest.raises(KeepingError, match=GONE):
            ask()


def test_a_folder_that_cannot_be_written_says_so() -> None:
    with pytest.raises(KeepingError, match=GONE):
        DatabaseKeeper(Database("sqlite:////proc/presentations.sqlite")).presentations()


def test_a_server_that_does_not_answer_says_so() -> None:
    with pytest.raises(KeepingError, match=GONE):
        DatabaseKeeper(Database("postgresql://nobody@127.0.0.1:1/nothing")).presentations()


def test_the_database_lies_beside_the_store_unless_another_is_named(tmp_path: Path) -> None:
    assert settings_for(tmp_path).presentations_database == f"sqlite:///{tmp_path}/presentations.sqlite"
    named = settings_for(tmp_path, DASHBOARD_PRESENTATIONS_URL="postgresql://server/vagar")
    assert named.presentations_database == "postgresql://server/vagar"
    with pytest.raises(SettingsError, match="DASHBOARD_PRESENTATIONS_URL"):
        settings_for(tmp_path, DASHBOARD_PRESENTATIONS_URL="mysql://server/vagar")
