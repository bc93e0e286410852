"""Figures: Plotly accepts them, bars start at zero, categories stand in their order."""

from pathlib import Path

import plotly.graph_objects as go
import pytest

from components.card import Draw
from components.figures import (
    Figure,
    count_bars,
    grouped_bars,
    range_bars,
    share_bars,
    share_dots,
    stacked_bars,
    year_lines,
)
from components.figures.model import is_empty, left_margin, sorted_rows, wrapped
from queries.answers import Answer, Row
from tests.unit.card_answers import card_answers, repository_on
from tests.unit.painting import painted

BUILDERS = (count_bars, grouped_bars, range_bars, share_bars, share_dots, stacked_bars, year_lines)


@pytest.fixture(scope="module")
def figures(demo_store: Path) -> list[tuple[str, Answer, Figure]]:
    """Every drawn card of the demo with its answer and figure."""
    found = card_answers(repository_on(demo_store))
    return [
        (f"{card.name} {filters.to_url()}", answer, card.draw(answer, lambda row: None))
        for card, filters, answer in found
        if card.draw is not None and not is_empty(answer)
    ]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_plotly_accepts_every_figure(name: str, figures: list[tuple[str, Answer, Figure]]) -> None:
    drawn = [go.Figure(painted(figure, name)) for _, _, figure in figures]
    assert len(drawn) > 50
    assert all(figure.data for figure in drawn)


def test_bars_start_at_zero_and_fit(figures: list[tuple[str, Answer, Figure]]) -> None:
    bars = [
        (words, trace, figure["layout"]["xaxis"]["range"])
        for words, _, figure in figures
        for trace in figure["data"]
        if trace["type"] == "bar" and "base" not in trace
    ]
    assert len(bars) > 20
    for words, trace, (low, high) in bars:
        assert low == 0 and high >= max(trace["x"]), words


def test_every_category_is_on_the_axis_once(figures: list[tuple[str, Answer, Figure]]) -> None:
    for words, _, figure in figures:
        places = figure["layout"]["yaxis"].get("categoryarray", [])
        assert len(places) == len(set(places)), words
        drawn = {y for trace in figure["data"] if trace["type"] == "bar" for y in trace["y"]}
        assert drawn <= set(places), words


def test_administrations_keep_their_order(figures: list[tuple[str, Answer, Figure]]) -> None:
    orders = [
        figure["layout"]["yaxis"]["categoryarray"]
        for words, _, figure in figures
        if words.startswith("clients_by_administration")
    ]
    assert orders and all(order == ["Nordost", "Centrum", "Sydväst", "Hisingen"] for order in orders)


def test_rests_and_not_known_stand_last_whatever_their_size() -> None:
    rows = (
        Row("unknown", "Vet ej", count=90, is_last=True, is_unknown=True),
        Row("small", "Liten", count=1),
        Row("other", "Annan", count=50, is_last=True),
        Row("large", "Stor", count=20),
    )
    assert [row.code for row in sorted_rows(rows, keep_order=False)] == ["large", "small", "unknown", "other"]
    assert sorted_rows(rows, keep_order=True) == list(rows)


def test_sorted_charts_put_the_last_rows_last(figures: list[tuple[str, Answer, Figure]]) -> None:
    orders = {}
    for words, answer, figure in figures:
        if words.startswith(("main_plans", "clients_by_barrier", "unmet_needs")):
            last = {wrapped(row.label) for row in answer.rows if row.is_last}
            orders[words] = [label in last for label in figure["layout"]["yaxis"]["categoryarray"]]
    assert {words.split(" ")[0] for words, order in orders.items() if any(order)} >= {
        "main_plans",
        "clients_by_barrier",
    }
    assert {words: sorted(order) for words, order in orders.items()} == orders


@pytest.mark.parametrize("builder", BUILDERS)
def test_nothing_to_draw_gives_an_empty_drawing_or_none_at_all(builder: Draw) -> None:
    answer = Answer("q", (Row("a", "A", "g", "Grupp", kind="withheld"),), "v40")
    assert go.Figure(painted(builder(answer, lambda row: None))).layout.template is not None


def test_long_labels_are_broken_at_a_space_and_keep_every_letter() -> None:
    label = "Försäkringsmedicinsk arbetsförmågeutredning av dem"
    assert wrapped(label).replace("<br>", " ") == label and wrapped("kort") == "kort"
    assert left_margin([wrapped(label)]) < left_margin([label])
    assert wrapped("x" * 60) == "x" * 60


def test_a_category_too_small_for_a_share_stays_on_the_axis_in_words() -> None:
    rows = (
        Row("a", "Liten", count=12, base=20),
        Row("b", "Dold", kind="withheld"),
        Row("c", "Stor", share=0.4, low=0.3, high=0.5, base=100),
    )
    figure = share_dots(Answer("q", rows, "v40"), lambda row: None)
    words = dict(
        zip(figure["data"][2]["y"], (text.strip() for text in figure["data"][2]["text"]), strict=True)
    )
    assert words == {"Stor": "40\N{NO-BREAK SPACE}%", "Liten": "för få för andel (12)", "Dold": "–"}
    assert figure["layout"]["yaxis"]["categoryarray"] == ["Stor", "Liten", "Dold"]
