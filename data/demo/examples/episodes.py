"""Draw the referrals of the fictional programmes, with a fixed seed."""

import numpy as np
import pandas as pd

from data.demo.examples.assumptions import assumptions, day
from data.demo.examples.course import DATES, as_known, with_course
from data.demo.examples.referrals import drawn_referrals, with_waiting

COLUMNS = [
    "person",
    "programme",
    "administration",
    "gender",
    "age",
    "decision_form",
    "received",
    "decided",
    "accepted",
    "first_meeting",
    "profile",
    "first_employer_contact",
    "work_at_entry",
    "job_start",
    "job_end",
    "hours_a_week",
    "employment_type",
    "subsidy",
    "kept_13_weeks",
    "kept_26_weeks",
    "studies",
    "studies_start",
    "closed",
    "closure_reason",
]


def draw() -> pd.DataFrame:
    """One row per referral that touches the years shown: COLUMNS as text, dates ISO, empty where nothing has
    happened by the census. The same seed always gives the same rows."""
    random = np.random.default_rng(assumptions()["seed"])
    frame = as_known(with_course(with_waiting(drawn_referrals(random), random), random))
    first_day = day(assumptions()["first_day"])
    shown = frame[frame["closed"].isna() | (frame["closed"] >= first_day)]
    shown = shown.sort_values(["received", "programme"], kind="stable", ignore_index=True)
    shown["person"] = [f"exempel-{number:04d}" for number in range(1, len(shown) + 1)]
    return shown.assign(**{name: _iso(shown[name]) for name in DATES})[COLUMNS]


def _iso(days: pd.Series) -> pd.Series:
    dates = pd.to_datetime(days, unit="D").dt.strftime("%Y-%m-%d")
    return dates.where(days.notna(), "")
