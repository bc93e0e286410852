"""Horizontal bars: counts, shares, printed ranges, stacked groups, and groups under headings."""

from collections.abc import Iterable, Sequence

from components.figures.bars import drawn_rows, share_text
from components.figures.model import sorted_rows
from components.wording import WHOLE_CITY
from dashboard.exports.slides.chart import COUNTS, PER_CENT, Axis, Chart, Name, NumberFormat, Series
from dashboard.formatting import count, number
from queries.answers import Answer, Row

CITY_NOTE = "Staplarna utan fyllning visar hela staden."
EXPECTED = "Med hela stadens andel"
EXPECTED_NOTE = "Staplarna utan fyllning visar antalet om andelen vore som i hela staden."


def share_bars(answer: Answer, *, keep_order: bool = False, is_narrow: bool = False) -> list[Chart]:
    """Shares with the count beside, and the whole city's; counts where no share may be shown."""
    rows = sorted_rows(answer.rows, keep_order)
    if all(row.share is None for row in rows):
        return count_bars(answer, keep_order=keep_order)
    values = tuple(row.share for row in rows)
    city = tuple(None if row.reference is None else round(row.reference, 2) for row in rows)
    texts = tuple(share_text(row) if row.share is not None else "" for row in rows)
    return [_bars("Andel", rows, values, texts, PER_CENT, (WHOLE_CITY, city, CITY_NOTE))]


def count_bars(answer: Answer, *, keep_order: bool = False) -> list[Chart]:
    """Counts, and what they would be with the whole city's shares."""
    rows = sorted_rows(answer.rows, keep_order, by_count=True)
    values = tuple(row.count for row in rows)
    expected = tuple(
        None if row.reference is None or not row.base else float(round(row.reference * row.base))
        for row in rows
    )
    texts = tuple(count(row.count, approximate=row.is_approximate) for row in rows)
    return [_bars(_unit(answer), rows, values, texts, COUNTS, (EXPECTED, expected, EXPECTED_NOTE))]


def range_bars(answer: Answer, *, is_narrow: bool = False) -> list[Chart]:
    """Printed counts; a printed range as two bars on each other, the lower end on the higher."""
    rows = list(answer.rows)
    low = tuple(row.count if row.count is not None else row.low for row in rows)
    high = tuple(row.high if row.count is None else None for row in rows)
    texts = [count(row.count, row.low, row.high, row.is_approximate) for row in rows]
    ranged = any(value is not None for value in high)
    series = [
        Series(
            name="Högst",
            values=high,
            texts=tuple(text if end is not None else "" for text, end in zip(texts, high, strict=True)),
            colour="interval",
            at="end",
        ),
        Series(
            name="Antal, eller lägst" if ranged else _unit(answer),
            values=low,
            texts=tuple("" if end is not None else text for text, end in zip(texts, high, strict=True)),
            colours=_colours(rows),
            at="end",
        ),
    ]
    notes = ("Ljus stapel: upp till det högsta som källan anger.",) if ranged else ()
    shown = tuple(series if ranged else series[1:])
    return [Chart(kind="bars", series=shown, categories=_categories(rows, low), notes=notes)]


def stacked_bars(answer: Answer) -> list[Chart]:
    """One bar per category with its groups after each other."""
    labels = {row.code: row.label for row in answer.rows}
    groups = {row.group: row.group_label for row in answer.rows}
    found = {(row.code, row.group): row for row in answer.rows}
    series = tuple(
        Series(
            name=label or _unit(answer),
            values=tuple(row.count if (row := found.get((code, group))) else None for code in labels),
            texts=tuple(number(row.count) if (row := found.get((code, group))) else "" for code in labels),
            colour="unknown" if place else "d1",
            at="middle",
        )
        for place, (group, label) in enumerate(groups.items())
    )
    names = tuple(labels.values())
    return [Chart(kind="stacked", series=series, categories=names, has_legend=len(groups) > 1)]


def caseload_bars(answer: Answer) -> list[Chart]:
    """Participants per specialist by programme, and the most that the scale allows."""
    rows = list(answer.rows)
    most = answer.facts["most"]
    texts = tuple(count(row.count) for row in rows)
    limit = (f"Högst {most:g}", tuple(most for _ in rows), f"Staplarna utan fyllning visar högst {most:g}.")
    return [_bars(_unit(answer), rows, tuple(r.count for r in rows), texts, COUNTS, limit)]


def grouped_bars(answer: Answer, *, wrap_at: int = 0) -> list[Chart]:
    """Bars under a heading per group, in the answer's order."""
    drawn = drawn_rows(answer)
    lines = under_headings(drawn)
    rows = [row for _, row in lines]
    has_shares = any(row.share is not None for row in drawn)
    values = tuple(None if row is None else row.share if has_shares else row.count for row in rows)
    colours = tuple("d2" if row and row.is_chosen else "d1" for row in rows)
    city = tuple(
        round(row.reference, 2) if row and has_shares and row.reference is not None else None for row in rows
    )
    has_city = any(mark is not None for mark in city)
    outline = (Series(name=WHOLE_CITY, values=city, is_outline=True),) if has_city else ()
    top = max((value or 0 for value in (*values, *city)), default=0)
    return [
        Chart(
            kind="bars",
            series=(
                Series(name="Andel" if has_shares else _unit(answer), values=values, colours=colours),
                *outline,
            ),
            categories=tuple(name.text for name, _ in lines),
            format=PER_CENT if has_shares else COUNTS,
            value=Axis(high=top or 1, is_shown=False),
            names=tuple(name for name, _ in lines),
            beside=tuple(("",) if row is None else (share_text(row),) for row in rows),
            notes=(CITY_NOTE,) if has_city else (),
        )
    ]


def under_headings(rows: Iterable[Row]) -> list[tuple[Name, Row | None]]:
    """The rows with a heading before each group, in the order of the groups."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    found: list[tuple[Name, Row | None]] = []
    for members in groups.values():
        found.append((Name(members[0].group_label, is_heading=True), None))
        found += [(Name(row.label, is_chosen=row.is_chosen), row) for row in members]
    return found


def _bars(
    name: str,
    rows: Sequence[Row],
    values: tuple[float | None, ...],
    texts: tuple[str, ...],
    form: NumberFormat,
    city: tuple[str, tuple[float | None, ...], str],
) -> Chart:
    """Bars, and behind their labels those without a filling; a label stands at whichever reaches further."""
    marks = city[1]
    is_past = tuple(
        value is not None and (mark or 0) > value for value, mark in zip(values, marks, strict=True)
    )
    own = tuple("" if past else text for text, past in zip(texts, is_past, strict=True))
    past_it = tuple(text if past else "" for text, past in zip(texts, is_past, strict=True))
    series = [Series(name=name, values=values, texts=own, colours=_colours(rows), at="end")]
    has_city = any(mark is not None for mark in marks)
    if has_city:
        series.append(Series(name=city[0], values=marks, texts=past_it, is_outline=True, at="end"))
    return Chart(
        kind="bars",
        series=tuple(series),
        categories=_categories(rows, values),
        format=form,
        notes=(city[2],) if has_city else (),
    )


def _categories(rows: Sequence[Row], values: Sequence[float | None]) -> tuple[str, ...]:
    """The labels; one without a number says why, since nothing stands at a bar that is not there."""
    return tuple(
        row.label if value is not None else f"{row.label} ({share_text(row)})"
        for row, value in zip(rows, values, strict=True)
    )


def _colours(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple("d2" if row.is_chosen else "unknown" if row.is_unknown else "d1" for row in rows)


def _unit(answer: Answer) -> str:
    return "Antal" if answer.unit == "procent" else answer.unit.capitalize()
