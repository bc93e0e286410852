"""What is delivered as counts of groups, beside what a report has printed of the same thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from queries.answers import Answer, AnyAnswer, Row, Unit
from queries.connection import Store
from queries.delivered_tables import delivered_count
from queries.filters import Filters
from queries.statistics import shown_share

PRINTED, ABOUT = "printed", "printed_about"
"""Further numbers of a delivered row: what a report prints of the same thing, and 1 where it says about."""
DIFFERS = "differs_from_print"
"""Fact of an answer: how many numbers differ from those printed of the same time."""
ORIGINS = {
    "homelessness": "delivered_homelessness",
    "housing_interventions": "delivered_housing",
    "occupation": "delivered_occupation",
    "psychiatric_inventory": "delivered_inventory",
}
Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """The delivered numbers of one year, month or day. tables: by breakdown and measure, then by codes; a
    perturbed 0 stands for none or a few."""

    source: str
    moment: str
    is_perturbed: bool
    tables: dict[tuple[str, str], dict[Codes, int]] = field(default_factory=dict)

    def table(self, breakdown: str = "", measure: str = "persons") -> dict[Codes, int]:
        """The numbers of a breakdown by codes, empty when it is not delivered."""
        return self.tables.get((breakdown, measure), {})


def moments(store: Store, source: str) -> tuple[Moment, ...]:
    """The delivered moments of a source, earliest first."""
    return store.once(f"delivered {source}", lambda: tuple(_read(store, source)))


def latest(store: Store, source: str, since: str = "") -> Moment | None:
    """The latest delivered moment of a source, None when nothing is delivered from `since` on: an older
    delivery does not take the place of what is printed."""
    found = moments(store, source)
    return found[-1] if found and found[-1].moment >= since else None


def _read(store: Store, source: str) -> Iterable[Moment]:
    found: dict[str, Moment] = {}
    for row in store.rows(delivered_count):
        if row.source == source:
            one = found.setdefault(row.moment, Moment(source, row.moment, row.is_perturbed))
            codes = tuple(code for code in (row.code_1, row.code_2) if code)
            one.tables.setdefault((row.breakdown, row.measure), {})[codes] = row.n
    return (found[moment] for moment in sorted(found))


def counted(row: Row, n: int | None) -> Row:
    """The row with a delivered number; none or a few are withheld."""
    return replace(row, count=n, kind="delivered") if n else replace(row, kind="withheld")


def shared(row: Row, n: int | None, base: int) -> Row:
    """The row with a delivered number and its share of the base."""
    made = counted(row, n)
    return replace(made, base=base, share=shown_share(n, base)) if n else made


def beside_print(row: Row, printed: Row | None) -> Row:
    """The row with what a report prints of the same thing as a further number."""
    if printed is None:
        return row
    number = printed.share if printed.share is not None else printed.count
    return beside_number(row, number, is_approximate=printed.is_approximate)


def beside_number(row: Row, number: float | None, *, is_approximate: bool = False) -> Row:
    """The row with a printed number of the same thing."""
    if number is None:
        return row
    return replace(row, measures=((PRINTED, number), *(((ABOUT, 1.0),) if is_approximate else ())))


def by_key(printed: AnyAnswer) -> Mapping[tuple[str, str], Row]:
    """The printed rows by code and group, none when nothing is printed."""
    rows = printed.rows if isinstance(printed, Answer) else ()
    return {(row.code, row.group): row for row in rows}


def delivered_answer(
    store: Store,
    filters: Filters,
    printed: AnyAnswer,
    found: Moment,
    rows: Iterable[Row],
    *,
    printed_of: str = "",
    unit: Unit = "personer",
    honoured: tuple[str, ...] = (),
) -> Answer:
    """Delivered rows as the answer of a question. printed: its answer from the reports, whose passport and
    figures follow along; printed_of: the moment it concerns, of which numbers that differ are counted."""
    made = tuple(rows)
    old = printed if isinstance(printed, Answer) else Answer(printed.question, (), "", unit=unit)
    differing = sum(_differs(row) for row in made) if printed_of == found.moment else 0
    chosen = tuple(name for name in filters.names if name in honoured)
    return Answer(
        question=old.question,
        rows=made,
        origin=ORIGINS[found.source],
        unit=unit,
        kind="delivered",
        period=found.moment,
        data_version=store.version.data_version,
        is_protected=found.is_perturbed,
        honoured=chosen,
        left_out=tuple(name for name in filters.names if name not in honoured),
        asked=(delivered_count.name,),
        figure_ids=old.figure_ids,
        facts={DIFFERS: differing} if differing else {},
        printed_period=old.period if any(row.measure(PRINTED) is not None for row in made) else "",
        beside=(old.origin,) if old.origin else (),
    )


def _differs(row: Row) -> bool:
    """Whether a delivered number is not the printed one, as far as the print is exact."""
    number, printed = row.share if row.share is not None else row.count, row.measure(PRINTED)
    return row.kind == "delivered" and None not in (number, printed) and number != printed
