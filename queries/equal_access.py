"""Whether support reaches women and men, and the four administrations, alike."""

from dataclasses import replace

from data.codebook import Code, attribute
from data.codebook.episodes import EVENT, labels
from queries.answers import AnyAnswer, Row
from queries.cells import Count
from queries.connection import Store
from queries.episode_cells import (
    HELD,
    Group,
    count,
    episode_answer,
    group_of,
    happened,
    rate_row,
    share_of_sum,
)
from queries.example_tables import need_estimate
from queries.filters import Filters
from queries.pairs import difference_of
from queries.statistics import Rate, interval, shown_share

GENDERS = ("woman", "man")
FOLLOWED, STEPS = "x03", "x07"
FOLLOWED_STEPS = {
    "contact_in_30_days": ("yes",),
    "work_in_12_months": ("without_subsidy", "with_subsidy"),
    "kept_13_weeks": ("yes",),
}


def participants_by_administration(store: Store, filters: Filters) -> AnyAnswer:
    """Participants of a year by administration and gender, of all programmes together.

    Columns: administration, gender (group: "" for everybody, woman, man), count = served during the year,
    base = the sum over the administrations, share of that sum, text the assumed need as a number of persons.
    Grain: one row per administration and gender. Source: released cells of referrals, and need_estimate.
    """
    question = "participants_by_administration"
    group = group_of(store, filters, question, own=HELD, asks="served")
    if not isinstance(group, Group):
        return group
    rows = [row for gender in ("", *GENDERS) for row in _by_administration(store, group, gender)]
    chosen = filters.codes("administration")
    marked = tuple(replace(row, is_chosen=row.code in chosen) for row in rows)
    return episode_answer(store, group, question, marked, asks="served", own=HELD)


def _by_administration(store: Store, group: Group, gender: str) -> list[Row]:
    found = {
        code.code: count(store, _within(group, code.code, gender), ((EVENT, "served"),))
        for code in attribute("administration").codes
    }
    parts = [part for part in found.values() if part is not None]
    label = attribute("gender").code(gender).label if gender else ""
    return [
        replace(share_of_sum(code, found[code.code], parts), group=gender, group_label=label)
        for code in attribute("administration").codes
    ]


def _within(group: Group, administration: str, gender: str) -> Group:
    within = (("administration", (administration,)), *((("gender", (gender,)),) if gender else ()))
    return replace(group, within=within)


def need_by_administration(store: Store, filters: Filters) -> AnyAnswer:
    """The assumed need that the examples are set against, the same every year. Columns: administration,
    gender (group: "" for everybody, woman, man), persons. Grain: one row per administration and gender.
    Source: need_estimate; no person is behind it."""
    question = "need_by_administration"
    group = group_of(store, filters, question, own=HELD)
    if not isinstance(group, Group):
        return group
    need = _need(store)
    rows = tuple(
        _need_row(need, code, gender)
        for gender in ("", *GENDERS)
        for code in attribute("administration").codes
    )
    answer = episode_answer(store, group, question, rows, asks="referred", unit="personer", own=HELD)
    return replace(answer, n=sum(need.values()), is_protected=False, asked=("need_estimate",))


def _need(store: Store) -> dict[tuple[str, str], int]:
    return {(r.administration, r.gender): r.persons for r in store.rows(need_estimate)}


def _need_row(need: dict[tuple[str, str], int], code: Code, gender: str) -> Row:
    persons = sum(n for (a, g), n in need.items() if a == code.code and gender in ("", g))
    label = attribute("gender").code(gender).label if gender else ""
    return Row(code.code, code.label, gender, label, count=persons, kind="synthetic")


def gender_chain(store: Store, filters: Filters) -> AnyAnswer:
    """The steps from need to work, for women and men.

    Columns: step (need, referred, started, contact_in_30_days, work_in_12_months, kept_13_weeks), gender
    (group: woman, man, difference), count, base, share, and the difference of the shares with its 95 %
    interval. Grain: three rows a step. Each share is of those whom the step concerns: referred of the need;
    started, before the year ended, of those referred; contact of those followed for 30 days; work,
    subsidised or not, of those who started without work and were followed for twelve months; kept of those
    followed for 13 weeks. The steps do not follow the same persons. The assumed need is made up with the
    examples, so delivered referrals begin with those referred, a share of nobody. Honours administration.
    Source: released cells of referrals, and need_estimate.
    """
    question = "gender_chain"
    group = group_of(store, filters, question, own=("gender",))
    if not isinstance(group, Group):
        return group
    women, men = (_steps(store, group, gender) for gender in GENDERS)
    steps = zip(women, men, strict=True)
    rows = tuple(row for one, other in steps for row in (one, other, difference_of(one, other)))
    own = ("gender",)
    return episode_answer(store, group, question, rows, asks="referred", own=own, caveats=(FOLLOWED, STEPS))


def _steps(store: Store, group: Group, gender: str) -> list[Row]:
    within = replace(group, within=(*group.within, ("gender", (gender,))))
    chosen = dict(group.within).get("administration", attribute("administration").values)
    need = sum(n for (a, g), n in _need(store).items() if a in chosen and g == gender)
    is_example = group.kind == "synthetic"
    steps = [
        *([Row("need", labels("steps")["need"], count=need, kind="synthetic")] if is_example else []),
        _referred(happened(store, within, "referred"), need if is_example else None),
        rate_row(store, within, "waiting_exit", ("started",), _named("started")),
        *(rate_row(store, within, name, codes, _named(name)) for name, codes in FOLLOWED_STEPS.items()),
    ]
    label = attribute("gender").code(gender).plural
    return [replace(step, group=gender, group_label=label) for step in steps]


def _named(step: str) -> Row:
    return Row(step, labels("steps")[step])


def _referred(part: Count | None, need: int | None) -> Row:
    """The base is an assumption of the examples and not perturbed."""
    row = replace(_named("referred"), base=need, kind="withheld")
    if part is not None and need is None:
        return replace(row, count=part.n, kind=part.kind)
    if part is None or not need:
        return row
    low, high = interval(Rate(part.n, need, perturbed_cells=0, parts_perturbed=part.cells))
    share = shown_share(part.n, need)
    return replace(row, count=part.n, share=share, low=low, high=high, kind=part.kind)


QUESTIONS = (
    participants_by_administration,
    need_by_administration,
    gender_chain,
)
