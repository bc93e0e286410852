"""The frame in the browser: everything from this server, under the strict policy, in few bytes."""

import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.refusals import MESSAGES
from tests.browser.conftest import running_server

MOST_BYTES = 900_000


def wire_bytes(page: Page) -> Callable[[], float]:
    """Counts what the page's network traffic weighs, headers included, from now on."""
    total = [0.0]
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: total.append(event["encodedDataLength"]))
    return lambda: sum(total)


def test_the_first_page_is_light_and_complete(server: str, new_page: Callable[..., Page]) -> None:
    page = new_page()
    weight = wire_bytes(page)
    page.goto(server)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert 0 < weight() <= MOST_BYTES


def test_the_slim_plotly_is_used_and_the_full_one_never_fetched(
    server: str, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto(server)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert sum("plotly-basic" in address for address in addresses) == 1
    assert not any("package_data/plotly" in address for address in addresses)


def test_a_second_visit_takes_the_files_from_the_cache(server: str, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(server)
    page.wait_for_load_state("networkidle")
    weight = wire_bytes(page)
    page.goto(server)
    page.wait_for_load_state("networkidle")
    assert 0 < weight() <= MOST_BYTES / 10


def test_an_inline_script_is_not_run(server: str, browser: Browser) -> None:
    # Not watched, because the refusal is a console error, which fails a watched page.
    page = browser.new_page()
    refusals: list[str] = []
    page.on("console", lambda message: refusals.append(message.text))
    page.goto(server)
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.body.append(s); }"
    )
    assert page.evaluate("typeof window.ran") == "undefined"
    assert any("Content Security Policy" in text for text in refusals)
    page.close()


@pytest.mark.parametrize("path", ["/", "/finns-inte"])
def test_an_empty_store_is_shown_without_a_fault(empty_server: str, page: Page, path: str) -> None:
    page.goto(empty_server + path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_an_address_longer_than_the_server_reads_is_refused_in_swedish(server: str) -> None:
    """What gunicorn turns away before the app sees it: somewhat more than it reads, and no end of line."""
    place = urlsplit(server)
    with socket.create_connection((place.hostname, place.port or 80), timeout=10) as connection:
        connection.sendall(b"GET /?behov=".ljust(8200, b"x"))
        answer = connection.recv(10_000).decode()
    assert answer.startswith("HTTP/1.1 414 ") and MESSAGES[414] in answer


def test_a_server_that_is_stopped_leaves_no_complaint(demo_store: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with running_server(demo_store, log, DASHBOARD_WORKERS="1"):
        started = log.read_text()
    assert log.read_text().removeprefix(started).count("leaked") == 0
    assert "Panelen öppnas på" in started
