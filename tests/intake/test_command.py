"""The command line from file to page and back, on the demo with the secret of a real delivery."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.__main__ import main
from data.intake.log import last_lines
from data.store import Paths, current
from tests.intake.files import as_xlsx, examples, grid
from tests.intake.opening import secret_file

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def paths(demo_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A copy of the demo, and the settings that lead the command line there."""
    monkeypatch.setenv("DASHBOARD_SECRET_FILE", str(secret_file(tmp_path)))
    root = Path(shutil.copytree(demo_store, tmp_path / "var"))
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(root))
    return Paths(root)


def test_a_file_is_checked_published_and_rolled_back_by_commands(
    paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = current(paths).data_version
    good = as_xlsx(tmp_path / "granskningar.xlsx", grid(examples("ips_fidelity"), "ips_fidelity"))
    column = next(name for name in examples("ips_fidelity")[0] if name.startswith("item_"))
    bad = as_xlsx(
        tmp_path / "fel.xlsx", grid([row | {column: "9"} for row in examples("ips_fidelity")], "ips_fidelity")
    )
    assert main(["import", "ips_fidelity", str(bad), "--marked", str(tmp_path / "marked.xlsx")]) == 1
    said = capsys.readouterr()
    assert "FEL: " in said.out and "3 fel. Inget är sparat." in said.out
    assert (tmp_path / "marked.xlsx").stat().st_size > 1_000
    assert main(["import", "ips_fidelity", str(tmp_path / "nowhere.xlsx")]) == 1
    assert "nowhere.xlsx finns inte" in capsys.readouterr().err
    command = [sys.executable, "-m", "dashboard", "import", "ips_fidelity", str(good), "--publish"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ)
    assert done.returncode == 0, done.stderr
    version = current(paths).data_version
    assert version != first and f"Version {version} visas nu." in done.stdout
    assert "Prövar alla frågor mot den nya versionen" in done.stderr
    assert main(["rollback", first]) == 0
    assert main(["versions"]) == 0
    assert f"* {first}" in capsys.readouterr().out
    told = [(line["came_of_it"], line.get("source"), line["version"]) for line in last_lines(paths, 9)]
    assert told == [("återgick till versionen", None, first), ("publicerad", "ips_fidelity", version)]
    assert {"who", "at", "file_hash", "rows", "most_attributes", "warnings_accepted"} <= set(
        last_lines(paths, 2)[1]
    )


def test_fewer_attributes_are_refused_where_there_are_no_tables(
    paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = as_xlsx(tmp_path / "granskningar.xlsx", grid(examples("ips_fidelity"), "ips_fidelity"))
    assert main(["import", "ips_fidelity", str(good), "--publish", "--most-attributes", "2"]) == 1
    assert "går bara att välja för vecka 40 och remisser" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main(["import", "v40", str(good), "--most-attributes", "5"])
