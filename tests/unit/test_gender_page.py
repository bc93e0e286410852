"""Jämställdhet: printed shares under their gender; chart, table and file agree; gender is no filter."""

import csv
import io
import re

import pytest

from components.chance import CANNOT_TELL, WORDS
from pages import gender
from queries.answers import Row
from queries.filters import Filters
from queries.options import CHOSEN_DIFFERENCE
from tests.unit.asked import Asked, Json, by_id, table_rows, walk, words
from tests.unit.printed import CELLS, label, printed

PATH = "/jamstalldhet"
DRAWN = ("plan_by_gender", "needs_by_gender", "sufficiency_by_gender", "time_by_gender")
COMPARED = (*DRAWN, "chain_by_gender", "gender_differences")
SEARCHES = ("", "?forvaltning=hisingen", "?forvaltning=centrum&alder=55-", "?forvaltning=nordost&behov=jobb")
BY_GENDER = [cell for cell in CELLS if cell["attributes"] == "gender,main_plan"]


def shown_table(asked: Asked, card: str, search: str = "") -> list[tuple[str, ...]]:
    """The rows of a card's table on screen, heading first."""
    return table_rows(asked.page(PATH, f"{search}{'&' if search else '?'}tabell={card}"), card)


def column(rows: list[tuple[str, ...]], heading: str) -> dict[str, str]:
    """A column of a table by the label of its rows."""
    place = rows[0].index(heading)
    return {row[0]: row[place] for row in rows[1:]}


@pytest.mark.parametrize("cell", BY_GENDER, ids=lambda c: c["figure_id"])
def test_a_printed_share_stands_under_its_gender(asked: Asked, cell: dict[str, str]) -> None:
    gender, plan = cell["codes"].split(",")
    heading = {"woman": "Kvinnor", "man": "Män"}[gender]
    found = column(shown_table(asked, "plan_by_gender"), heading)
    assert found[label("main_plan", plan, short=True)] == printed(cell["figure_id"])


def test_what_no_report_prints_is_said_and_not_counted(asked: Asked) -> None:
    rows = shown_table(asked, "plan_by_gender")
    assert "Kvinnor, klienter" not in rows[0]
    unprinted = {row[0]: row for row in rows if row[-1] == "redovisas inte"}
    assert len(rows) - 1 - len(unprinted) == len(BY_GENDER) / 2
    assert all(set(row[1:3]) == {"–"} for row in unprinted.values())


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("card", DRAWN)
def test_the_chart_writes_the_numbers_of_the_table(asked: Asked, card: str, search: str) -> None:
    figure = by_id(asked.page(PATH, search), f"{card}-figure")["props"]["figure"]
    texts = [text.strip() for trace in figure["data"] for text in trace.get("text", ()) if text]
    notes = [note["text"] for note in figure["layout"]["annotations"] if note.get("yref") != "paper"]
    in_table = {cell for row in shown_table(asked, card, search) for cell in row}
    chart = {re.sub(r"</?b>", "", text).replace("\N{NO-BREAK SPACE}", " ") for text in [*texts, *notes]}
    assert len(chart) > 3
    assert chart - {CANNOT_TELL} <= in_table


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("card", COMPARED)
def test_the_file_holds_the_differences_of_the_table(asked: Asked, card: str, search: str) -> None:
    on_screen = shown_table(asked, card, search)
    response = asked.client.get(f"/ladda-ned/{card}.csv{search}")
    filed = list(csv.reader(io.StringIO(response.data.decode("utf-8-sig")), delimiter=";"))[-len(on_screen) :]
    assert filed[0] == list(on_screen[0])
    place = on_screen[0].index("Skillnad, procentenheter")
    for shown, kept in zip(on_screen[1:], filed[1:], strict=True):
        number = shown[place].replace("\N{MINUS SIGN}", "-").lstrip("+±")
        assert (shown[0], number) in ((kept[0], kept[place]), (kept[0], "–"))


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("card", COMPARED)
def test_a_table_shows_no_one_to_four_and_says_what_chance_can_explain(
    asked: Asked, card: str, search: str
) -> None:
    rows = shown_table(asked, card, search)
    counted = [place for place, heading in enumerate(rows[0]) if heading.endswith(", klienter")]
    assert not {row[place] for row in rows[1:] for place in counted} & {"1", "2", "3", "4"}
    verdicts = column(rows, "Skillnaden")
    assert set(verdicts.values()) <= set(WORDS.values())
    for name, interval in column(rows, "95 % intervall").items():
        ends = [int(end.replace("\N{MINUS SIGN}", "-")) for end in interval.split(" till ") if end]
        is_sure = None if not ends else not ends[0] <= 0 <= ends[1]
        assert verdicts[name] == WORDS[is_sure]


def test_gender_is_no_filter_here_and_is_said_to_be_left_out(asked: Asked) -> None:
    tree = asked.page(PATH, "?kon=kvinna&forvaltning=hisingen")
    menus = [node["props"]["id"] for node in walk(by_id(tree, "filter-bar")) if node["type"] == "Details"]
    assert "filter-alder" in menus and "filter-kon" not in menus
    for card in COMPARED:
        assert "Visas utan urval på kön." in words(by_id(tree, f"{card}-notes"))


def test_a_gender_chosen_elsewhere_takes_no_place_of_the_two_choices(asked: Asked) -> None:
    tree = asked.page(PATH, "?kon=kvinna&alder=55-")
    assert "is-disabled" not in str(by_id(tree, "filter-bar"))
    links = [str(node["props"].get("href")) for node in walk(by_id(tree, "filter-bar"))]
    assert "?kon=kvinna&alder=55-&barn=ja" in links
    full = asked.page(PATH, "?kon=kvinna&alder=55-&barn=ja")
    assert str(by_id(full, "filter-bar")).count("menu-button is-disabled") == 2
    card = next(card for card in gender.CARDS if card.name == "plan_by_gender")
    row = Row("sfi_studies", "Studier – SFI")
    assert card.toggled(Filters.from_url("?kon=kvinna&alder=55-"), row) is not None
    assert card.toggled(Filters.from_url("?kon=kvinna&alder=55-&barn=ja"), row) is None


def chosen(tree: Json) -> list[str]:
    """The options of the choice of a difference that are marked."""
    select = next(node for node in walk(by_id(tree, "gender_differences-detail")) if node["type"] == "Select")
    return [o["props"]["value"] for o in select["props"]["children"] if o["props"]["selected"]]


def test_the_chosen_difference_stands_in_the_address_and_its_fields_are_its_own(asked: Asked) -> None:
    found = {}
    for search in ("", "?skillnad=planering-af", "?skillnad=tid-0-9m&forvaltning=hisingen"):
        tree = asked.page(PATH, search)
        fields = next(
            n["props"]["data-jamkas"]
            for n in walk(by_id(tree, "gender_differences-detail"))
            if "data-jamkas" in n["props"]
        )
        wanted = Filters.from_url(search).option(CHOSEN_DIFFERENCE.slug) or "planering-sfi"
        assert chosen(tree) == [wanted]
        assert fields == f"2022:{wanted}"
        found[search] = words(by_id(tree, "gender_differences-finding"))
    assert "Studier – SFI" in found[""] and "+11 procentenheter" in found[""]
    assert "Insats via AF" in found["?skillnad=planering-af"]
    assert "is-synthetic" not in by_id(asked.page(PATH), "gender_differences")["props"]["className"]


def test_the_texts_of_the_fields_never_go_into_the_address(asked: Asked) -> None:
    detail = by_id(asked.page(PATH), "gender_differences-detail")
    forms = [node for node in walk(detail) if node["type"] == "Form"]
    assert len(forms) == 1
    assert [node["type"] for node in walk(forms[0]) if "name" in node["props"]] == ["Select"]
    assert sum(node["type"] == "Textarea" for node in walk(detail)) == 3


def test_an_unknown_difference_is_dropped_with_a_note(asked: Asked) -> None:
    tree = asked.page(PATH, "?skillnad=allt")
    assert "skillnad=allt" in words(by_id(tree, "page-notes"))
    assert chosen(tree) == ["planering-sfi"]


def test_the_chain_through_the_services_is_shown_only_as_an_example(asked: Asked) -> None:
    unasked = by_id(asked.page(PATH), "gender_chain-detail")
    assert "Inte publicerat." in words(unasked) and "Skulle kunna ges av remisser" in words(unasked)
    assert [n["props"]["href"] for n in walk(unasked) if n["type"] == "A"] == ["?exempel=ja"]
    tree = asked.page(PATH, "?exempel=ja")
    assert "is-example" in by_id(tree, "gender_chain")["props"]["className"]
    assert words(by_id(tree, "gender_chain-finding")).startswith("Exempel: ")
    steps = words(by_id(tree, "gender_chain-detail"))
    assert steps.count("kvinnor") == steps.count("män") == 6
    assert "procentenheter" in steps and "Inte publicerat" not in steps
    assert "is-example" not in by_id(tree, "chain_by_gender")["props"]["className"]


def test_steps_that_nobody_publishes_name_a_source(asked: Asked) -> None:
    steps = words(by_id(asked.page(PATH), "chain_by_gender-detail"))
    assert steps.count("Inte publicerat.") == 2
    assert steps.count("Skulle kunna ges av") == 2
