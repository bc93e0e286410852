"""The fingerprint of the audit follows what the code does, not how it is laid out or explained."""

from pathlib import Path

import pytest

from data.protection.fingerprint import audit_fingerprint, fingerprint

CODE = '"""What it is."""\nLIMIT = 5\n"""Persons."""\n\n\ndef attack(n: int) -> bool:\n    return n > LIMIT\n'


def of(folder: Path, code: str, name: str = "attack.py") -> str:
    """The fingerprint of a folder with this code."""
    folder.mkdir()
    (folder / name).write_text(code, encoding="utf-8")
    return fingerprint(folder)


@pytest.mark.parametrize(
    "same",
    [
        CODE.replace("What it is.", "Said otherwise."),
        CODE.replace("Persons.", "Clients."),
        CODE.replace("return", "# a reason\n    return").replace("n > LIMIT", "( n>LIMIT )"),
    ],
)
def test_words_and_layout_do_not_count(tmp_path: Path, same: str) -> None:
    assert same != CODE
    assert of(tmp_path / "a", CODE) == of(tmp_path / "b", same)


def test_limits_code_and_files_count(tmp_path: Path) -> None:
    others = (CODE.replace("5", "6"), CODE.replace("n > LIMIT", "n >= LIMIT"), "")
    found = {of(tmp_path / str(at), code) for at, code in enumerate((CODE, *others))}
    assert len({*found, of(tmp_path / "renamed", CODE, "other.py")}) == 5
    assert audit_fingerprint() not in found
