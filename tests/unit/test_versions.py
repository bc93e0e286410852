"""The list of data versions: latest first, what changed from one to the next, and damaged files left out."""

from pathlib import Path

import pandas as pd
import pytest
from flask import Flask

from dashboard.shared_cache import process_cache
from data.published.load import tables
from data.store_file import set_version, write_tables
from queries import connection
from queries.answers import Answer
from queries.connection import StoreReader
from queries.filters import Filters
from queries.pointer import POINTER
from queries.repository import Repository
from queries.schema import released_cell

FIRST, SECOND = "2026-01-10-aaaa", "2026-02-10-bbbb"


def written(directory: Path, version: str, *, figures: pd.DataFrame, is_demo: bool) -> Path:
    """A store file with the published tables and these figures, built on the day in its name."""
    file = directory / f"store-{version}.duckdb"
    cell = {column.name: "" for column in released_cell.columns}
    kind = "synthetic" if is_demo else "delivered"
    cells = pd.DataFrame([{**cell, "source": "v40", "period": "2022", "n": 40, "kind": kind}])
    write_tables(file, {**tables(), "figure": figures, "released_cell": cells})
    set_version(
        file,
        {
            "data_version": version,
            "content_hash": "",
            "built_at": f"{version[:10]}T00:00:00+00:00",
            "secret_epoch": 0,
            "is_demo": is_demo,
            "perturbation": "",
        },
    )
    return file


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Two versions, the second with a figure of the homelessness survey less, and a damaged file."""
    figures = tables()["figure"]
    written(tmp_path, FIRST, figures=figures, is_demo=True)
    less = figures[figures["figure_id"] != "homeless_2022_adults_count"]
    file = written(tmp_path, SECOND, figures=less, is_demo=False)
    (tmp_path / "store-2026-01-20-cccc.duckdb").write_bytes(b"no store")
    (tmp_path / POINTER).write_text(file.name + "\n", encoding="utf-8")
    return Repository(StoreReader(tmp_path), process_cache(Flask("kept")))


def test_versions_tell_what_changed_and_a_damaged_one_is_left_out(repository: Repository) -> None:
    answer = repository.ask("data_versions", Filters())
    assert isinstance(answer, Answer)
    told = [(row.code, row.group, row.count, *(words for _, words in row.details)) for row in answer.rows]
    assert told == [
        (SECOND, "served", 543, "2026-02-10", "Inlästa", "Hemlöshetskartläggningen"),
        (FIRST, "kept", 544, "2026-01-10", "Syntetiska", "Första versionen"),
    ]


def test_a_version_that_is_gone_back_to_lists_those_built_after_it(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "SECONDS_BETWEEN_LOOKS", 0.0)
    later, kept = tmp_path / f"store-{SECOND}.duckdb", tmp_path / "kept"
    later.rename(kept)

    def serve(version: str) -> list[tuple[str, str]]:
        (tmp_path / POINTER).write_text(f"store-{version}.duckdb\n", encoding="utf-8")
        answer = repository.ask("data_versions", Filters())
        assert isinstance(answer, Answer)
        return [(row.code, row.group) for row in answer.rows]

    assert serve(FIRST) == [(FIRST, "served")]
    kept.rename(later)
    assert serve(SECOND) == [(SECOND, "served"), (FIRST, "kept")]
    assert serve(FIRST) == [(SECOND, "kept"), (FIRST, "served")]
