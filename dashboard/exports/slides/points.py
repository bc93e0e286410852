"""Points and ways on two axes of numbers: funnels, fidelity, steps of waiting, paths of a queue."""

from collections.abc import Sequence
from dataclasses import replace

from components.columns import INTERVAL
from components.figures.fidelity import POINTS
from components.wording import WHOLE_CITY
from dashboard.exports.slides.chart import COUNTS, PER_CENT, Axis, Chart, Dash, Series
from dashboard.exports.slides.dots import SYMBOLS
from dashboard.exports.slides.label_sides import best_sides
from dashboard.formatting import number, share
from data.codebook.ips25 import bands
from queries.answers import Answer, Row
from queries.service_plan import TARGET

STEP_STYLES: tuple[tuple[str, Dash], ...] = (("d1", "solid"), ("d2", "dash"))
PATH_STYLES: tuple[tuple[str, Dash], ...] = (("d1", "dash"), ("d2", "solid"))
FUNNEL_ROOM = 1.25
UPPER = ", övre"
Values = tuple[float | None, ...]


def funnel(answer: Answer, *, base_words: str) -> list[Chart]:
    """Share against base, with the limits of chance around the whole city's share."""
    rows = [row for row in answer.rows if row.share is not None and row.measure("low_95") is not None]
    if not rows:
        return []
    along = tuple(row.base for row in rows)
    city = tuple(row.reference for row in rows)
    limits = [
        Series(
            name=f"Slumpens gränser, {words}",
            values=city,
            along=along,
            low=tuple(row.measure(f"low_{code}") for row in rows),
            high=tuple(row.measure(f"high_{code}") for row in rows),
            colour="interval",
            size=size,
        )
        for code, words, size in (("998", "99,8 %", 2), ("95", "95 %", 7))
    ]
    ends = [row.measure(name) or 0 for row in rows for name in ("low_998", "high_998")]
    ends += [row.share or 0 for row in rows]
    pad = (max(ends) - min(ends)) * 0.3
    reach = max(row.base or 0 for row in rows) * FUNNEL_ROOM
    whole = Series(
        name=WHOLE_CITY,
        values=(city[0], city[0]),
        along=(0.0, reach),
        colour="ref",
        dash="dash",
        width=1.5,
    )
    value = Axis(low=max(0.0, min(ends) - pad), high=max(ends) + pad, format=PER_CENT)
    reached = Axis(high=reach, title=base_words)
    named = _named(rows, along)
    named = replace(named, sides=best_sides(named, (*limits, whole), reached, value))
    return [
        Chart(
            kind="points",
            series=(*limits, whole, named),
            format=PER_CENT,
            value=value,
            along=reached,
            notes=("Streckad linje: hela staden.",),
        )
    ]


def _named(rows: list[Row], along: Values) -> Series:
    return Series(
        name="Andel",
        values=tuple(row.share for row in rows),
        along=along,
        texts=tuple(f"{row.label} {share(row.share, row.base)}" for row in rows),
        colours=tuple("d2" if row.is_chosen else "d1" for row in rows),
        symbol="circle",
        symbols=tuple(SYMBOLS.get(row.code, "circle") for row in rows),
        size=11,
    )


def fidelity_scatter(answer: Answer) -> list[Chart]:
    """One named point per programme: total along, share in work up, with its interval."""
    rows = [row for row in answer.rows if row.share is not None]
    top = max([row.high or row.share or 0 for row in rows], default=0.5)
    points = Series(
        name="Andel i arbete",
        values=tuple(row.share for row in rows),
        along=tuple(row.count for row in rows),
        texts=tuple(row.label for row in rows),
        low=tuple(row.low for row in rows),
        high=tuple(row.high for row in rows),
        symbol="circle",
        size=11,
    )
    value = Axis(high=min(1.0, top + 0.1), step=0.2, format=PER_CENT)
    along = Axis(low=min(band.low for band in bands()), high=150, step=25, title=POINTS)
    points = replace(points, sides=best_sides(points, (), along, value))
    return [Chart(kind="points", series=(points,), format=PER_CENT, value=value, along=along)]


def still_waiting_steps(answer: Answer) -> list[Chart]:
    """The share still waiting, in steps, with the numbers who waited in a table under it."""
    rows = list(answer.rows)
    series = _way(rows, "Väntar än", STEP_STYLES[0], start=1.0)
    days = ["0", *(number(float(row.code)) for row in rows[:-1])]
    below = (("Dagar", *days), ("Väntade då", *(number(row.count) for row in rows)))
    return [_steps_chart(series, rows, below)]


def ways_out_steps(answer: Answer) -> list[Chart]:
    """The shares that have started and left, in steps."""
    groups = list(dict.fromkeys(row.group for row in answer.rows))
    series: list[Series] = []
    for group, style in zip(groups, STEP_STYLES, strict=False):
        rows = [row for row in answer.rows if row.group == group]
        series += _way(rows, rows[0].group_label, style, start=0.0)
    first = [row for row in answer.rows if row.group == groups[0]]
    return [_steps_chart(series, first, ())]


def _steps_chart(series: Sequence[Series], rows: Sequence[Row], below: tuple[tuple[str, ...], ...]) -> Chart:
    return Chart(
        kind="points",
        series=tuple(series),
        format=PER_CENT,
        value=Axis(high=1.0, step=0.25, format=PER_CENT),
        along=Axis(high=float(rows[-1].code), step=30, title="Dagar från remiss"),
        below=below,
        has_legend=True,
    )


def _way(rows: list[Row], label: str, style: tuple[str, Dash], *, start: float) -> list[Series]:
    """The line, and thin lines where its interval ends: all change at the end of a band."""
    colour, dash = style
    known = [row for row in rows if row.share is not None]
    days = [0.0, *(float(row.code) for row in known)]
    if not known:
        return []
    name = f"{label}: {share(known[-1].share, known[-1].base)} efter {days[-1]:g} dagar"
    ways: tuple[tuple[str, list[float | None], float, Dash], ...] = (
        (name, [row.share for row in known], 2.75, dash),
        (f"{label}, {INTERVAL}", [row.low for row in known], 1.0, "dot"),
        (f"{label}, {INTERVAL}{UPPER}", [row.high for row in known], 1.0, "dot"),
    )
    return [_stair(words, days, [start, *ends], colour, width, kind) for words, ends, width, kind in ways]


def _stair(
    name: str, days: list[float], heights: list[float | None], colour: str, width: float, dash: Dash
) -> Series:
    corners: list[tuple[float, float | None]] = [(days[0], heights[0])]
    for place in range(1, len(days)):
        corners += [(days[place], heights[place - 1]), (days[place], heights[place])]
    values, along = tuple(height for _, height in corners), tuple(day for day, _ in corners)
    return Series(
        name=name,
        values=values,
        along=along,
        colour=colour,
        width=width,
        dash=dash,
        is_silent=name.endswith(UPPER),
    )


def queue_paths(answer: Answer) -> list[Chart]:
    """Persons waiting by month: one line per way, the ends of its interval as thin lines, and the target."""
    ways = [group for group in dict.fromkeys(row.group for row in answer.rows) if group != TARGET]
    months = max(int(row.code) for row in answer.rows)
    top = max(row.high or row.count or 0 for row in answer.rows) or 1
    series: list[Series] = []
    for way, style in zip(ways, PATH_STYLES[-len(ways) :], strict=True):
        series += _path([row for row in answer.rows if row.group == way], style)
    for row in answer.rows:
        if row.group == TARGET:
            name = f"{row.group_label} {number(row.count)}"
            level, ends = (row.count, row.count), (0.0, float(months))
            series.append(Series(name=name, values=level, along=ends, colour="ref", width=1.5, dash="dot"))
    return [
        Chart(
            kind="points",
            series=tuple(series),
            value=Axis(high=top * 1.05, format=COUNTS),
            along=Axis(high=float(months), step=6 if months > 12 else 1, title="Månader från i dag"),
            has_legend=True,
        )
    ]


def _path(rows: list[Row], style: tuple[str, Dash]) -> list[Series]:
    colour, dash = style
    along = tuple(float(row.code) for row in rows)
    label = rows[0].group_label
    name = f"{label}: {number(rows[-1].count)}"
    counts = tuple(row.count for row in rows)
    low, high = tuple(row.low for row in rows), tuple(row.high for row in rows)
    edge = Series(name=f"{label}, nio av tio utfall", along=along, colour=colour, width=1, dash="dot")
    return [
        Series(name=name, values=counts, along=along, colour=colour, width=2.5, dash=dash),
        replace(edge, values=low),
        replace(edge, name=f"{edge.name}{UPPER}", values=high, is_silent=True),
    ]
