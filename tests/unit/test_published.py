"""Every printed number is here once, with its words, its place and its caveats."""

import ast
import operator
from collections.abc import Callable

import pandas as pd
import pytest

from data.codebook import attribute, attributes
from data.published.load import DIRECTORY, read_text, tables
from queries.schema import metadata
from tests.unit.loaded_figures import loaded, values

ORDER = [a.name for a in attributes()]
OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def calculate(node: ast.expr) -> float:
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](calculate(node.left), calculate(node.right))
    if isinstance(node, ast.Name):
        return values()[node.id]
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    raise ValueError(ast.dump(node))


def result(formula: str) -> float:
    return calculate(ast.parse(formula, mode="eval").body)


def fact_files() -> list[str]:
    files = (path.relative_to(DIRECTORY).as_posix() for path in DIRECTORY.glob("**/*.csv"))
    return sorted(file for file in files if file != "caveat_rule.csv")


def cells(measure: str) -> pd.DataFrame:
    cell = loaded()["figure_cell"]
    return cell[cell["measure"] == measure]


def cell_value(attributes: str, codes: str, measure: str = "count") -> float:
    cell = cells(measure)
    found = cell[(cell["attributes"] == attributes) & (cell["codes"] == codes)]
    assert len(found) == 1, (attributes, codes)
    return values()[found["figure_id"].iloc[0]]


@pytest.mark.parametrize("name", sorted(tables()))
def test_a_table_has_the_declared_columns_and_a_unique_key(name: str) -> None:
    declared = metadata.tables[name]
    frame = loaded()[name]
    key = [column.name for column in declared.primary_key.columns]
    assert list(frame.columns) == [column.name for column in declared.columns]
    assert len(frame) > 0
    assert not frame.duplicated(key).any()
    required = [column.name for column in declared.columns if not column.nullable]
    assert not frame[required].isna().any().any()


def test_every_figure_says_where_it_stands_and_in_which_words() -> None:
    figure = loaded()["figure"]
    reports = set(loaded()["origin"].query("kind == 'report'")["origin"])
    assert len(figure) == 544
    assert figure["figure_id"].is_unique
    assert set(figure["report"]) <= reports
    assert (figure[["report", "section", "quote", "origin", "population", "unit"]] != "").all().all()
    assert set(figure["origin"]) <= set(loaded()["origin"]["origin"])


@pytest.mark.parametrize("file", fact_files())
def test_every_figure_id_in_a_file_is_a_figure(file: str) -> None:
    frame = read_text(DIRECTORY / file)
    known = set(loaded()["figure"]["figure_id"])
    columns = [column for column in frame.columns if column.endswith("figure_id")]
    named = {value for column in columns for value in frame[column]} - {""}
    assert named <= known


def test_a_number_in_a_table_is_the_number_of_its_figure() -> None:
    seen = set()
    for file in (file for file in fact_files() if not file.startswith("figures/")):
        frame = read_text(DIRECTORY / file)
        columns = {"value", "organisations"} & set(frame.columns) if "figure_id" in frame else set()
        for column in columns:
            seen.add((file, column))
            for figure_id, printed in zip(frame["figure_id"], frame[column], strict=True):
                assert printed == "" or float(printed) == values()[figure_id], figure_id
    assert seen


def test_every_code_of_a_cell_is_in_the_code_book_and_in_its_order() -> None:
    cell = loaded()["figure_cell"]
    pairs = [
        *zip(cell["attributes"], cell["codes"], strict=True),
        *zip(cell["base_attributes"], cell["base_codes"], strict=True),
    ]
    for names, codes in pairs:
        split = names.split(",") if names else []
        assert split == sorted(split, key=ORDER.index)
        for name, code in zip(split, codes.split(",") if codes else [], strict=True):
            assert all(attribute(name).code(single) for single in code.split("|"))


def test_a_cell_is_printed_by_one_figure_only() -> None:
    cell = loaded()["figure_cell"]
    assert not cell.duplicated(["measure", "attributes", "codes", "base_attributes", "base_codes"]).any()


def test_an_override_counts_persons_exactly_and_is_at_least_ten() -> None:
    counts = cells("count").merge(loaded()["figure"], on="figure_id")
    assert len(counts) == len(cells("count"))
    assert (counts["value"] >= 10).all()
    assert not counts["is_approximate"].any()
    assert set(counts["period_y"]) == {"2022"}
    assert set(cells("count")["base_attributes"]) == {""}


@pytest.mark.parametrize(
    ("attributes", "codes", "printed"),
    [
        ("", "", 7114),
        ("active_work", "no", 1322),
        ("active_work,administration", "no,nordost", 645),
        ("active_work,administration", "yes,sydvast", 1032),
        ("administration", "hisingen", 2074),
        ("need_unknown", "yes", 227),
        ("need_count", "any", 4000),
        ("need_count", "2", 1721),
        ("time_to_self_support", "not_expected", 506),
        ("main_plan,time_to_self_support", "af_measure,0_9m", 268),
        ("time_to_self_support,need_job_focused", "19m_plus,yes", 484),
        ("time_to_self_support,need_count", "unknown,0", 442),
    ],
)
def test_a_printed_count_lands_in_its_cell(attributes: str, codes: str, printed: int) -> None:
    assert cell_value(attributes, codes) == printed


def test_what_is_not_one_cell_overrides_nothing() -> None:
    mapped = set(cells("count")["figure_id"])
    assert "v40_2022_timexneed_not_expected_need_other_benefit_or_assistance_count" not in mapped
    assert "v40_2022_surveys_total" not in mapped
    assert "v40_2022_main_plan_ongoing_count" not in mapped
    assert ("need_count", "0") not in set(
        zip(cells("count")["attributes"], cells("count")["codes"], strict=True)
    )


@pytest.mark.parametrize(
    ("attributes", "base_codes", "total"),
    [
        ("gender", "", 100),
        ("age", "", 100),
        ("children", "", 100),
        ("duration", "", 100),
        ("barrier", "", 88),
        ("main_plan", "", 100),
        ("plan_sufficient", "", 100),
        ("plan_split", "rehab_plan_care", 100),
        ("plan_split", "no_measure", 100),
        ("plan_split", "other_assistance", 100),
        ("plan_split", "support_other_benefit", 100),
        ("gender,main_plan", "woman", 93),
        ("gender,main_plan", "man", 95),
        ("age,main_plan", "age_18_29", 87),
        ("need_work_rehab", "yes", 100),
        ("need_integration", "yes", 100),
        ("need_other_benefit", "yes", 100),
        ("need_other_assistance", "yes", 100),
        ("time_to_self_support", "", 99.9),
        ("need_job_focused,need_count", "yes", 100),
        ("need_health,need_count", "yes", 100),
    ],
)
def test_printed_shares_add_up_as_printed(attributes: str, base_codes: str, total: float) -> None:
    share = cells("share")
    found = share[(share["attributes"] == attributes) & (share["base_codes"] == base_codes)]
    assert sum(values()[i] for i in found["figure_id"]) == pytest.approx(total)


def test_other_plan_shares_have_those_who_were_asked_as_base() -> None:
    found = cells("share").query("attributes == 'other_plan'")
    asked = set(attribute("other_plan").values) - {"not_asked"}
    assert len(found) == 5
    assert set(found["base_attributes"]) == {"other_plan"}
    assert {frozenset(codes.split("|")) for codes in found["base_codes"]} == {frozenset(asked)}


@pytest.mark.parametrize("row", range(len(tables()["arithmetic_check"])))
def test_a_control_calculation_gives_what_it_says(row: int) -> None:
    check = loaded()["arithmetic_check"].iloc[row]
    assert result(check["formula"]) == pytest.approx(float(check["computed"]), abs=0.001)
    if check["agrees"] == "derived":
        assert pd.isna(check["published"])
        return
    difference = abs(float(check["computed"]) - float(check["published"]))
    is_within = difference <= float(check["tolerance"]) + 1e-9
    assert is_within == (check["agrees"] == "yes")


def test_answers_that_are_more_than_their_clients_are_no_cell_of_persons() -> None:
    assert cell_value("need_work_rehab", "yes", "answers") == 1319
    counted = cells("count")
    assert counted[(counted["attributes"] == "need_work_rehab")].empty
