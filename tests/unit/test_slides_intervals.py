"""Intervals on slides: error bars from end to end, which both PowerPoint and LibreOffice draw."""

from pathlib import Path
from typing import Any

import pytest

from components.view import View
from dashboard.exports.exhibit import exhibit_of
from dashboard.exports.slides.chart import Axis, Chart, Name, Series
from dashboard.exports.slides.deck_view import DeckView
from dashboard.exports.slides.rows_chart import with_places
from pages import card_places
from queries.answers import Answer, Row
from tests.unit.asked import EVERYTHING
from tests.unit.card_answers import repository_on
from tests.unit.slide_decks import one_view, slides_of

PAIRS = ("plan_by_gender", "needs_by_gender", "plan_by_age")


def native(demo_store: Path, name: str, search: str) -> tuple[Answer, list[Any]]:
    """The answer of a card, and the charts on its slides."""
    page, card = card_places()[name]
    exhibit = exhibit_of(page, card, repository_on(demo_store), View.from_url(search))
    assert isinstance(exhibit.answer, Answer)
    slides = next(slides for _, slides in slides_of(one_view(DeckView(exhibit))))
    return exhibit.answer, [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]


def spans(charts: list[Any]) -> list[tuple[float, float]]:
    """Both ends of each lying error bar."""
    found = []
    for series in (series for chart in charts for series in chart.plots[0].series):
        lying = "./c:errBars[c:errDir/@val='x'][c:errBarType/@val='plus'][c:errValType/@val='fixedVal']"
        for length in series._element.xpath(f"{lying}/c:val/@val"):
            (start,) = (float(value.text) for value in series._element.xpath("./c:xVal//c:pt/c:v"))
            found.append((start, start + float(length)))
    return found


def ends(row: Row, measure: str) -> tuple[float, float] | None:
    """The interval of a row, None when it has none."""
    low, high = (
        (row.low, row.high)
        if not measure
        else (row.measure(f"{measure}_low"), row.measure(f"{measure}_high"))
    )
    return None if low is None or high is None else (low, high)


@pytest.mark.parametrize("search", [f"?{EVERYTHING}", f"?forvaltning=hisingen&{EVERYTHING}"])
@pytest.mark.parametrize(("name", "measure"), [("plan_sufficiency", ""), ("need_per_adult", "per_1000")])
def test_each_interval_is_an_error_bar_between_its_ends(
    demo_store: Path, name: str, measure: str, search: str
) -> None:
    answer, charts = native(demo_store, name, search)
    wanted = sorted(found for row in answer.rows if (found := ends(row, measure)) is not None)
    drawn = sorted(spans(charts))
    assert len(wanted) > 3
    assert len(drawn) == len(wanted)
    for mine, its in zip(drawn, wanted, strict=True):
        assert mine == pytest.approx(its, rel=1e-5)


@pytest.mark.parametrize("name", PAIRS)
def test_the_dots_of_a_pair_are_joined_and_named_over_their_columns(demo_store: Path, name: str) -> None:
    answer, charts = native(demo_store, name, "")
    rows = answer.rows
    pairs = [(rows[at].share, rows[at + 1].share) for at in range(0, len(rows), 3)]
    known = [
        sorted(value or 0 for value in pair) for pair in pairs if None not in pair and pair[0] != pair[1]
    ]
    joined = spans(charts)
    assert joined
    for low, high in joined:
        assert any([low, high] == pytest.approx(pair, rel=1e-4) for pair in known)
    assert not any(chart.has_legend for chart in charts)


def test_a_row_without_an_interval_or_with_one_of_no_length_has_no_bar() -> None:
    dots = Series(name="Andel", along=(0.1, 0.2, 0.3), low=(None, 0.2, 0.25), high=(None, 0.2, 0.4))
    rows = tuple(Name(words) for words in ("Ett", "Två", "Tre"))
    bar, placed = with_places(Chart(kind="points", series=(dots,), names=rows, along=Axis())).series
    assert (bar.name, bar.values, bar.along) == ("Tre: 95 % intervall", (1.0,), (0.25,))
    assert bar.reach == pytest.approx(0.15)
    assert placed.values == (3.0, 2.0, 1.0)


def test_no_series_of_rows_stands_in_the_file_before_one_with_more_points(demo_store: Path) -> None:
    _, (chart,) = native(demo_store, "plan_sufficiency", "?forvaltning=hisingen")
    series = chart._chartSpace.xpath(".//c:ser")
    sizes = [len(one.xpath("./c:xVal//c:pt")) for one in series]
    assert sizes == sorted(sizes, reverse=True)
    drawn = [int(one.xpath("./c:order/@val")[0]) for one in series]
    lying = [bool(one.xpath("./c:errBars[c:errDir/@val='x']")) for one in series]
    assert any(lying) and not lying[0]
    assert max(place for place, one in zip(drawn, lying, strict=True) if one) == sum(lying) - 1
