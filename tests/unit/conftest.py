"""What unit tests share: the app and the questions on the demo store, and a small store to build upon."""

import shutil
from pathlib import Path

import pytest
from dash import Dash

from data.protection.keys import demo_secret
from data.store import Paths, build
from queries.repository import Repository
from tests.conftest import one_at_a_time
from tests.unit.asked import Asked
from tests.unit.card_answers import repository_on
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


@pytest.fixture(scope="module")
def asked(app: Dash) -> Asked:
    """The app on the demo store."""
    return Asked(app)


@pytest.fixture(scope="module")
def repository(demo_store: Path) -> Repository:
    """The repository on the demo store."""
    return repository_on(demo_store)
