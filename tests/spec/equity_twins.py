"""The questions of Likvärdighet answered by counting people one by one, with a test of their own."""

from collections.abc import Sequence

from scipy.stats import chi2

from data.codebook import attribute
from queries.filters import Filters
from tests.spec.twin_people import kept, tally
from tests.spec.twins import Key, Part, People, Told, Twin, n_of, needs_left_out, refusal_of

ADMINISTRATIONS = attribute("administration").values
BY_PLACE = ("administration", "barrier")
NEED_BARRIERS = ("social_health", "social_substance", "social_other", "sick_leave")


def need_per_adult(people: People, filters: Filters) -> Told | str:
    scope = kept(filters.without("barrier"), [BY_PLACE], BY_PLACE)
    chosen = filters.codes("barrier") or NEED_BARRIERS
    clients = tally(people, ("administration",), scope.within)
    rows: dict[Key, Part] = {(place, "clients"): Part(n) for (place,), n in clients.items()}
    for place, _ in list(rows):
        n = sum(
            m
            for (at, barrier), m in tally(people, BY_PLACE, scope.within).items()
            if at == place and barrier in chosen
        )
        rows |= {(place, "barriers"): Part(n)} if n else {}
    return refusal_of(people, scope) or Told(n_of(people, scope), rows, scope.left_out)


def clients_by_district(people: People, filters: Filters) -> Told | str:
    told = need_per_adult(people, filters)
    if isinstance(told, str):
        return told
    shown = "barriers" if filters.codes("barrier") else "clients"
    rows = {key: part for key, part in told.rows.items() if key[1] == shown}
    return Told(told.n, rows, told.left_out)


def insufficient_plans_by_administration(people: People, filters: Filters) -> Told | str:
    own = ("administration", "plan_sufficient")
    scope = kept(filters.without("need"), [own], own)
    cells = tally(people, (*own, *sorted(scope.names)), scope.within)
    of_city = tally(people, ("plan_sufficient",), scope.within)
    city = (of_city[("no",)], sum(of_city.values()))
    rows, groups = {}, []
    for place in ADMINISTRATIONS:
        judged = {codes: n for codes, n in cells.items() if codes[0] == place}
        no = {codes: n for codes, n in judged.items() if codes[1] == "no"}
        if no:
            rows[place, ""] = Part(sum(no.values()), sum(judged.values()), city)
            groups.append((sum(no.values()), sum(judged.values()), len(no), len(judged)))
    told = refusal_of(people, scope) or Told(n_of(people, scope), rows, scope.left_out, overall_test(groups))
    return needs_left_out(told, filters)


def overall_test(groups: Sequence[tuple[int, int, int, int]]) -> dict[str, float]:
    """Whether groups of (part, whole, cells of the part, cells of the whole) have the same share; nothing
    when a group expects fewer than five. Each cell moves a count with a variance of four."""
    part, whole = (sum(group[i] for group in groups) for i in (0, 1))
    if len(groups) < 2 or not 0 < part < whole:
        return {}
    p = part / whole
    if min(p, 1 - p) * min(group[1] for group in groups) < 5:
        return {}
    shares = [no / n for no, n, _, _ in groups]
    weights = [
        1 / (p * (1 - p) / n + 4 * (inside * (1 - p) ** 2 + (cells - inside) * p**2) / n**2)
        for _, n, inside, cells in groups
    ]
    mean = sum(w * share for w, share in zip(weights, shares, strict=True)) / sum(weights)
    statistic = sum(w * (share - mean) ** 2 for w, share in zip(weights, shares, strict=True))
    degrees = len(groups) - 1
    return {"chi_square": statistic, "degrees": degrees, "p_value": float(chi2.sf(statistic, degrees))}


EQUITY_TWINS: dict[str, Twin] = {
    "clients_by_district": clients_by_district,
    "insufficient_plans_by_administration": insufficient_plans_by_administration,
    "need_per_adult": need_per_adult,
}
