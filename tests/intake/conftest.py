"""What the tests of the intake share: a small store, a secret of their own, files made by code."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.intake_flow import Intake
from data.protection.keys import demo_secret
from data.store import Paths, Sources, build
from tests.conftest import settings_for
from tests.intake.files import no_gate
from tests.unit.population import raw_answers
from tests.unit.store_parts import TABLES, published

Opened = Callable[..., Intake]


def small_sources() -> Sources:
    """The published figures, a few tables of cells, and the fictional programmes."""
    return Sources(lambda: raw_answers(400, 1), published, TABLES)


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
def intake(data_dir: Path, tmp_path: Path) -> Opened:
    """Open the intake of a source on the copy, with the secrets up to an epoch and without the audit."""

    def opened(name: str, epoch: int = 1) -> Intake:
        secret = tmp_path / f"secret-{epoch}"
        lines = (f"{e}:" + f"{e:02x}" * 32 for e in range(1, epoch + 1))
        secret.write_text("\n".join(lines), encoding="ascii")
        settings = settings_for(data_dir, DASHBOARD_SECRET_FILE=str(secret))
        return Intake(settings, name, progress=lambda message: None, gate=no_gate, sources=small_sources())

    return opened
