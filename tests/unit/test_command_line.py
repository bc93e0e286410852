"""The command line: exit codes, Swedish messages, and a build only when the inputs have changed."""

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.__main__ import NO_VERSION, WRONG_COMMAND, main
from dashboard.settings import markdown_table
from dashboard.store_questions import ask_every_question
from data import store


@pytest.fixture
def own_empty_store(empty_store: Path, tmp_path: Path) -> Path:
    """A copy of the empty store: DuckDB opens a file in one way at a time within a process."""
    return Path(shutil.copytree(empty_store, tmp_path / "own"))


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data directory that the commands work in."""
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def builds(data_dir: Path, monkeypatch: pytest.MonkeyPatch, empty_store: Path) -> list[Path]:
    """The data directories that builds were asked for; each build serves the empty store."""
    asked: list[Path] = []

    def build(paths: store.Paths, *_secret: Any, **_options: Any) -> str:
        asked.append(paths.root)
        paths.store.mkdir(exist_ok=True)
        for file in store.Paths(empty_store).store.iterdir():
            (paths.store / file.name).write_bytes(file.read_bytes())
        return "2000-01-01-tomt"

    monkeypatch.setattr(store, "build", build)
    return asked


def test_a_build_that_is_not_needed_is_not_done(builds: list[Path]) -> None:
    assert main(["build", "--if-needed"]) == 0
    assert main(["build", "--if-needed"]) == 0
    assert len(builds) == 1


def test_a_build_that_is_asked_for_is_always_done(builds: list[Path]) -> None:
    assert main(["build"]) == main(["build"]) == 0
    assert len(builds) == 2


def test_a_store_that_cannot_be_read_is_built_again(builds: list[Path], data_dir: Path) -> None:
    main(["build", "--if-needed"])
    store.current(store.Paths(data_dir)).path.write_bytes(b"damaged")
    main(["build", "--if-needed"])
    assert len(builds) == 2


def test_a_changed_secret_builds_again(
    builds: list[Path], data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["build", "--if-needed"])
    secret = data_dir / "secret"
    secret.write_text("1:" + "ab" * 32)
    monkeypatch.setenv("DASHBOARD_SECRET_FILE", str(secret))
    assert main(["build", "--if-needed"]) == 0
    assert len(builds) == 2


def test_without_the_secret_the_last_good_version_is_shown_and_what_is_missing_is_said(
    builds: list[Path],
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    secret = data_dir / "secret"
    secret.write_text("1:" + "ab" * 32)
    monkeypatch.setenv("DASHBOARD_SECRET_FILE", str(secret))
    main(["build", "--if-needed"])
    secret.unlink()
    version = store.current(store.Paths(data_dir)).data_version
    assert main(["build", "--if-needed"]) == 0
    said = capsys.readouterr().err
    assert "Hemligheten secret finns inte" in said and f"Version {version} visas som förut." in said
    assert main(["build"]) == 1, "asked for in so many words, a build that fails is a failure"
    with duckdb.connect(str(store.current(store.Paths(data_dir)).path)) as served:
        served.execute("ALTER TABLE origin DROP COLUMN licence")
    capsys.readouterr()
    assert main(["build", "--if-needed"]) == 1, "no page could be shown"
    assert "visas som förut" not in capsys.readouterr().err
    assert len(builds) == 1


def test_a_missing_secret_is_said_in_swedish(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_SECRET_FILE", str(data_dir / "none"))
    assert main(["build"]) == 1
    assert "Hemligheten none finns inte" in capsys.readouterr().err


def test_versions_are_listed_with_the_served_one_marked(
    own_empty_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(own_empty_store))
    assert main(["versions"]) == 0
    assert capsys.readouterr().out.startswith("* 2000-01-01-tomt")


def test_without_a_store_the_list_says_what_to_do(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["versions"]) == 0
    assert capsys.readouterr().out.strip() == NO_VERSION


def test_rolling_back_to_nothing_fails_without_a_stack(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rollback", "2020-01-01-none"]) == 1
    message = capsys.readouterr().err
    assert "finns inte" in message
    assert "Traceback" not in message


def test_a_wrong_setting_stops_every_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "eight")
    assert main(["versions"]) == 2
    assert "PORT" in capsys.readouterr().err


def test_the_settings_come_as_a_table_for_the_documentation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "--markdown"]) == 0
    assert capsys.readouterr().out.strip() == markdown_table()


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["rollback"]])
def test_a_command_written_wrongly_is_answered_with_help(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    message = capsys.readouterr().err
    assert stopped.value.code == 2
    assert message.startswith("användning: ")
    assert WRONG_COMMAND in message


def test_every_question_can_be_asked_of_an_empty_store(own_empty_store: Path) -> None:
    ask_every_question(store.current(store.Paths(own_empty_store)).path)
    assert store.current(store.Paths(own_empty_store)).is_demo
