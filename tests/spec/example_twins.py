"""Each question about referrals answered by going through them one by one: no cells and no data frames."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from queries.filters import Filters

Referral = Mapping[str, str]
Counts = dict[tuple[str, str], int]
"""Counts by (attribute or event, code): ("event", "served"), ("worked", "no"), ("m1", "left") for bands."""
FAR = date(9999, 12, 31)
MARKS = {
    "followed_30_days": ("first_meeting", 30),
    "followed_12_months": ("first_meeting", 365),
    "followed_13_weeks": ("job_start", 91),
    "followed_26_weeks": ("job_start", 182),
    "decision_90_days": ("decided", 90),
}
LONGEST_BAND = 6


def kept(referrals: list[Referral], filters: Filters, programme: str = "") -> Iterator[Referral]:
    """The referrals of a programme within the filters on administration and gender."""
    wanted = {name: codes for name, codes in filters.chosen if name in ("administration", "gender")}
    for referral in referrals:
        if programme in ("", referral["programme"]) and all(referral[n] in c for n, c in wanted.items()):
            yield referral


def day(referral: Referral, name: str) -> date:
    """A date, or the end of time when it has not come."""
    return date.fromisoformat(referral[name]) if referral[name] else FAR


def events(r: Referral, first: date, last: date) -> set[str]:
    """What happened to a referral in a period."""
    met, closed, received = day(r, "first_meeting"), day(r, "closed"), day(r, "received")

    def happened(on: date) -> bool:
        return first <= on <= last

    found = {
        "referred": happened(received),
        "left_queue": happened(closed) and met == FAR,
        "queued": received <= last < min(met, closed),
        "started": happened(met),
        "served": met <= last and closed >= first,
        "employer_contact": happened(day(r, "first_employer_contact")),
        "job_start": happened(day(r, "job_start")),
        "closed": happened(closed) and met != FAR,
    }
    for event, (since, days) in MARKS.items():
        start = day(r, since)
        found[event] = start != FAR and happened(start + timedelta(days))
    found["followed_12_months"] &= r["work_at_entry"] == "no"
    found["decision_90_days"] &= r["decision_form"] == "decision"
    return {event for event, is_true in found.items() if is_true}


def waited(r: Referral, last: date) -> tuple[str, str]:
    """The band and the exit of a referral received by the last day."""
    met, closed = day(r, "first_meeting"), day(r, "closed")
    end = min(met, closed, last)
    band = min((max((end - day(r, "received")).days, 1) - 1) // 30, LONGEST_BAND)
    ended = "left" if met == FAR and closed <= last else "waiting"
    how = "started" if met <= last else ended
    return f"m{band}" if band < LONGEST_BAND else "m6_plus", how


def _work(r: Referral, has_work: bool) -> str:
    if not has_work:
        return "no"
    return "with_subsidy" if r["subsidy"] == "yes" else "without_subsidy"


def _soon(r: Referral, name: str, since: str, days: int) -> str:
    return "yes" if day(r, name) != FAR and (day(r, name) - day(r, since)).days <= days else "no"


def answers(r: Referral, first: date, last: date) -> Iterator[tuple[str, str]]:
    """(event or answer, code) of everything counted of a referral in a period."""
    found = events(r, first, last)
    yield from (("event", event) for event in found)
    if "referred" in found:
        yield waited(r, last)
    if "served" in found:
        in_job = day(r, "job_start") <= last and day(r, "job_end") >= first
        yield "worked", _work(r, in_job or r["work_at_entry"] == "yes")
        yield "studied", r["studies"] if day(r, "studies_start") <= last else "no"
    if "closed" in found:
        yield "closure_reason", r["closure_reason"]
    if "followed_30_days" in found:
        yield "contact_in_30_days", _soon(r, "first_employer_contact", "first_meeting", 30)
    if "followed_12_months" in found:
        yield "work_in_12_months", _work(r, _soon(r, "job_start", "first_meeting", 365) == "yes")
    for name in ("kept_13_weeks", "kept_26_weeks"):
        if name.replace("kept", "followed") in found:
            yield name, r[name]
    if "decision_90_days" in found:
        yield "carried_out_in_90_days", _soon(r, "first_meeting", "decided", 90)


def counted(referrals: Iterator[Referral], first: date, last: date) -> Counts:
    """How many referrals each thing is counted of."""
    found: Counts = {}
    for referral in referrals:
        for key in answers(referral, first, last):
            found[key] = found.get(key, 0) + 1
    return found


Read = Callable[[str, str], tuple[str, str]]
"""From the code and group of an answer's row to what it counts."""


def _of_answer(name: str) -> Read:
    return lambda code, group: (name, code)


def _of_rate(code: str, group: str) -> tuple[str, str]:
    name, _, answer = code.partition(".")
    return (name, answer) if answer else ("event", name)


BY_ROW: dict[str, Read] = {
    "waiting_time_exits": lambda code, group: (code, group),
    "decisions_carried_out": _of_answer("carried_out_in_90_days"),
    "ips_outcomes": _of_rate,
    "ips_outcomes_by_quarter": _of_rate,
    "ips_sustained": lambda code, group: (code, "yes"),
    "ips_studies": _of_answer("studied"),
    "ips_closure_reasons": _of_answer("closure_reason"),
}
