"""The demo as released, and the gate run on it once for all tests."""

import pytest

from data.protection import gate
from data.protection.attacks.demo_release import DemoRelease, demo_release
from data.protection.attacks.view import View, view
from data.protection.audit import AuditReport
from data.protection.lattice import registered_tables
from data.protection.perturbation import DEFAULT


@pytest.fixture(scope="session")
def demo() -> DemoRelease:
    return demo_release()


@pytest.fixture(scope="session")
def released(demo: DemoRelease) -> View:
    return view(demo.cells, registered_tables(), DEFAULT.support)


@pytest.fixture(scope="session")
def gate_run(demo: DemoRelease) -> tuple[gate.Suppressed, AuditReport]:
    """What the gate suppresses in the demo, and the report that then passes."""
    return gate.examine(demo.clients, demo.cells, progress=lambda message: None)
