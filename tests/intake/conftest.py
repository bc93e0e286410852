"""What the tests of the intake share: a small store, a secret of their own, files made by code."""

import shutil
from pathlib import Path

import pytest

from data.protection.keys import demo_secret
from data.store import Paths, build
from tests.intake.opening import Opened, opened, small_sources


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data directory with a small store that has had no delivery. Do not change it."""
    root = tmp_path_factory.mktemp("intake")
    build(Paths(root), demo_secret(), sources=small_sources())
    return root


@pytest.fixture
def data_dir(small_store: Path, tmp_path: Path) -> Path:
    """A copy of the small store that a test may import into."""
    return Path(shutil.copytree(small_store, tmp_path / "var"))


@pytest.fixture
def intake(data_dir: Path) -> Opened:
    """Open the intake of a source on the copy, with the secrets up to an epoch and without the audit."""
    return lambda name, epoch=1: opened(data_dir, name, epochs=epoch)
