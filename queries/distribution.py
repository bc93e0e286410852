"""Clients by one attribute: the shape that most questions of the week-40 survey share."""

from dataclasses import replace
from typing import Any

from data.codebook import Code, attribute
from queries.answers import Answer, AnyAnswer, NoData, Row, TooDetailed, TooFew
from queries.cells import (
    SOURCE,
    Count,
    Scope,
    base_kind,
    counts,
    fit,
    is_too_detailed,
    period_of,
    total,
)
from queries.connection import Store
from queries.filters import Filters
from queries.reference import PrintedShares
from queries.statistics import shown_share, wilson

LONGEST_LABEL = 34
"""Characters: a longer label is shown by its short form."""
Counts = dict[tuple[str, ...], Count]
RowFields = dict[str, Any]
"""Fields of a row by name. A row is made once: a click makes hundreds, and a frozen copy costs four times a
new one."""


def scoped(
    store: Store, filters: Filters, question: str, *own: tuple[str, ...], keep_own: bool = False
) -> Scope | NoData | TooDetailed | TooFew:
    """The scope of a week-40 question, or the reason why it has none. `keep_own`: filters on the
    question's own attributes restrict it as well."""
    version = store.version.data_version
    if period_of(store, filters) is None:
        return NoData(question, SOURCE, str(filters.year or ""), version)
    scope = fit(store, filters, own, drop_own=not keep_own)
    if scope is None or is_too_detailed(filters, scope):
        return TooDetailed(question, filters.names, SOURCE, version)
    if total(store, scope) is None:
        return TooFew(question, SOURCE, version)
    return scope


def answer(store: Store, scope: Scope, question: str, rows: tuple[Row, ...], **more: object) -> Answer:
    """A week-40 answer with n, kind, version and what was asked filled in."""
    whole = total(store, scope)
    figures = tuple(row.figure_id for row in rows if row.figure_id)
    kinds = {row.kind for row in rows} - {"missing", "withheld"}
    built = Answer(
        question=question,
        rows=rows,
        origin=SOURCE,
        n=whole.n if whole else None,
        kind=base_kind(store, scope.period) if kinds - {"published", "derived"} else "published",
        period=scope.period,
        data_version=store.version.data_version,
        is_protected=bool(kinds - {"published", "derived"}),
        honoured=scope.honoured,
        left_out=scope.left_out,
        asked=(",".join(scope.asked_of()),),
        figure_ids=figures,
    )
    return replace(built, **more)  # type: ignore[arg-type]  # fields of Answer, checked by replace itself


def distribution(
    store: Store,
    filters: Filters,
    name: str,
    question: str,
    *,
    codes: tuple[str, ...] | None = None,
    printed_base: tuple[str, ...] = (),
) -> AnyAnswer:
    """Clients per category of one attribute. Columns: category, clients, share of the rows' sum.

    Unfiltered, the printed shares are shown and synthetic counts are not; filtered, released cells are.
    With an administration chosen, `reference` is the share in the whole city.
    """
    scope = scoped(store, filters, question, (name,))
    if not isinstance(scope, Scope):
        return scope
    wanted = tuple(c for c in attribute(name).codes if codes is None or c.code in codes)
    printed = (
        store.reference.printed_shares(scope.period, (name,), printed_base) if scope.is_unfiltered else {}
    )
    reference = reference_scope(scope)
    city = city_shares(wanted, counts(store, reference)) if reference else {}
    rows = share_rows(wanted, counts(store, scope), printed, city, chosen=filters.codes(name))
    return answer(store, scope, question, rows)


def reference_scope(scope: Scope) -> Scope | None:
    """The scope of the whole city when an administration is chosen, otherwise None."""
    city = scope.without("administration")
    return city if city != scope else None


def share_rows(
    codes: tuple[Code, ...],
    found: Counts,
    printed: PrintedShares,
    city: dict[str, float],
    *,
    chosen: tuple[str, ...] = (),
) -> tuple[Row, ...]:
    """Rows with counts and shares of the sum of the parts; printed shares win where there are any.
    `city` gives the reference by code."""
    parts = [found[(c.code,)] for c in codes if (c.code,) in found]
    whole = sum(part.n for part in parts)
    noisy = sum(part.cells for part in parts)
    return tuple(
        Row(
            c.code,
            c.label if len(c.label) <= LONGEST_LABEL else c.short_label,
            reference=city.get(c.code),
            is_chosen=c.code in chosen,
            is_last=c.is_last,
            is_unknown=c.is_unknown,
            **_numbers(found.get((c.code,)), printed, c.code, whole, noisy),
        )
        for c in codes
    )


def _numbers(part: Count | None, printed: PrintedShares, code: str, whole: int, noisy: int) -> RowFields:
    if (share := printed.get((code,))) is not None:
        shown = part if part is not None and part.kind in ("published", "delivered") else None
        figure_id = shown.figure_id if shown and shown.figure_id else share.figure_id
        return {"share": share.share, "count": shown.n if shown else None, "figure_id": figure_id}
    if printed and (part is None or part.kind == "synthetic"):
        return {"kind": "missing"}
    return {**count_fields(part), **(share_fields(part, whole, noisy) if part is not None else {})}


def count_fields(part: Count | None) -> RowFields:
    """count, kind and figure_id of a row for a count; withheld where nothing is released."""
    if part is None:
        return {"kind": "withheld"}
    return {"count": part.n, "kind": part.kind, "figure_id": part.figure_id}


def share_fields(part: Count, whole: int, noisy: int) -> RowFields:
    """base, share and interval of a row for a part of a whole that has `noisy` perturbed cells."""
    share = shown_share(part.n, whole)
    if share is None:
        return {"base": whole}
    low, high = wilson(part.n, whole, noisy, part.cells)
    return {"base": whole, "share": share, "low": low, "high": high}


def city_shares(codes: tuple[Code, ...], city: Counts) -> dict[str, float]:
    """The whole city's shares by code: the marks beside the shares of an administration."""
    parts = {c.code: city[(c.code,)].n for c in codes if (c.code,) in city}
    whole = sum(parts.values())
    return {code: n / whole for code, n in parts.items()} if whole else {}
