"""Chromium on the real server: any console error and any request to another host fails the test."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Response,
    ViewportSize,
    sync_playwright,
)

from dashboard.bench.browser import CHROMIUM_OPTIONS

ROOT = Path(__file__).resolve().parents[2]
VIEWPORT: ViewportSize = {"width": 1366, "height": 768}
SECONDS_TO_START = 60
LOCAL_SCHEMES = ("data", "blob", "about")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives the browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


def free_port() -> int:
    """A port that nobody listens to on the loopback address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait for `/ready`. Fails with the server's log when it dies or never answers."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address + "/ready", timeout=5) as response:
                if response.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not become ready:\n{log.read_text()[-4000:]}")


@contextmanager
def running_server(data_dir: Path, log: Path, **environment: str) -> Iterator[str]:
    """The app under gunicorn on a free port; its address."""
    port = free_port()
    variables = {"PATH": os.environ["PATH"], "PORT": str(port), "DASHBOARD_DATA_DIR": str(data_dir)}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "app.py"], cwd=ROOT, env=variables | environment, stdout=output, stderr=output
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_ready(address, process, log)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=30)


@pytest.fixture(scope="session")
def server(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the app on the demo store."""
    with running_server(
        demo_store, tmp_path_factory.mktemp("server") / "log", DASHBOARD_WORKERS="1"
    ) as address:
        yield address


@pytest.fixture(scope="session")
def empty_server(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the app on the empty store."""
    with running_server(
        empty_store, tmp_path_factory.mktemp("server") / "log", DASHBOARD_WORKERS="1"
    ) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once a worker."""
    executable = shutil.which("chromium")
    if executable is None:
        pytest.fail("chromium is not installed: make test installs it, or apt install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_OPTIONS))
        yield chromium
        chromium.close()


class Watch:
    """Collects what must not happen on a page: console errors, faults in scripts, requests to other hosts."""

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        self._unknown: set[str] = set()
        self._page = page
        self._heard: dict[str, Callable[..., None]] = {
            "console": self._console,
            "pageerror": self._script,
            "request": self._request,
            "response": self._response,
        }
        for event, listener in self._heard.items():
            page.on(event, listener)  # type: ignore[call-overload]

    def end(self) -> list[str]:
        """Listens no more; what was heard."""
        for event, listener in self._heard.items():
            self._page.remove_listener(event, listener)
        return self.faults

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium tells of a page that does not exist, which was asked for on purpose.
        if message.type == "error" and message.location["url"] not in self._unknown:
            self.faults.append(f"console: {message.text}")

    def _script(self, error: Error) -> None:
        self.faults.append(f"script fault: {error}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in LOCAL_SCHEMES and parts.hostname != "127.0.0.1":
            self.faults.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status == 404 and response.request.is_navigation_request():
            self._unknown.add(response.url)
        if response.status >= 500:
            self.faults.append(f"{response.status} from {response.url}")


def window(browser: Browser, **options: object) -> BrowserContext:
    """A window of 1366×768 pixels in Swedish, or as Playwright's context options say, with nothing kept."""
    arguments = {"viewport": VIEWPORT, "locale": "sv-SE", **options}
    return browser.new_context(**arguments)  # type: ignore[arg-type]


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages in windows of their own, with an empty cache; each is watched until the test ends."""
    watches: list[Watch] = []
    windows: list[BrowserContext] = []

    def open_page(**options: object) -> Page:
        windows.append(window(browser, **options))
        page = windows[-1].new_page()
        watches.append(Watch(page))
        return page

    yield open_page
    faults = [fault for watch in watches for fault in watch.end()]
    for context in windows:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Page:
    """The worker's own tab. Scripts are compiled once in it, which costs more than to show a page."""
    return window(browser).new_page()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """A page of 1366×768 pixels in the worker's tab: as in a new window, but with the files in the cache."""
    watch = Watch(tab)
    yield tab
    faults = watch.end()
    leave_as_new(tab)
    assert faults == []


def leave_as_new(tab: Page) -> None:
    """Nothing of a test is left: other tabs, routes, the page and what it kept, size, media and pointer.

    The tab goes to a small page of the same site: after a blank one all scripts would be compiled anew.
    """
    for other in tab.context.pages:
        if other is not tab:
            other.close()
    tab.unroute_all(behavior="ignoreErrors")
    if tab.url.startswith("http"):
        tab.evaluate("localStorage.clear(); sessionStorage.clear()")
        tab.goto(urljoin(tab.url, "/health"))
    tab.context.clear_cookies()
    tab.set_viewport_size(VIEWPORT)
    tab.emulate_media(color_scheme="light", reduced_motion="no-preference")
    tab.mouse.move(0, 0)
