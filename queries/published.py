"""Figures printed in the reports: by id, and as the printed shares of a client table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from queries.answers import Answer, AnyAnswer, NoData, Row, Unit
from queries.connection import Store
from queries.filters import Filters
from queries.reference import Figure
from queries.schema import statement


def figures(store: Store, ids: Iterable[str]) -> dict[str, Figure]:
    """Figures by id, in the order asked for; ids that the store lacks are left out."""
    return {i: store.reference.figures[i] for i in ids if i in store.reference.figures}


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure on a chart: its id, a label where the printed category is not clear on its own, and the code
    of the category where a delivery can hold it too."""

    figure_id: str
    label: str = ""
    group: str = ""
    is_unknown: bool = False
    is_last: bool = False
    code: str = ""


def published(
    store: Store,
    filters: Filters,
    *,
    question: str,
    origin: str,
    unit: Unit,
    wanted: Sequence[Printed],
    period: str,
) -> AnyAnswer:
    """Printed figures as rows, exactly as printed: per cent as share, everything else as count.

    No filter of the clients can be honoured; all of them are named as left out.
    """
    found = figures(store, [p.figure_id for p in wanted])
    if not found:
        return NoData(question, origin, period, store.version.data_version)
    rows = tuple(figure_row(p, found[p.figure_id]) for p in wanted if p.figure_id in found)
    return Answer(
        question=question,
        rows=rows,
        origin=origin,
        unit=unit,
        period=period,
        data_version=store.version.data_version,
        left_out=filters.names,
        figure_ids=tuple(found),
    )


def figure_row(printed: Printed, figure: Figure) -> Row:
    """A printed figure as a row: per cent as share, everything else as count."""
    is_share = figure.unit == "procent"
    scale = 100 if is_share else 1
    low, high = (None if v is None else v / scale for v in (figure.value_low, figure.value_high))
    return Row(
        code=printed.code or figure.figure_id,
        label=printed.label or figure.value_1,
        group=printed.group,
        group_label=printed.group,
        count=None if is_share else figure.value,
        share=figure.value / 100 if is_share and figure.value is not None else None,
        base=figure.base_n,
        low=low,
        high=high,
        kind="published",
        figure_id=figure.figure_id,
        is_unknown=printed.is_unknown,
        is_last=printed.is_last,
        is_approximate=figure.is_approximate,
    )


def stated(
    store: Store,
    question: str,
    rows: Iterable[Row],
    *,
    origin: str,
    unit: Unit = "uppgifter",
    period: str = "",
    n: float | None = None,
    caveats: tuple[str, ...] = (),
    follows: tuple[str, ...] = (),
    facts: Mapping[str, float] | None = None,
    more_figures: tuple[str, ...] = (),
) -> AnyAnswer:
    """What the reports say in words, one row each; NoData when there is none.

    It is about no group of clients, so no filter of theirs is left out. `follows`: the options that choose
    among the rows; `more_figures`: figures behind the rows besides those that the rows name.
    """
    found = tuple(rows)
    if not found:
        return NoData(question, origin, period, store.version.data_version)
    named = (*(row.figure_id for row in found if row.figure_id), *more_figures)
    return Answer(
        question,
        found,
        origin,
        unit=unit,
        n=n,
        period=period,
        data_version=store.version.data_version,
        figure_ids=tuple(dict.fromkeys(named)),
        caveats=caveats,
        facts=dict(facts or {}),
        follows=follows,
    )


def statements(store: Store, origin_code: str) -> tuple[tuple[str, str, str, str], ...]:
    """Published words without numbers. Columns: statement_id, topic, administration, text."""
    found = (r for r in store.rows(statement) if r.origin == origin_code)
    return tuple((r.statement_id, r.topic, r.administration, r.text) for r in found)
