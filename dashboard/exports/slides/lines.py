"""Lines over years, quarters and months."""

from dataclasses import replace
from itertools import pairwise

from components.columns import INTERVAL
from components.printed_value import printed_beside
from dashboard.exports.slides.chart import COUNTS, PER_CENT, Axis, Chart, Dash, Series, Side, Symbol
from dashboard.formatting import NBSP, interval, number, share
from queries.answers import Answer, Row
from queries.service_waiting import STOP

STYLES: tuple[tuple[str, Symbol, Dash], ...] = (
    ("d1", "circle", "solid"),
    ("d2", "square", "dash"),
    ("d5", "diamond", "dot"),
    ("d4", "triangle", "dashdot"),
)
HEADROOM = 1.2
CLOSE = 0.07
"""Of the highest value: nearer than this two numbers beside their points would lie on each other."""


def year_lines(answer: Answer) -> list[Chart]:
    """One line per group, each point with its number."""
    rows = list(answer.rows)
    years = tuple(sorted({row.label for row in rows}))
    series = tuple(
        _line(members, years, place, by_label=True, texts=tuple(map(_beside_print, members)))
        for place, members in enumerate(_groups(rows))
    )
    return [_counts(series, years, rows)]


def _beside_print(row: Row) -> str:
    """The number of a point, and what is printed of the same year in brackets."""
    printed = printed_beside(row)
    return number(row.count) + (f" ({printed})" if printed else "")


def counts_by_quarter(answer: Answer) -> list[Chart]:
    """One line per event, the last point with its number."""
    rows = list(answer.rows)
    quarters = tuple(dict.fromkeys(row.code for row in rows))
    series = tuple(
        _line(members, quarters, place, texts=_last(members)) for place, members in enumerate(_groups(rows))
    )
    series = _apart(series, max((row.count or 0 for row in rows), default=1))
    return [_counts(series, tuple(_quarter(code) for code in quarters), rows)]


def month_lines(answer: Answer) -> list[Chart]:
    """One line per measure; stops of admission are told in words under the chart."""
    rows = [row for row in answer.rows if row.group != STOP]
    stops = [row for row in answer.rows if row.group == STOP]
    months = tuple(sorted({row.code for row in rows}))
    series = tuple(
        _line(members, months, place, texts=_last(members), symbol="none")
        for place, members in enumerate(_groups(rows))
    )
    series = _apart(series, max((row.count or 0 for row in rows), default=1))
    return [_counts(series, months, rows, notes=tuple(_stop(row) for row in stops))]


def _stop(row: Row) -> str:
    until = f" till {row.label}" if row.label else " och tills vidare"
    return f"{row.group_label}, {row.series_label}: från {row.code}{until}."


def rate_by_quarter(answer: Answer) -> list[Chart]:
    """A line of shares with intervals, its numbers under it where they cover nothing; published rates of the
    same kind as dashed lines."""
    ours = [row for row in answer.rows if row.kind != "published"]
    beside = [row for row in answer.rows if row.kind == "published"]
    top = max([row.high or row.share or 0 for row in (*ours, *beside)], default=0.5)
    dashes: tuple[Dash, ...] = ("dash", "dot", "dashdot")
    own = Series(
        name="Andel, med 95 % intervall",
        values=tuple(row.share for row in ours),
        texts=(*[""] * (len(ours) - 1), share(ours[-1].share, ours[-1].base)) if ours else (),
        low=tuple(row.low for row in ours),
        high=tuple(row.high for row in ours),
        symbol="circle",
        width=2.5,
        at="right",
    )
    published = tuple(
        Series(
            name=f"{row.label}: {share(row.share)}",
            values=(row.share,) * len(ours),
            colour="ref",
            dash=dashes[place % len(dashes)],
            width=1.5,
        )
        for place, row in enumerate(beside)
    )
    return [
        Chart(
            kind="lines",
            series=(own, *published),
            categories=tuple(_quarter(row.code) for row in ours),
            format=PER_CENT,
            value=Axis(high=min(1.0, top * HEADROOM), step=0.2, format=PER_CENT),
            below=(
                ("Andel", *(share(row.share, row.base) for row in ours)),
                (INTERVAL, *(interval(row.low, row.high) for row in ours)),
            ),
            has_legend=True,
        )
    ]


def _groups(rows: list[Row]) -> list[list[Row]]:
    return [[r for r in rows if r.group == group] for group in dict.fromkeys(r.group for r in rows)]


def _line(
    rows: list[Row],
    places: tuple[str, ...],
    position: int,
    *,
    texts: tuple[str, ...],
    by_label: bool = False,
    symbol: Symbol | None = None,
) -> Series:
    colour, mark, dash = STYLES[position % len(STYLES)]
    found = {
        (row.label if by_label else row.code): (row.count, text)
        for row, text in zip(rows, texts, strict=True)
    }
    shown = [found.get(place, (None, "")) for place in places]
    return Series(
        name=rows[0].group_label,
        values=tuple(value for value, _ in shown),
        texts=tuple(text if value is not None else "" for value, text in shown),
        colour=colour,
        symbol=symbol or mark,
        dash=dash,
        width=2.5,
        at=("below" if position == 2 else "above") if by_label else "right",
    )


def _apart(series: tuple[Series, ...], top: float) -> tuple[Series, ...]:
    """Numbers right of last points that are close to each other stand over the upper and under the lower."""
    ends = sorted(
        (one.values[-1], place)
        for place, one in enumerate(series)
        if one.texts[-1] and one.values[-1] is not None
    )
    sides: dict[int, Side] = {}
    for (lower, under), (upper, over) in pairwise(ends):
        if upper - lower < CLOSE * top:
            sides.setdefault(under, "below")
            sides[over] = "above"
    return tuple(replace(one, at=sides.get(place, one.at)) for place, one in enumerate(series))


def _last(rows: list[Row]) -> tuple[str, ...]:
    """The number of the last point alone."""
    return tuple(number(row.count) if row is rows[-1] else "" for row in rows)


def _counts(
    series: tuple[Series, ...], categories: tuple[str, ...], rows: list[Row], notes: tuple[str, ...] = ()
) -> Chart:
    top = max((row.count or 0 for row in rows), default=1) or 1
    return Chart(
        kind="lines",
        series=series,
        categories=categories,
        value=Axis(high=top * HEADROOM, format=COUNTS),
        has_legend=True,
        notes=notes,
    )


def _quarter(code: str) -> str:
    year, _, quarter = code.partition("-q")
    return f"kv{NBSP}{quarter} {year}"
