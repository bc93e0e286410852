"""Killed, out of room, damaged or twice at once: the last good version is served and the next import
works."""

import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from data.store import Paths, current, versions
from data.vault import deliveries, open_vault
from queries.connection import StoreReader
from tests.intake.files import as_csv, grid, survey

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = survey(60)
SMALLEST_FILE = 2_000_000
"""Bytes: less than a version of the store takes."""


class Place:
    """A data directory of its own with a secret and a file to import."""

    def __init__(self, store: Path, folder: Path) -> None:
        self.paths = Paths(Path(shutil.copytree(store, folder / "var")))
        self.secret, self.file = folder / "secret", folder / "v40.csv"
        self.secret.write_text("1:" + "cd" * 32, encoding="ascii")
        as_csv(self.file, grid(PEOPLE))
        self.first = current(self.paths).data_version

    def start(self, limit: Callable[[], None] | None = None) -> "subprocess.Popen[str]":
        """Begin to import and publish."""
        command = [sys.executable, "-m", "tests.intake.import_apart"]
        arguments = [str(self.paths.root), str(self.secret), str(self.file)]
        return subprocess.Popen(
            [*command, *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=limit,
        )

    def published(self) -> str:
        """Import to the end; the version."""
        process = self.start()
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
        return out.splitlines()[-1]

    def assert_good(self) -> None:
        """A whole version is served, and the vault has the delivery whole or not at all."""
        served = current(self.paths)
        assert served in versions(self.paths)
        with open_vault(self.paths.vault) as vault:
            real = [d for d in deliveries(vault) if not d.is_synthetic]
            rows = vault.execute("SELECT count(*) FROM client WHERE period = '2024'").fetchall()[0][0]
        assert (len(real), rows) in ((0, 0), (1, len(PEOPLE)))
        assert served.data_version == self.first or real, "what is served has its delivery in the vault"


@pytest.fixture
def place(small_store: Path, tmp_path: Path) -> Place:
    return Place(small_store, tmp_path)


def test_a_running_reader_sees_it_in_five_seconds_and_a_backup_gives_it_back(
    place: Place, tmp_path: Path
) -> None:
    reader = StoreReader(place.paths.store)
    assert reader.store().version.data_version == place.first
    version = place.published()
    deadline = time.monotonic() + 5
    while reader.store().version.data_version != version and time.monotonic() < deadline:
        time.sleep(0.2)
    assert reader.store().version.data_version == version
    assert reader.store().years() == (2024, 2022)
    reader.store().engine.dispose()
    (place.paths.root / "presentations.sqlite").write_bytes(b"kept")
    archive = tmp_path / "backup.tar"
    subprocess.run(["tar", "-cf", archive, "-C", place.paths.root, "."], check=True)
    shutil.rmtree(place.paths.root)
    place.paths.root.mkdir()
    subprocess.run(["tar", "-xpf", archive, "-C", place.paths.root], check=True)
    assert (place.paths.root / "presentations.sqlite").read_bytes() == b"kept"
    assert place.paths.vault.stat().st_mode & 0o077 == 0
    assert current(place.paths).data_version == version
    place.assert_good()


def test_killed_nothing_is_half_done_and_two_at_once_both_end_well(place: Place) -> None:
    chance = random.Random(40)
    for step in ("Skriver den nya", "Prövar alla frågor"):
        process = place.start()
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(step):
                break
        time.sleep(chance.random())
        process.send_signal(signal.SIGKILL)
        process.communicate()
        place.assert_good()
    both = [place.start(), place.start()]
    ended = [process.communicate(timeout=300) for process in both]
    assert [process.returncode for process in both] == [0, 0], [err for _, err in ended]
    assert {out.splitlines()[-1] for out, _ in ended} == {current(place.paths).data_version}
    place.assert_good()
    assert not list(place.paths.root.rglob("*building*"))


def test_without_room_the_old_version_stays(place: Place) -> None:
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (SMALLEST_FILE, SMALLEST_FILE))

    process = place.start(little_room)
    _, err = process.communicate(timeout=300)
    assert process.returncode != 0 and ("gick inte att skriva" in err or "Valvet" in err)
    place.assert_good()
    assert current(place.paths).data_version == place.first


def test_a_damaged_vault_is_said_and_the_store_still_served(place: Place) -> None:
    place.paths.vault.write_bytes(b"damaged" * 1000)
    process = place.start()
    _, err = process.communicate(timeout=300)
    assert process.returncode != 0 and "säkerhetskopian" in err
    assert current(place.paths).data_version == place.first
