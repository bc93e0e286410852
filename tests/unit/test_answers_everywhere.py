"""Same cell, same number: card, table and file agree in any order of filters, and give nothing away."""

import csv
import io
import re
from itertools import permutations

import numpy as np
import pytest

from data.codebook import attribute
from data.protection.attacks.differencing import Filters, Target, attack
from tests.unit.asked import CARDS, Asked, Json, by_id, table_rows, words

ANSWERS = {
    "/malgrupp": ("clients_by_barrier", "clients_by_age", "clients_by_duration", "clients_by_children"),
    "/behov": ("main_plans", "time_to_self_support", "unmet_needs"),
}
SEARCHES = ("", "?forvaltning=hisingen", "?forvaltning=hisingen,centrum", "?forvaltning=nordost&kon=man")
SEED, TARGETS = 2022, 12


def figure(asked: Asked, path: str, card: str, search: str) -> Json:
    """The figure of a card as sent to the browser."""
    return by_id(asked.page(path, search), f"{card}-figure")["props"]["figure"]


def shown_table(asked: Asked, path: str, card: str, search: str) -> list[tuple[str, ...]]:
    """The rows of a card's table on screen."""
    joined = f"{search}&tabell={card}" if search else f"?tabell={card}"
    return table_rows(asked.page(path, joined), card)


def numbers(text: str) -> list[str]:
    """The numbers in a text, digits only."""
    return [found.replace(" ", "") for found in re.findall(r"\d[\d ]*(?:,\d+)?", text)]


def cards() -> list[tuple[str, str]]:
    """Path and card of the survey's distributions."""
    return [(path, card) for path, names in ANSWERS.items() for card in names]


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize(("path", "card"), cards())
def test_the_file_holds_the_counts_of_the_table(asked: Asked, path: str, card: str, search: str) -> None:
    on_screen = shown_table(asked, path, card, search)
    response = asked.client.get(f"/ladda-ned/{card}.csv{search}")
    in_file = list(csv.reader(io.StringIO(response.data.decode("utf-8-sig")), delimiter=";"))[
        -len(on_screen) :
    ]
    assert [cell.replace("'", "") for cell in in_file[0]] == list(on_screen[0])
    counted = [place for place, heading in enumerate(on_screen[0]) if heading in ("Klienter", "Svar")]
    for shown, filed in zip(on_screen[1:], in_file[1:], strict=True):
        assert shown[0] == filed[0]
        assert all(shown[place].replace(" ", "") in (filed[place], "–") for place in counted)


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize(("path", "card"), cards())
def test_the_chart_writes_the_numbers_of_the_table(asked: Asked, path: str, card: str, search: str) -> None:
    traces = figure(asked, path, card, search)["data"]
    texts = [text for trace in traces for text in trace.get("text", ())]
    chart = "|".join(texts).replace("\N{NO-BREAK SPACE}", " ")
    rows = shown_table(asked, path, card, search)
    in_table = {number for row in rows[1:] for number in numbers(" | ".join(row[1:]))}
    assert numbers(chart)
    assert set(numbers(chart)) <= in_table


def test_the_order_of_filters_and_values_changes_nothing(asked: Asked) -> None:
    parts = ("forvaltning=hisingen,centrum", "kon=kvinna", "alder=30-54,18-29")
    pages = [words(asked.page("/malgrupp", "?" + "&".join(order))) for order in permutations(parts)]
    turned = words(asked.page("/malgrupp", "?alder=18-29,30-54&forvaltning=centrum,hisingen&kon=kvinna"))
    assert len({*pages, turned}) == 1


def test_a_cell_is_the_same_on_every_card_that_counts_it(asked: Asked) -> None:
    for code in attribute("barrier").codes:
        chosen = f"?forvaltning=hisingen&hinder={code.slug}"
        crossed = dict_of(shown_table(asked, "/malgrupp", "clients_by_barrier", "?forvaltning=hisingen"))
        total = words(by_id(asked.page("/", chosen), "key-figures"))
        value = crossed.get(code.label) or crossed[code.short_label]
        assert value == "–" or value in total


def dict_of(rows: list[tuple[str, ...]]) -> dict[str, str]:
    """The count of each row by its label."""
    place = rows[0].index("Klienter")
    return {row[0]: row[place] for row in rows[1:]}


def counted(asked: Asked, filters: Filters) -> float | None:
    """The number of clients that the overview shows for the filters; None where it shows none."""
    parts = []
    for name, codes in filters.items():
        source = attribute(name)
        parts.append(f"{source.slug}={','.join(source.code(code).slug for code in codes)}")
    tiles = by_id(asked.page("/", "?" + "&".join(parts)), "key-figures")["props"]["children"]
    shown = words(tiles[1]).split("klienter")[0].replace(" ", "")
    return float(shown) if shown.isdigit() else None


def test_differencing_through_the_page_gives_no_more_than_a_guess(asked: Asked) -> None:
    rng = np.random.default_rng(SEED)
    names = ("administration", "barrier", "duration")
    targets = [
        Target(
            (names, tuple(str(rng.choice(attribute(name).values)) for name in names)), int(rng.integers(1, 5))
        )
        for _ in range(TARGETS)
    ]
    result = attack(lambda filters: counted(asked, filters), targets, seed=SEED)
    assert result.questions > 500
    assert result.widest_spread == 0


@pytest.mark.parametrize(("path", "card"), cards())
def test_order_and_axis_follow_from_the_numbers_that_are_shown(asked: Asked, path: str, card: str) -> None:
    drawn = figure(asked, path, card, "?forvaltning=centrum&kon=kvinna")
    bars = next(trace for trace in drawn["data"] if trace["type"] == "bar")
    marks = [v for t in drawn["data"] if t["type"] == "scatter" for v in t["x"] if v is not None]
    low, high = drawn["layout"]["xaxis"]["range"]
    largest = max([*bars["x"], *marks])
    assert low == 0
    assert high / largest == pytest.approx(round(high / largest, 2))
    assert set(map(len, (bars["x"], bars["y"]))) == {len(set(bars["y"]))}


def test_every_category_is_listed_however_few_it_holds(asked: Asked) -> None:
    for search in SEARCHES:
        rows = shown_table(asked, "/malgrupp", "clients_by_barrier", search)
        assert len(rows) - 1 == len(attribute("barrier").codes)


def test_no_answer_shows_one_to_four_persons(asked: Asked) -> None:
    counts: set[str] = set()
    for search in ("?forvaltning=centrum&alder=55-&kon=kvinna", "?forvaltning=sydvast&hinder=studerande"):
        for path, names in ANSWERS.items():
            for card in names:
                if "is-message" in by_id(asked.page(path, search), card)["props"]["className"]:
                    continue
                counts |= dict_of_counts(shown_table(asked, path, card, search))
    assert counts and not counts & {"1", "2", "3", "4"}


def dict_of_counts(rows: list[tuple[str, ...]]) -> set[str]:
    """The counts of a table as text; empty when it has none."""
    places = [place for place, heading in enumerate(rows[0]) if heading in ("Klienter", "Svar")]
    return {row[place] for row in rows[1:] for place in places}


def test_every_card_belongs_to_a_page_of_its_own() -> None:
    assert set().union(*ANSWERS.values()) <= CARDS.keys()
