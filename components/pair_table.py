"""Two groups side by side as a table: one row per category, the groups and their difference in columns."""

from collections.abc import Callable

from components.chance import chance
from components.columns import INTERVAL, KIND, KIND_WORDS, Column
from dashboard.formatting import NBSP, capitalised, number, share, signed, signed_interval
from queries.answers import Answer, Row
from queries.pairs import DIFFERENCE

Cells = dict[tuple[str, str], Row]


def is_paired(answer: Answer) -> bool:
    """Whether an answer compares two groups."""
    return any(row.group == DIFFERENCE for row in answer.rows)


def pair_rows(answer: Answer) -> tuple[Row, ...]:
    """One row per category: the one with its difference."""
    return tuple(row for row in answer.rows if row.group == DIFFERENCE)


def pair_columns(category: str, words: str, answer: Answer) -> list[Column]:
    """The columns for rows of `pair_rows`: shares, counts where there are any, and the difference."""
    groups = {row.group: capitalised(row.group_label) for row in answer.rows if row.group != DIFFERENCE}
    cells = {(row.code, row.group): row for row in answer.rows}
    found = [Column(category, lambda r: r.label, lambda r: r.label, is_number=False)]
    if any(row.text for row in answer.rows):
        found.append(Column(words, lambda r: r.text, lambda r: r.text, is_number=False))
    found += [*(_share(cells, group, label) for group, label in groups.items()), *DIFFERENCES]
    if any(row.count is not None for row in answer.rows):
        found += [_count(cells, group, f"{label}, {answer.unit}") for group, label in groups.items()]
    if any(row.reference is not None for row in answer.rows):
        found += [_city(cells, group, f"{label}, hela staden") for group, label in groups.items()]
    return [
        *found,
        Column(KIND, *(_kinds(cells, tuple(groups)),) * 2, is_number=False),
    ]


def _share(cells: Cells, group: str, heading: str) -> Column:
    def text(row: Row) -> str:
        one = cells[row.code, group]
        return share(one.share, one.base) if one.share is not None else share(None)

    return Column(heading, text, lambda row: cells[row.code, group].share)


def _count(cells: Cells, group: str, heading: str) -> Column:
    return Column(
        heading, lambda row: number(cells[row.code, group].count), lambda row: cells[row.code, group].count
    )


def _city(cells: Cells, group: str, heading: str) -> Column:
    def value(row: Row) -> float | None:
        city = cells[row.code, group].reference
        return None if city is None else round(city, 2)

    return Column(heading, lambda row: share(value(row)), value)


def _points(row: Row) -> float | None:
    return None if row.difference is None else round(row.difference * 100)


DIFFERENCES = (
    Column(
        "Skillnad, procentenheter",
        lambda row: number(None) if row.difference is None else signed(row.difference),
        _points,
    ),
    Column(
        INTERVAL,
        lambda row: signed_interval(row.low, row.high),
        lambda row: signed_interval(row.low, row.high).replace("+", ""),  # a sign would be read as a formula
    ),
    Column("Skillnaden", lambda row: chance(row).replace(" ", NBSP), chance, is_number=False),
)


def _kinds(cells: Cells, groups: tuple[str, ...]) -> Callable[[Row], str]:
    """The kinds of the shares, and of the difference where it is another."""

    def words(row: Row) -> str:
        kinds = dict.fromkeys(KIND_WORDS[cells[row.code, group].kind] for group in groups)
        own = KIND_WORDS[row.kind]
        return " och ".join(kinds) + (f"; skillnad: {own}" if own not in kinds else "")

    return words
