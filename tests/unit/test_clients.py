"""From raw answers to attributes: needs, splits, counts, and what is refused."""

from typing import Any

import pandas as pd
import pytest

from data.clients import ClientError, derive_attributes
from data.codebook.model import attributes
from data.demo import load_clients
from tests.unit.population import raw_answers

ONE: dict[str, Any] = {
    "client": "p1",
    "year": 2022,
    "active_work": "yes",
    "administration": "hisingen",
    "gender": "woman",
    "age": "age_30_54",
    "children": "yes",
    "duration": "3_5y",
    "barrier": "unemployed",
    "main_plan": "kc",
    "plan_split": "",
    "other_plan": "none",
    "plan_sufficient": "no",
    "need_1": "",
    "need_1_split": "",
    "need_2": "",
    "need_2_split": "",
    "time_to_self_support": "0_9m",
}


def derived(**answers: Any) -> dict[Any, Any]:
    return derive_attributes(pd.DataFrame([ONE | answers])).to_dict("records")[0]


def test_columns_are_the_attributes_in_code_book_order() -> None:
    frame = derive_attributes(raw_answers(50))
    assert list(frame.columns) == ["client", "year", *(a.name for a in attributes())]


def test_plans_are_grouped_and_splits_named_after_their_plan() -> None:
    assert derived()["plan_group"] == "city"
    assert derived()["plan_split"] == "none"
    split = derived(main_plan="rehab_plan_care", plan_split="addiction")
    assert (split["plan_group"], split["plan_split"]) == ("rehab", "rehab_plan_care.addiction")
    full = derived(main_plan="rehab_plan_care", plan_split="rehab_plan_care.addiction")
    assert full["plan_split"] == "rehab_plan_care.addiction"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"need_1": "job_focused"}, {"need_job_focused": "yes", "need_health": "no", "need_count": "1"}),
        (
            {"need_1": "health", "need_2": "work_rehab", "need_2_split": "mental"},
            {"need_health": "yes", "need_work_rehab": "mental", "need_count": "2"},
        ),
        (
            {
                "need_1": "work_rehab",
                "need_1_split": "mental",
                "need_2": "work_rehab",
                "need_2_split": "other",
            },
            {"need_work_rehab": "several", "need_count": "2"},
        ),
        (
            {"need_1": "health", "need_2": "unknown"},
            {"need_health": "yes", "need_unknown": "yes", "need_count": "1"},
        ),
        ({"need_1": "unknown"}, {"need_unknown": "yes", "need_count": "unknown"}),
        ({"plan_sufficient": "yes"}, {"need_job_focused": "no", "need_unknown": "no", "need_count": "0"}),
        ({}, {"need_count": "unknown", "need_unknown": "no"}),
    ],
)
def test_needs_become_attributes_and_a_count(answers: dict[str, str], expected: dict[str, str]) -> None:
    result = derived(**answers)
    assert {name: result[name] for name in expected} == expected


def test_a_client_outside_the_target_group_keeps_its_administration_only() -> None:
    result = derived(active_work="no", gender="")
    assert result.pop("client") == "p1" and result.pop("year") == 2022
    assert {name for name, value in result.items() if not pd.isna(value)} == {"active_work", "administration"}


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"gender": ""}, "gender"),
        ({"gender": "kvinna"}, "gender"),
        ({"need_1": "sleep"}, "need"),
        ({"need_1": "work_rehab"}, "need_work_rehab"),
        ({"main_plan": "kc", "plan_split": "addiction"}, "plan_split"),
        ({"plan_sufficient": "yes", "need_1": "health"}, "need_count"),
        ({"active_work": ""}, "active_work"),
    ],
)
def test_a_missing_unknown_or_contradicting_answer_is_refused(answers: dict[str, str], named: str) -> None:
    with pytest.raises(ClientError, match=f"^{named}"):
        derived(**answers)


def test_the_demo_gives_the_printed_numbers_of_clients() -> None:
    frame = derive_attributes(load_clients())
    active = frame[frame["active_work"] == "yes"]
    assert (len(frame), len(active)) == (8436, 7114)
    assert active["need_count"].isin(["1", "2"]).sum() == 4000
    assert (active["need_count"] == "2").sum() == 1721
