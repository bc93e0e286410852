"""From referrals with dates to what is counted of each in every closed year and quarter."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from data.codebook.episodes import EVENT, episode_attribute, populations

DATES = (
    "received",
    "decided",
    "first_meeting",
    "first_employer_contact",
    "job_start",
    "job_end",
    "studies_start",
    "closed",
)
DIMENSIONS = ("programme", "administration", "gender")
FOLLOWED = {
    "followed_30_days": ("first_meeting", 30),
    "followed_12_months": ("first_meeting", 365),
    "followed_13_weeks": ("job_start", 91),
    "followed_26_weeks": ("job_start", 182),
    "decision_90_days": ("decided", 90),
}
"""Events that happen so many days after a date: then, and not before, the answer is known."""
QUARTERLY = ("contact_in_30_days", "worked", "work_in_12_months")
"""Answers that are counted by quarter as well as by year."""
BAND_DAYS = 30
IN_ORDER = (("received", "first_meeting"), ("first_meeting", "closed"), ("received", "closed"))


class EpisodeError(ValueError):
    """A referral has a code that is not in the code book, or dates in the wrong order; names the column."""


def happened(raw: pd.DataFrame, years: Sequence[str]) -> pd.DataFrame:
    """What is counted of each referral: one row per referral, year or quarter, and item.

    raw: referrals as text, columns as `data.demo.examples.episodes` says, and record_key. Columns: period
    (year), quarter (empty for the whole year), programme, administration, gender, record_key, names (one
    attribute, or two joined by comma), code_1, code_2 (empty when there is one). An answer is there only for
    referrals in the event that it is asked of. EpisodeError when a code or the order of dates is wrong.
    """
    rows = _by_period(_dated(raw), years)
    found = pd.concat(_items(rows), ignore_index=True)
    kept = rows[["period", "quarter", *DIMENSIONS, "record_key"]]
    return pd.concat([kept.iloc[found["row"]].reset_index(drop=True), found.drop(columns="row")], axis=1)


def _dated(raw: pd.DataFrame) -> pd.DataFrame:
    dates = {name: pd.to_datetime(raw[name].replace("", None)) for name in DATES}
    frame = raw.astype({name: object for name in raw.columns if name != "record_key"}).assign(**dates)
    for earlier, later in IN_ORDER:
        if bool((frame[earlier] > frame[later]).any()):
            raise EpisodeError(f"{later} before {earlier}")
    for name in DIMENSIONS:
        _check(name, frame[name])
    return frame


def _check(name: str, codes: pd.Series) -> None:
    if unknown := set(codes) - set(episode_attribute(name).values):
        raise EpisodeError(f"{name}: {sorted(map(str, unknown))}")


def _by_period(episodes: pd.DataFrame, years: Sequence[str]) -> pd.DataFrame:
    """Every referral once per year and quarter, with the first and last day of the period."""
    whole = [(year, "", pd.Period(year, "Y")) for year in years]
    parts = [(year, f"q{q}", pd.Period(f"{year}Q{q}")) for year in years for q in range(1, 5)]
    periods = pd.DataFrame(
        [(year, quarter, p.start_time, p.end_time.normalize()) for year, quarter, p in whole + parts],
        columns=["period", "quarter", "first", "last"],
    )
    return episodes.merge(periods, how="cross")


def _items(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Columns row (position), names, code_1, code_2: events, and answers of those they are asked of."""
    is_in = _events(rows)
    for event, found in is_in.items():
        yield _item(EVENT, np.full(len(rows), event, dtype=object), found)
    answers, is_year = _answers(rows), rows["quarter"].eq("").to_numpy()
    for name, population in populations().items():
        asked = is_in[population] if name in QUARTERLY else is_in[population] & is_year
        _check(name, answers[name][asked])
        yield _item(name, answers[name], asked)
        for wide, members in episode_attribute(name).rollups:
            yield _item(name, np.full(len(rows), wide, dtype=object), asked & answers[name].isin(members))
    band = _item("waiting_band,waiting_exit", answers["waiting_band"], is_in["referred"] & is_year)
    yield band.assign(code_2=answers["waiting_exit"].iloc[band["row"]].to_numpy())


def _item(names: str, codes: "pd.Series | np.ndarray", found: pd.Series) -> pd.DataFrame:
    at = np.flatnonzero(found)
    return pd.DataFrame({"row": at, "names": names, "code_1": np.asarray(codes, object)[at], "code_2": ""})


def _events(e: pd.DataFrame) -> dict[str, pd.Series]:
    """Which referrals are in each event of the period."""
    has_started, is_closed = e["first_meeting"] <= e["last"], e["closed"] <= e["last"]
    was_served = e["first_meeting"].notna()
    found = {
        "referred": _within(e["received"], e),
        "left_queue": _within(e["closed"], e) & ~was_served,
        "queued": (e["received"] <= e["last"]) & ~has_started & ~is_closed,
        "started": _within(e["first_meeting"], e),
        "served": has_started & ~(e["closed"] < e["first"]),
        "employer_contact": _within(e["first_employer_contact"], e),
        "job_start": _within(e["job_start"], e),
        "closed": _within(e["closed"], e) & was_served,
    }
    for event, (since, days) in FOLLOWED.items():
        found[event] = _within(e[since] + pd.Timedelta(days=days), e)
    found["followed_12_months"] &= e["work_at_entry"].eq("no")
    found["decision_90_days"] &= e["decision_form"].eq("decision")
    return found


def _within(dates: pd.Series, e: pd.DataFrame) -> pd.Series:
    return (dates >= e["first"]) & (dates <= e["last"])


def _answers(e: pd.DataFrame) -> dict[str, pd.Series]:
    """The answer of each referral, whether or not it is asked of it."""
    start, has_work = e["first_meeting"], e["work_at_entry"].eq("yes")
    in_job = (e["job_start"] <= e["last"]) & ~(e["job_end"] < e["first"])
    studies = (e["studies_start"] <= e["last"]) & e["studies"].ne("")
    return {
        "waiting_band": _band(e),
        "waiting_exit": _exit(e),
        "contact_in_30_days": _is_within_days(e["first_employer_contact"], start, "followed_30_days"),
        # Who had work at entry is taken to keep it.
        "worked": _by_subsidy(e, in_job | has_work),
        "work_in_12_months": _by_subsidy(e, (e["job_start"] - start).dt.days <= 365),
        "kept_13_weeks": _yes(e["kept_13_weeks"].eq("yes")),
        "kept_26_weeks": _yes(e["kept_26_weeks"].eq("yes")),
        "studied": e["studies"].where(studies, "no"),
        "closure_reason": e["closure_reason"],
        "carried_out_in_90_days": _is_within_days(start, e["decided"], "decision_90_days"),
    }


def _is_within_days(date: pd.Series, since: pd.Series, event: str) -> pd.Series:
    return _yes((date - since).dt.days <= FOLLOWED[event][1])


def _yes(condition: pd.Series) -> pd.Series:
    return pd.Series(np.where(condition, "yes", "no").astype(object), index=condition.index)


def _by_subsidy(e: pd.DataFrame, has_work: pd.Series) -> pd.Series:
    kind = np.where(e["subsidy"].eq("yes"), "with_subsidy", "without_subsidy").astype(object)
    return pd.Series(np.where(has_work, kind, "no"), index=e.index)


def _band(e: pd.DataFrame) -> pd.Series:
    """Days until start, leaving the queue, or the last day of the period, in bands; day 0 is in the first."""
    ended = e["first_meeting"].fillna(e["closed"]).fillna(e["last"])
    days = (ended.where(ended <= e["last"], e["last"]) - e["received"]).dt.days.clip(lower=1)
    codes = np.array(episode_attribute("waiting_band").values, dtype=object)
    return pd.Series(codes[((days - 1) // BAND_DAYS).clip(upper=len(codes) - 1)], index=e.index)


def _exit(e: pd.DataFrame) -> pd.Series:
    ended = np.where(e["first_meeting"] <= e["last"], "started", "waiting").astype(object)
    has_left = e["first_meeting"].isna() & (e["closed"] <= e["last"])
    return pd.Series(np.where(has_left, "left", ended), index=e.index)
