"""The monthly series of the fictional programmes, counted from their referrals."""

from collections.abc import Iterator

import pandas as pd

from data.demo.examples.assumptions import Programme, assumptions, programmes

COLUMNS = [
    "service_id",
    "month",
    "referred",
    "started",
    "closed",
    "active",
    "waiting",
    "places",
    "staff_fte",
    "wait_months_low",
    "wait_months_high",
]
DAYS_IN_MONTH = 365.25 / 12
MONTHS_OF_WAITS = 5
LEAST_WAITS = 5


def months(episodes: pd.DataFrame) -> pd.DataFrame:
    """One row per programme and month: COLUMNS. referred, started and closed are counts of the month; active
    and waiting of its last day; wait_months is the middle half of the waits of those who started during
    six months, in whole months, empty when they are fewer than five."""
    dates = episodes.assign(
        **{name: pd.to_datetime(episodes[name]) for name in ("received", "first_meeting", "closed")}
    )
    rows = [
        _row(programme, month, dates[dates["programme"] == programme.code])
        for programme in programmes()
        for month in _months()
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _months() -> Iterator[pd.Period]:
    yield from pd.period_range(assumptions()["first_day"], assumptions()["census"], freq="M")


def _row(programme: Programme, month: pd.Period, own: pd.DataFrame) -> tuple[object, ...]:
    first, last = month.start_time, month.end_time
    is_open = own["closed"].isna() | (own["closed"] > last)
    has_started = own["first_meeting"] <= last
    staff = [fte for since, fte in programme.specialists.items() if since <= str(month)][-1]
    return (
        programme.code,
        str(month),
        int(own["received"].between(first, last).sum()),
        int(own["first_meeting"].between(first, last).sum()),
        int((own["closed"].between(first, last) & own["first_meeting"].notna()).sum()),
        int((has_started & is_open).sum()),
        int(((own["received"] <= last) & ~has_started & is_open).sum()),
        round(staff * assumptions()["caseload"]),
        staff,
        *_waits(own, (month - MONTHS_OF_WAITS).start_time, last),
    )


def _waits(own: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> tuple[str, str]:
    started = own[own["first_meeting"].between(first, last)]
    if len(started) < LEAST_WAITS:
        return "", ""
    waits = (started["first_meeting"] - started["received"]).dt.days / DAYS_IN_MONTH
    low, high = waits.quantile([0.25, 0.75])
    return str(round(low)), str(round(high))


def stops() -> pd.DataFrame:
    """One row per admission stop: stop_id, service_id, starts_on, ends_on, extent, reason, decided_by."""
    raw = pd.DataFrame(assumptions()["admission_stops"]).rename(columns={"programme": "service_id"})
    return raw.drop(columns="referrals_left")


def need() -> pd.DataFrame:
    """The assumed need: administration, gender, persons, the same every year."""
    rows = [
        (administration, gender, persons)
        for administration, genders in assumptions()["need"].items()
        for gender, persons in genders.items()
    ]
    return pd.DataFrame(rows, columns=["administration", "gender", "persons"])
