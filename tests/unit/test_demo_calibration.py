"""The demo population meets every published margin, and can be drawn again to the last byte."""

import gzip
from collections.abc import Hashable
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from data.codebook.model import attribute, need_codes
from data.demo import clients as kept
from data.demo.assumptions import assumptions, not_followed, statements, weight
from data.demo.clients import load_clients
from data.demo.draw import COLUMNS, draw
from data.demo.printed import nearest_counts, printed
from data.demo.solve import load_joint, program
from data.demo.states import STATUSES, real_needs
from data.demo.target import PER_CENT, Target, rounded
from data.demo.targets import check, targets
from data.published.load import DIRECTORY, read_text

TWICE_REHAB = 101
# Counted in answers by the report, while a cell of released tables counts clients
COUNTED_IN_ANSWERS = ("v40_2022_unmet_work_rehab", "v40_2022_parallel_work_rehab")


@pytest.fixture(scope="module")
def clients() -> pd.DataFrame:
    return load_clients()


@pytest.fixture(scope="module")
def target_group(clients: pd.DataFrame) -> pd.DataFrame:
    return clients[clients["active_work"] == "yes"]


@pytest.mark.parametrize("target", targets(), ids=lambda target: target.id)
def test_each_published_margin_holds(target: Target, clients: pd.DataFrame) -> None:
    value = target.compute(clients)
    assert target.holds(value), f"{target.what}: {value} is not in {target.low}–{target.high}"


@pytest.mark.parametrize("target", [t for t in targets() if t.unit == PER_CENT], ids=lambda target: target.id)
def test_each_share_rounds_to_the_printed_one(target: Target, clients: pd.DataFrame) -> None:
    assert rounded(target.compute(clients), target.decimals) == target.printed


def test_the_margin_table_lists_every_target_and_can_be_printed(clients: pd.DataFrame) -> None:
    table = check(clients)
    print(table.to_string())
    assert list(table["id"]) == [target.id for target in targets()]
    assert table["holds"].all()
    assert table["id"].is_unique


def test_a_margin_that_is_missed_is_found(clients: pd.DataFrame) -> None:
    spoiled = clients.assign(gender=clients["gender"].replace({"man": "woman", "woman": "man"}))
    missed = set(check(spoiled).query("not holds")["id"])
    assert {"gender.woman", "gender.man", "need_in.women.integration"} <= missed


def test_figures_round_half_up_as_in_the_report() -> None:
    assert [rounded(2.5), rounded(3.5), rounded(12.449), rounded(22.449, 1)] == [3, 4, 12, 22.4]


def test_the_published_files_agree_with_the_clients_cell_by_cell(target_group: pd.DataFrame) -> None:
    figures = read_text(DIRECTORY / "figures" / "v40.csv").set_index("figure_id")
    cells = read_text(DIRECTORY / "figure_cell.csv").query("source == 'v40' and period == '2022'")
    compared = 0
    for cell in cells.to_dict("records"):
        if cell["figure_id"].startswith(COUNTED_IN_ANSWERS) or "active_work" in cell["attributes"]:
            continue
        if cell["attributes"] in ("", "administration"):
            continue
        text = figures.loc[cell["figure_id"], "value"]
        assert _cell_value(target_group, cell, len(str(text).partition(".")[2])) == float(str(text)), cell
        compared += 1
    assert compared > 150


def _cell_value(people: pd.DataFrame, cell: dict[Hashable, str], decimals: int) -> float:
    part = _inside(people, cell["attributes"], cell["codes"])
    if cell["measure"] == "count":
        return float(part.sum())
    base = _inside(people, cell["base_attributes"], cell["base_codes"])
    return rounded(100 * (part & base).sum() / base.sum(), decimals)


def _inside(people: pd.DataFrame, names: str, codes: str) -> "pd.Series[bool]":
    inside = pd.Series(True, index=people.index)
    for name, code in zip(filter(None, names.split(",")), filter(None, codes.split(",")), strict=True):
        inside &= _has_code(people, name, code)
    return inside


def _has_code(people: pd.DataFrame, name: str, code: str) -> "pd.Series[bool]":
    if name == "need_count":
        return _need_count(people).isin(["1", "2"] if code == "any" else [code])
    if name.startswith("need_"):
        first, second = (people[place] == name.removeprefix("need_") for place in ("need_1", "need_2"))
        if code != "yes":
            first &= people["need_1_split"] == code
            second &= people["need_2_split"] == code
        return first | second
    return people[name].isin(code.split("|"))


def _need_count(people: pd.DataFrame) -> "pd.Series[str]":
    real = (people[["need_1", "need_2"]].isin(real_needs())).sum(axis=1).astype(str)
    return real.mask(people["need_1"] == "unknown", "unknown")


def test_rehabilitation_has_as_many_clients_as_section_3_1(target_group: pd.DataFrame) -> None:
    answers = printed()["needs"]["answers"]["work_rehab"]
    assert _has_code(target_group, "need_work_rehab", "yes").sum() == answers - TWICE_REHAB
    twice = target_group.query("need_1 == 'work_rehab' and need_2 == 'work_rehab'")
    assert len(twice) == TWICE_REHAB
    assert (twice["need_1_split"] != twice["need_2_split"]).all()


def test_drawing_twice_gives_the_kept_file() -> None:
    first, second = kept.to_bytes(draw()), kept.to_bytes(draw())
    assert first == second
    # the text, since another zlib may press it differently
    assert gzip.decompress(first) == gzip.decompress(kept.PATH.read_bytes())
    assert kept.PATH.read_bytes()[4:8] == bytes(4), "the kept file carries a time"


def test_the_kept_joint_meets_every_condition_of_the_integer_program() -> None:
    problem, joint = program(), load_joint()
    counts = np.concatenate([_counts(joint, name, cells) for name, cells in problem.tables.items()])
    assert counts.sum() == joint["clients"].sum()
    for indices, factors, low, high in problem.conditions:
        assert low - 1e-9 <= factors @ counts[indices] <= high + 1e-9


def _counts(
    joint: pd.DataFrame, name: str, cells: pd.DataFrame
) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    keys = [column for column in cells.columns if column != "fitted"]
    known = joint[joint["table"] == name][[*keys, "clients"]]
    return np.asarray(cells.merge(known, on=keys, how="left")["clients"].fillna(0).astype(np.int64))


def test_columns_and_rows_are_those_promised(clients: pd.DataFrame) -> None:
    assert list(clients.columns) == COLUMNS
    assert len(clients) == 7114 + 1322
    assert clients["client"].is_unique
    assert (clients["year"] == 2022).all()


@pytest.mark.parametrize(
    "column",
    ["administration", "gender", "age", "children", "duration", "barrier", "main_plan", "plan_split",
     "other_plan", "plan_sufficient", "time_to_self_support"],
)  # fmt: skip
def test_every_code_is_in_the_code_book(column: str, target_group: pd.DataFrame) -> None:
    assert set(target_group[column]) <= set(attribute(column).values)


def test_needs_and_their_splits_are_in_the_code_book(target_group: pd.DataFrame) -> None:
    for place in ("need_1", "need_2"):
        assert set(target_group[place]) <= {"", *need_codes()}
        for need in ("", *need_codes()):
            known = set(attribute(f"need_{need}").values) - {"no", "yes"} if need else set()
            answered = target_group[target_group[place] == need]
            assert set(answered[f"{place}_split"]) <= (known or {""})


def test_clients_outside_the_target_group_have_an_administration_only(clients: pd.DataFrame) -> None:
    outside = clients[clients["active_work"] == "no"]
    assert outside["administration"].isin(attribute("administration").values).all()
    rest = outside.drop(columns=["client", "year", "active_work", "administration"])
    assert (rest == "").all(axis=None)


def test_answers_follow_the_rules_of_the_survey(target_group: pd.DataFrame) -> None:
    sufficient = target_group["plan_sufficient"] == "yes"
    assert (sufficient == (target_group["need_1"] == "")).all()
    assert ((target_group["main_plan"] == "no_measure") == (target_group["other_plan"] == "not_asked")).all()
    assert (target_group["main_plan"] != target_group["other_plan"]).all()
    split_of = target_group["plan_split"].str.partition(".")[0]
    assert (split_of.isin(["none"]) | (split_of == target_group["main_plan"])).all()
    pairs = target_group[target_group["need_2"] != ""]
    order = {need: place for place, need in enumerate(need_codes())}
    assert (pairs["need_1"].map(order) <= pairs["need_2"].map(order)).all()


@pytest.mark.parametrize("column", ["gender", "age", "duration", "barrier", "main_plan", "need_1"])
def test_the_administration_says_nothing_about_other_answers(column: str, target_group: pd.DataFrame) -> None:
    people = target_group[target_group["gender"] != "other"]
    table = pd.crosstab(people["administration"], people[column])
    assert chi2_contingency(table).pvalue > 0.001


def test_every_assumed_weight_names_codes_that_exist() -> None:
    splits = printed()["needs"]["splits"]
    known = {
        "need": {*need_codes(), "none"},
        "status": set(STATUSES),
        "age": {"young", "older", *attribute("age").values},
        "need_split": {f"{need}.{split}" for need in splits for split in splits[need]},
    }
    for between, rows in assumptions()["weights"].items():
        first, second = between.split("~")
        for code, others in rows.items():
            assert code in (known.get(first) or attribute(first).values), (between, code)
            unknown = set(others) - set(known.get(second) or attribute(second).values)
            assert not unknown, (between, code, unknown)


def test_weights_of_pairs_are_written_in_code_book_order() -> None:
    used = {pair for pair in combinations(real_needs(), 2) if weight("need~need", *pair) != 1}
    written = {
        (a, b) for a, row in assumptions()["weights"]["need~need"].items() for b, n in row.items() if n != 1
    }
    assert written == used


def test_assumptions_and_figures_not_followed_have_a_swedish_text() -> None:
    entries = [*statements(), *not_followed()]
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.title and entry.text.endswith(".") for entry in entries)


def test_nearest_counts_make_the_base_and_refuse_shares_that_do_not() -> None:
    assert nearest_counts({"a": 50, "b": 25, "c": 25}, 7) == {"a": 3, "b": 2, "c": 2}
    with pytest.raises(ValueError, match="90 per cent"):
        nearest_counts({"a": 50, "b": 40}, 7)
