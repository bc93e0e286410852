"""Two groups side by side, answered by counting people one by one, with an interval of its own."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import ceil, floor, sqrt

from statsmodels.stats.proportion import (  # type: ignore[import-untyped]  # it ships no types
    proportion_confint,
)

from data.codebook import attribute, needs
from queries.filters import Filters
from tests.spec.twin_people import Kept, kept, tally
from tests.spec.twins import (
    NEEDS,
    Key,
    Part,
    People,
    Told,
    Twin,
    by_plan,
    city_of,
    n_of,
    needs_left_out,
    refusal_of,
)

Groups = Mapping[str, tuple[str, ...]]
GENDERS: Groups = {"woman": ("woman",), "man": ("man",)}
AGES: Groups = {"young": ("age_18_29",), "older": ("age_30_54", "age_55_plus")}
GROUPS = {"gender": GENDERS, "age": AGES}
Counts = Mapping[tuple[str, ...], int]
SLUGS: dict[str, Callable[[str], str]] = {
    "main_plan": lambda code: f"planering-{attribute('main_plan').code(code).slug}",
    "plan_group": lambda code: f"planeringsgrupp-{attribute('plan_group').code(code).slug}",
    "need": lambda code: f"behov-{needs().code(code).slug}",
    "plan_sufficient": lambda code: f"tillracklig-{attribute('plan_sufficient').code(code).slug}",
    "time_to_self_support": lambda code: f"tid-{attribute('time_to_self_support').code(code).slug}",
}


def shown(part: Part | None) -> float | None:
    """The share as the rules of display write it."""
    if part is None or part.base < 30:
        return None
    step = 100 if part.base >= 100 else 20
    return round(min(part.count / part.base, 1.0) * step) / step


def span(first: Part, second: Part) -> tuple[float, float]:
    """Newcombe's interval from two Wilson intervals, each widened by a variance of 4 per perturbed cell."""
    (low_1, high_1), (low_2, high_2) = _widened(first), _widened(second)
    one, other = first.count / first.base, second.count / second.base
    low = one - other - sqrt((one - low_1) ** 2 + (high_2 - other) ** 2)
    high = one - other + sqrt((high_1 - one) ** 2 + (other - low_2) ** 2)
    return floor(round(low * 100, 6)) / 100, ceil(round(high * 100, 6)) / 100


def _widened(part: Part) -> tuple[float, float]:
    low, high = proportion_confint(part.count, part.base, method="wilson")
    share, centre, half = part.count / part.base, (low + high) / 2, (high - low) / 2
    own, all_cells = part.cells
    noise = 4 * (own * (1 - share) ** 2 + (all_cells - own) * share**2) / part.base**2
    wide = sqrt(half**2 + 1.959963984540054**2 * noise)
    return max(0.0, centre - wide), min(1.0, centre + wide)


def _rows(found: Counts, city: Counts, groups: Groups = GENDERS) -> dict[Key, Part]:
    """Parts by category and group, from counts by the attribute, the category and whatever is filtered."""
    rows: dict[Key, Part] = {}
    for group, members in groups.items():
        inside = {codes: n for codes, n in found.items() if codes[0] in members}
        in_city = {codes: n for codes, n in city.items() if codes[0] in members}
        for category in dict.fromkeys(codes[1] for codes in inside):
            own = [n for codes, n in inside.items() if codes[1] == category]
            of_city = sum(n for codes, n in in_city.items() if codes[1] == category)
            cells = (len(own), len(inside))
            rows[category, group] = Part(
                sum(own), sum(inside.values()), (of_city, sum(in_city.values())), cells
            )
    return rows


def _told(
    people: People, filters: Filters, scope: Kept, rows: dict[Key, Part], by: str = "gender"
) -> Told | str:
    left = (*scope.left_out, by) if filters.codes(by) else scope.left_out
    return refusal_of(people, scope) or Told(n_of(people, scope), rows, left)


def _counted(people: People, scope: Kept | None, name: str, by: str = "gender") -> Counts:
    if scope is None:
        return Counter()
    filtered = sorted(other for other in scope.names if not other.startswith("need_"))
    return tally(people, (by, name, *filtered), scope.within)


def by_gender(name: str) -> Twin:
    """The twin of a comparison over one attribute."""

    def told(people: People, filters: Filters) -> Told | str:
        scope = kept(filters, [("gender", name)], ("gender", name))
        rows = _rows(_counted(people, scope, name), _counted(people, city_of(scope), name))
        return _told(people, filters, scope, rows)

    return told


def plans(by: str) -> Twin:
    """The twin of a comparison of plans."""

    def told(people: People, filters: Filters) -> Told | str:
        plan, scope = by_plan(people, filters, by)
        found, city = (_counted(people, s, plan, by) for s in (scope, city_of(scope)))
        return _told(people, filters, scope, _rows(found, city, GROUPS[by]), by)

    return told


def sufficiency_by_gender(people: People, filters: Filters) -> Told | str:
    told = by_gender("plan_sufficient")(people, filters.without("need"))
    return needs_left_out(told, filters)


def lacking(by: str) -> Twin:
    """The twin of a comparison of needs."""

    def told(people: People, filters: Filters) -> Told | str:
        names = [f"need_{code}" for code in NEEDS]
        scope = kept(filters, [(by, name) for name in names], (by, *names))
        rows: dict[Key, Part] = {}
        for code, name in zip(NEEDS, names, strict=True):
            found, city = (_yes_or_no(_counted(people, s, name, by)) for s in (scope, city_of(scope)))
            parts = _rows(found, city, GROUPS[by])
            rows |= {(code, group): part for (value, group), part in parts.items() if value == "yes"}
        return _told(people, filters, scope, rows, by)

    return told


def _yes_or_no(found: Counts) -> Counts:
    summed: Counter[tuple[str, ...]] = Counter()
    for (gender, value, *others), n in found.items():
        summed[gender, "no" if value == "no" else "yes", *others] += n
    return summed


def chain_by_gender(people: People, filters: Filters) -> Told | str:
    scope = kept(
        filters,
        [("gender", "need_count"), ("gender", "plan_group")],
        ("gender", "need_count", "plan_group"),
    )
    some, some_city = (_any_need(_counted(people, s, "need_count")) for s in (scope, city_of(scope)))
    plans = _rows(_counted(people, scope, "plan_group"), _counted(people, city_of(scope), "plan_group"))
    rows = {("need", g): part for (code, g), part in _rows(some, some_city).items() if code == "any"}
    rows |= {("plan", g): part for (code, g), part in plans.items() if code == "none"}
    return _told(people, filters, scope, rows)


def _any_need(found: Counts) -> Counts:
    summed: Counter[tuple[str, ...]] = Counter()
    for (gender, value, *others), n in found.items():
        summed[gender, "any" if value in ("1", "2") else value, *others] += n
    return summed


def gender_differences(people: People, filters: Filters) -> Told | str:
    of_plans = plans("gender")(people, filters)
    if isinstance(of_plans, str):
        return of_plans
    plan, _ = by_plan(people, filters, "gender")
    told = {
        plan: of_plans,
        "need": lacking("gender")(people, filters),
        "plan_sufficient": sufficiency_by_gender(people, filters),
        "time_to_self_support": by_gender("time_to_self_support")(people, filters),
    }
    facts: dict[str, float] = {}
    clearest, owner = ((False, -1.0), ("", "")), of_plans
    answered = [(name, one) for name, one in told.items() if isinstance(one, Told)]
    for name, one in answered:
        for code in needs().values if name == "need" else attribute(name).values:
            first, second = (one.rows.get((code, g)) for g in GENDERS)
            if first is None or second is None or None in (shown(first), shown(second)):
                continue
            facts[SLUGS[name](code)] = round((shown(first) or 0) - (shown(second) or 0), 3)
            low, high = span(first, second)
            key = (not low <= 0 <= high, abs(facts[SLUGS[name](code)]))
            if key > clearest[0]:
                clearest, owner = (key, (name, code)), one
    if not facts:
        return "TooFew"
    name, code = clearest[1]
    rows = {(SLUGS[name](c), g): part for (c, g), part in owner.rows.items() if c == code}
    return replace(owner, rows=rows, facts=facts)


PAIR_TWINS: dict[str, Twin] = {
    "chain_by_gender": chain_by_gender,
    "gender_differences": gender_differences,
    "needs_by_age": lacking("age"),
    "needs_by_gender": lacking("gender"),
    "plan_by_age": plans("age"),
    "plan_by_gender": plans("gender"),
    "sufficiency_by_gender": sufficiency_by_gender,
    "time_by_gender": by_gender("time_to_self_support"),
}
