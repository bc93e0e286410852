"""A backup taken while the dashboard runs gives everything back: vault, versions, log and presentations."""

import shutil
import subprocess
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.__main__ import main as command_line
from dashboard.intake_flow import Intake
from dashboard.presentations.database import Database
from dashboard.presentations.keeper import DatabaseKeeper
from dashboard.presentations.model import SavedView
from data.intake.log import LOG, last_lines
from data.store import Paths, StoreError, current, rollback
from data.vault import deliveries, open_vault
from queries.answers import Answer
from queries.connection import StoreReader
from queries.filters import Filters
from queries.repository import Repository
from tests.conftest import settings_for
from tests.intake.files import as_csv, grid, survey
from tests.intake.opening import Opened

VIEW = SavedView(
    "", "main_plans", "?kon=kvinna", "", "", "2022", (("KC", "Antal", "1 028"),), datetime.now(UTC), 0
)


@pytest.fixture
def paths(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(data_dir))
    return Paths(data_dir)


def keeper_of(paths: Paths) -> DatabaseKeeper:
    """The app's own keeper of presentations, beside the store."""
    return DatabaseKeeper(Database(settings_for(paths.root).presentations_database))


def publish(opened: Intake, folder: Path, leaving_out: int) -> str:
    """Publish the survey without its first persons."""
    file = as_csv(folder / "v40.csv", grid(survey(60)[leaving_out:]))
    return opened.publish(opened.check(file), acknowledged=True)


def served(paths: Paths) -> Answer:
    """What a page shows. Nothing stays open: DuckDB opens a file in one way at a time."""
    reader = StoreReader(paths.store)
    answer = Repository(reader).ask("clients_by_administration", Filters(year=2024))
    reader.store().engine.dispose()
    assert isinstance(answer, Answer)
    return answer


def test_backed_up_wiped_and_restored_everything_answers(
    paths: Paths, intake: Opened, tmp_path: Path
) -> None:
    first, archive = current(paths).data_version, tmp_path / "panelen.tar"
    superseded, version = (publish(intake("v40", epoch), tmp_path, epoch) for epoch in (1, 2))
    keeper = keeper_of(paths)
    kept = keeper.add(keeper.create("Uppföljning", "Nämnden").id, VIEW)
    before = served(paths)
    assert command_line(["backup", str(archive)]) == 0
    assert archive.stat().st_mode & 0o077 == 0
    shutil.rmtree(paths.root)
    paths.root.mkdir()
    subprocess.run(["tar", "-xpf", archive, "-C", paths.root], check=True)
    assert current(paths).data_version == version and paths.vault.stat().st_mode & 0o077 == 0
    assert served(paths) == before and not before.has_synthetic
    with open_vault(paths.vault) as vault:
        (real,) = [d for d in deliveries(vault) if not d.is_synthetic]
    assert (real.period, real.secret_epoch, real.earlier_publications) == ("2024", 2, 1)
    assert [line["came_of_it"] for line in last_lines(paths, 5)] == ["publicerad", "publicerad"]
    assert keeper_of(paths).presentation(kept.id) == kept
    with pytest.raises(StoreError, match="avslöjar vem som rättades"):
        rollback(paths, superseded)
    rollback(paths, first)
    assert current(paths).data_version == first


def test_a_backup_holds_no_half_done_file_and_no_lock(paths: Paths, tmp_path: Path) -> None:
    for left in (paths.store / "new.building.duckdb", paths.vault.parent / "preview-1" / "vault.duckdb"):
        left.parent.mkdir(exist_ok=True)
        left.write_bytes(b"half")
    archive = tmp_path / "panelen.tar"
    assert command_line(["backup", str(archive)]) == 0
    with tarfile.open(archive) as held:
        names = held.getnames()
    assert {"vault/vault.duckdb", "store/current"} <= set(names)
    assert not [name for name in names if "building" in name or "preview" in name or "lock" in name]


def test_a_backup_that_cannot_be_taken_leaves_the_former_one(
    paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "panelen.tar"
    archive.write_bytes(b"the former one")
    (paths.root / "presentations.sqlite").write_bytes(b"no database at all" * 100)
    assert command_line(["backup", str(archive)]) == 1
    assert "presentations.sqlite är ingen hel databas" in capsys.readouterr().err
    assert archive.read_bytes() == b"the former one"
    assert command_line(["backup", str(tmp_path / "nowhere" / "panelen.tar")]) == 1
    assert not (paths.root / LOG).exists()
    shutil.rmtree(paths.root)
    assert command_line(["backup", str(archive)]) == 1
    assert "inget att säkerhetskopiera" in capsys.readouterr().err
