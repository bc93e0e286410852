"""Every published margin of the week-40 report 2022 that the code book can express."""

from functools import lru_cache

import pandas as pd

from data.codebook.model import attribute, label
from data.demo.need_targets import need_targets
from data.demo.printed import printed, smallest_listed
from data.demo.target import (
    ANSWERS,
    EVERYONE,
    Target,
    at_most_target,
    count_target,
    share_target,
    where,
)
from data.demo.word_targets import word_targets

ONGOING = where(main_plan=tuple(code for code in attribute("main_plan").values if code != "no_measure"))
AGES = {"young": ("age_18_29",), "older": ("age_30_54", "age_55_plus")}
AGE_NAMES = {"young": "16–29 år", "older": "30 år och äldre"}
AGE_NOTE = "16–29 år räknas som 18–29 år."
OLDEST_NOTE = "55–64 år räknas som 55 år och äldre."
ONGOING_NOTE = "7 114 − 6 284 ger att exakt 830 har Ingen insats."
LONG_SECTION = "2.1 i Insatser, arbetssätt och avtal 2023"


@lru_cache
def targets() -> tuple[Target, ...]:
    """All margins, in the order of the report."""
    return (
        *_sizes(),
        *_one_way(),
        *_plan_splits(),
        *_plan_by_gender(),
        *_plan_by_age(),
        *_other_plans(),
        *_sufficient(),
        *need_targets(),
        *_times(),
        *_plan_by_time(),
        *word_targets(),
    )


def check(clients: pd.DataFrame) -> pd.DataFrame:
    """Each margin beside what the clients give.

    Columns: id, section, what, printed, low, high, unit, followed, value (in unit), holds.
    """
    values = [target.compute(clients) for target in targets()]
    columns = ("id", "section", "what", "printed", "low", "high", "unit", "followed")
    table = pd.DataFrame([{name: getattr(target, name) for name in columns} for target in targets()])
    holds = [target.holds(value) for target, value in zip(targets(), values, strict=True)]
    return table.assign(value=values, holds=holds)


def _sizes() -> list[Target]:
    margins = printed()
    section, target_group = margins["administration"]["section"], margins["target_group"]
    counts = {"yes": margins["administration"]["included"], "no": margins["administration"]["excluded"]}
    surveys = sum(sum(by_code.values()) for by_code in counts.values())
    return [
        Target("size.surveys", section, "Genomförda enkäter", surveys, surveys, ANSWERS, len, surveys),
        count_target("size.target_group", section, "Kvar i målgruppen", target_group, EVERYONE),
        count_target(
            "size.with_plan", "2.1.6", "Pågående planering", margins["with_plan"], ONGOING, ONGOING_NOTE
        ),
        *(
            count_target(
                f"administration.{active}.{code}",
                section,
                f"{label('administration', code)}: {label('active_work', active)}",
                clients,
                where(active_work=active, administration=code),
            )
            for active, by_code in counts.items()
            for code, clients in by_code.items()
        ),
    ]


def _one_way() -> list[Target]:
    found = [
        share_target(
            f"{name}.{code}",
            block["section"],
            f"{attribute(name).label}: {label(name, code)}",
            share,
            where(**{name: code}),
            EVERYONE,
        )
        for name, block in printed()["one_way"].items()
        for code, share in block["shares"].items()
    ]
    long = share_target(
        "duration.3y_plus",
        LONG_SECTION,
        "Varaktighet över tre år",
        printed()["three_years_or_more"],
        where(duration=("3_5y", "6y_plus")),
        EVERYONE,
    )
    return [*found, long]


def _plan_splits() -> list[Target]:
    block = printed()["plan_split"]
    return [
        share_target(
            f"plan_split.{plan}.{code}",
            block["section"],
            f"{label('main_plan', plan)}, varav {label('plan_split', f'{plan}.{code}')}",
            share,
            where(plan_split=f"{plan}.{code}"),
            where(main_plan=plan),
        )
        for plan, shares in block["shares"].items()
        for code, share in shares.items()
    ]


def _plan_by_gender() -> list[Target]:
    block = printed()["plan_by_gender"]
    return [
        share_target(
            f"plan_by_gender.{gender}.{plan}",
            block["section"],
            f"{label('gender', gender)}: {label('main_plan', plan)}",
            share,
            where(main_plan=plan),
            where(gender=gender),
        )
        for gender in ("woman", "man")
        for plan, share in block[gender].items()
    ]


def _plan_by_age() -> list[Target]:
    block = printed()["plan_by_age"]
    return [
        share_target(
            f"plan_by_age.{age}.{plan}",
            block["section"],
            f"{AGE_NAMES[age]}: {label('main_plan', plan)}",
            share,
            where(main_plan=plan),
            where(age=codes),
            followed=AGE_NOTE,
        )
        for age, codes in AGES.items()
        for plan, share in block[age].items()
    ]


def _other_plans() -> list[Target]:
    block = printed()["other_plan"]
    any_plan = tuple(code for code in attribute("other_plan").values if code not in ("none", "not_asked"))
    named = [
        share_target(
            f"other_plan.{code}",
            block["section"],
            f"Övrig planering: {label('other_plan', code)}",
            share,
            where(other_plan=code),
            ONGOING,
        )
        for code, share in block["shares"].items()
    ]
    some = where(other_plan=any_plan)
    return [
        share_target(
            "other_plan.any", block["section"], "Någon övrig planering", block["any"], some, ONGOING
        ),
        *named,
    ]


def _sufficient() -> list[Target]:
    block = printed()["sufficient_by_plan"]
    return [
        share_target(
            f"sufficient.{plan}",
            block["section"],
            f"Tillräcklig planering: {label('main_plan', plan)}",
            share,
            where(plan_sufficient="yes"),
            where(main_plan=plan),
        )
        for plan, share in block["shares"].items()
    ]


def _times() -> list[Target]:
    block, groups = printed()["time"], printed()["time_in_group"]
    found = []
    for code, clients in block["counts"].items():
        chosen, what = where(time_to_self_support=code), label("time_to_self_support", code)
        found.append(count_target(f"time.{code}.count", block["section"], what, clients, chosen))
        printed_share = block["shares"][code]
        found.append(
            share_target(
                f"time.{code}.share", block["section"], what, printed_share, chosen, EVERYONE, decimals=1
            )
        )
    for row in groups["shares"]:
        name, code, time = row["attribute"], row["code"], row["time"]
        what = f"{label(name, code)}: {label('time_to_self_support', time)}"
        whole, note = where(**{name: code}), OLDEST_NOTE if name == "age" else ""
        id_ = f"time.{time}.{name}.{code}"
        part = where(time_to_self_support=time)
        found.append(share_target(id_, groups["section"], what, row["share"], part, whole, followed=note))
    return found


def _plan_by_time() -> list[Target]:
    block = printed()["by_time"]
    return [
        _plan_at(block["section"], time, plan, listed)
        for time, listed in block["plan"].items()
        for plan in attribute("main_plan").values
    ]


def _plan_at(section: str, time: str, plan: str, listed: dict[str, int]) -> Target:
    id_ = f"plan_by_time.{time}.{plan}"
    what = f"{label('time_to_self_support', time)}: {label('main_plan', plan)}"
    chosen = where(time_to_self_support=time, main_plan=plan)
    if plan in listed:
        return count_target(id_, section, what, listed[plan], chosen)
    return at_most_target(id_, section, what, smallest_listed("plan", time), chosen)
