"""Reservations and contradictions follow the figures that they concern."""

import fnmatch
from functools import lru_cache

import pandas as pd
import pytest

from data.published.load import DIRECTORY, read_text, tables


@lru_cache
def loaded() -> dict[str, pd.DataFrame]:
    return tables()


def caveats_of(figure_id: str) -> set[str]:
    scope = loaded()["caveat_scope"]
    return set(scope.loc[scope["figure_id"] == figure_id, "caveat_id"])


@pytest.mark.parametrize(
    ("figure_id", "caveat_id"),
    [
        ("v40_2023_social_addiction_count_a", "c07"),
        ("v40_2023_social_addiction_count_b", "c07"),
        ("v40_2023_other_parallel_count", "c25"),
        ("v40_addiction_time_10m_plus_share", "c08"),
        ("v40_2023_social_addiction_share", "c26"),
        ("v40_2022_unmet_work_rehab_count", "c27"),
        ("v40_2022_timexneed_0_9m_need_work_rehab_count", "c27"),
        ("v40_2022_top_plans_share_d003", "c28"),
        ("v40_2022_within_18m_share_text", "c24"),
        ("nav_decision_2022_04_26", "c29"),
        ("d003_nav_decision_2022_04_24", "c29"),
        ("housing_2024_08_subsistence_emergency_share", "c30"),
        ("housing_2024_08_short_term_share", "c31"),
        ("v40_social_main_plan_district_measure_share", "c32"),
        ("svc_smedjan_participants_2024", "c33"),
        ("svc_ips_ffs_queue_months_2025_01", "c34"),
        ("v40_2022_surveys_total_tu", "c35"),
        ("svc_behandlingsgruppen_ips_participants_2024", "c36"),
        ("ips_need_rise_range", "c37"),
        ("svc_cfa_work_training_extension_months", "c38"),
        ("v40_2023_social_insufficient_count", "c39"),
        ("v40_2022_main_plan_kc_age16_29_share", "c58"),
    ],
)
def test_a_contradiction_follows_its_figure(figure_id: str, caveat_id: str) -> None:
    assert caveat_id in caveats_of(figure_id)


def test_every_caveat_follows_a_figure_and_every_rule_matches() -> None:
    frames = loaded()
    without_figures = {"c55"}
    assert set(frames["caveat"]["caveat_id"]) - set(frames["caveat_scope"]["caveat_id"]) == without_figures
    assert set(frames["caveat_scope"]["caveat_id"]) <= set(frames["caveat"]["caveat_id"])
    for pattern in read_text(DIRECTORY / "caveat_rule.csv")["figure_id"]:
        assert fnmatch.filter(frames["figure"]["figure_id"], pattern), pattern


def test_inconsistencies_are_all_there_and_carried_by_caveats() -> None:
    found = loaded()["inconsistency"]
    kinds = found["kind"].value_counts()
    assert kinds["contradiction"] == 24
    assert set(found["caveat_id"]) - {""} <= set(loaded()["caveat"]["caveat_id"])
    assert (found[["place", "text", "problem", "handling"]] != "").all().all()


def test_texts_name_reports_by_title_and_never_by_number() -> None:
    number = r"(?<!\d[ \u00a0])\b00[0-4]\b"
    for name, frame in loaded().items():
        words = frame.select_dtypes(include=["object", "string"])
        for column in words.columns.difference(["file_hash", "quote"]):
            assert not frame[column].str.contains(number).any(), (name, column)
