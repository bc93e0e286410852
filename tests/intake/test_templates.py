"""The template of every source: it can be opened, explains itself, and reads back through the intake."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pandas as pd
import pandera.errors
import pytest

from dashboard.__main__ import main
from data.intake.checks import check
from data.intake.guard import inspect
from data.intake.model import EXPLANATION, LISTS, source, sources
from data.intake.reading import rows_of
from data.intake.rows import Level
from data.intake.schema import schema
from data.intake.sheets import read_sheets
from data.intake.template import EXAMPLE_ROW, template
from data.intake.wording import folded

NAMES = list(sources())


def test_every_source_that_is_delivered_has_a_template() -> None:
    assert set(NAMES) == {
        "v40",
        "services",
        "service_month",
        "admission_stop",
        "episodes",
        "ips_fidelity",
        "homelessness",
        "housing_interventions",
        "occupation",
        "psychiatric_inventory",
        "proposal_status",
        "population",
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_template_has_headings_lists_an_example_and_explanations(name: str) -> None:
    found = source(name)
    book = openpyxl.load_workbook(BytesIO(template(found)))
    filled, explained, lists = (book[title] for title in (book.sheetnames[0], EXPLANATION, LISTS))
    assert [cell.value for cell in filled[1]] == [column.heading for column in found.columns]
    assert [cell.value or "" for cell in filled[EXAMPLE_ROW + 1]] == [c.example for c in found.columns]
    coded = [column for column in found.columns if column.kind == "code"]
    assert len(filled.data_validations.dataValidation) == len(coded)
    for at, column in enumerate(coded, start=1):
        values = {cell.value for cell in lists[openpyxl.utils.get_column_letter(at)][1:] if cell.value}
        assert values == set(column.code_set.labels.values()), column.name
    told = [row[0].value for row in explained.iter_rows(min_row=4)]
    assert told == [column.heading for column in found.columns]


@pytest.mark.parametrize("name", NAMES)
def test_an_untouched_template_holds_no_rows_but_its_example_is_right(name: str, tmp_path: Path) -> None:
    found = source(name)
    path = tmp_path / "mall.xlsx"
    path.write_bytes(template(found))
    rows = rows_of(read_sheets(path, inspect(path), found), found)
    assert not len(rows.frame)
    assert ["exempelrad" in remark.wrong for remark in rows.remarks] == [True]
    kept = rows_of(read_sheets(path, inspect(path), found), found)
    assert [r.wrong for r in check(kept, found).remarks if r.level == Level.FAULT] == [
        "Filen har inga rader under rubrikerna."
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_label_and_wording_of_a_list_is_understood(name: str) -> None:
    for column in source(name).columns:
        if column.is_coded:
            codes = column.code_set
            assert {codes.wordings[folded(label)] for label in codes.labels.values()} <= set(codes.labels)
            assert codes.labels


def test_the_schema_comes_from_the_code_book_and_finds_all_faults_at_once() -> None:
    rows = pd.DataFrame(
        {
            "service_id": pd.Series(["krami", "nothing"], dtype="string"),
            "starts_on": pd.Series(["2025-01-01", None], dtype="datetime64[ns]"),
            "ends_on": pd.Series([None, None], dtype="datetime64[ns]"),
            "extent": pd.Series(["full", None], dtype="string"),
            "reason": pd.Series(["vacancy", "weather"], dtype="string"),
            "decided_by": pd.Series(["board", "board"], dtype="string"),
        }
    )
    with pytest.raises(pandera.errors.SchemaErrors) as found:
        schema("admission_stop").validate(rows, lazy=True)
    assert set(found.value.failure_cases["column"]) == {"service_id", "starts_on", "extent", "reason"}
    assert len(schema("admission_stop").validate(rows.iloc[:1], lazy=True)) == 1


def test_the_command_lists_sources_and_writes_a_template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template"]) == 0
    assert "Vecka 40-kartläggningen" in capsys.readouterr().out
    assert main(["template", "v40", str(tmp_path / "mall.xlsx")]) == 0
    assert inspect(tmp_path / "mall.xlsx") == "xlsx"
    assert main(["template", "weather"]) == 1
    assert "Källan weather finns inte. Det finns: v40" in capsys.readouterr().err
