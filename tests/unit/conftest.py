"""A small store that is built once a run, to be read, and copies of it to be built upon."""

import shutil
from pathlib import Path

import pytest

from data.protection.keys import demo_secret
from data.store import Paths, build
from tests.conftest import one_at_a_time
from tests.unit.store_parts import sources


@pytest.fixture(scope="session")
def built(shared_folder: Path) -> Paths:
    """The first version of the small store as a build leaves it. Do not change it."""
    paths = Paths(shared_folder / "small")
    with one_at_a_time(shared_folder / "small.lock"):
        if not paths.pointer.is_file():
            build(paths, demo_secret(), sources=sources())
    return paths


@pytest.fixture
def served(built: Paths, tmp_path: Path) -> Paths:
    """A data directory of the test's own, in which the first version of the small store is served."""
    return Paths(Path(shutil.copytree(built.root, tmp_path / "served")))
