"""Which file of the store is served: what the pointer says, and which files may stand in for it."""

import json
import re
from pathlib import Path

POINTER, WITHDRAWN = "current", "withdrawn.json"
FILE_NAME = re.compile(r"[\w.-]{1,120}\.duckdb", re.ASCII)
STORE_FILES = "store-*.duckdb"


def named_file(folder: Path) -> Path | None:
    """The file that the pointer names, there or not; None when there is no pointer or it names no file of
    the folder: empty, garbage, a path."""
    try:
        named = (folder / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return folder / named if FILE_NAME.fullmatch(named) else None


def withdrawn_versions(folder: Path) -> dict[str, str]:
    """Versions that must not be served again, with the Swedish reason. ValueError when damaged."""
    path = folder / WITHDRAWN
    if not path.is_file():
        return {}
    reasons = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(reasons, dict):
        raise ValueError(f"{WITHDRAWN} holds no reasons by version")
    return reasons


def files_beside(folder: Path) -> tuple[str, ...]:
    """The names of all store files of a folder."""
    return tuple(sorted(path.name for path in folder.glob(STORE_FILES)))


def stand_ins(folder: Path) -> tuple[Path, ...]:
    """Store files that may be served when the pointer cannot be followed: those that are not withdrawn; none
    when nobody can tell which are."""
    try:
        withdrawn = withdrawn_versions(folder)
    except (OSError, ValueError):
        return ()
    return tuple(
        path for path in sorted(folder.glob(STORE_FILES)) if path.stem.removeprefix("store-") not in withdrawn
    )
