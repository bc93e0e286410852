"""The cache of answers does its work, and the app goes on without it."""

import logging
import socket
from pathlib import Path

import pytest
from flask import Flask

from dashboard.settings import Settings
from dashboard.shared_cache import create_cache, process_cache


def settings_with(folder: Path, **environment: str) -> Settings:
    """Settings on a folder, and what else is given."""
    return Settings.from_environment({"DASHBOARD_DATA_DIR": str(folder), **environment})


def closed_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def test_an_answer_is_kept_in_the_process(tmp_path: Path) -> None:
    cache = create_cache(Flask("kept"), settings_with(tmp_path))
    cache.set("question", ("answer", 7))
    assert cache.get("question") == ("answer", 7)
    assert cache.get("other") is None


def test_an_answer_is_kept_as_it_is_and_not_as_a_copy(tmp_path: Path) -> None:
    cache, answer = create_cache(Flask("as it is"), settings_with(tmp_path)), ("answer", 7)
    cache.set("question", answer)
    assert cache.get("question") is answer


def test_no_more_than_the_most_are_kept() -> None:
    cache = process_cache(Flask("full"), most=10)
    for number in range(100):
        cache.set(f"question {number}", number)
    assert cache.get("question 99") == 99
    assert sum(cache.get(f"question {number}") is not None for number in range(100)) <= 11


def test_without_redis_answers_are_worked_out_anew_and_the_log_says_so_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    address = f"redis://127.0.0.1:{closed_port()}/0"
    cache = create_cache(Flask("gone"), settings_with(tmp_path, DASHBOARD_REDIS_URL=address))
    with caplog.at_level(logging.WARNING):
        assert cache.get("question") is None
        cache.set("question", "answer")
        assert cache.get("question") is None
    said = [record for record in caplog.records if "cache cannot be reached" in record.getMessage()]
    assert len(said) == 1
