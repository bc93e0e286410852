"""The look-up of known vulnerabilities: a finding fails, and no package counts as checked that was not."""

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / ".ci" / "vulnerabilities.py"
CHECKED = '{"name": "one", "version": "1.0", "vulns": []}'
UNKNOWN = '{"name": "two", "skip_reason": "not found"}'
FOUND = '{"name": "three", "version": "3.0", "vulns": [{"id": "CVE-1", "fix_versions": ["3.1"]}]}'


def outcome(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *packages: str, error: str = ""
) -> tuple[int, str]:
    """Exit code and text of the look-up when pip-audit gives this report."""
    script: dict[str, Any] = runpy.run_path(str(SCRIPT))
    report = '{"dependencies": [' + ", ".join(packages) + "]}" if packages else ""
    result = SimpleNamespace(stdout=report, stderr=error)
    monkeypatch.setitem(script["main"].__globals__, "audit", lambda _lock_file: result)
    code: int = script["main"]("any.lock")
    written = capsys.readouterr()
    return code, written.out + written.err


def test_a_finding_fails_and_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = outcome(monkeypatch, capsys, CHECKED, FOUND)
    assert code == 1
    assert "three 3.0: CVE-1 (åtgärdad i 3.1)" in text


def test_packages_that_were_not_looked_up_are_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = outcome(monkeypatch, capsys, CHECKED, UNKNOWN)
    assert code == 0
    assert "de 1 paket som kontrollerades" in text
    assert "1 av 2 paket kunde inte kontrolleras" in text


def test_nothing_is_called_clean_when_nothing_was_looked_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Inga kända" not in outcome(monkeypatch, capsys, UNKNOWN)[1]


def test_an_unreachable_service_is_said_and_does_not_fail(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = outcome(monkeypatch, capsys, error="requests.exceptions.ConnectionError: …")
    assert (code, "nåddes inte" in text) == (0, True)


def test_a_fault_of_ours_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(monkeypatch, capsys, error="invalid requirement")[0] == 1
