"""What differs from the version before: named by source, small differences of totals are not said."""

import shutil
from pathlib import Path

import duckdb
import pytest

from data.store import Paths
from queries.changes import NOTICEABLE, Changes, changes
from queries.connection import StoreReader
from queries.pointer import POINTER

BEFORE, NOW = "store-before.duckdb", "store-now.duckdb"


@pytest.fixture
def folder(empty_store: Path, tmp_path: Path) -> Path:
    """Two versions alike, the later one served."""
    source = next(Paths(empty_store).store.glob("store-*.duckdb"))
    for name, built in ((BEFORE, "2000-01-01"), (NOW, "2000-01-02")):
        shutil.copy(source, tmp_path / name)
        write(tmp_path / name, f"UPDATE store_version SET data_version = '{built}', built_at = '{built}'")
    (tmp_path / POINTER).write_text(NOW, encoding="utf-8")
    return tmp_path


def write(path: Path, statement: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(statement)


def set_total(path: Path, n: int) -> None:
    values = f"('v40', '2022', '', '', '', '', '', {n}, 'delivered', NULL)"
    write(path, f"INSERT INTO released_cell VALUES {values}")


def test_the_first_version_has_nothing_to_compare_with(folder: Path) -> None:
    (folder / BEFORE).unlink()
    assert changes(StoreReader(folder)) == Changes() and Changes().is_first


def test_versions_alike_differ_in_nothing(folder: Path) -> None:
    assert changes(StoreReader(folder)) == Changes("2000-01-01", ())


@pytest.mark.parametrize(
    ("difference", "origins"), [(NOTICEABLE, ()), (-NOTICEABLE, ()), (NOTICEABLE + 1, ("v40",))]
)
def test_a_total_is_said_to_differ_only_beyond_the_perturbation(
    folder: Path, difference: int, origins: tuple[str, ...]
) -> None:
    set_total(folder / BEFORE, 100)
    set_total(folder / NOW, 100 + difference)
    assert changes(StoreReader(folder)).origins == origins


def test_a_damaged_old_version_is_passed_over(folder: Path) -> None:
    (folder / BEFORE).write_bytes(b"not a store")
    assert changes(StoreReader(folder)).is_first
