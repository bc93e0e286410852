"""How many clients each group has: the whole persons nearest to the printed shares."""

from data.demo.assumptions import assumptions
from data.demo.printed import nearest_counts, printed

YOUNG, OLDER = "young", "older"
OLDER_AGES = ("age_30_54", "age_55_plus")


def totals_of(name: str) -> dict[str, int]:
    """Persons per code of gender, age, children, duration or barrier, nearest to the printed shares."""
    if name == "gender":
        return dict(assumptions()["totals"]["gender"])
    shares = printed()["one_way"][name]["shares"]
    base = printed()["target_group"]
    if name != "barrier":
        return nearest_counts(shares, base)
    rest: dict[str, int] = assumptions()["totals"]["barrier_rest"]
    left = base - sum(rest.values())
    scaled = {code: round(share * base / 100) for code, share in shares.items()}
    scaled["unemployed"] += left - sum(scaled.values())
    return {**scaled, **rest}


def two_genders() -> dict[str, int]:
    """Women and men when the few with another gender identity are shared evenly between them until drawn."""
    totals = totals_of("gender")
    half = totals["other"] // 2
    return {"woman": totals["woman"] + half, "man": totals["man"] + totals["other"] - half}


def two_ages() -> dict[str, int]:
    """Clients of 18–29 years and older ones."""
    ages = totals_of("age")
    return {YOUNG: ages["age_18_29"], OLDER: sum(ages[age] for age in OLDER_AGES)}


def status_totals() -> dict[str, float]:
    """Clients with no need, one, two, and unknown."""
    needs, unknown = printed()["needs"], assumptions()["totals"]["unknown_sufficiency"]
    one = needs["any"] - needs["two"]
    return {
        "none": printed()["target_group"] - needs["any"] - unknown,
        "one": one,
        "two": needs["two"],
        "unknown": unknown,
    }
