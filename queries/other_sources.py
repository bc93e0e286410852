"""Målgrupp and Behov in the other sources: inventory, occupation, newly arrived, employment service, 2023."""

from collections.abc import Mapping
from dataclasses import replace

from data.codebook.counts import count_words
from queries.answers import Answer, AnyAnswer, Row
from queries.connection import Store
from queries.delivered_counts import (
    Codes,
    beside_print,
    by_key,
    counted,
    delivered_answer,
    latest,
    shared,
)
from queries.filters import Filters
from queries.published import Printed, figures, published

NO_OCCUPATION, NOT_FILLED_IN = "none", "not_filled_in"
WITHOUT = {
    "none": "Saknar sysselsättning, registrerat",
    "none_or_not_filled_in": "Saknar sysselsättning, med ej ifyllda",
    "any": "Har sysselsättning, av dem med pågående bruk",
}


def occupation(store: Store, filters: Filters) -> AnyAnswer:
    """People in Boende och hemlöshet without an occupation. Columns: what is counted, persons, or the share
    of those with ongoing use; of a delivered day also what the report prints (printed). Date and base of
    the printed figures are not stated. Grain: one row per number. Source: the report, or the latest
    delivered day."""
    figures = ("no_occupation_count", "no_occupation_upper_count", "any_occupation_share_ongoing_use")
    wanted = tuple(
        Printed(f"pplus_{name}", label, code=code)
        for name, (code, label) in zip(figures, WITHOUT.items(), strict=True)
    )
    printed = published(
        store,
        filters,
        question="occupation",
        origin="plattform_plus",
        unit="personer",
        period="datum anges inte",
        wanted=wanted,
    )
    found = latest(store, "occupation")
    if found is None:
        return printed
    old, counts = by_key(printed), found.table("group,occupation")
    rows = [_occupation_row(code, label, counts) or old.get((code, "")) for code, label in WITHOUT.items()]
    made = [
        beside_print(row, old.get((row.code, ""))) if row.kind != "published" else row for row in rows if row
    ]
    return delivered_answer(store, filters, printed, found, made)


def _occupation_row(code: str, label: str, counts: Mapping[Codes, int]) -> Row | None:
    """One of the three facts as delivered, None when its group is not."""
    group = "ongoing_use" if code == "any" else "all"
    of_group = {kind: n for (name, kind), n in counts.items() if name == group}
    if not of_group:
        return None
    without = of_group.get(NO_OCCUPATION, 0)
    unknown = of_group.get(NOT_FILLED_IN, 0)
    row = Row(code, label)
    if code == "none":
        return counted(row, without)
    if code == "any":
        base = sum(of_group.values())
        return shared(row, base - without - unknown, base)
    return counted(row, without + unknown)


PRINTED_YEAR = "2022"
AUTHORITIES = {"all": "total", "ffs": "ffs", "social": "sf"}
"""Authorities as the figures are named."""
ITEMS = {
    "all": ("inventoried",),
    "ffs": (
        "inventoried",
        "no_occupation",
        "unstable_housing",
        "need_new",
        "need_more",
        "need_unknown",
        "need_declined",
    ),
    "social": ("inventoried", "no_occupation", "unstable_housing", "income_support"),
}
"""The items that the report prints of each authority."""


def psychiatric_inventory(store: Store, filters: Filters) -> AnyAnswer:
    """Psychiatric inventory by authority. Columns: item, group (authority), persons; of a delivered year
    also what the report prints of 2022 (printed). What only the report has stands in groups of its own.
    Grain: one row per item and authority. Source: the report on 2022, or the latest delivered year."""
    authorities, items = count_words("authorities"), count_words("inventory_items")
    wanted = tuple(
        Printed(_inventory_figure(authority, item), items[item], authorities[authority], code=item)
        for authority, listed in ITEMS.items()
        for item in listed
    )
    printed = published(
        store,
        filters,
        question="psychiatric_inventory",
        origin="psychiatric_inventory",
        unit="personer",
        period=PRINTED_YEAR,
        wanted=wanted,
    )
    found = latest(store, "psychiatric_inventory", PRINTED_YEAR)
    if found is None:
        return printed
    counts, old = found.table("authority,item"), by_key(printed)
    rows = [
        beside_print(counted(Row(item, label, group, group), counts[authority, item]), old.get((item, group)))
        for authority, group in authorities.items()
        for item, label in items.items()
        if (authority, item) in counts
    ]
    told = {(row.code, row.group) for row in rows}
    rows += [_only_printed(row) for key, row in old.items() if key not in told]
    return delivered_answer(store, filters, printed, found, rows, printed_of=PRINTED_YEAR)


def _inventory_figure(authority: str, item: str) -> str:
    part = "" if item == "inventoried" else f"{item}_"
    return f"psych_2022_{AUTHORITIES[authority]}_{part}count"


def _only_printed(row: Row) -> Row:
    group = f"{row.group_label}, bara i rapporten för 2022"
    return replace(row, group=group, group_label=group)


def establishment_time(store: Store, filters: Filters) -> AnyAnswer:
    """Etableringsenheten's own mapping of 387 people in the autumn of 2022. Columns: time to self-support,
    share. Grain: one row per time. Source: the report on needs, section 2.2."""
    times = ("after_programme", "0_18m", "19m_plus", "not_expected", "unknown")
    return published(
        store,
        filters,
        question="establishment_time",
        origin="etableringsenheten",
        unit="personer",
        period="hösten 2022",
        wanted=tuple(Printed(f"estab_2022_time_{t}_share", is_unknown=t == "unknown") for t in times),
    )


def establishment_needs(store: Store, filters: Filters) -> AnyAnswer:
    """Unmet needs in Etableringsenheten's mapping. Columns: need, answers (442 for 387 people). Grain: one
    row per need. Source: the report on needs, section 2.2."""
    codes = ("job_focused", "education", "work_rehab", "health", "social_activation", "care_contact")
    return published(
        store,
        filters,
        question="establishment_needs",
        origin="etableringsenheten",
        unit="svar",
        period="hösten 2022",
        wanted=tuple(Printed(f"estab_2022_unmet_{c}_count") for c in codes),
    )


def employment_service_assessment(store: Store, filters: Filters) -> AnyAnswer:
    """Arbetsförmedlingen's assessment January–September 2023. Columns: item, persons or share. Grain: one
    row per item. Source: the inquiry, section 4.1."""
    return published(
        store,
        filters,
        question="employment_service_assessment",
        origin="arbetsformedlingen",
        unit="personer",
        period="januari–september 2023",
        wanted=(
            Printed("af_2023_assessment_count", "Personer i kompletterande bedömning"),
            Printed("af_2023_in_measure_after_share", "I insats efter bedömningen"),
            Printed("af_2023_sud_share_in_assessment", "Med kod för skadligt bruk eller beroende"),
        ),
    )


def social_reasons(store: Store, filters: Filters) -> AnyAnswer:
    """What the 2023 survey says of clients with social reasons, and of those with substance use.

    Columns: item, group, share of the group. facts: the two printed sizes of the group with substance use.
    Year is not stated for every figure (caveats). Grain: one row per item and group. Source: the inquiry,
    section 3.2."""
    substance, social = "Sociala skäl – missbruk", "Alla sociala skäl"
    found = published(
        store,
        filters,
        question="social_reasons",
        origin="v40_2023",
        unit="klienter",
        period="2023",
        wanted=(
            Printed("v40_addiction_need_more_share", "Behöver ytterligare insatser", substance),
            Printed("v40_addiction_parallel_share", "Behöver parallella insatser", substance),
            Printed("v40_addiction_time_0_9m_share", "Försörjer sig inom 9 månader", substance),
            Printed("v40_2023_addiction_edu_primary_share", "Har grundskoleutbildning", substance),
            Printed("v40_2023_addiction_edu_upper_sec_share", "Har gymnasieutbildning", substance),
            Printed("v40_2023_social_insufficient_share", "Planeringen räcker inte", social),
            Printed("v40_2023_social_parallel_share", "Behöver parallella insatser", social),
        ),
    )
    sizes = figures(store, ("v40_2023_social_addiction_count_a", "v40_2023_social_addiction_count_b"))
    if not isinstance(found, Answer):
        return found
    facts = {figure_id: figure.value for figure_id, figure in sizes.items() if figure.value is not None}
    return replace(found, facts=facts, figure_ids=(*found.figure_ids, *sizes))


QUESTIONS = (
    social_reasons,
    occupation,
    psychiatric_inventory,
    establishment_time,
    establishment_needs,
    employment_service_assessment,
)
