"""Dots on rows: shares and rates with intervals, pairs of groups, and totals on a scale."""

from collections.abc import Sequence

from components.chance import CANNOT_TELL
from components.figures.fidelity import HIGHEST, LOWEST, USUAL
from components.figures.model import sorted_rows
from components.figures.pairs import GENDERS, Styles, shown_categories
from dashboard.exports.slides.bars import grouped_bars, pages
from dashboard.exports.slides.chart import (
    COUNTS,
    PER_CENT,
    Axis,
    Chart,
    Name,
    Series,
    Symbol,
    decimals,
)
from dashboard.formatting import NOTHING, interval, number, share, signed, signed_interval
from data.codebook.ips25 import bands
from queries.answers import Answer, Row

CITY = "Hela staden"
CITY_NOTE = "Det tunna strecket visar hela staden."
PAIR_CITY_NOTE = "De tunna strecken i gruppernas färger visar hela staden."
INTERVAL = "95 % intervall"
MOST_ROWS = 15
SYMBOLS: dict[str, Symbol] = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "nordost": "circle",
    "centrum": "square",
    "sydvast": "diamond",
    "hisingen": "triangle",
}
Values = tuple[float | None, ...]


def share_dots(answer: Answer, *, keep_order: bool = False) -> list[Chart]:
    """One dot per category with its interval and the whole city's mark."""
    rows = [row for row in sorted_rows(answer.rows, keep_order) if row.share is not None]
    parts = [rows[at : at + MOST_ROWS] for at in range(0, len(rows), MOST_ROWS)]
    top = max([row.high or row.share or 0 for row in rows], default=1.0)
    axis = Axis(high=min(1.0, top + 0.1), step=0.2, format=PER_CENT)
    return [_share_page(part, axis) for part in parts]


def _share_page(rows: list[Row], axis: Axis) -> Chart:
    city = tuple(None if row.reference is None else round(row.reference, 2) for row in rows)
    dots = Series(
        name="Andel",
        values=_places(rows),
        along=tuple(row.share for row in rows),
        low=tuple(row.low for row in rows),
        high=tuple(row.high for row in rows),
        colours=_colours(rows),
        symbol="circle",
    )
    return Chart(
        kind="points",
        series=(dots, *_city(city)),
        format=PER_CENT,
        along=axis,
        names=tuple(Name(row.label, is_chosen=row.is_chosen) for row in rows),
        headings=("Andel", INTERVAL),
        beside=tuple((share(row.share, row.base), interval(row.low, row.high)) for row in rows),
        notes=(CITY_NOTE,) if _city(city) else (),
    )


def rate_dots(answer: Answer, *, rate: str = "per_1000", decimals: int = 1) -> list[Chart]:
    """A dot per administration and measure with its interval; counts as bars where there is no rate."""
    rows = [row for row in answer.rows if row.measure(rate) is not None]
    if not rows:
        return grouped_bars(answer)
    groups = [[r for r in rows if r.group == group] for group in dict.fromkeys(r.group for r in rows)]
    top = max(max(row.measure(f"{rate}_high") or 0, row.measure(rate) or 0) for row in rows)
    return [_rate_page(page, rate, decimals, top) for page in pages(groups, MOST_ROWS)]


def _rate_page(groups: list[list[Row]], rate: str, places: int, top: float) -> Chart:
    lines: list[tuple[Name, Row | None]] = []
    for members in groups:
        lines += [(Name(members[0].group_label, is_heading=True), None)]
        lines += [(Name(row.label, is_chosen=row.is_chosen), row) for row in members]
    total = len(lines)
    shown = [(float(total - at), row) for at, (_, row) in enumerate(lines) if row is not None]
    rows = [row for _, row in shown]
    form = decimals(places)
    dots = Series(
        name="Tal",
        values=tuple(place for place, _ in shown),
        along=tuple(row.measure(rate) for row in rows),
        low=tuple(row.measure(f"{rate}_low") for row in rows),
        high=tuple(row.measure(f"{rate}_high") for row in rows),
        colours=_colours(rows),
        symbol="circle",
        symbols=tuple(SYMBOLS.get(row.code, "circle") for row in rows),
    )
    city = Series(
        name=CITY,
        values=dots.values,
        along=tuple(row.measure(f"{rate}_city") for row in rows),
        ticks=0.34,
        colour="ref",
    )
    has_city = any(value is not None for value in city.along)
    return Chart(
        kind="points",
        series=(dots, *((city,) if has_city else ())),
        format=form,
        along=Axis(high=top * 1.1, format=form if top < 5 else COUNTS),
        names=tuple(name for name, _ in lines),
        headings=("Tal", "Antal", INTERVAL),
        beside=tuple(_rate_cells(row, rate, places) for _, row in lines),
        notes=(CITY_NOTE,) if has_city else (),
    )


def _rate_cells(row: Row | None, rate: str, places: int) -> tuple[str, ...]:
    if row is None:
        return ("", "", "")
    ends = _ends(row.measure(f"{rate}_low"), row.measure(f"{rate}_high"), places)
    return (number(row.measure(rate), places), number(row.count), ends)


def paired_dots(
    answer: Answer, *, keep_order: bool = False, is_narrow: bool = False, styles: Styles = GENDERS
) -> list[Chart]:
    """Two groups on one row per category, with shares, difference and interval beside."""
    categories = shown_categories(answer, keep_order)
    total = len(categories)
    places = tuple(float(total - at) for at in range(total))
    series: list[Series] = []
    has_city = False
    for side, style in enumerate(styles):
        rows = [category[side] for category in categories]
        name = rows[0].group_label if rows else ""
        symbol = SYMBOLS[style.symbol]
        shares = tuple(row.share for row in rows)
        size = 11 if side == 0 else 7
        series.append(
            Series(
                name=name, values=places, along=shares, colour=_name(style.colour), symbol=symbol, size=size
            )
        )
        city = tuple(None if row.reference is None else round(row.reference, 2) for row in rows)
        if any(value is not None for value in city):
            has_city = True
            words = f"{name}, hela staden"
            colour = _name(style.colour)
            series.append(Series(name=words, values=places, along=city, ticks=0.34, colour=colour))
    top = max((value or 0 for one in series for value in one.along), default=1.0)
    names = [row.group_label for row in categories[0][:2]] if categories else ["", ""]
    return [
        Chart(
            kind="points",
            series=tuple(series),
            format=PER_CENT,
            along=Axis(high=min(1.0, top * 1.05), format=PER_CENT, is_shown=False),
            names=tuple(Name(first.label, is_chosen=first.is_chosen) for first, _, _ in categories),
            headings=(*names, "Skillnad, pe", INTERVAL),
            beside=tuple(_pair_cells(*category) for category in categories),
            has_legend=True,
            notes=("Skillnad i procentenheter (pe).", *((PAIR_CITY_NOTE,) if has_city else ())),
        )
    ]


def _pair_cells(first: Row, second: Row, between: Row) -> tuple[str, ...]:
    difference = NOTHING if between.difference is None else signed(between.difference)
    ends = signed_interval(between.low, between.high) or CANNOT_TELL
    return (share(first.share, first.base), share(second.share, second.base), difference, ends)


def fidelity_dots(answer: Answer) -> list[Chart]:
    """Totals of reviews; external ones and self-assessments differ in shape and colour."""
    rows = [row for row in answer.rows if row.count is not None]
    start = LOWEST if any((row.count or 0) < USUAL for row in rows) else USUAL
    parts = [rows[at : at + MOST_ROWS] for at in range(0, len(rows), MOST_ROWS)]
    limits = ", ".join(f"{band.label.lower()} från {band.low}" for band in bands() if band.low > LOWEST)
    return [_fidelity_page(part, start, f"Nivåer: {limits} poäng.") for part in parts]


def _fidelity_page(rows: list[Row], start: int, note: str) -> Chart:
    styles: tuple[tuple[str, str, Symbol], ...] = (("external", "d1", "circle"), ("self", "d5", "diamond"))
    series = [
        Series(
            name=next(row.label for row in rows if row.code == code),
            values=_places(rows, code),
            along=tuple(row.count for row in rows if row.code == code),
            colour=colour,
            symbol=symbol,
            size=11,
        )
        for code, colour, symbol in styles
        if any(row.code == code for row in rows)
    ]
    return Chart(
        kind="points",
        series=tuple(series),
        along=Axis(low=start, high=HIGHEST, step=25),
        names=tuple(Name(f"{row.series_label}, {row.group_label}") for row in rows),
        headings=("Slag", "Poäng"),
        beside=tuple((row.label, number(row.count)) for row in rows),
        has_legend=True,
        notes=(note,),
    )


def _city(values: Values) -> tuple[Series, ...]:
    if all(value is None for value in values):
        return ()
    places = tuple(float(len(values) - at) for at in range(len(values)))
    return (Series(name=CITY, values=places, along=values, ticks=0.34, colour="ref"),)


def _places(rows: Sequence[Row], code: str = "") -> Values:
    """Heights of the rows, the first on top; `code`: of those only."""
    total = len(rows)
    return tuple(float(total - at) for at, row in enumerate(rows) if not code or row.code == code)


def _colours(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple("d2" if row.is_chosen else "unknown" if row.is_unknown else "d1" for row in rows)


def _ends(low: float | None, high: float | None, places: int) -> str:
    return "" if low is None or high is None else f"{number(low, places)}–{number(high, places)}"


def _name(colour: str) -> str:
    return colour.removeprefix("@")
