"""Counts of referrals from released cells: which filters they follow, and rows made of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import product

from data.codebook import Code
from data.codebook.episodes import EVENT, PROGRAMME, QUARTER, episode_attribute, populations
from queries.answers import Answer, Kind, NoData, Row, TooFew, Unit
from queries.cells import Count, Restriction, summed
from queries.connection import Store
from queries.delivered import ALL, all_label, caveats_of, delivered_alone, origin_of, shown_years
from queries.filters import Filters
from queries.statistics import Rate, interval, shown_share, wilson

SOURCE = "episodes"
ORIGIN = "example_episodes"
HELD = ("administration", "gender")
"""Filters that the released tables hold, for all programmes together and by year."""
FICTIONAL = "x01"
Categories = tuple[tuple[str, str], ...]
"""Pairs of attribute and code that a count is of, in code-book order."""


@dataclass(frozen=True, slots=True)
class Group:
    """The referrals a question is about: year, restrictions honoured, filters left out, and one programme or
    quarter when it is not all of them. kind: whether the year is delivered; delivers: its programmes."""

    period: str
    within: tuple[Restriction, ...] = ()
    left_out: tuple[str, ...] = ()
    part: Categories = ()
    kind: Kind = "synthetic"
    delivers: tuple[str, ...] = ()

    @property
    def series(self) -> tuple[str, str]:
        """Code and label of the programme, or of all."""
        programme = dict(self.part).get(PROGRAMME)
        return (
            (programme, episode_attribute(PROGRAMME).code(programme).label)
            if programme
            else (ALL, all_label(self.kind))
        )

    def programmes(self) -> tuple["Group", ...]:
        """The group, and each programme when there are no restrictions: their cells hold none."""
        codes = () if self.within else self.delivers
        return (self, *(replace(self, part=((PROGRAMME, code),)) for code in codes))

    def quarters(self) -> tuple["Group", ...]:
        """Each quarter of the year."""
        return tuple(replace(self, part=((QUARTER, q),)) for q in episode_attribute(QUARTER).values)


def group_of(
    store: Store, filters: Filters, question: str, *, own: tuple[str, ...] = (), asks: str = "referred"
) -> Group | NoData | TooFew:
    """The group of a question in the chosen year, or the latest when that year has none; or why there is no
    group. own: attributes the question is asked by, which are not restricted; asks: the event whose persons
    are counted."""
    years, version = shown_years(store, SOURCE), store.version.data_version
    if not years:
        return NoData(question, ORIGIN, data_version=version)
    year = filters.year if filters.year in years else years[0]
    within = tuple(pair for pair in filters.chosen if pair[0] in HELD and pair[0] not in own)
    left_out = tuple(name for name in filters.names if name not in HELD)
    group = _of_year(store, Group(str(year), within, left_out))
    if happened(store, group, asks):
        return group
    is_example = group.kind == "synthetic"
    return TooFew(question, origin_of(group.kind, ORIGIN), version, is_example=is_example)


def _of_year(store: Store, group: Group) -> Group:
    """The group, with whether its year is delivered and which programmes there are, in code-book order."""
    kinds = {cell.kind for cell in store.cells(SOURCE, group.period, (EVENT,)).values()}
    kind: Kind = "delivered" if kinds == {"delivered"} else "synthetic"
    present = {codes[0] for codes in store.cells(SOURCE, group.period, (PROGRAMME, EVENT))}
    delivers = tuple(code for code in episode_attribute(PROGRAMME).values if code in present)
    return replace(group, kind=kind, delivers=delivers)


def by_quarter(store: Store, filters: Filters, question: str) -> tuple[Group, ...] | NoData:
    """Every quarter of the chosen year, or of all years; quarters hold no restriction."""
    years = shown_years(store, SOURCE)
    if not years:
        return NoData(question, ORIGIN, data_version=store.version.data_version)
    chosen = (filters.year,) if filters.year in years else sorted(years)
    groups = (_of_year(store, Group(str(year), (), filters.names)) for year in chosen)
    return tuple(q for group in delivered_alone(list(groups)) for q in group.quarters())


def count(store: Store, group: Group, of: Categories) -> Count | None:
    """The sum of released cells of some categories in a group; None when nothing of it is released."""
    allowed = {**{name: (code,) for name, code in group.part}, **dict(group.within)}
    names = tuple(allowed) + tuple(name for name, _ in of)
    codes = (code for _, code in of)
    chosen = product(*allowed.values(), *((code,) for code in codes))
    cells = [store.cell(SOURCE, group.period, names, found) for found in chosen]
    found = [cell for cell in cells if cell is not None]
    return summed(found) if found else None


def happened(store: Store, group: Group, event: str) -> Count | None:
    """How many of the group an event happened to."""
    return count(store, group, ((EVENT, event),))


def answered(store: Store, group: Group, name: str) -> dict[str, Count]:
    """The released counts of each answer of an attribute."""
    found = {code: count(store, group, ((name, code),)) for code in episode_attribute(name).values}
    return {code: part for code, part in found.items() if part is not None}


def answer_rows(store: Store, group: Group, name: str) -> tuple[Row, ...]:
    """Rows of an attribute's answers with shares of the sum of the answers, in code-book order."""
    parts = answered(store, group, name)
    series, label = group.series
    return tuple(
        replace(share_of_sum(code, parts.get(code.code), parts.values()), series=series, series_label=label)
        for code in episode_attribute(name).codes
    )


def share_of_sum(code: Code, part: Count | None, parts: Collection[Count]) -> Row:
    """A row of one category: count, the sum of the parts as base, share and interval."""
    whole, noisy = sum(p.n for p in parts), sum(p.cells for p in parts)
    row = Row(code.code, code.label, base=whole or None, is_last=code.is_last)
    if part is None:
        return replace(row, kind="withheld")
    row = replace(row, count=part.n, kind=part.kind)
    share = shown_share(part.n, whole)
    if share is None:
        return row
    low, high = wilson(part.n, whole, noisy, part.cells)
    return replace(row, share=share, low=low, high=high)


def rate_row(store: Store, group: Group, name: str, codes: Sequence[str], row: Row) -> Row:
    """The row with how many gave one of the answers, as a share of the event that the answer is asked of.
    That number is released on its own, so that a withheld answer does not raise the share of the others."""
    base = happened(store, group, populations()[name])
    parts = [part for code, part in answered(store, group, name).items() if code in codes]
    row = replace(row, base=base.n if base else None, kind="withheld")
    if not parts:
        return row
    n, cells = sum(part.n for part in parts), sum(part.cells for part in parts)
    row = replace(row, count=n, kind=kind_of_counts(parts))
    if base is None:
        return row
    # Both are perturbed: nearly all of a small number can come out as more than it.
    whole = max(base.n, n)
    row = replace(row, base=whole, share=shown_share(n, whole))
    low, high = interval(Rate(n, whole, perturbed_cells=base.cells, parts_perturbed=cells))
    return row if row.share is None else replace(row, low=low, high=high)


def rate_rows(store: Store, group: Group, name: str, codes: Sequence[str]) -> tuple[Row, ...]:
    """One row per answer, each as a rate."""
    series, label = group.series
    labelled = [(code, episode_attribute(name).code(code).label) for code in codes]
    return tuple(
        rate_row(store, group, name, (code,), Row(code, text, series=series, series_label=label))
        for code, text in labelled
    )


def kind_of_counts(parts: Sequence[Count]) -> Kind:
    """Delivered when every count is."""
    return "delivered" if all(part.kind == "delivered" for part in parts) else "synthetic"


def event_row(store: Store, group: Group, event: str) -> Row:
    """A row of one event: count alone."""
    series, label = group.series
    row = Row(event, episode_attribute(EVENT).code(event).label, series=series, series_label=label)
    part = happened(store, group, event)
    return replace(row, kind="withheld") if part is None else replace(row, count=part.n, kind=part.kind)


def episode_answer(
    store: Store,
    group: Group,
    question: str,
    rows: tuple[Row, ...],
    *,
    asks: str,
    unit: Unit = "deltagare",
    period: str = "",
    own: tuple[str, ...] = (),
    caveats: tuple[str, ...] = (),
) -> Answer:
    """An answer about referrals, marked as synthetic when any of its numbers is."""
    whole = happened(store, group, asks)
    return Answer(
        question=question,
        rows=rows,
        origin=origin_of(kind_of(rows), ORIGIN),
        unit=unit,
        n=whole.n if whole else None,
        kind=kind_of(rows),
        period=period or group.period,
        data_version=store.version.data_version,
        is_protected=True,
        is_example=is_example(rows),
        honoured=tuple(name for name, _ in group.within),
        left_out=group.left_out,
        asked=(",".join((*own, *(name for name, _ in group.within), EVENT)),),
        caveats=caveats_of(kind_of(rows), FICTIONAL, *caveats),
    )


def is_example(rows: tuple[Row, ...]) -> bool:
    """True for fictional programmes: what is delivered replaces them whole."""
    return kind_of(rows) == "synthetic"


def kind_of(rows: tuple[Row, ...]) -> Kind:
    """Delivered when every number is; otherwise the fictional ones mark the whole answer."""
    kinds = {row.kind for row in rows} - {"withheld", "missing"}
    return "delivered" if kinds == {"delivered"} else "synthetic"
