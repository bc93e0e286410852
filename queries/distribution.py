"""Clients by one attribute: the shape that most questions of the week-40 survey share."""

from dataclasses import replace

from data.codebook import Attribute, Code, attribute
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
from queries.reference import PrintedShare
from queries.statistics import shown_share, wilson

LONGEST_LABEL = 34
"""Characters: a longer label is shown by its short form."""


def scoped(
    store: Store, filters: Filters, question: str, *own: tuple[str, ...], keep_own: bool = False
) -> Scope | NoData | TooDetailed | TooFew:
    """The scope of a week-40 question, or the reason why it has none. `keep_own`: filters on the
    question's own
    attributes restrict it as well."""
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
    found = counts(store, scope)
    rows = share_rows(attribute(name), wanted, found, printed, chosen=filters.codes(name))
    if reference := reference_scope(scope):
        rows = with_reference(rows, counts(store, reference))
    return answer(store, scope, question, rows)


def reference_scope(scope: Scope) -> Scope | None:
    """The scope of the whole city when an administration is chosen, otherwise None."""
    city = scope.without("administration")
    return city if city != scope else None


def share_rows(
    source: Attribute,
    codes: tuple[Code, ...],
    found: dict[tuple[str, ...], Count],
    printed: dict[tuple[str, ...], PrintedShare],
    *,
    chosen: tuple[str, ...] = (),
) -> tuple[Row, ...]:
    """Rows with counts and shares of the sum of the parts; printed shares win where there are any."""
    parts = [found[(c.code,)] for c in codes if (c.code,) in found]
    whole = sum(part.n for part in parts)
    noisy = sum(part.cells for part in parts)
    hidden = bool(printed)
    return tuple(
        _share_row(c, found.get((c.code,)), printed.get((c.code,)), whole, noisy, hidden, c.code in chosen)
        for c in codes
    )


def _share_row(
    code: Code,
    part: Count | None,
    printed: PrintedShare | None,
    whole: int,
    noisy: int,
    hidden: bool,
    chosen: bool,
) -> Row:
    row = Row(
        code.code,
        code.label if len(code.label) <= LONGEST_LABEL else code.short_label,
        is_chosen=chosen,
        is_last=code.is_last,
        is_unknown=code.is_unknown,
    )
    if printed is not None:
        shown = part if part is not None and part.kind in ("published", "delivered") else None
        figure_id = shown.figure_id if shown and shown.figure_id else printed.figure_id
        return replace(row, share=printed.share, count=shown.n if shown else None, figure_id=figure_id)
    if hidden and (part is None or part.kind == "synthetic"):
        return replace(row, kind="missing")
    if part is None:
        return replace(row, kind="withheld")
    row = replace(row, count=part.n, base=whole, kind=part.kind, figure_id=part.figure_id)
    share = shown_share(part.n, whole)
    if share is None:
        return row
    low, high = wilson(part.n, whole, noisy, part.cells)
    return replace(row, share=share, low=low, high=high)


def with_reference(rows: tuple[Row, ...], city: dict[tuple[str, ...], Count]) -> tuple[Row, ...]:
    """The rows with the city's share of the same categories as reference."""
    whole = sum(city[(row.code,)].n for row in rows if (row.code,) in city)
    if not whole:
        return rows
    return tuple(
        replace(row, reference=city[(row.code,)].n / whole) if (row.code,) in city else row for row in rows
    )


def time_row(code: str, label: str, time: str, part: Count | None, chosen: bool) -> Row:
    """One cell of a matrix against expected time to self-support."""
    group_label = attribute("time_to_self_support").code(time).short_label
    row = Row(code, label, time, group_label, kind="withheld", is_chosen=chosen)
    return row if part is None else replace(row, count=part.n, kind=part.kind, figure_id=part.figure_id)
