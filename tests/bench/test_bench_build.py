"""The bench's stores: built aside, measured, and readable by the app."""

from pathlib import Path

import pytest

from dashboard.bench.build import BenchError, build, build_here
from data import store


def test_a_store_of_generated_clients_is_built_and_measured(tmp_path: Path) -> None:
    built = build_here(tmp_path, 9_000)
    assert built.clients == 9_000
    assert store.current(store.Paths(tmp_path)).data_version == built.data_version
    assert 0 < built.intake_seconds < built.seconds
    assert built.peak_mb > 0 < built.store_mb


def test_a_build_that_fails_says_so(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(BenchError, match="gick inte att bygga"):
        build(tmp_path, 9_000)
