"""Access: default deny, and each way in tried from the wrong side."""

from collections.abc import Callable

import pytest
from flask import Flask, Request
from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder

from dashboard import access, security
from dashboard.refusals import MESSAGES
from dashboard.settings import Settings

PROXY = {
    "DASHBOARD_HOST": "0.0.0.0",
    "DASHBOARD_ACCESS": "proxy",
    "DASHBOARD_TRUSTED_PROXIES": "10.0.0.0/24",
    "DASHBOARD_ALLOWED_HOSTS": "panel.example",
}
DEMO = {"DASHBOARD_HOST": "0.0.0.0", "DASHBOARD_ACCESS": "demo"}


def client_for(environment: dict[str, str], is_demo: Callable[[], bool] = lambda: True) -> FlaskClient:
    """A bare app with one page and a health check behind the access rules."""
    server = Flask("bare")
    server.add_url_rule("/", "page", lambda: access.current_user().name)
    server.add_url_rule("/health", "health", lambda: "ok")
    server.register_error_handler(security.RefusedError, lambda error: (error.message, error.status))
    access.install(server, Settings.from_environment(environment), is_demo=is_demo)
    return server.test_client()


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_let_in_without_configuration(address: str) -> None:
    response = client_for({}).get("/", environ_base={"REMOTE_ADDR": address})
    assert (response.status_code, response.text) == (200, "lokal")


@pytest.mark.parametrize("address", ["192.0.2.7", "::ffff:192.0.2.7", "", "not an address"])
def test_another_machine_is_turned_away_without_configuration(address: str) -> None:
    response = client_for({}).get("/", environ_base={"REMOTE_ADDR": address})
    assert (response.status_code, response.text) == (403, access.NOT_LOCAL)


@pytest.mark.parametrize("header", access.FORWARDED_HEADERS)
def test_a_forwarded_request_is_not_taken_for_this_machine(header: str) -> None:
    assert client_for({}).get("/", headers={header: "127.0.0.1"}).status_code == 403


def test_an_unknown_address_of_the_app_is_turned_away_too() -> None:
    assert client_for({}).get("/nowhere", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 403


def test_the_demo_is_open_to_all() -> None:
    assert client_for(DEMO).get("/", environ_base={"REMOTE_ADDR": "192.0.2.7"}).text == "demo"


def test_the_demo_closes_as_soon_as_something_has_been_delivered() -> None:
    is_demo = [True]
    client = client_for(DEMO, lambda: is_demo[0])
    assert client.get("/").status_code == 200
    is_demo[0] = False
    response = client.get("/")
    assert (response.status_code, response.text) == (403, access.NOT_DEMO)


def test_the_proxy_names_the_user() -> None:
    response = client_for(PROXY).get(
        "/", environ_base={"REMOTE_ADDR": "10.0.0.9"}, headers={"X-Forwarded-User": "anna"}
    )
    assert (response.status_code, response.text) == (200, "anna")


@pytest.mark.parametrize(
    ("setting", "named", "roles"),
    [
        ("X-Roles", "analys", {"lasare", "analys"}),
        ("X-Roles", "admin, forvaltning:hisingen;okänd", {"lasare", "admin", "forvaltning:hisingen"}),
        ("X-Roles", "analyser ANALYS", {"lasare"}),
        ("X-Roles", "", {"lasare"}),
        ("", "analys", {"lasare"}),
    ],
)
def test_the_proxy_names_roles_in_the_header_that_is_set_and_no_other(
    setting: str, named: str, roles: set[str]
) -> None:
    settings = Settings.from_environment({**PROXY, "DASHBOARD_ROLES_HEADER": setting})
    admit = access.gatekeeper(settings, lambda: True)
    asked = EnvironBuilder(
        environ_base={"REMOTE_ADDR": "10.0.0.9"}, headers=[("X-Forwarded-User", "anna"), ("X-Roles", named)]
    )
    user = admit(Request(asked.get_environ()))
    assert (
        user.roles == roles
        and user.may(frozenset())
        and user.may(access.MAY_IMPORT) == (not roles.isdisjoint({"analys", "admin"}))
    )


def test_who_sits_at_the_machine_may_import_and_who_looks_at_the_demo_may_not() -> None:
    asked = Request(EnvironBuilder(environ_base={"REMOTE_ADDR": "127.0.0.1"}).get_environ())
    assert access.loopback_gatekeeper(asked).may(access.MAY_IMPORT)
    assert not access.demo_gatekeeper(lambda: True)(asked).may(access.MAY_IMPORT)


def test_a_user_header_from_elsewhere_is_not_believed() -> None:
    response = client_for(PROXY).get(
        "/", environ_base={"REMOTE_ADDR": "10.0.1.9"}, headers={"X-Forwarded-User": "anna"}
    )
    assert (response.status_code, response.text) == (403, access.NOT_PROXY)


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_the_proxy_must_name_a_user(name: str) -> None:
    response = client_for(PROXY).get(
        "/", environ_base={"REMOTE_ADDR": "10.0.0.9"}, headers={"X-Forwarded-User": name}
    )
    assert (response.status_code, response.text) == (401, MESSAGES[401])


@pytest.mark.parametrize("environment", [{}, PROXY, DEMO])
def test_health_can_be_asked_by_anybody(environment: dict[str, str]) -> None:
    response = client_for(environment, lambda: False).get(
        "/health", environ_base={"REMOTE_ADDR": "192.0.2.7"}
    )
    assert response.status_code == 200


def test_a_user_has_the_roles_given_and_no_other() -> None:
    user = access.User("anna", frozenset({access.READER}))
    assert user.has("lasare")
    assert not user.has("admin")


def test_without_a_gatekeeper_there_is_no_user() -> None:
    with Flask("bare").test_request_context(), pytest.raises(RuntimeError):
        access.current_user()
