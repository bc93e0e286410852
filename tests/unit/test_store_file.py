"""One store file: what it must hold before it is served, and a hash that sees every value."""

from pathlib import Path

import pandas as pd
import pytest

from data.store_file import StoreFileError, check, content_hash, write_tables

CELLS = pd.DataFrame(
    {
        "source": "v40",
        "period": "2022",
        "attributes": ["", "gender"],
        "code_1": ["", "woman"],
        "code_2": "",
        "code_3": "",
        "code_4": "",
        "n": [40, 20],
        "kind": "synthetic",
        "figure_id": None,
    }
)
RELEASED = pd.DataFrame({"source": "v40", "period": "2022", "attributes": ["", "gender"]})
CODES = pd.DataFrame({"attribute": ["gender"], "code": ["woman"], "position": [1], "label": ["Kvinna"]})


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (pd.concat([CELLS, CELLS]), "nyckel"),
        (CELLS.assign(attributes=["", "age"]), "inte är frisläppta"),
        (CELLS.assign(code_1=["", "man"]), "kodboken"),
        (CELLS.assign(n=[40, 3]), "aldrig visas"),
        (CELLS.assign(n=[40, 0]), "aldrig visas"),
        (CELLS.assign(figure_id=pd.Series(["nothing", None], dtype=object)), "siffra som inte finns"),
    ],
)
def test_a_file_with_faults_is_refused(tmp_path: Path, cells: pd.DataFrame, fault: str) -> None:
    tables = {"released_cell": CELLS, "released_table": RELEASED, "attribute_code": CODES}
    write_tables(tmp_path / "good.duckdb", tables)
    check(tmp_path / "good.duckdb", tables)
    tables["released_cell"] = cells
    write_tables(tmp_path / "bad.duckdb", tables)
    with pytest.raises(StoreFileError, match=fault):
        check(tmp_path / "bad.duckdb", tables)


def test_a_file_with_fewer_rows_than_given_is_refused(tmp_path: Path) -> None:
    write_tables(tmp_path / "short.duckdb", {"attribute_code": CODES.iloc[:0]})
    with pytest.raises(StoreFileError, match="0 rader i stället för 1"):
        check(tmp_path / "short.duckdb", {"attribute_code": CODES})


def test_a_table_without_a_declared_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreFileError, match="label"):
        write_tables(tmp_path / "bad.duckdb", {"attribute_code": CODES.drop(columns="label")})


def test_the_hash_sees_every_value(tmp_path: Path) -> None:
    hashes = set()
    for name, codes in {"a": CODES, "b": CODES.assign(position=2), "c": CODES.assign(label="Man")}.items():
        write_tables(tmp_path / name, {"attribute_code": codes})
        hashes.add(content_hash(tmp_path / name))
    assert len(hashes) == 3
