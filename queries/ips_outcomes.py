"""What comes of taking part: contact with employers, work, studies, and why the support ends."""

from dataclasses import replace

from data.codebook.episodes import QUARTER, episode_attribute
from queries.answers import AnyAnswer, NoData, Row
from queries.connection import Store
from queries.episode_cells import (
    Group,
    answer_rows,
    by_quarter,
    episode_answer,
    event_row,
    group_of,
    rate_rows,
)
from queries.filters import Filters

EVENTS = ("referred", "left_queue", "queued", "started", "served", "employer_contact", "job_start", "closed")
RATES = {
    "contact_in_30_days": ("yes",),
    "worked": ("without_subsidy", "with_subsidy"),
    "work_in_12_months": ("without_subsidy", "with_subsidy"),
}
"""Answers shown as rates. worked: of those served in the period; work_in_12_months: of those who had started
without work and were followed for twelve months by the end of the period. Two different denominators."""
KEPT = ("kept_13_weeks", "kept_26_weeks")
FOLLOWED, WORK = "x03", "x04"


def ips_outcomes_by_quarter(store: Store, filters: Filters) -> AnyAnswer:
    """Outcomes of all programmes by quarter, of the chosen year or of all.

    Columns: measure (event, or `attribute.code` such as worked.without_subsidy), quarter (group, 2025-q1),
    count; for rates base and share: contact_in_30_days.yes of those with 30 days since the first meeting,
    worked.* of those served, work_in_12_months.* of those who started without work twelve months before.
    Series is `all`. Grain: one row per measure and quarter. Unit: participants (referrals for referred,
    left_queue and queued). Filters on administration and gender are left out: quarters do not hold them.
    Source: released cells of referrals.
    """
    quarters = by_quarter(store, filters, "ips_outcomes_by_quarter")
    if isinstance(quarters, NoData):
        return quarters
    rows = store.once(
        f"outcomes {_years(quarters)}",
        lambda: tuple(_in_quarter(q, row) for q in quarters for row in _measures(store, q)),
    )
    answer = episode_answer(
        store,
        quarters[-1],
        "ips_outcomes_by_quarter",
        rows,
        asks="served",
        period=_years(quarters),
        own=(QUARTER,),
        caveats=(FOLLOWED, WORK),
    )
    return replace(answer, n=None)


def _years(quarters: tuple[Group, ...]) -> str:
    first, last = quarters[0].period, quarters[-1].period
    return first if first == last else f"{first}–{last}"


def _in_quarter(group: Group, row: Row) -> Row:
    quarter = dict(group.part)[QUARTER]
    label = f"{episode_attribute(QUARTER).code(quarter).label} {group.period}"
    return replace(row, group=f"{group.period}-{quarter}", group_label=label)


def _measures(store: Store, group: Group) -> list[Row]:
    # Several cards of a page are made of the same rows; there are few groups, as little is released.
    return store.once(f"measures {group}", lambda: _worked_out(store, group))


def _worked_out(store: Store, group: Group) -> list[Row]:
    rows = [event_row(store, group, event) for event in EVENTS]
    for name, codes in RATES.items():
        rows += [replace(r, code=f"{name}.{r.code}") for r in rate_rows(store, group, name, codes)]
    return rows


def ips_outcomes(store: Store, filters: Filters) -> AnyAnswer:
    """Outcomes of a year by programme. Columns as `ips_outcomes_by_quarter`, with the programme as series
    (`all` first) and no group; with a filter on administration or gender only `all`, within the filter.
    Grain: one row per measure and programme. Source: released cells of referrals."""
    group = group_of(store, filters, "ips_outcomes", asks="served")
    if not isinstance(group, Group):
        return group
    rows = tuple(row for part in group.programmes() for row in _measures(store, part))
    return episode_answer(store, group, "ips_outcomes", rows, asks="served", caveats=(FOLLOWED, WORK))


def ips_sustained(store: Store, filters: Filters) -> AnyAnswer:
    """Who still had the work after 13 and 26 weeks. Columns: kept_13_weeks, kept_26_weeks; programme
    (series); count, base (whose 13th or 26th week came during the year), share. Grain: one row per time and
    programme. Source: released cells."""
    group = group_of(store, filters, "ips_sustained", asks="followed_13_weeks")
    if not isinstance(group, Group):
        return group
    rows = tuple(
        replace(row, code=name)
        for part in group.programmes()
        for name in KEPT
        for row in rate_rows(store, part, name, ("yes",))
    )
    asks = "followed_13_weeks"
    return episode_answer(store, group, "ips_sustained", rows, asks=asks, own=KEPT, caveats=(FOLLOWED,))


def ips_studies(store: Store, filters: Filters) -> AnyAnswer:
    """Studies during the year. Columns: kind of studies (basic, upper_secondary, post_secondary, no);
    programme (series); count, share of those served. Grain: one row per kind and programme. Source:
    released cells of referrals."""
    return _by_answer(store, filters, "ips_studies", "studied", asks="served")


def ips_closure_reasons(store: Store, filters: Filters) -> AnyAnswer:
    """Why support ended during the year. Columns: reason; programme (series); count, share of the closed.
    Those who left the queue before they had started are not among them. Grain: one row per reason and
    programme. Source: released cells."""
    return _by_answer(store, filters, "ips_closure_reasons", "closure_reason", asks="closed")


def _by_answer(store: Store, filters: Filters, question: str, name: str, *, asks: str) -> AnyAnswer:
    group = group_of(store, filters, question, asks=asks)
    if not isinstance(group, Group):
        return group
    rows = tuple(row for part in group.programmes() for row in answer_rows(store, part, name))
    return episode_answer(store, group, question, rows, asks=asks, own=(name,))


QUESTIONS = (
    ips_outcomes_by_quarter,
    ips_outcomes,
    ips_sustained,
    ips_studies,
    ips_closure_reasons,
)
