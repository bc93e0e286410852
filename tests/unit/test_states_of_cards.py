"""A card that has nothing to draw says why, or shows the counts that it has."""

import pytest

from components.card_states import in_words, message
from components.view import View
from queries.answers import AnyAnswer, NoData, TooDetailed, TooFew
from queries.filters import Filters
from tests.unit.asked import Asked, by_id, words

FEW = "?exempel=ja&forvaltning=centrum&kon=kvinna"


@pytest.mark.parametrize("card", ["employer_contact", "work_by_group"])
def test_a_chart_without_a_share_to_draw_gives_way_to_its_counts(asked: Asked, card: str) -> None:
    tree = asked.page("/ips", FEW)
    assert "is-table" in by_id(tree, card)["props"]["className"].split()
    assert "Tabell:" in str(by_id(tree, f"{card}-detail"))


def test_a_chart_with_something_to_draw_is_drawn(asked: Asked) -> None:
    tree = asked.page("/ips", "?exempel=ja")
    assert "is-chart" in by_id(tree, "employer_contact")["props"]["className"].split()


@pytest.mark.parametrize(
    ("path", "search", "card"),
    [
        ("/kallor", "?sok=zzzqq", "published_figures"),
        ("/uppfoljning", "?slag=forslag&rapport=hemvist&omrade=bostad-forst", "proposals"),
    ],
)
def test_a_search_without_a_hit_says_so_and_what_to_do(
    asked: Asked, path: str, search: str, card: str
) -> None:
    said = words(by_id(asked.page(path, search), f"{card}-detail"))
    assert said.strip() == "Inget passar det du har valt. Ändra eller ta bort något av valen."


def test_a_period_published_in_fewer_variables_says_so_where_nothing_can_be_dropped() -> None:
    unfiltered, filtered = TooDetailed("q", (), "v40", "v1"), TooDetailed("q", ("gender",), "v40", "v1")
    assert in_words(unfiltered) == "Perioden visas inte så här detaljerat, för att skydda enskilda."
    assert in_words(filtered) == "Urvalet är för detaljerat för att skydda enskilda."
    view = View(Filters.of(2024))
    assert [getattr(part, "children", "") for part in message(unfiltered, view)] == [in_words(unfiltered)]
    assert len(message(filtered, View(Filters.of(2024, gender=("woman",))))) == 2


def hrefs(answer: AnyAnswer, filters: Filters) -> dict[str, str]:
    """The ways out of a message: their words and addresses."""
    nodes = [node for part in message(answer, View(filters)) for node in part._traverse()]
    return {node.children: node.href for node in nodes if getattr(node, "href", None)}


def test_too_few_offers_to_drop_what_is_chosen() -> None:
    chosen = Filters.of(2022, administration=("centrum",), barrier=("student",))
    assert hrefs(TooFew("q", "v40", "v1"), chosen) == {
        "Ta bort förvaltning": "?ar=2022&hinder=studerande",
        "Ta bort försörjningshinder": "?ar=2022&forvaltning=centrum",
    }
    assert hrefs(TooFew("q", "v40", "v1"), Filters()) == {}


def test_a_year_without_data_offers_the_latest_with_the_same_filters() -> None:
    chosen = Filters.of(2023, administration=("centrum",))
    assert hrefs(NoData("q", "v40", "2023", "v1"), chosen) == {"Visa senaste året": "?forvaltning=centrum"}
    assert hrefs(NoData("q", "v40", "", "v1"), Filters()) == {}


@pytest.mark.parametrize("card", ["plan_by_time", "need_by_time"])
def test_bold_is_explained_only_where_a_number_is_the_reports_own(asked: Asked, card: str) -> None:
    told = "Fet stil är rapportens egna tal."
    assert told in words(by_id(asked.page("/behov", "?ar=2022"), f"{card}-notes"))
    assert told not in words(by_id(asked.page("/behov", "?ar=2022&forvaltning=hisingen"), f"{card}-notes"))
