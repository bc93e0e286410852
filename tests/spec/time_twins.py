"""The matrices against expected time to self-support, answered by counting people one by one."""

from collections.abc import Callable

from data.codebook import attribute
from queries.filters import Filters
from tests.spec.twin_people import Kept, is_held, kept, tally
from tests.spec.twins import NEEDS, Key, Part, People, Told, Twin, by_plan, city_of, n_of, refusal_of

TIMES = attribute("time_to_self_support").values


def beside(
    people: People, scope: Kept, name: str, holds: Callable[[str], bool]
) -> Callable[[int, str], Part]:
    """A cell of a matrix against time: with an administration chosen also what part it is of the group and
    of the city. holds: whether a value of the attribute belongs to the cell's row."""
    city = city_of(scope)
    here, whole = n_of(people, scope), n_of(people, city) if city else 0
    of_city = tally(people, (name, "time_to_self_support"), city.within) if city else {}

    def part(n: int, time: str) -> Part:
        same = sum(m for (value, when), m in of_city.items() if holds(value) and when == time)
        return Part(n, here, (same, whole)) if city else Part(n)

    return part


def need_by_time(people: People, filters: Filters) -> Told | str:
    own = [f"need_{code}" for code in NEEDS]
    scope = kept(filters, [(name, "time_to_self_support") for name in own], (*own, "time_to_self_support"))
    if refusal := refusal_of(people, scope):
        return refusal
    wanted: list[tuple[str, str, Callable[[str], bool]]] = [
        (code, f"need_{code}", lambda value: value != "no") for code in NEEDS
    ]
    if is_held(scope.names | {"need_count", "time_to_self_support"}):
        wanted.append(("none", "need_count", lambda value: value == "0"))
    rows: dict[Key, Part] = {}
    for code, name, holds in wanted:
        found = tally(people, (name, "time_to_self_support"), scope.within)
        cell = beside(people, scope, name, holds)
        for time in TIMES:
            n = sum(m for (value, when), m in found.items() if holds(value) and when == time)
            rows |= {(code, time): cell(n, time)} if n else {}
    return Told(n_of(people, scope), rows, scope.left_out)


def plan_by_time(people: People, filters: Filters) -> Told | str:
    plan, scope = by_plan(people, filters, "time_to_self_support")
    found = tally(people, (plan, "time_to_self_support"), scope.within)
    if refusal := refusal_of(people, scope):
        return refusal
    rows: dict[Key, Part] = {}
    for code in {code for code, _ in found}:
        cell = beside(people, scope, plan, code.__eq__)
        rows |= {(code, time): cell(n, time) for (same, time), n in found.items() if same == code}
    return Told(n_of(people, scope), rows, scope.left_out)


TIME_TWINS: dict[str, Twin] = {"need_by_time": need_by_time, "plan_by_time": plan_by_time}
