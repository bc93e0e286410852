"""Downloaded tables: what Swedish Excel opens right and never runs."""

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.card_menu import file_name
from components.view import View
from dashboard.exports.csv_file import BYTE_ORDER_MARK, FORMULA_STARTS, csv_of, safe
from dashboard.exports.exhibit import Exhibit, exhibit_of
from pages import card_places
from queries.answers import Answer
from queries.filters import Filters
from queries.repository import Repository
from tests.unit.card_answers import CARDS, CHOICES

NEGATIVE_NUMBER = re.compile(r"-\d+(,\d+)?")


@pytest.fixture(scope="module")
def files(repository: Repository) -> dict[tuple[str, Filters], str]:
    """Every card as CSV text, by card and filters."""
    return {(c.name, f): csv_of(shown(c.name, repository, f)).decode("utf-8") for c in CARDS for f in CHOICES}


def shown(name: str, repository: Repository, filters: Filters) -> Exhibit:
    page, card = card_places()[name]
    return exhibit_of(page, card, repository, View(filters))


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK)), delimiter=";"))


def test_every_file_has_one_mark_and_windows_lines(files: dict[tuple[str, Filters], str]) -> None:
    assert all(t.startswith(BYTE_ORDER_MARK) and t.count(BYTE_ORDER_MARK) == 1 for t in files.values())
    assert all(t.endswith("\r\n") for t in files.values())


def test_no_cell_is_run_as_a_formula(files: dict[tuple[str, Filters], str]) -> None:
    ran = {
        cell for t in files.values() for row in cells(t) for cell in row if cell.startswith(FORMULA_STARTS)
    }
    assert {cell for cell in ran if not NEGATIVE_NUMBER.fullmatch(cell)} == set()


def test_numbers_have_a_decimal_comma(files: dict[tuple[str, Filters], str]) -> None:
    rows = [row for row in cells(files["clients_by_gender", CHOICES[1]]) if row[:1] == ["Kvinna"]]
    assert rows and any("," in cell and float(cell.replace(",", ".")) < 1 for cell in rows[0][2:3])


def test_synthetic_data_are_marked_and_only_they(
    files: dict[tuple[str, Filters], str], repository: Repository
) -> None:
    for (name, filters), text in files.items():
        answer = repository.ask(name, filters)
        is_synthetic = isinstance(answer, Answer) and answer.has_synthetic
        assert ("Syntetiska data" in text) is is_synthetic, name


def test_every_shown_number_is_one_of_the_answer(repository: Repository) -> None:
    card = next(card for card in CARDS if card.name == "unmet_needs")
    answer = repository.ask(card.name, CHOICES[1])
    assert isinstance(answer, Answer)
    counts = {f"{row.count:g}" for row in answer.rows if row.count is not None}
    table = cells(csv_of(shown(card.name, repository, CHOICES[1])).decode("utf-8"))
    heading = next(i for i, row in enumerate(table) if row and row[0] == card.category)
    assert counts == {row[1] for row in table[heading + 1 :] if row[1]}


@given(st.text())
def test_any_text_is_made_safe(text: str) -> None:
    assert not safe(text).startswith(FORMULA_STARTS)
    assert safe(text).endswith(text)


def test_the_name_says_what_the_file_holds(repository: Repository) -> None:
    filters = Filters.of(administration=("hisingen",), gender=("woman",))
    card = next(card for card in CARDS if card.name == "main_plans")
    found = repository.ask("main_plans", filters)
    assert file_name(card, found, filters) == "vilken-planering-har-klienterna-hisingen-kvinna"
    odd = replace(card, title='Å"<script>/..\\' + "ö" * 500)
    assert re.fullmatch("[a-z0-9-]{5,120}", file_name(odd, found, filters))
    assert file_name(replace(card, title="\U0001f600"), found, Filters()) == "diagram"
