"""Behov: which interventions clients lack, and which needs come together."""

from dataclasses import replace
from itertools import combinations, permutations

from data.codebook import attribute, needs
from queries.answers import AnyAnswer, NoData, Row
from queries.cells import Count, Scope, count_of, counts, total
from queries.connection import Store
from queries.distribution import (
    RowFields,
    answer,
    city_shares,
    count_fields,
    reference_scope,
    scoped,
    share_rows,
)
from queries.filters import NEED, Filters
from queries.statistics import shown_share

NEEDS = needs().values
PARALLEL = tuple(code for code in NEEDS if code != "unknown")
SPLIT_NEEDS = tuple(code for code in NEEDS if attribute(f"need_{code}").rollups)
PAIRS = tuple((f"need_{a}", f"need_{b}") for a, b in combinations(PARALLEL, 2))
NEED_ATTRIBUTES = tuple((f"need_{code}",) for code in NEEDS)


def unmet_needs(store: Store, filters: Filters) -> AnyAnswer:
    """Clients per unmet need. Columns: need, clients, share of clients with any need. Grain: one row per
    need.

    A client has at most two needs (question 10), so rows add up to more than the clients. With one need
    chosen the other rows count clients who lack both. facts: any (clients with a need), two (with two needs).
    Source: released cells of the week-40 survey, one table per need attribute; unfiltered section 2.1.8.
    """
    scope = scoped(store, filters, "unmet_needs", *NEED_ATTRIBUTES, keep_own=True)
    if not isinstance(scope, Scope):
        return scope
    facts = _need_facts(store, scope)
    found = _need_counts(store, scope)
    reference = reference_scope(scope)
    city = _need_shares(store, reference) if reference else {}
    rows = tuple(
        _need_row(code, found.get(code), facts.get("any"), city.get(code), filters) for code in NEEDS
    )
    if scope.is_unfiltered:
        rows = tuple(_as_printed(store, scope.period, row) for row in rows)
    return answer(
        store,
        scope,
        "unmet_needs",
        rows,
        unit="svar",
        facts=facts,
        asked=tuple(",".join(scope.asked_of(own)) for own in NEED_ATTRIBUTES),
        caveats=("c04", "c05"),
    )


def _as_printed(store: Store, period: str, row: Row) -> Row:
    """The row with the report's number of answers where that is more than its clients."""
    printed = store.reference.answers.get((period, f"need_{row.code}"))
    if printed is None:
        return row
    return replace(row, count=printed.count, share=None, kind="published", figure_id=printed.figure_id)


def _need_counts(store: Store, scope: Scope) -> dict[str, Count]:
    found = ((code, count_of(store, scope, (f"need_{code}",), ("yes",))) for code in NEEDS)
    return {code: part for code, part in found if part is not None}


def _need_shares(store: Store, scope: Scope) -> dict[str, float]:
    """The need's share of the clients with any need, where both are released."""
    whole = _need_facts(store, scope).get("any")
    return {code: part.n / whole for code, part in _need_counts(store, scope).items()} if whole else {}


def _need_facts(store: Store, scope: Scope) -> dict[str, float]:
    """any and two: clients with at least one need, and with two; empty where that table is not released."""
    if not store.has_table("v40", scope.period, scope.asked_of(("need_count",))):
        return {}
    found = counts(store, scope, ("need_count",))
    pairs = (("any", found.get(("any",))), ("two", found.get(("2",))))
    return {name: part.n for name, part in pairs if part is not None}


def _need_row(
    code: str, part: Count | None, any_need: float | None, reference: float | None, filters: Filters
) -> Row:
    source = needs().code(code)
    return Row(
        code,
        source.label,
        base=any_need if part is not None else None,
        share=shown_share(part.n, any_need) if part and any_need and code != "unknown" else None,
        reference=reference,
        is_chosen=code in filters.codes(NEED),
        is_last=source.is_last,
        is_unknown=source.is_unknown,
        **count_fields(part),
    )


def need_splits(store: Store, filters: Filters) -> AnyAnswer:
    """What the four divided needs consist of. Columns: need (group), part, clients, share of the need's
    parts; with an administration chosen also the share in the whole city (reference).

    Grain: one row per need and part. Source: released cells of the week-40 survey; unfiltered the printed
    shares of answers in section 2.1.8."""
    own = tuple((f"need_{code}",) for code in SPLIT_NEEDS)
    scope = scoped(store, filters, "need_splits", *own)
    if not isinstance(scope, Scope):
        return scope
    reference, rows = reference_scope(scope), list[Row]()
    chosen = [code for code in filters.codes(NEED) if code in SPLIT_NEEDS]
    for code in chosen or SPLIT_NEEDS:
        name = f"need_{code}"
        parts = tuple(c for c in attribute(name).codes if c.code != "no")
        printed = (
            store.reference.printed_shares(scope.period, (name,), (name,)) if scope.is_unfiltered else {}
        )
        city = city_shares(parts, counts(store, reference, (name,))) if reference else {}
        split = share_rows(parts, counts(store, scope, (name,)), printed, city)
        rows += [replace(row, group=code, group_label=needs().code(code).label) for row in split]
    return answer(store, scope, "need_splits", tuple(rows), unit="svar", caveats=("c04",))


def parallel_needs(store: Store, filters: Filters) -> AnyAnswer:
    """Which needs come together.

    Columns: need (code), other need (group; `any` for any other), clients, share of the clients with the
    row's need. Grain: one row per ordered pair, and one per need for `any`.
    Source: released pairs of needs; unfiltered the four printed shares of section 2.1.9 for `any`.
    """
    scope = scoped(store, filters, "parallel_needs", *PAIRS)
    if not isinstance(scope, Scope):
        return scope
    reference = reference_scope(scope)
    in_city = _pair_rows(store, reference, {}, ()) if reference else ()
    city = {(row.code, row.group): _exact_share(row) for row in in_city}
    rows = _pair_rows(store, scope, city, filters.codes(NEED))
    return answer(store, scope, "parallel_needs", rows, facts=_need_facts(store, scope), caveats=("c04",))


def _pair_rows(
    store: Store, scope: Scope, city: dict[tuple[str, str], float | None], chosen: tuple[str, ...]
) -> tuple[Row, ...]:
    base, pairs = _need_counts(store, scope), _pair_counts(store, scope)

    def row(code: str, other: str, label: str, fields: RowFields) -> Row:
        is_chosen = code in chosen or other in chosen
        own = needs().code(code).label
        return Row(code, own, other, label, reference=city.get((code, other)), is_chosen=is_chosen, **fields)

    with_any = [
        row(a, "any", "Något annat behov", _any_fields(store, scope, a, base.get(a))) for a in PARALLEL
    ]
    with_other = [
        row(a, b, needs().code(b).label, _pair_fields(pairs.get((a, b)), base.get(a)))
        for a, b in permutations(PARALLEL, 2)
    ]
    return (*with_any, *with_other)


def _pair_counts(store: Store, scope: Scope) -> dict[tuple[str, str], Count]:
    """Clients with both needs, by either order of the two."""
    found: dict[tuple[str, str], Count] = {}
    for a, b in combinations(PARALLEL, 2):
        part = count_of(store, scope, (f"need_{a}", f"need_{b}"), ("yes", "yes"))
        if part is not None:
            found[a, b] = found[b, a] = part
    return found


def _exact_share(row: Row) -> float | None:
    return row.count / row.base if row.count is not None and row.base else row.share


def _any_fields(store: Store, scope: Scope, code: str, base: Count | None) -> RowFields:
    """The share with any other need: printed when unfiltered, else two needs among those with this one."""
    own = (f"need_{code}", "need_count")
    if scope.is_unfiltered:
        printed = store.reference.printed_shares(scope.period, own, own[:1])
        if (share := printed.get(("yes", "2"))) is not None:
            return {"share": share.share, "figure_id": share.figure_id}
    return _pair_fields(count_of(store, scope, own, ("yes", "2")), base)


def _pair_fields(part: Count | None, base: Count | None) -> RowFields:
    if part is None or base is None:
        return {"kind": "withheld"}
    return {"count": part.n, "base": base.n, "share": shown_share(part.n, base.n), "kind": part.kind}


def whole_group(store: Store, filters: Filters) -> AnyAnswer:
    """The number of clients in the chosen group. Columns: clients. Grain: one row. Source: the released
    total."""
    scope = scoped(store, filters, "whole_group", ())
    if not isinstance(scope, Scope):
        return scope
    whole = total(store, scope)
    if whole is None:
        return NoData("whole_group", "v40", scope.period, store.version.data_version)
    row = Row("all", "Klienter", count=whole.n, kind=whole.kind, figure_id=whole.figure_id)
    return answer(store, scope, "whole_group", (row,))


QUESTIONS = (
    unmet_needs,
    need_splits,
    parallel_needs,
    whole_group,
)
