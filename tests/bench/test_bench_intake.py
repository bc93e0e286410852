"""The bench's files: as the analysis group would deliver them, and what taking them in costs."""

from pathlib import Path

import pytest

from dashboard.bench.build import BenchError
from dashboard.bench.delivery import delivered, write_csv, write_xlsx
from dashboard.bench.intake import take_in
from data.intake.isolated import Outcome, read_apart
from data.protection.secret import Secret
from data.store import Paths, versions

SECRET = Secret(bytes(range(32)), epoch=1, is_demo=False)


def test_the_same_rows_are_read_from_either_kind_of_file_without_a_warning(tmp_path: Path) -> None:
    frame = delivered(9_000)
    write_csv(tmp_path / "file.csv", frame)
    write_xlsx(tmp_path / "file.xlsx", frame)
    csv, xlsx = (read_apart(tmp_path / f"file.{kind}", "v40", SECRET) for kind in ("csv", "xlsx"))
    for outcome in (csv, xlsx):
        assert isinstance(outcome, Outcome)
        assert outcome.faults == outcome.warnings == () and outcome.rows == 9_000
    assert csv.frame.astype(str).equals(xlsx.frame.astype(str))


def test_a_file_is_published_in_a_copy_and_measured(demo_store: Path) -> None:
    before = versions(Paths(demo_store))
    found = take_in(demo_store, 300, ["csv"])
    assert [(one.kind, one.rows) for one in found] == [("csv", 300)]
    assert all(0 < one.checked_seconds < one.seconds and one.peak_mb > 100 for one in found)
    assert versions(Paths(demo_store)) == before


def test_an_intake_that_fails_says_so(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(BenchError, match="gick inte att läsa in"):
        take_in(tmp_path, 50, ["csv"])
