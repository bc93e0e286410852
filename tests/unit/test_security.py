"""Security: headers, limits, foreign pages, malformed callbacks and error texts on a small app."""

import json
from typing import Any

import pytest
from dash import ALL, Dash, Input, Output, State, dcc, html
from flask import Flask
from flask.testing import FlaskClient

from dashboard import access, observability, security, serving
from dashboard.refusals import MESSAGES
from dashboard.settings import Settings

SECRET_TEXT = "SELECT hemligt FROM klienter"
CALLBACK = security.CALLBACK_PATH


def small_app(environment: dict[str, str] | None = None) -> Dash:
    """An app with an ordinary, a wildcard, a clientside and a failing callback, put together in full."""
    app = Dash("small", use_pages=False, pages_folder="", include_assets_files=False)
    app.layout = html.Main(
        [dcc.Input(id="in"), html.Div(id="out"), html.Div(id="all"), html.Div(id="broken")]
    )
    settings = Settings.from_environment(environment or {})

    @app.callback(Output("out", "children"), Input("in", "value"), State("out", "title"))
    def update_out(value: object, _title: object) -> str:
        return str(value)

    @app.callback(Output("all", "children"), Input({"kind": "item", "index": ALL}, "value"))
    def update_all(values: list[object]) -> str:
        return str(len(values))

    @app.callback(Output("broken", "children"), Input("in", "value"))
    def update_broken(_value: object) -> str:
        raise ValueError(SECRET_TEXT)

    app.clientside_callback("function (value) { return value; }", Output("out", "lang"), Input("in", "value"))
    serving.install(app.server, settings)
    security.install(app, settings, inline_scripts=("var theme = 1;",))
    access.install(app.server, settings, is_demo=lambda: True)
    observability.install(app.server, ready=lambda: "2024-01-01-abcd")
    return app


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    """A client of the small app."""
    server: Flask = small_app().server
    return server.test_client()


def body(**changes: Any) -> dict[str, Any]:
    """A well-formed request of `update_out`, with parts replaced."""
    return {
        "output": "out.children",
        "outputs": {"id": "out", "property": "children"},
        "inputs": [{"id": "in", "property": "value", "value": "hej"}],
        "state": [{"id": "out", "property": "title"}],
        "changedPropIds": ["in.value"],
        **changes,
    }


def test_every_response_carries_the_headers(client: FlaskClient) -> None:
    for path in ("/", "/health", "/_dash-layout", "/_dash-component-suites/dash/none.js"):
        headers = client.get(path).headers
        assert {name: headers.get(name) for name in security.HEADERS} == security.HEADERS


def test_scripts_are_allowed_by_hash_and_never_inline_or_by_evaluation(client: FlaskClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert scripts.count("'sha256-") == 3
    assert "http" not in policy


def test_encryption_is_demanded_behind_a_proxy_only(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/health").headers
    proxy = {
        "DASHBOARD_ACCESS": "proxy",
        "DASHBOARD_TRUSTED_PROXIES": "10.0.0.5",
        "DASHBOARD_ALLOWED_HOSTS": "panel.example",
    }
    response = small_app(proxy).server.test_client().get("/health")
    assert response.headers["Strict-Transport-Security"] == security.HSTS


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8050", ""]
)
def test_a_foreign_host_name_is_refused(client: FlaskClient, host: str) -> None:
    response = client.get("/", headers={"Host": host})
    assert response.status_code == 421
    assert MESSAGES[421] in response.text


@pytest.mark.parametrize("host", ["127.0.0.1:8050", "localhost", "LOCALHOST:9000", "[::1]:8050"])
def test_our_own_host_names_are_answered(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_too_long_an_address_is_refused_in_swedish(client: FlaskClient) -> None:
    response = client.get("/?behov=" + "x" * security.MAX_URL_LENGTH)
    assert (response.status_code, MESSAGES[414] in response.text) == (414, True)


def test_too_large_a_body_is_refused_in_swedish(client: FlaskClient) -> None:
    response = client.post(CALLBACK, data=b"x" * 1_000_001, content_type="application/json")
    assert (response.status_code, response.get_json()["error"]) == (413, MESSAGES[413])


def test_a_well_formed_callback_is_answered(client: FlaskClient) -> None:
    response = client.post(CALLBACK, json=body())
    assert response.get_json()["response"] == {"out": {"children": "hej"}}


def test_a_wildcard_callback_is_answered(client: FlaskClient) -> None:
    items = [{"id": {"kind": "item", "index": i}, "property": "value", "value": i} for i in range(3)]
    request = body(
        output="all.children", outputs={"id": "all", "property": "children"}, inputs=[items], state=[]
    )
    response = client.post(CALLBACK, json=request)
    assert response.get_json()["response"] == {"all": {"children": "3"}}


@pytest.mark.parametrize(
    "request_body",
    [
        [],
        "text",
        {},
        body(output=None),
        body(output="unknown.children"),
        body(outputs=[]),
        body(outputs="out.children"),
        body(outputs={"id": "out"}),
        body(inputs=[]),
        body(inputs="x"),
        body(inputs=[[]]),
        body(inputs=[{"id": "other", "property": "value"}]),
        body(inputs=[{"id": "in", "property": "style"}]),
        body(inputs=[{"id": {"kind": "item"}, "property": "value"}]),
        body(state=[1]),
        body(changedPropIds=[{}]),
        body(changedPropIds="x"),
    ],
)
def test_a_malformed_callback_is_refused_in_swedish(client: FlaskClient, request_body: object) -> None:
    response = client.post(CALLBACK, json=request_body)
    assert (response.status_code, response.get_json()["error"]) == (400, MESSAGES[400])


@pytest.mark.parametrize(
    ("data", "kind", "status"), [(b"{", "application/json", 400), (b"{}", "text/plain", 415)]
)
def test_a_body_that_is_not_json_is_refused(client: FlaskClient, data: bytes, kind: str, status: int) -> None:
    assert client.post(CALLBACK, data=data, content_type=kind).status_code == status


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_another_sites_page_cannot_send_a_callback(client: FlaskClient, headers: dict[str, str]) -> None:
    assert client.post(CALLBACK, json=body(), headers=headers).status_code == 403


def test_our_own_page_can_send_a_callback(client: FlaskClient) -> None:
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert client.post(CALLBACK, json=body(), headers=headers).status_code == 200


def test_a_fault_shows_neither_stack_nor_message(client: FlaskClient) -> None:
    request = body(output="broken.children", outputs={"id": "broken", "property": "children"}, state=[])
    response = client.post(CALLBACK, json=request)
    assert (response.status_code, response.get_json()["error"]) == (500, MESSAGES[500])
    assert SECRET_TEXT not in response.text
    assert "Traceback" not in response.text


def test_a_fault_is_logged_with_its_place_but_not_what_was_typed(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    request = body(output="broken.children", outputs={"id": "broken", "property": "children"}, state=[])
    client.post(CALLBACK + "?personnummer=191212121212", json=request)
    lines = [observability.JsonFormatter().format(record) for record in caplog.records]
    fault = next(json.loads(line) for line in lines if '"ERROR"' in line)
    assert fault["error"]["type"] == "ValueError"
    assert any("update_broken" in frame for frame in fault["error"]["stack"])
    assert not any(SECRET_TEXT in line or "191212121212" in line for line in lines)


@pytest.mark.parametrize("name", ["dash/none.js", "dash/../app.py", "os/path.py", "dash/dcc/__init__.py"])
def test_a_bundle_that_is_not_ours_to_send_is_not_found(client: FlaskClient, name: str) -> None:
    response = client.get(f"/_dash-component-suites/{name}")
    assert (response.status_code, response.get_json()["error"]) == (404, MESSAGES[404])


def test_every_status_that_is_used_has_a_swedish_message() -> None:
    assert all(message.endswith(".") for message in MESSAGES.values())
    assert security.RefusedError(414).message == MESSAGES[414]
