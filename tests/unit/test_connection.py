"""The reader follows the pointer and keeps the last good version."""

from pathlib import Path

import duckdb
import pytest

from data.store import Paths
from queries import connection
from queries.connection import Store, StoreReader, StoreUnavailableError
from queries.filters import Filters
from queries.pointer import POINTER
from queries.schema import metadata
from tests.spec.true_store import repository_of

CLIENTS = "persons | year\n40 | 2022\n50 | 2023"


def test_without_a_store_it_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match="Kör make run"):
        StoreReader(tmp_path).store()


@pytest.mark.parametrize("named", ["../secret.duckdb", "missing.duckdb", ""])
def test_a_pointer_to_no_file_of_the_folder_is_not_followed(tmp_path: Path, named: str) -> None:
    (tmp_path / POINTER).write_text(named, encoding="utf-8")
    with pytest.raises(StoreUnavailableError):
        StoreReader(tmp_path).store()


def test_a_damaged_new_version_leaves_the_old_one_served(
    empty_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = next(Paths(empty_store).store.glob("store-*.duckdb"))
    (tmp_path / "good.duckdb").write_bytes(source.read_bytes())
    (tmp_path / "bad.duckdb").write_bytes(b"not a store")
    (tmp_path / POINTER).write_text("good.duckdb", encoding="utf-8")
    monkeypatch.setattr(connection, "SECONDS_BETWEEN_LOOKS", 0.0)
    reader = StoreReader(tmp_path)
    first = reader.store()
    (tmp_path / POINTER).write_text("bad.duckdb", encoding="utf-8")
    assert reader.store() is first
    (tmp_path / POINTER).write_bytes(b"\xff\xfe")
    assert reader.store() is first


def test_a_store_that_an_older_panel_built_is_told_of_and_nothing_stands_in_for_it(
    empty_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = next(Paths(empty_store).store.glob("store-*.duckdb"))
    whole, older = (tmp_path / f"store-2026-01-0{day}-aaaa.duckdb" for day in (1, 2))
    for file in (whole, older):
        file.write_bytes(source.read_bytes())
    with duckdb.connect(str(older)) as connected:
        connected.execute("ALTER TABLE origin DROP COLUMN licence")
    (tmp_path / POINTER).write_text(older.name, encoding="utf-8")
    monkeypatch.setattr(connection, "SECONDS_BETWEEN_LOOKS", 0.0)
    reader = StoreReader(tmp_path)
    for _ in range(2):
        with pytest.raises(StoreUnavailableError, match=r"äldre panel.*Kör make run"):
            reader.store()
    (tmp_path / POINTER).write_text(whole.name, encoding="utf-8")
    served = reader.store()
    (tmp_path / POINTER).write_text(older.name, encoding="utf-8")
    assert reader.store() is served, "what is shown stays"


def test_a_damaged_file_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "bad.duckdb").write_bytes(b"\0" * 5_000)
    with pytest.raises(StoreUnavailableError, match="går inte att läsa"):
        Store(tmp_path / "bad.duckdb")


def test_the_store_cannot_be_written_or_reach_files(empty_store: Path) -> None:
    store = StoreReader(Paths(empty_store).store).store()
    for statement in ("DELETE FROM figure", "SELECT * FROM read_csv('x.csv')", "SET threads = 1"):
        with (
            store.engine.connect() as opened,
            pytest.raises(Exception, match=r"(?i)read-only|disabled|locked"),
        ):
            opened.exec_driver_sql(statement)
    assert {table.name for table in metadata.sorted_tables} >= {"figure", "released_cell"}


def test_years_are_latest_first_and_the_latest_is_asked() -> None:
    repository = repository_of(CLIENTS)
    assert repository.years() == (2023, 2022)
    counts = [repository.ask("whole_group", Filters(year)) for year in (None, 2023, 2022)]
    assert [getattr(answer, "n", None) for answer in counts] == [50, 50, 40]
