"""The store: reproducible, verified, swapped in one step, and never worse off for a build that fails."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from data.protection.keys import demo_secret
from data.store import Paths, StoreError, build, current, rollback, versions
from data.store_file import content_hash
from data.store_versions import KEPT_VERSIONS, exclusive
from queries.schema import metadata
from tests.unit.store_parts import ask, published, sources


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data")


def test_a_build_is_served_and_says_what_it_is(paths: Paths) -> None:
    said: list[str] = []
    version = build(paths, demo_secret(), sources=sources(), progress=said.append)
    served = current(paths)
    assert (served.data_version, served.is_demo) == (version, True)
    assert version.endswith(served.content_hash[:4])
    assert paths.pointer.read_text(encoding="utf-8").strip() == served.path.name
    assert "400 syntetiska klienter för 2022 inlästa." in said


def test_every_declared_table_is_there_with_its_description(built: Paths) -> None:
    query = "SELECT table_name, comment FROM duckdb_tables()"
    described = {row[0]: row[1] for row in ask(current(built).path, query)}
    assert described == {table.name: table.comment for table in metadata.sorted_tables}
    assert ask(current(built).path, "SELECT count(*) FROM figure")[0][0] == len(published()["figure"])


def test_neither_people_nor_keys_are_in_the_store(built: Paths) -> None:
    columns = {str(row[0]) for row in ask(current(built).path, "SELECT column_name FROM duckdb_columns()")}
    assert "record_key" not in columns and "key_sum" not in columns
    kinds = ask(current(built).path, "SELECT DISTINCT kind FROM released_cell")
    assert kinds == [("synthetic",)]


def test_building_twice_gives_the_same_hash_and_keeps_the_version(served: Paths, tmp_path: Path) -> None:
    said: list[str] = []
    first = current(served)
    assert build(served, demo_secret(), sources=sources(), progress=said.append) == first.data_version
    assert said[-1] == f"Inget har ändrats; version {first.data_version} gäller fortfarande."
    assert versions(served) == (first,)
    elsewhere = Paths(tmp_path / "elsewhere")
    build(elsewhere, demo_secret(), sources=sources())
    assert current(elsewhere).content_hash == first.content_hash == content_hash(first.path)


def test_cells_lie_in_the_order_they_are_looked_up(built: Paths) -> None:
    stored = [
        row[0] for row in ask(current(built).path, "SELECT attributes FROM released_cell ORDER BY rowid")
    ]
    assert stored == sorted(stored, key=str)


def test_a_new_version_takes_over_and_the_old_one_can_come_back(served: Paths) -> None:
    first = current(served).data_version
    second = build(served, demo_secret(), sources=sources(2))
    assert [v.data_version for v in versions(served)] == [second, first]
    rollback(served, first)
    assert current(served).data_version == first
    assert [v.data_version for v in versions(served) if v.is_current] == [first]
    assert build(served, demo_secret(), sources=sources(2)) == second
    assert current(served).data_version == second


def beside(paths: Paths, count: int, year: int) -> list[str]:
    """Versions that were built in January of a year beside the served one, latest first."""
    names = [f"{year}-01-{day:02}-abcd" for day in range(count, 0, -1)]
    for name in names:
        file = Path(shutil.copy(current(paths).path, paths.version_file(name)))
        with duckdb.connect(str(file)) as connection:
            connection.execute("UPDATE store_version SET data_version = ?, built_at = ?", [name, name[:10]])
    return names


def test_the_oldest_versions_are_pruned(served: Paths) -> None:
    first, older = current(served).data_version, beside(served, KEPT_VERSIONS, 2001)
    second = build(served, demo_secret(), sources=sources(2))
    assert [v.data_version for v in versions(served)] == [second, first, *older][:KEPT_VERSIONS]


def test_the_served_version_is_never_pruned_however_the_clock_went(served: Paths) -> None:
    later = beside(served, KEPT_VERSIONS + 1, 2999)
    second = build(served, demo_secret(), sources=sources(2))
    assert [v.data_version for v in versions(served)] == [*later[:KEPT_VERSIONS], second]


def test_rolling_back_to_a_missing_or_damaged_version_is_refused(served: Paths) -> None:
    first = current(served).data_version
    second = build(served, demo_secret(), sources=sources(2))
    with pytest.raises(StoreError, match="finns inte"):
        rollback(served, "2001-01-01-abcd")
    with duckdb.connect(str(served.version_file(first))) as connection:
        connection.execute("UPDATE released_cell SET n = n + 1")
    with pytest.raises(StoreError, match="skadad"):
        rollback(served, first)
    served.version_file(first).write_bytes(b"truncated")
    with pytest.raises(StoreError, match="skadat"):
        rollback(served, first)
    assert current(served).data_version == second


def test_without_a_store_it_says_what_to_run(paths: Paths) -> None:
    with pytest.raises(StoreError, match="make run eller python -m dashboard build"):
        current(paths)


def test_a_damaged_store_is_said_and_built_again(served: Paths) -> None:
    first = current(served).data_version
    current(served).path.write_bytes(b"\0" * 5000)
    with pytest.raises(StoreError, match="skadat"):
        current(served)
    assert build(served, demo_secret(), sources=sources())[-4:] == first[-4:]
    assert current(served).content_hash.startswith(first[-4:])


def test_a_version_that_does_not_answer_is_not_served_and_leaves_nothing(served: Paths) -> None:
    first = current(served).data_version

    def verify(path: Path) -> None:
        raise StoreError(f"Frågan saknar svar: {ask(path, 'SELECT count(*) FROM store_version')[0][0]}")

    with pytest.raises(StoreError, match="saknar svar: 1"):
        build(served, demo_secret(), sources=sources(2), verify=verify)
    assert current(served).data_version == first
    assert list(served.store.glob("*.building*")) == []
    build(served, demo_secret(), sources=sources(1))
    assert list(served.store.glob("*.building*")) == []


PROGRAM = """
import os, resource, signal, sys
from pathlib import Path
from data.protection.keys import demo_secret
from data.store import Paths, StoreError, build
from tests.unit.store_parts import sources
paths, how = Paths(Path(sys.argv[1])), sys.argv[2]
def killed(path):
    os.kill(os.getpid(), signal.SIGKILL)
def full(message):
    if message.startswith("Skriver"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
if how == "killed":
    build(paths, demo_secret(), sources=sources(2), verify=killed)
try:
    build(paths, demo_secret(), sources=sources(2), progress=full)
except StoreError as error:
    print(error)
"""


def in_another_process(paths: Paths, how: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM, str(paths.root), how]
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=root)


def test_a_killed_build_leaves_the_old_version_served_and_the_lock_free(served: Paths) -> None:
    first = current(served).data_version
    assert in_another_process(served, "killed").returncode == -signal.SIGKILL
    assert current(served).data_version == first
    assert build(served, demo_secret(), sources=sources(2)) != first
    assert list(served.store.glob("*.building*")) == []


def test_a_full_disk_leaves_the_old_version_served(served: Paths) -> None:
    first = current(served).data_version
    finished = in_another_process(served, "full")
    assert "kontrollera ledigt utrymme" in finished.stdout, finished.stderr
    assert current(served).data_version == first


def test_a_second_build_says_that_it_waits(paths: Paths) -> None:
    is_held, may_go = threading.Event(), threading.Event()

    def hold() -> None:
        with exclusive(paths, lambda message: None):
            is_held.set()
            may_go.wait(timeout=60)

    def progress(message: str) -> None:
        said.append(message)
        may_go.set()

    said: list[str] = []
    holder = threading.Thread(target=hold)
    holder.start()
    assert is_held.wait(timeout=60)
    build(paths, demo_secret(), sources=sources(), progress=progress)
    holder.join()
    assert said[0] == "En annan inläsning pågår; väntar tills den är klar …"
