"""What happens after the first meeting: contact, work, studies and how the support ends."""

import numpy as np
import pandas as pd

from data.demo.examples.assumptions import assumptions, day, picked
from data.protection.perturbation import Floats

WEEKS_13, WEEKS_26 = 91, 182
NEVER = np.nan
DATES = (
    "received",
    "decided",
    "accepted",
    "first_meeting",
    "profile",
    "first_employer_contact",
    "job_start",
    "job_end",
    "studies_start",
    "closed",
)


def with_course(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Adds profile, first_employer_contact, job_start, job_end, hours_a_week, employment_type, subsidy,
    studies, studies_start, and for those who started closed and closure_reason."""
    count, start = len(frame), frame["first_meeting"].to_numpy()
    job = _job_start(frame, random)
    ends = start + np.floor(random.gamma(3.0, frame["stay_days"] / 3.0))
    job = np.where(job < ends, job, NEVER)
    ends = np.fmax(ends, job + random.integers(60, 240, count))
    closed = np.where(np.isnan(start), frame["closed"], ends)
    lasts = np.floor(random.exponential(assumptions()["job_lasts_days"], count)) + 1
    contact = start + np.floor(random.gamma(2.0, frame["contact_days"] / 2.0))
    return _with_reasons(
        frame.assign(
            profile=_before(start + random.integers(2, 25, count), closed),
            first_employer_contact=_before(np.fmin(contact, job), closed),
            job_start=job,
            job_end=job + lasts,
            **_terms(count, random),
            **_studies(start, closed, random),
            closed=closed,
        ),
        random,
    )


def _job_start(frame: pd.DataFrame, random: np.random.Generator) -> Floats:
    slowness = frame["gender"].map(assumptions()["job_by_gender"]).to_numpy(float)
    days = 20 + np.floor(random.exponential(frame["job_days"] * slowness))
    has_work = frame["work_at_entry"].eq("yes").to_numpy()
    return np.where(has_work, NEVER, frame["first_meeting"] + days)


def _before(days: Floats, closed: Floats) -> Floats:
    """Days that come no later than the closing, otherwise never."""
    return np.where(days <= closed, days, NEVER)


def _terms(count: int, random: np.random.Generator) -> dict[str, np.ndarray]:
    chosen = assumptions()
    return {
        "hours_a_week": picked(chosen["hours_a_week"], count, random).astype(str),
        "employment_type": picked(chosen["employment_types"], count, random),
        "subsidy": np.where(random.random(count) < chosen["subsidised"], "yes", "no"),
    }


def _studies(start: Floats, closed: Floats, random: np.random.Generator) -> dict[str, np.ndarray]:
    shares = assumptions()["studies"]
    kind = picked({**shares, "": 1 - sum(shares.values())}, len(start), random)
    begins = _before(start + random.integers(30, 200, len(start)), closed)
    begins = np.where(kind == "", NEVER, begins)
    return {"studies": np.where(np.isnan(begins), "", kind), "studies_start": begins}


def _with_reasons(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """The reason follows from work or studies at the closing; otherwise, and in the queue, it is drawn."""
    chosen, count = assumptions(), len(frame)
    is_working = frame["job_start"].notna() & (frame["job_end"] >= frame["closed"])
    work = np.where(frame["subsidy"] == "yes", "work_with_subsidy", "work_without_subsidy")
    reason = np.where(
        frame["first_meeting"].isna(),
        picked(chosen["left_queue_reasons"], count, random),
        picked(chosen["closure_reasons"], count, random),
    )
    reason = np.where(frame["studies"] != "", "studies", reason)
    return frame.assign(closure_reason=np.where(is_working, work, reason))


def as_known(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows as they are known on the day of the census: later dates, and what hangs on them, are empty.
    Adds kept_13_weeks and kept_26_weeks (yes, no, or empty while it cannot be known)."""
    census = day(assumptions()["census"])
    known = frame.assign(**{name: frame[name].where(frame[name] <= census) for name in DATES})
    without_job, without_studies = known["job_start"].isna(), known["studies_start"].isna()
    for name in ("hours_a_week", "employment_type", "subsidy"):
        known[name] = known[name].mask(without_job, "")
    known["job_end"] = known["job_end"].mask(without_job)
    known["studies"] = known["studies"].mask(without_studies, "")
    known["closure_reason"] = known["closure_reason"].mask(known["closed"].isna(), "")
    for name, days in (("kept_13_weeks", WEEKS_13), ("kept_26_weeks", WEEKS_26)):
        followed = known["job_start"] + days
        kept = np.where(known["job_end"] < followed, "no", "yes")
        known[name] = np.where(followed <= census, kept, "")
    return known
