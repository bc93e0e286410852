"""What the report says in words only: which group is higher, with the assumed least difference."""

from data.codebook.model import label
from data.demo.assumptions import assumptions
from data.demo.directions import (
    LONG,
    LONG_NEEDS_MORE,
    MEN_NEED_MORE,
    OLDER_NEED_MORE,
    SHORT,
    SHORT_NEEDS_MORE,
    SOCIAL,
    WOMEN_NEED_MORE,
)
from data.demo.printed import printed
from data.demo.target import (
    EVERYONE,
    Chosen,
    Target,
    both,
    difference_target,
    where,
    with_any_need,
    with_need,
    with_two_needs,
)

WOMEN, MEN = where(gender="woman"), where(gender="man")
YOUNG, OLDER, OLDEST = (
    where(age="age_18_29"),
    where(age=("age_30_54", "age_55_plus")),
    where(age="age_55_plus"),
)
LONG_TIME, SHORT_TIME = where(duration=LONG), where(duration=SHORT)
SOCIAL_REASONS, UNEMPLOYED = where(barrier=SOCIAL), where(barrier="unemployed")
NOT_EXPECTED, WITHIN_18 = (
    where(time_to_self_support="not_expected"),
    where(time_to_self_support=("0_9m", "10_18m")),
)
WITHIN_9, LATER = where(time_to_self_support="0_9m"), where(time_to_self_support=("10_18m", "19m_plus"))


def word_targets() -> list[Target]:
    """All comparisons in words, in the order of the report."""
    return [*_more_need(), *_needs_by_group(), *_needs_by_time(), *_parallel(), *_times()]


def _higher(id_: str, section: str, what: str, part: Chosen, more: Chosen, fewer: Chosen) -> Target:
    least = float(assumptions()["direction_points"])
    return difference_target(id_, section, what, (part, more), (part, fewer), least)


def _more_need() -> list[Target]:
    section, marginal, yes = "2.1.7", float(assumptions()["marginal_points"]), where(plan_sufficient="yes")
    what = "Könsskillnaden i tillräcklig planering är marginell"
    rows: list[tuple[str, str, Chosen, Chosen]] = [
        ("duration", "Lång tid i bistånd ger större behov", LONG_TIME, SHORT_TIME),
        ("barrier", "Sociala skäl ger större behov än arbetslös", SOCIAL_REASONS, UNEMPLOYED),
        ("barrier.all", "Sociala skäl ger större behov än genomsnittet", SOCIAL_REASONS, EVERYONE),
    ]
    return [
        difference_target("gender_sufficiency", section, what, (yes, WOMEN), (yes, MEN), -marginal, marginal),
        *(
            _higher(f"more_need.{id_}", section, words, with_any_need(), more, fewer)
            for id_, words, more, fewer in rows
        ),
    ]


def _needs_by_group() -> list[Target]:
    groups: list[tuple[str, tuple[str, ...], str, Chosen, Chosen]] = [
        ("women", WOMEN_NEED_MORE, "vanligare bland kvinnor", WOMEN, MEN),
        ("men", MEN_NEED_MORE, "vanligare bland män", MEN, WOMEN),
        ("long", LONG_NEEDS_MORE, "vanligare vid längre tid i bistånd", LONG_TIME, SHORT_TIME),
        ("short", SHORT_NEEDS_MORE, "vanligare vid kortare tid i bistånd", SHORT_TIME, LONG_TIME),
        ("young", ("job_focused",), "vanligare bland yngre än bland 30 år och äldre", YOUNG, OLDER),
        ("young_oldest", ("job_focused",), "vanligare bland yngre än bland 55 år och äldre", YOUNG, OLDEST),
        ("older", OLDER_NEED_MORE, "vanligare bland 30 år och äldre än bland yngre", OLDER, YOUNG),
        ("oldest", OLDER_NEED_MORE, "vanligare bland 55 år och äldre än bland yngre", OLDEST, YOUNG),
    ]
    return [
        _higher(
            f"need_in.{name}.{need}",
            "2.1.8",
            f"{label('need', need)} är {words}",
            with_need(need),
            more,
            fewer,
        )
        for name, codes, words, more, fewer in groups
        for need in codes
    ]


def _needs_by_time() -> list[Target]:
    rows: list[tuple[str, str, Chosen, Chosen]] = [
        ("other_benefit", "vanligare när självförsörjning inte väntas", NOT_EXPECTED, EVERYONE),
        ("other_benefit", "ovanligare vid 0–18 månader", EVERYONE, WITHIN_18),
        ("job_focused", "ovanligare när självförsörjning inte väntas", EVERYONE, NOT_EXPECTED),
        ("job_focused", "vanligare vid 0–18 månader", WITHIN_18, EVERYONE),
    ]
    return [
        _higher(
            f"need_time.{need}.{'not_expected' if NOT_EXPECTED in (more, fewer) else 'soon'}",
            "2.1.8",
            f"{label('need', need)} är {words}",
            with_need(need),
            more,
            fewer,
        )
        for need, words, more, fewer in rows
    ]


def _parallel() -> list[Target]:
    """Each comparison twice: of everybody in the group, and of those in it who have a need."""
    rows: list[tuple[str, str, Chosen, Chosen]] = [
        ("social", "Sociala skäl ger oftare två behov", SOCIAL_REASONS, EVERYONE),
        ("unemployed", "Arbetslös ger mer sällan två behov", EVERYONE, UNEMPLOYED),
        ("time", "10 månader eller längre ger oftare två behov", LATER, WITHIN_9),
    ]
    found = []
    for id_, what, more, fewer in rows:
        needy_more, needy_fewer = both(more, with_any_need()), both(fewer, with_any_need())
        found.append(_higher(f"parallel_in.{id_}", "2.1.9", what, with_two_needs(), more, fewer))
        of_needy = f"{what} (av dem med behov)"
        found.append(
            _higher(f"parallel_in.{id_}.needy", "2.1.9", of_needy, with_two_needs(), needy_more, needy_fewer)
        )
    return found


def _times() -> list[Target]:
    least, most = float(assumptions()["direction_points"]), float(assumptions()["slight_points"])
    found = []
    for time, more, fewer, words in (
        ("19m_plus", WOMEN, MEN, "något vanligare bland kvinnor"),
        ("0_9m", MEN, WOMEN, "något vanligare bland män"),
        ("10_18m", MEN, WOMEN, "något vanligare bland män"),
    ):
        part, what = where(time_to_self_support=time), f"{label('time_to_self_support', time)} är {words}"
        id_ = f"time_gender.{time}"
        found.append(difference_target(id_, "2.1.10", what, (part, more), (part, fewer), least, most))
    for code in printed()["one_way"]["duration"]["shares"]:
        if code != "6y_plus":
            what = f"Vet ej om tid är vanligare vid 6 år eller längre än vid {label('duration', code)}"
            part, longest = where(time_to_self_support="unknown"), where(duration="6y_plus")
            found.append(_higher(f"time_unknown.{code}", "2.1.10", what, part, longest, where(duration=code)))
    return found
