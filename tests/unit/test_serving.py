"""Serving: small, tagged, cached for as long as the name allows, and the slim Plotly in the right place."""

import gc
import gzip
import re
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from dash import Dash, html
from flask import Flask, Response
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard import launch, serving, vendor
from dashboard.factory import create_app
from dashboard.settings import Settings
from pages import PAGES
from queries.connection import Store
from queries.repository import QUESTIONS
from tests.unit.asked import Asked

TEXT = "Göteborg " * 1000
IMMUTABLE = "public, max-age=31536000, immutable"


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """An assets folder with a style sheet, a script, a vendored script and a font."""
    folder = tmp_path / "assets"
    (folder / "vendor").mkdir(parents=True)
    (folder / "app.css").write_text("main { color: black }\n" * 200)
    (folder / "behaviour.js").write_text("var ready = true;\n" * 200)
    (folder / "vendor" / "plotly-basic.min.js").write_text("window.Plotly = {};\n" * 200)
    (folder / "vendor" / "open-sans-latin.0123456789ab.woff2").write_bytes(b"\0" * 4096)
    return folder


@pytest.fixture
def app(assets: Path) -> Dash:
    """A small app with those assets and two routes of its own."""
    app = Dash("small", use_pages=False, pages_folder="", assets_folder=str(assets))
    app.layout = html.Main("Hej")
    server: Flask = app.server
    server.add_url_rule(
        "/long", "long", lambda: Response(TEXT, mimetype="application/json"), methods=["GET", "POST"]
    )
    server.add_url_rule("/short", "short", lambda: Response("{}", mimetype="application/json"))
    serving.install(server, Settings.from_environment({}))
    return app


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    """A client of the small app."""
    server: Flask = app.server
    return server.test_client()


def get(client: FlaskClient, path: str, **headers: str) -> TestResponse:
    """The response to a GET with headers, underscores for hyphens."""
    return client.get(path, headers={key.replace("_", "-"): text for key, text in headers.items()})


def script_addresses(client: FlaskClient) -> list[str]:
    """Addresses of the page's scripts in the order they are loaded."""
    return re.findall(r'<script src="([^"]+)"', get(client, "/").text)


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("gzip, br", "br", brotli.decompress),
    ],
)
def test_a_long_answer_is_packed_as_the_browser_accepts(
    client: FlaskClient, accepted: str, encoding: str, unpack: Callable[[bytes], bytes]
) -> None:
    response = get(client, "/long", Accept_Encoding=accepted)
    assert response.headers["Content-Encoding"] == encoding
    assert response.headers["Vary"] == "Accept-Encoding"
    assert int(response.headers["Content-Length"]) == len(response.data) < len(TEXT) / 10
    assert unpack(response.data).decode() == TEXT


@pytest.mark.parametrize("accepted", ["", "identity", "br;q=0, gzip;q=0"])
def test_a_browser_that_accepts_no_packing_gets_the_text(client: FlaskClient, accepted: str) -> None:
    response = get(client, "/long", Accept_Encoding=accepted)
    assert "Content-Encoding" not in response.headers
    assert response.text == TEXT


def test_a_short_answer_is_not_packed(client: FlaskClient) -> None:
    assert "Content-Encoding" not in get(client, "/short", Accept_Encoding="br").headers


def test_the_answer_to_a_callback_is_packed_and_never_kept(client: FlaskClient) -> None:
    response = client.post("/long", headers={"Accept-Encoding": "br"})
    assert response.headers["Content-Encoding"] == "br"
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


def test_an_unchanged_page_is_answered_304(client: FlaskClient) -> None:
    first = get(client, "/long", Accept_Encoding="br")
    again = get(client, "/long", Accept_Encoding="br", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"] == again.headers["Cache-Control"] == "private, no-cache"


def test_the_tag_tells_encodings_apart(client: FlaskClient) -> None:
    tags = {get(client, "/long", Accept_Encoding=name).headers["ETag"] for name in ("br", "gzip", "identity")}
    assert len(tags) == 3


def test_everything_the_page_loads_at_once_is_packed_and_kept_for_a_year(client: FlaskClient) -> None:
    addresses = script_addresses(client)
    assert len(addresses) > 5
    for address in addresses:
        response = get(client, address, Accept_Encoding="br")
        assert response.headers["Cache-Control"] == IMMUTABLE, address
        is_packed = response.headers.get("Content-Encoding") == "br"
        assert is_packed or len(response.data) < serving.SMALLEST, address


def test_an_asset_asked_for_without_its_time_is_asked_for_again(client: FlaskClient) -> None:
    assert get(client, "/assets/app.css").headers["Cache-Control"] == "public, no-cache"


def test_a_font_whose_name_carries_its_hash_is_kept_and_sent_as_it_is(client: FlaskClient) -> None:
    response = get(client, "/assets/vendor/open-sans-latin.0123456789ab.woff2", Accept_Encoding="br")
    assert response.headers["Cache-Control"] == IMMUTABLE
    assert "Content-Encoding" not in response.headers
    assert response.data == b"\0" * 4096


def test_a_changed_file_is_sent_changed(client: FlaskClient, assets: Path) -> None:
    before = get(client, "/assets/app.css", Accept_Encoding="br")
    (assets / "app.css").write_text("main { color: white }\n" * 200)
    after = get(client, "/assets/app.css", Accept_Encoding="br", If_None_Match=before.headers["ETag"])
    assert brotli.decompress(after.data).decode().startswith("main { color: white }")


def test_the_copy_packed_in_advance_is_the_one_sent(
    client: FlaskClient, assets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = ("/* in advance */\n" * 300).encode()
    (assets / "advance.css").write_bytes(content)
    packed = tmp_path / "packed"
    assert vendor.compress([assets / "advance.css"], packed) == 1
    monkeypatch.setattr(vendor, "packed_path", lambda body: packed / f"{vendor.digest(body)}.br")
    response = get(client, "/assets/advance.css", Accept_Encoding="br")
    assert response.data == (packed / f"{vendor.digest(content)}.br").read_bytes()


def test_a_missing_file_is_not_found(client: FlaskClient) -> None:
    assert get(client, "/assets/nothing.css").status_code == 404


def test_plotly_is_defined_before_dash_starts(client: FlaskClient) -> None:
    addresses = script_addresses(client)
    plotly = next(i for i, address in enumerate(addresses) if "plotly-basic" in address)
    renderer = next(i for i, address in enumerate(addresses) if "dash_renderer" in address)
    assert plotly < renderer


def test_nothing_is_loaded_from_another_host(client: FlaskClient) -> None:
    assert all(address.startswith("/") for address in script_addresses(client))


def test_a_process_that_has_been_warmed_up_sends_bundles_before_any_page(app: Dash) -> None:
    client = serving.warm_up(app).test_client()
    assert get(client, "/_dash-component-suites/dash/deps/react@18.3.1.min.js").status_code == 200


def test_every_page_is_worked_out_before_anybody_asks(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(settings)
    serving.warm_up(app)
    assert gc.get_freeze_count() > 50_000, "what stays is left out when Python looks for garbage"
    for question in QUESTIONS:
        monkeypatch.setitem(QUESTIONS, question, lambda *_asked: pytest.fail("asked after the warming"))
    for module in PAGES:
        assert Asked(app).page(module.PAGE.path)


@pytest.mark.parametrize("search", ["", "?exempel=ja", "?forvaltning=nordost&kon=kvinna", "?ar=2023"])
def test_nothing_more_is_read_from_the_file_once_every_page_is_worked_out(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, search: str
) -> None:
    """So that the file can be closed, and gone, in the middle of anybody's click."""
    app = create_app(settings)
    serving.warm_up(app)
    monkeypatch.setattr(Store, "fetch", lambda *_asked: pytest.fail("read after the warming"))
    for module in PAGES:
        assert Asked(app).page(module.PAGE.path, search)


def test_a_page_that_cannot_be_worked_out_keeps_no_other_from_being_served(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(PAGES[1], "content", lambda *_asked: 1 / 0)
    client = serving.warm_up(create_app(settings)).test_client()
    assert get(client, "/ready").status_code == 200
    assert PAGES[1].PAGE.path in caplog.text and "ZeroDivisionError" in caplog.text


def test_gunicorn_listens_where_the_settings_say() -> None:
    command = launch.gunicorn_command(Settings.from_environment({"PORT": "9001", "DASHBOARD_WORKERS": "3"}))
    assert {"--bind=127.0.0.1:9001", "--workers=3", "app:server"} <= set(command)
    six = launch.gunicorn_command(Settings.from_environment({"DASHBOARD_HOST": "::1"}))
    assert "--bind=[::1]:8050" in six
