"""How long people wait for a service, from referral to first meeting: in bands, with every way out."""

from dataclasses import replace

from data.codebook import Code
from data.codebook.episodes import episode_attribute
from queries.answers import AnyAnswer, Row
from queries.connection import Store
from queries.episode_cells import (
    Group,
    answer_rows,
    count,
    episode_answer,
    group_of,
    happened,
    rate_rows,
)
from queries.filters import Filters

BAND, EXIT = "waiting_band", "waiting_exit"
CARRIED_OUT = "carried_out_in_90_days"
CLOCK, FOLLOWED = "x02", "x03"


def waiting_time_bands(store: Store, filters: Filters) -> AnyAnswer:
    """Referrals of a year by how long they had waited when the waiting or the year ended.

    Columns: band (m0 = 0–30 days … m6_plus = 181 days or longer), programme (series, `all` first), referrals,
    share of the programme's referrals. Grain: one row per band and programme; with a filter on administration
    or gender only `all`. Unit: referrals. Source: released cells of referrals.
    """
    question = "waiting_time_bands"
    group = group_of(store, filters, question)
    if not isinstance(group, Group):
        return group
    rows = tuple(row for part in group.programmes() for row in answer_rows(store, part, BAND))
    return episode_answer(
        store, group, question, rows, asks="referred", unit="remisser", own=(BAND,), caveats=(CLOCK,)
    )


def waiting_time_exits(store: Store, filters: Filters) -> AnyAnswer:
    """How the waiting ended, by band: what Kaplan–Meier and cumulative incidence are worked out from.

    Columns: band, exit (group: started, left, waiting = censored on the last day of the year), programme
    (series), count = referrals that ended so in the band, base = the released number at risk when the band
    began (waited longer than the bands before). Grain: one row per band, exit and programme. A count that is
    withheld is none or a few. Unit: referrals. Source: released cells of referrals.
    """
    question = "waiting_time_exits"
    group = group_of(store, filters, question)
    if not isinstance(group, Group):
        return group
    rows = tuple(row for part in group.programmes() for row in _exits(store, part))
    return episode_answer(
        store, group, question, rows, asks="referred", unit="remisser", own=(BAND, EXIT), caveats=(CLOCK,)
    )


def _exits(store: Store, group: Group) -> list[Row]:
    return store.once(f"exits {group}", lambda: _worked_out(store, group))


def _worked_out(store: Store, group: Group) -> list[Row]:
    return [
        _exit_row(store, group, band, exit_code, at_risk(store, group, band.code))
        for band in episode_attribute(BAND).codes
        for exit_code in episode_attribute(EXIT).codes
    ]


def at_risk(store: Store, group: Group, band: str) -> int | None:
    """Released number of referrals still waiting when the band began; None when it is withheld."""
    bands = episode_attribute(BAND).values
    if band == bands[0]:
        found = happened(store, group, "referred")
    else:
        code = band if band == bands[-1] else f"from_{band}"
        found = count(store, group, ((BAND, code),))
    return found.n if found else None


def _exit_row(store: Store, group: Group, band: Code, ended: Code, base: int | None) -> Row:
    series, label = group.series
    row = Row(band.code, band.label, ended.code, ended.label, series, label, base=base)
    part = count(store, group, ((BAND, band.code), (EXIT, ended.code)))
    return replace(row, kind="withheld") if part is None else replace(row, count=part.n, kind=part.kind)


def decisions_carried_out(store: Store, filters: Filters) -> AnyAnswer:
    """Decisions that were carried out within 90 days, and not. Columns: yes, no; programme (series); count,
    base = decisions that became 90 days old during the year, share. Unit: participants with a decision.
    Grain: one row per answer and programme. Source: released cells of referrals. A decision not carried out
    within three months is to be reported."""
    question = "decisions_carried_out"
    group = group_of(store, filters, question, asks="decision_90_days")
    if not isinstance(group, Group):
        return group
    parts = group.programmes()
    rows = tuple(row for part in parts for row in rate_rows(store, part, CARRIED_OUT, ("yes", "no")))
    own = (CARRIED_OUT,)
    return episode_answer(
        store, group, question, rows, asks="decision_90_days", own=own, caveats=(CLOCK, FOLLOWED)
    )


QUESTIONS = (
    waiting_time_bands,
    waiting_time_exits,
    decisions_carried_out,
)
