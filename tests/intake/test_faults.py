"""Killed, out of room, read-only, damaged or twice at once: the last good version is served and the next
import works."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.__main__ import main as command_line
from dashboard.factory import create_app
from data.protection.keys import demo_secret
from data.store import Paths, StoreError, build, current, rollback, versions
from data.trial import trial_place
from queries import connection
from queries.connection import StoreReader, StoreUnavailableError
from tests.conftest import settings_for
from tests.intake.fault_places import Warm, assert_good, copied, disk, remount, used
from tests.unit.store_parts import sources

KILLS = 20
MEGABYTE = 1_000_000
LEFT_OVER = ("*building*", "preview-*")
POINTERS = {
    "empty": b"",
    "garbage": b"\xff\xfe\x00" * 40,
    "nothing of that name": b"store-2001-01-01-abcd.duckdb\n",
    "a path": b"../vault/vault.duckdb",
    "too long": b"a" * 5_000 + b".duckdb",
}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data directory with a tiny store of the demo. Do not change it."""
    root = tmp_path_factory.mktemp("tiny")
    build(Paths(root), demo_secret(), sources=sources())
    return root


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    process = Warm(tmp_path_factory.mktemp("warm"))
    yield process
    process.close()


@pytest.fixture
def paths(tiny: Path, tmp_path: Path) -> Paths:
    return copied(tiny, tmp_path)


@pytest.fixture(scope="module")
def first(tiny: Path) -> str:
    """The version that is served before anything is imported."""
    return current(Paths(tiny)).data_version


def test_killed_at_twenty_moments_nothing_is_half_done(
    warm: Warm, tiny: Path, tmp_path: Path, first: str
) -> None:
    chance = random.Random(40)
    (whole,) = warm.order(copied(tiny, tmp_path / "whole"))
    touches = chance.sample(range(1, whole["touches"] + 1), KILLS // 2)
    moments = [{"kill_at": touch} for touch in touches]
    moments += [{"kill_after": chance.uniform(0, 0.9) * whole["seconds"]} for _ in range(KILLS // 2)]
    paths, killed = copied(tiny, tmp_path / "0"), 0
    for number, moment in enumerate(moments, start=1):
        (answer,) = warm.order(paths, **moment)
        killed += answer["killed"]
        assert_good(paths, first)
        if number % 6 == 0 or current(paths).data_version != first:
            assert warm.published(paths) == whole["version"]
            assert_good(paths, first)
            assert not [path for left in LEFT_OVER for path in paths.root.rglob(left)]
            shutil.rmtree(paths.root)
            paths = copied(tiny, tmp_path / str(number))
    assert killed >= KILLS - 2, "one by the clock may come when the import has just ended"


def test_two_at_once_both_end_well_and_both_are_there(warm: Warm, paths: Paths, first: str) -> None:
    both = warm.order(paths, files=[0, 1])
    assert all("version" in answer for answer in both), both
    assert sum("En annan inläsning pågår" in line for answer in both for line in answer["heard"]) == 1
    assert_good(paths, first)
    assert StoreReader(paths.store).store().years() == (2024, 2023, 2022)


@pytest.mark.parametrize("room", [0.3, 2.0, 8.6])
def test_on_a_full_disk_the_old_version_stays_until_there_is_room(
    room: float, warm: Warm, tiny: Path, tmp_path: Path, first: str
) -> None:
    with disk(tmp_path / "disk", used(tiny) + int(room * MEGABYTE)) as folder:
        paths = copied(tiny, folder)
        assert "kontrollera ledigt utrymme" in warm.refused(paths)
        assert_good(paths, first)
        assert current(paths).data_version == first
        assert not list(paths.root.rglob("*building*"))
        remount(folder, "size=64m")
        warm.published(paths)
        assert_good(paths, first)


@pytest.mark.parametrize("largest", [600_000, 2_000_000])
def test_where_files_may_not_grow_the_old_version_stays(
    largest: int, warm: Warm, paths: Paths, first: str
) -> None:
    assert "kontrollera ledigt utrymme" in warm.refused(paths, largest=largest)
    assert_good(paths, first)
    assert current(paths).data_version == first
    warm.published(paths)
    assert_good(paths, first)


def test_on_a_read_only_disk_the_old_version_stays(
    warm: Warm, tiny: Path, tmp_path: Path, first: str
) -> None:
    with disk(tmp_path / "disk", 64 * MEGABYTE) as folder:
        paths = copied(tiny, folder)
        remount(folder, "ro")
        assert "skrivskyddad" in warm.refused(paths)
        reader = StoreReader(paths.store)
        assert reader.store().version.data_version == first
        reader.store().engine.dispose()
        with pytest.raises(StoreError, match="skrivskyddad"):
            rollback(paths, first)
        remount(folder, "rw")
        warm.published(paths)
        assert_good(paths, first)


@pytest.mark.parametrize("kept", [0, 300_000, 900_000])
def test_a_damaged_vault_is_said_and_the_store_still_served(
    kept: int, warm: Warm, paths: Paths, tiny: Path, first: str
) -> None:
    content = paths.vault.read_bytes()
    paths.vault.write_bytes(content[:kept] or b"damaged" * 1000)
    assert "säkerhetskopian" in warm.refused(paths)
    assert current(paths).data_version == first
    assert StoreReader(paths.store).store().version.data_version == first
    paths.vault.write_bytes(content)
    warm.published(paths)
    assert_good(paths, first)


@pytest.mark.parametrize("pointer", POINTERS)
def test_with_a_damaged_pointer_the_last_good_version_is_served(
    pointer: str, paths: Paths, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    second = build(paths, demo_secret(), sources=sources(2))
    monkeypatch.setattr(connection, "SECONDS_BETWEEN_LOOKS", 0.0)
    running = StoreReader(paths.store)
    assert running.store().version.data_version == second
    paths.pointer.write_bytes(POINTERS[pointer])
    assert running.store().version.data_version == second
    started = StoreReader(paths.store)
    assert started.store().version.data_version == second
    for reader in (running, started):
        # DuckDB hands out what the process has open already, whatever has become of the file.
        reader.store().engine.dispose()
    paths.version_file(second).write_bytes(b"damaged too")
    stand_in = StoreReader(paths.store).store()
    assert stand_in.version.data_version == first
    stand_in.engine.dispose()
    with pytest.raises(StoreError, match=r"python -m dashboard (build|rollback)"):
        current(paths)
    rollback(paths, first)
    assert running.store().version.data_version == first
    assert started.store().version.data_version == first


def test_without_a_good_version_it_says_why(paths: Paths, first: str) -> None:
    paths.pointer.write_bytes(b"")
    paths.withdrawn.write_text(f'{{"{first}": "rättad"}}', encoding="utf-8")
    for _ in range(2):
        with pytest.raises(StoreUnavailableError, match="Pekaren"):
            StoreReader(paths.store).store()
        paths.withdrawn.write_text("[damaged", encoding="utf-8")
    with pytest.raises(StoreError, match="Återställ den från säkerhetskopian"):
        build(paths, demo_secret(), sources=sources(2))


def test_an_import_mends_a_damaged_pointer(
    warm: Warm, paths: Paths, first: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paths.pointer.write_bytes(b"\xff\x00")
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(paths.root))
    assert command_line(["versions"]) == 0
    said = capsys.readouterr()
    assert first in said.out and "Pekaren store/current är skadad" in said.err
    version = warm.published(paths)
    assert_good(paths, first)
    assert [v.data_version for v in versions(paths)] == [version, first]


def test_a_killed_previews_copy_of_the_vault_goes_with_the_next_import_but_not_one_in_use(
    warm: Warm, paths: Paths, first: str
) -> None:
    with trial_place(paths) as used:
        (used.root / "vault" / "vault.duckdb").write_bytes(b"a copy")
        killed = paths.vault.parent / "preview-killed"
        shutil.copytree(used.root, killed)
        warm.published(paths)
        assert not killed.exists() and used.root.is_dir()
        assert used.root.stat().st_mode & 0o077 == 0
    assert not used.root.exists()
    assert_good(paths, first)


def test_the_app_goes_on_and_starts_anew_with_a_damaged_pointer(
    paths: Paths, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "SECONDS_BETWEEN_LOOKS", 0.0)
    running = create_app(settings_for(paths.root)).server.test_client()
    assert running.get("/ready").get_json()["data_version"] == first
    paths.pointer.write_bytes(b"\xff")
    started = create_app(settings_for(paths.root)).server.test_client()
    for client in (running, started):
        reply = client.get("/ready")
        assert (reply.status_code, reply.get_json()["data_version"]) == (200, first)
