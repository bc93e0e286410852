"""Who is referred to the fictional programmes and when, and how the waiting ends."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from data.demo.examples.assumptions import Programme, assumptions, day, picked, programmes
from data.protection.perturbation import Floats

NEVER = np.nan


def drawn_referrals(random: np.random.Generator) -> pd.DataFrame:
    """One row per referral of all programmes. Columns programme, received (days from 1970-01-01),
    administration, gender, age, and the means of its programme that later draws need."""
    frame = pd.concat([_of(programme, random) for programme in programmes()], ignore_index=True)
    for name in ("gender", "age"):
        frame[name] = picked(assumptions()[name], len(frame), random)
    frame["work_at_entry"] = np.where(random.random(len(frame)) < assumptions()["work_at_entry"], "yes", "no")
    return frame


def _of(programme: Programme, random: np.random.Generator) -> pd.DataFrame:
    received = np.concatenate([_in_month(programme, *month, random) for month in _months()])
    shares = programme.administrations
    columns = {name: getattr(programme, name) for name in ("wait_days", "stay_days", "job_days")}
    return pd.DataFrame(
        {
            "programme": programme.code,
            "received": received.astype(float),
            "administration": picked(shares, len(received), random),
            **columns,
            "contact_days": programme.contact_days,
            "decision_share": programme.decision,
        }
    )


def _months() -> Iterator[tuple[int, int]]:
    """First day of each month from the first referral to the census, and of the month after."""
    starts = pd.date_range(assumptions()["first_referral"], assumptions()["census"], freq="MS")
    for start in starts:
        after = start + pd.offsets.MonthBegin(1)
        yield day(start.date().isoformat()), day(after.date().isoformat())


def _in_month(programme: Programme, first: int, after: int, random: np.random.Generator) -> np.ndarray:
    """Days on which referrals come in; fewer while admissions are stopped."""
    share = 1.0
    for stop in stops_of(programme.code):
        if day(stop["starts_on"]) <= first <= day(stop["ends_on"]):
            share = float(stop["referrals_left"])
    count = random.poisson(programme.referrals_a_month * share)
    return np.sort(random.integers(first, after, count))


def stops_of(programme: str) -> list[dict[str, str]]:
    """The admission stops of a programme."""
    return [stop for stop in assumptions()["admission_stops"] if stop["programme"] == programme]


def with_waiting(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Adds decision_form, decided, accepted, first_meeting, and closed for those who left the queue."""
    chosen = assumptions()
    slowness = frame["administration"].map(chosen["wait_by_administration"]).to_numpy(float)
    slowness = slowness * frame["gender"].map(chosen["wait_by_gender"]).to_numpy(float)
    offered = frame["received"] + np.floor(random.gamma(2.0, frame["wait_days"] * slowness / 2.0))
    offered = _after_stops(frame["programme"], offered.to_numpy(), random)
    leaves = frame["received"] + np.floor(random.exponential(chosen["patience_days"], len(frame)))
    stays = offered <= leaves
    waited = frame.assign(
        first_meeting=np.where(stays, offered, NEVER), closed=np.where(stays, NEVER, leaves)
    )
    return _with_decision(waited, np.minimum(offered, leaves.to_numpy()), random)


def _after_stops(programme: pd.Series, offered: Floats, random: np.random.Generator) -> Floats:
    """Nobody starts while admissions are stopped; they start during the weeks after."""
    moved = offered.copy()
    for stop in assumptions()["admission_stops"]:
        first, last = day(stop["starts_on"]), day(stop["ends_on"])
        waits = (programme == stop["programme"]).to_numpy() & (moved >= first) & (moved <= last)
        moved[waits] = last + random.integers(3, 60, int(waits.sum()))
    return moved


def _with_decision(frame: pd.DataFrame, end: Floats, random: np.random.Generator) -> pd.DataFrame:
    """Decision and acceptance come after the referral and no later than the end of the waiting."""
    has_decision = random.random(len(frame)) < frame["decision_share"].to_numpy()
    decided = frame["received"] + np.floor(random.gamma(2.0, 7.0, len(frame)))
    decided = np.minimum(decided.to_numpy(), end)
    accepted = np.maximum(decided, frame["received"] + random.integers(2, 22, len(frame)))
    return frame.assign(
        decision_form=np.where(has_decision, "decision", "without_decision"),
        decided=np.where(has_decision, decided, NEVER),
        accepted=np.where(frame["first_meeting"].notna(), np.minimum(accepted, end), NEVER),
    )
