"""The intake as tests open it: into a small store, with secrets of its own and without the audit."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from dashboard.intake_flow import Intake
from data.protection.encoding import Cell
from data.store_contents import Sources
from tests.conftest import settings_for
from tests.unit.population import raw_answers
from tests.unit.store_parts import TABLES, published

Opened = Callable[..., Intake]


def small_sources() -> Sources:
    """The published figures, a few tables of cells, and the fictional programmes."""
    return Sources(lambda: raw_answers(400, 1), published, TABLES)


def no_gate(*_arguments: Any, **_options: Any) -> frozenset[Cell]:
    """A gate that lets everything through."""
    return frozenset()


def secret_file(folder: Path, epochs: int = 1) -> Path:
    """A file in the folder with the secrets of the first epochs."""
    file = folder / f"secret-{epochs}"
    lines = (f"{epoch}:" + f"{epoch:02x}" * 32 for epoch in range(1, epochs + 1))
    file.write_text("\n".join(lines), encoding="ascii")
    return file


def opened(root: Path, name: str, sources: Sources | None = None, *, epochs: int = 1) -> Intake:
    """The intake of a source into the data directory, with the secrets of the first epochs."""
    settings = settings_for(root, DASHBOARD_SECRET_FILE=str(secret_file(root.parent, epochs)))
    given = sources or small_sources()
    return Intake(settings, name, progress=lambda text: None, gate=no_gate, sources=given)
