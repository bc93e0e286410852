"""Where faults are tried: a data directory with a tiny store, a disk of a given size, the warm process."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from data.store import Paths, current
from data.store_versions import ensure_intact
from data.vault import deliveries, open_vault
from queries.connection import StoreReader
from tests.intake.files import as_csv, grid, survey

ROOT = Path(__file__).resolve().parents[2]
YEARS = {2024: survey(60, seed=3, year=2024), 2023: survey(50, seed=4, year=2023)}
"""The rows of the two files that are imported."""


class Warm:
    """The warm process (`tests.intake.warm`), with the secret and the files it has read."""

    def __init__(self, folder: Path) -> None:
        self.secret, self.files = folder / "secret", [folder / f"{year}.csv" for year in YEARS]
        self.secret.write_text("1:" + "cd" * 32, encoding="ascii")
        for file, rows in zip(self.files, YEARS.values(), strict=True):
            as_csv(file, grid(rows))
        command = [sys.executable, "-m", "tests.intake.warm", str(self.secret), *map(str, self.files)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def order(self, paths: Paths, **order: Any) -> list[dict[str, Any]]:
        """What became of each import of an order."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps({"data_dir": str(paths.root), **order}) + "\n")
        self.process.stdin.flush()
        answers: list[dict[str, Any]] = json.loads(self.process.stdout.readline())
        return answers

    def published(self, paths: Paths, **order: Any) -> str:
        """The version after an import that must go well."""
        (answer,) = self.order(paths, **order)
        assert "version" in answer, answer
        return str(answer["version"])

    def refused(self, paths: Paths, **order: Any) -> str:
        """What an import says that must not go well: words that are meant for people."""
        (answer,) = self.order(paths, **order)
        assert answer.get("error") in ("StoreError", "VaultError"), answer
        return str(answer["message"])

    def close(self) -> None:
        """No more orders."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(timeout=60)


def assert_good(paths: Paths, first: str) -> None:
    """A whole version is served, and the vault holds each delivery whole or not at all, with what is
    served."""
    served = current(paths)
    ensure_intact(served)
    store = StoreReader(paths.store).store()
    assert store.version.data_version == served.data_version
    with open_vault(paths.vault) as vault:
        real = {d.period for d in deliveries(vault) if not d.is_synthetic}
        rows = dict(vault.execute("SELECT period, count(*) FROM client GROUP BY period").fetchall())
    assert {period: rows[period] for period in real} == {p: len(YEARS[int(p)]) for p in real}
    assert set(rows) == {"2022", *real}
    shown = {str(year) for year in store.years()} - {"2022"}
    assert shown <= real and (served.data_version == first) == (not shown)
    store.engine.dispose()


def copied(store: Path, folder: Path) -> Paths:
    """A data directory of one's own with the tiny store."""
    return Paths(Path(shutil.copytree(store, folder / "var")))


@contextmanager
def disk(folder: Path, size: int) -> Iterator[Path]:
    """A real file system of so many bytes; the test is skipped where mounting is not permitted."""
    folder.mkdir()
    if not _mounted("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)):
        pytest.skip("Mounting a file system is not permitted here; the limit on file sizes is tried instead.")
    try:
        yield folder
    finally:
        # Lazily: a failing test may still have a file open.
        subprocess.run(["umount", "-l", folder], check=True)


def remount(folder: Path, options: str) -> None:
    """Change size or mode of such a file system."""
    assert _mounted("-o", f"remount,{options}", str(folder))


def _mounted(*arguments: str) -> bool:
    if shutil.which("mount") is None:
        return False
    return subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0


def used(folder: Path) -> int:
    """Bytes of all files under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
