"""Slides: every number is the repository's answer, in the page's order, in charts that can be edited."""

import io
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from components.figures.districts import district_map
from dashboard.exports.slides.chart import Chart
from dashboard.exports.slides.deck_view import DeckView
from dashboard.exports.slides.grid import Grid, unwrapped
from dashboard.exports.slides.kinds import KINDS, Map, shown_of
from pages import card_places
from queries.answers import Answer
from tests.unit.card_answers import repository_on
from tests.unit.slide_decks import SEARCHES, Shown, every_card, slides_of, texts_of

FIELDS = ("count", "base", "share", "low", "high", "reference", "previous")


@pytest.fixture(scope="module", params=SEARCHES, ids=["whole city", "selection"])
def shown(request: pytest.FixtureRequest, demo_store: Path, shared_folder: Path) -> Shown:
    """Every card in one deck."""
    return every_card(repository_on(demo_store), request.param, shared_folder)


def charts(slides: list[Any]) -> Iterator[Any]:
    """The native charts of slides."""
    for slide in slides:
        yield from (shape.chart for shape in slide.shapes if shape.has_chart)


def told(answer: Answer) -> list[float]:
    """Every number of an answer, as it is and as it is drawn."""
    found = [value for row in answer.rows for name in FIELDS if (value := getattr(row, name)) is not None]
    found += [value for row in answer.rows for _, value in row.measures]
    found += [round(row.reference, 2) for row in answer.rows if row.reference is not None]
    found += [float(round(row.reference * row.base)) for row in answer.rows if row.reference and row.base]
    found += [float(row.code) for row in answer.rows if row.code.replace(".", "").isdigit()]
    return [*found, *answer.facts.values(), 0.0, 1.0]


def numbers(chart: Any) -> Iterator[float]:
    """The numbers that a chart shows: values, and for points their places along, without the heights of rows
    and the ends of lines that cross the whole chart."""
    for plot in chart.plots:
        for series in plot.series:
            places = [float(v.text) for v in series._element.xpath("c:xVal//c:pt/c:v")]
            values = [value for value in series.values if value is not None]
            if places and set(map(float, values)) <= {float(n) for n in range(1, 40)}:
                yield from places
            else:
                yield from values


def test_every_drawing_of_a_page_has_a_kind_on_slides() -> None:
    drawn = {unwrapped(card.draw)[0] for _, card in card_places().values() if card.draw is not None}
    assert drawn - KINDS.keys() == {district_map}


def test_every_number_of_a_chart_is_in_the_answer(shown: Shown) -> None:
    seen = 0
    for view, slides in slides_of(shown):
        for chart in charts(slides):
            assert isinstance(view.exhibit.answer, Answer)
            known = told(view.exhibit.answer)
            for number in numbers(chart):
                seen += 1
                assert any(math.isclose(number, one, abs_tol=1e-9) for one in known), (view.title, number)
    assert seen > 500


def test_every_number_of_the_answer_that_is_drawn_stands_on_the_slides(shown: Shown) -> None:
    compared = 0
    for view, slides in slides_of(shown):
        card, answer = view.exhibit.card, view.exhibit.answer
        if card.draw is None or not isinstance(answer, Answer) or not list(charts(slides)):
            continue
        found = [number for chart in charts(slides) for number in numbers(chart)]
        for number in plotted(card.draw(answer, lambda row: None)):
            compared += 1
            assert any(math.isclose(number, one, abs_tol=0.0051) for one in found), (view.title, number)
    assert compared > 250


def plotted(figure: dict[str, Any]) -> Iterator[float]:
    """The lengths of a figure's bars, and the places of dots along lines of rows."""
    for trace in figure["data"]:
        marker = trace.get("marker", {})
        is_dots = trace.get("mode") == "markers" and marker.get("symbol") != "line-ns"
        if trace["type"] == "bar" or (is_dots and isinstance(next(iter(trace["y"]), None), str)):
            bases = trace.get("base") or [0] * len(trace["x"])
            yield from (x + b for x, b in zip(trace["x"], bases, strict=True) if x)


def test_bars_stand_in_the_order_of_the_page(shown: Shown) -> None:
    compared = 0
    for view, slides in slides_of(shown):
        card, answer = view.exhibit.card, view.exhibit.answer
        if card.draw is None or not isinstance(answer, Answer):
            continue
        figure = card.draw(answer, lambda row: None)
        bars = [trace for trace in figure["data"] if trace["type"] == "bar"]
        own = list(charts(slides))
        if not bars or len(own) != 1 or figure["layout"]["yaxis"].get("ticktext"):
            continue
        names = [label.replace("<br>", " ") for label in bars[0]["y"]]
        categories = [str(name) for name in own[0].plots[0].categories]
        assert len(names) == len(categories)
        assert all(b == a or b.startswith(f"{a} (") for a, b in zip(names, categories, strict=True))
        compared += 1
    assert compared > 15


def test_tables_say_what_the_page_says(shown: Shown) -> None:
    compared = 0
    for view, slides in slides_of(shown):
        for part in shown_of(view.exhibit):
            if not isinstance(part, Grid):
                continue
            text = " ".join(text for slide in slides for shape in slide.shapes for text in texts_of(shape))
            rows = part.body[:4]
            for cell in (cell for row in rows for cell in row if len(cell.text) < 60):
                assert cell.text in text, (view.title, cell.text)
                compared += 1
    assert compared > 200


def test_columns_chosen_for_slides_are_columns_of_the_table(shown: Shown) -> None:
    chosen = [view.exhibit for view, _ in slides_of(shown) if view.exhibit.card.slide_columns]
    assert len(chosen) >= 6
    for exhibit in chosen:
        headings = {column.heading for column in exhibit.table[0]}
        assert set(exhibit.card.slide_columns) <= headings, exhibit.card.name


def test_the_workbook_holds_the_shown_numbers_and_nothing_else(shown: Shown) -> None:
    opened = 0
    for slide in shown.opened.slides:
        for shape in slide.shapes:
            if not shape.has_chart:
                continue
            blob = shape.chart.part.chart_workbook.xlsx_part.blob
            book = openpyxl.load_workbook(io.BytesIO(blob))
            assert len(book.worksheets) == 1
            cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
            assert not [cell.value for cell in cells if cell.data_type == "f"]
            cached = shape.chart.part._element.xpath(".//c:numCache//c:v")
            held = sorted(round(float(c.value), 9) for c in cells if isinstance(c.value, int | float))
            assert held == sorted(round(float(value.text), 9) for value in cached)
            opened += 1
    assert opened > 40


def test_the_file_holds_no_parts_but_slides_charts_and_workbooks(shown: Shown) -> None:
    for ending in (".bin", ".vml", ".jpeg", ".png", ".emf"):
        assert not list(shown.parts(ending))


def test_the_map_is_shapes_with_the_numbers_of_the_answer(shown: Shown) -> None:
    view, slides = next(
        (view, slides) for view, slides in slides_of(shown) if isinstance(shown_of(view.exhibit)[0], Map)
    )
    assert isinstance(view.exhibit.answer, Answer)
    group = next(shape for shape in slides[0].shapes if shape.name == "Karta")
    words = " ".join(texts_of(group))
    assert all(row.label in words for row in view.exhibit.answer.rows)
    assert any(shape.has_table for shape in slides[0].shapes)


def test_a_card_shown_as_a_table_is_a_table_on_its_slide(demo_store: Path) -> None:
    from components.view import View
    from dashboard.exports.exhibit import exhibit_of

    page, card = card_places()["main_plans"]
    exhibit = exhibit_of(page, card, repository_on(demo_store), View.from_url("?tabell=main_plans"))
    parts = shown_of(DeckView(exhibit).exhibit)
    assert [type(part) for part in parts] == [Grid]
    drawn = exhibit_of(page, card, repository_on(demo_store), View.from_url(""))
    assert [type(part) for part in shown_of(drawn)] == [Chart]
