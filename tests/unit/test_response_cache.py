"""A kept answer is the same answer, only under the same edition of the data, only to those who are let in."""

from collections.abc import Iterator

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from dashboard import response_cache
from dashboard.security import CALLBACK_PATH

ASKED: list[str] = []
VERSION = {"now": "first"}


class Kept(dict[str, object]):
    """A cache that remembers in a dictionary."""

    def set(self, key: str, value: object) -> object:
        self[key] = value
        return value


@pytest.fixture
def client() -> Iterator[FlaskClient]:
    """A server whose callback counts how often it is worked out, and that lets in those who say please."""
    server = Flask("kept")
    ASKED.clear()
    VERSION["now"] = "first"

    def let_in() -> tuple[str, int] | None:
        return None if request.headers.get("X-Word") == "please" else ("no", 403)

    def answer() -> str:
        ASKED.append(request.get_data(as_text=True))
        VERSION["now"] = request.headers.get("X-Published-Meanwhile", VERSION["now"])
        return f"answer {len(ASKED)}"

    server.before_request(let_in)
    response_cache.install(server, Kept(), edition=lambda: VERSION["now"])
    server.add_url_rule(CALLBACK_PATH, "callback", answer, methods=["POST"])
    yield server.test_client()


def ask(client: FlaskClient, body: str, **headers: str) -> str:
    return client.post(CALLBACK_PATH, data=body, headers={"X-Word": "please", **headers}).text


def test_the_same_question_is_worked_out_once(client: FlaskClient) -> None:
    assert [ask(client, "a"), ask(client, "a"), ask(client, "b")] == ["answer 1", "answer 1", "answer 2"]


def test_another_data_version_is_worked_out_anew(client: FlaskClient) -> None:
    first = ask(client, "a")
    VERSION["now"] = "second"
    assert ask(client, "a") != first


def test_an_answer_during_which_another_version_was_published_is_not_kept(client: FlaskClient) -> None:
    assert ask(client, "a", **{"X-Published-Meanwhile": "second"}) == "answer 1"
    assert VERSION["now"] == "second"
    assert ask(client, "a") == "answer 2"
    VERSION["now"] = "first"
    assert ask(client, "a") == "answer 3"


def test_without_a_store_nothing_is_kept(client: FlaskClient) -> None:
    VERSION["now"] = ""
    assert ask(client, "a") != ask(client, "a")


def test_an_encoding_has_its_own_answer(client: FlaskClient) -> None:
    assert ask(client, "a") != ask(client, "a", **{"Accept-Encoding": "br"})


def test_a_kept_answer_is_refused_to_those_who_are_not_let_in(client: FlaskClient) -> None:
    assert ask(client, "a") == "answer 1"
    assert client.post(CALLBACK_PATH, data="a").status_code == 403


def test_a_body_too_large_to_be_read_is_refused_and_not_our_fault(client: FlaskClient) -> None:
    client.application.config["MAX_CONTENT_LENGTH"] = 10
    response = client.post(CALLBACK_PATH, data="x" * 11, headers={"X-Word": "please"})
    assert response.status_code == 413
    assert ASKED == []
