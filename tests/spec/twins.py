"""Each week-40 question answered by counting people one by one: no SQL and no cells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from data.codebook import needs
from queries.filters import Filters
from tests.spec.twin_people import Kept, Person, is_held, kept, tally

NEEDS = needs().values
KNOWN_NEEDS = NEEDS[:-1]
DIVIDED = ("work_rehab", "integration", "other_benefit", "other_assistance")
Key = tuple[str, str]


@dataclass(frozen=True)
class Part:
    """A row: persons, the persons that its share is of (0: no share), parts and whole in the city, and
    how many cells part and whole are sums of."""

    count: int
    base: int = 0
    city: tuple[int, int] = (0, 0)
    cells: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Told:
    """What a question must answer: n persons, rows with anybody in them, filters left out, and facts."""

    n: int
    rows: dict[Key, Part]
    left_out: tuple[str, ...] = ()
    facts: Mapping[str, float] = field(default_factory=dict)


People = Sequence[Person]
Twin = Callable[[People, Filters], Told | str]


def city_of(scope: Kept) -> Kept | None:
    within = tuple(r for r in scope.within if r[0] != "administration")
    return Kept(within, ()) if within != scope.within else None


def refusal_of(people: People, scope: Kept) -> str:
    if scope.left_out and not scope.within:
        return "TooDetailed"
    return "" if tally(people, (), scope.within) else "TooFew"


def n_of(people: People, scope: Kept) -> int:
    return tally(people, (), scope.within)[()]


def by_one(name: str, without: tuple[str, ...] = ()) -> Twin:
    """The twin of a distribution over one attribute."""

    def told(people: People, filters: Filters) -> Told | str:
        scope = kept(filters, [(name,)], (name,))
        if refusal := refusal_of(people, scope):
            return refusal
        found, city = _one(people, scope, name, without), _one(people, city_of(scope), name, without)
        whole, of_city = sum(found.values()), sum(city.values())
        rows = {(c, ""): Part(n, whole, (city.get(c, 0), of_city)) for c, n in found.items()}
        return Told(n_of(people, scope), rows, scope.left_out)

    return told


def _one(people: People, scope: Kept | None, name: str, without: tuple[str, ...]) -> dict[str, int]:
    found = tally(people, (name,), scope.within) if scope else {}
    return {codes[0]: n for codes, n in found.items() if codes[0] not in without}


def clients_by_administration(people: People, filters: Filters) -> Told | str:
    told = by_one("administration")(people, filters)
    if isinstance(told, str):
        return told
    rows = {(code, "included"): Part(part.count) for (code, _), part in told.rows.items()}
    return Told(told.n, rows, told.left_out)


def whole_group(people: People, filters: Filters) -> Told | str:
    scope = kept(filters, [()], ())
    n = n_of(people, scope)
    return refusal_of(people, scope) or Told(n, {("all", ""): Part(n)}, scope.left_out)


def unmet_needs(people: People, filters: Filters) -> Told | str:
    scope = kept(filters, [(f"need_{code}",) for code in NEEDS], ())
    if refusal := refusal_of(people, scope):
        return refusal
    city, facts = city_of(scope), _need_facts(people, scope)
    lacking, of_city = _lacking(people, scope), _lacking(people, city) if city else {}
    city_any = _need_facts(people, city).get("any", 0) if city else 0
    base = facts.get("any", 0)
    rows = {
        (code, ""): Part(n, base if code != "unknown" else 0, (of_city.get(code, 0), city_any))
        for code, n in lacking.items()
    }
    return Told(n_of(people, scope), rows, scope.left_out, facts)


def _lacking(people: People, scope: Kept) -> dict[str, int]:
    found = {code: tally(people, (f"need_{code}",), scope.within) for code in NEEDS}
    sums = {code: sum(n for (value,), n in part.items() if value != "no") for code, part in found.items()}
    return {code: n for code, n in sums.items() if n}


def _need_facts(people: People, scope: Kept) -> dict[str, int]:
    if not is_held(scope.names | {"need_count"}):
        return {}
    found = tally(people, ("need_count",), scope.within)
    facts = {"any": found[("1",)] + found[("2",)], "two": found[("2",)]}
    return {name: n for name, n in facts.items() if n}


def need_splits(people: People, filters: Filters) -> Told | str:
    tables = [(f"need_{code}",) for code in DIVIDED]
    scope = kept(filters, tables, [name for (name,) in tables])
    city, rows = city_of(scope), dict[Key, Part]()
    for need in [code for code in filters.codes("need") if code in DIVIDED] or DIVIDED:
        found = _one(people, scope, f"need_{need}", ("no",))
        of_city = _one(people, city, f"need_{need}", ("no",))
        whole, whole_city = sum(found.values()), sum(of_city.values())
        rows |= {(c, need): Part(n, whole, (of_city.get(c, 0), whole_city)) for c, n in found.items()}
    return refusal_of(people, scope) or Told(n_of(people, scope), rows, scope.left_out)


def parallel_needs(people: People, filters: Filters) -> Told | str:
    own = [f"need_{code}" for code in KNOWN_NEEDS]
    scope = kept(filters, [(a, b) for a in own for b in own if a < b], own)
    city = city_of(scope)
    found, of_city = _pairs(people, scope), _pairs(people, city) if city else {}
    rows = {key: Part(n, base, of_city.get(key, (0, 0))) for key, (n, base) in found.items()}
    facts = _need_facts(people, scope)
    return refusal_of(people, scope) or Told(n_of(people, scope), rows, scope.left_out, facts)


def _pairs(people: People, scope: Kept) -> dict[Key, tuple[int, int]]:
    """Clients with both needs, and with the first one; `any` stands for any second need."""
    base = _lacking(people, scope)
    found: dict[Key, tuple[int, int]] = {}
    for a, b in combinations(KNOWN_NEEDS, 2):
        pairs = tally(people, (f"need_{a}", f"need_{b}"), scope.within)
        if n := sum(n for (x, y), n in pairs.items() if "no" not in (x, y)):
            found |= {(a, b): (n, base[a]), (b, a): (n, base[b])}
    for code in KNOWN_NEEDS if is_held(scope.names | {"need_health", "need_count"}) else ():
        counts = tally(people, (f"need_{code}", "need_count"), scope.within)
        if n := sum(n for (x, count), n in counts.items() if x != "no" and count == "2"):
            found[code, "any"] = (n, base[code])
    return found


def no_measure_reasons(people: People, filters: Filters) -> Told | str:
    aside = filters.without("main_plan") if filters.codes("main_plan") == ("no_measure",) else filters
    scope = kept(aside, [("plan_split",)], ("plan_split",))
    parts, of_city = _no_measure(people, scope), _no_measure(people, city_of(scope))
    whole, whole_city = sum(parts.values()), sum(of_city.values())
    rows = {(code, ""): Part(n, whole, (of_city.get(code, 0), whole_city)) for code, n in parts.items()}
    n = tally(people, ("main_plan",), scope.within)[("no_measure",)]
    can_tell = is_held(scope.names | {"main_plan"})
    return refusal_of(people, scope) or Told(n if can_tell else 0, rows, scope.left_out)


def _no_measure(people: People, scope: Kept | None) -> dict[str, int]:
    found = _one(people, scope, "plan_split", ())
    return {code: n for code, n in found.items() if code.startswith("no_measure.")}


def sufficiency_in_all(people: People, filters: Filters) -> Told | str:
    return needs_left_out(by_one("plan_sufficient")(people, filters.without("need")), filters)


def needs_left_out(told: Told | str, filters: Filters) -> Told | str:
    if isinstance(told, str) or not filters.codes("need"):
        return told
    return Told(told.n, told.rows, (*told.left_out, "need"), told.facts)


def by_plan(people: People, filters: Filters, second: str) -> tuple[str, Kept]:
    fine = kept(filters, [("main_plan", second)], ("main_plan", second))
    aside = filters.without("main_plan")
    coarse = kept(aside, [("plan_group", second)], ("plan_group", second))
    is_better = len(coarse.left_out) < len(fine.left_out) and not refusal_of(people, coarse)
    return ("plan_group", coarse) if is_better else ("main_plan", fine)


def plan_sufficiency(people: People, filters: Filters) -> Told | str:
    plan, scope = by_plan(people, filters.without("need"), "plan_sufficient")
    found, city = tally(people, (plan, "plan_sufficient"), scope.within), city_of(scope)
    of_city = tally(people, (plan, "plan_sufficient"), city.within) if city else {}
    rows: dict[Key, Part] = {}
    for (code, value), n in found.items():
        if value == "yes":
            judged = sum(m for (other, _), m in found.items() if other == code)
            whole = sum(m for (other, _), m in of_city.items() if other == code)
            rows[code, ""] = Part(n, judged, (of_city.get((code, "yes"), 0), whole))
    told = refusal_of(people, scope) or Told(n_of(people, scope), rows, scope.left_out)
    return needs_left_out(told, filters)


TWINS: dict[str, Twin] = {
    "clients_by_administration": clients_by_administration,
    "clients_by_age": by_one("age"),
    "clients_by_barrier": by_one("barrier"),
    "clients_by_children": by_one("children"),
    "clients_by_duration": by_one("duration"),
    "clients_by_gender": by_one("gender"),
    "main_plans": by_one("main_plan"),
    "need_splits": need_splits,
    "no_measure_reasons": no_measure_reasons,
    "other_plans": by_one("other_plan", without=("not_asked",)),
    "parallel_needs": parallel_needs,
    "plan_sufficiency": plan_sufficiency,
    "sufficiency_in_all": sufficiency_in_all,
    "time_to_self_support": by_one("time_to_self_support"),
    "unmet_needs": unmet_needs,
    "whole_group": whole_group,
}
