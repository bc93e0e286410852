"""What every test can ask for: the demo store, an empty store, the app on either, and no network."""

import fcntl
import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import settings as hypothesis_settings

from dashboard.settings import Settings
from data import store
from data.protection.keys import demo_secret
from data.store_file import set_version, write_tables

EMPTY_VERSION = "2000-01-01-tomt"

# A property holds or not however busy the machine is: no example fails for its time on a clock.
hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")


class NetworkRefusedError(RuntimeError):
    """A test tried to reach another machine."""


def is_this_machine(address: object) -> bool:
    """Whether a socket address is a local file or a loopback address."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def guarded(connect: Callable[[socket.socket, Any], Any]) -> Callable[[socket.socket, Any], Any]:
    """The connect method, for addresses of this machine only."""

    def connect_here(self: socket.socket, address: Any) -> Any:
        if not is_this_machine(address):
            raise NetworkRefusedError(f"a test may not connect to {address!r}")
        return connect(self, address)

    return connect_here


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """No test reaches another machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
        yield


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this test run that all its workers share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Holds a lock file, so that one worker builds and the others wait and use what it built."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def demo_store(shared_folder: Path) -> Path:
    """Data directory with the real demo, built once a run as `make run` builds it. Do not change it."""
    from data.protection.gate import ensure_passed

    root = shared_folder / "demo"
    with one_at_a_time(shared_folder / "demo.lock"):
        if not store.Paths(root).pointer.is_file():
            store.build(store.Paths(root), demo_secret(), gate=ensure_passed)
    return root


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data directory with a store that has every table and no row but its version."""
    paths = store.Paths(tmp_path_factory.mktemp("empty"))
    paths.store.mkdir()
    file = paths.version_file(EMPTY_VERSION)
    write_tables(file, {})
    set_version(
        file,
        {
            "data_version": EMPTY_VERSION,
            "content_hash": "",
            "built_at": datetime(2000, 1, 1, tzinfo=UTC).isoformat(),
            "secret_epoch": 0,
            "is_demo": True,
            "perturbation": "",
        },
    )
    paths.pointer.write_text(file.name + "\n", encoding="utf-8")
    return paths.root


def settings_for(data_dir: Path, **environment: str) -> Settings:
    """Settings on a data directory, and nothing of the environment the tests run in."""
    return Settings.from_environment({"DASHBOARD_DATA_DIR": str(data_dir), **environment})


@pytest.fixture(scope="session")
def settings(demo_store: Path) -> Settings:
    """Settings on the demo store."""
    return settings_for(demo_store)


@pytest.fixture(scope="session")
def app(settings: Settings) -> Dash:
    """The app on the demo store, as the factory puts it together."""
    from dashboard.factory import create_app

    return create_app(settings)


@pytest.fixture(scope="session")
def empty_app(empty_store: Path) -> Dash:
    """The app on the empty store."""
    from dashboard.factory import create_app

    return create_app(settings_for(empty_store))


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    """A client of the app on the demo store."""
    flask_client: FlaskClient = app.server.test_client()
    return flask_client
