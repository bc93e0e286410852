"""The show and the sheets: which view an address shows, what is said when it cannot, and what is on paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from components.page import PARTS
from dashboard.factory import create_app
from dashboard.presentations.addresses import PRINT, SHOW, home_of, presentation_of
from dashboard.presentations.database import Database
from dashboard.presentations.keeper import DatabaseKeeper
from dashboard.presentations.model import SavedView
from pages import PAGES
from tests.conftest import settings_for
from tests.unit.asked import INNER_WORKINGS, Asked, Json, by_id, painted, walk, words

LINK = "ab" * 12
EMPTY = "00" * 12
SCRIPT = "<script>alert(1)</script>"
VIEWS = (
    ("unmet_needs", "?forvaltning=hisingen", "Vad saknas på Hisingen?"),
    ("finns_inte", "", ""),
    ("clients_by_age", "?kon=zz&alder=55-", ""),
    ("fidelity_totals", "", ""),
    ("main_plans", "?tabell=main_plans", SCRIPT),
)


@dataclass
class Scene:
    """An app with a presentation of VIEWS, and its keeper."""

    asked: Asked
    keeper: DatabaseKeeper
    database: Path

    def screen(self, kind: str, search: str = "", presentation: str = LINK) -> Json:
        """The main element at an address."""
        return self.asked.page(f"{home_of(presentation)}/{kind}", search)

    def stage(self, search: str) -> Json:
        """What the show's callback answers to another query."""
        callback = self.asked.callback("show-stage.children")
        path = f"{home_of(LINK)}/{SHOW}"
        response = self.asked.post(callback, {"address-show.data": search, "url.pathname": path})
        return painted(response.get_json()["response"]["show-stage"]["children"])


@pytest.fixture(scope="module")
def scene(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The app on the demo store, with presentations in a file of its own."""
    file = tmp_path_factory.mktemp("show") / "presentations.sqlite"
    url = f"sqlite:///{file}"
    keeper = DatabaseKeeper(Database(url))
    keeper.create("Möte i mars", "SoB", LINK)
    keeper.create("Tom", "SoB", EMPTY)
    for card, search, heading in VIEWS:
        view = SavedView("", card, search, heading, "", "v", (), datetime(2026, 3, 1, tzinfo=UTC), 1)
        keeper.add(LINK, view)
    first = keeper.presentation(LINK).views[0]
    keeper.edit(LINK, first.id, first.heading, "Ta upp bostad först.", first.revision)
    keeper.decide(LINK, first.id, "Utred fler platser.", "Enhetschef", date(2026, 6, 1))
    yield Scene(Asked(create_app(settings_for(demo_store, DASHBOARD_PRESENTATIONS_URL=url))), keeper, file)


def test_an_address_names_a_presentation_and_nothing_else() -> None:
    assert presentation_of(f"/presentation/{LINK}/visa", SHOW) == LINK
    assert presentation_of(f"/presentation/{LINK}/utskrift/", PRINT) == LINK
    for path in (f"/presentation/{LINK}", f"/presentation/{LINK}/utskrift", "/presentation/../visa", "/visa"):
        assert presentation_of(path, SHOW) is None


def test_the_first_view_is_shown_as_it_was_saved(scene: Scene) -> None:
    shown = scene.screen(SHOW)
    text = words(shown)
    assert words(by_id(shown, "page-title")) == "Vad saknas på Hisingen?"
    assert "Vy 1 av 5: Vad saknas på Hisingen?" in text
    assert words(by_id(shown, "view-finding")).startswith("Hisingen: ")
    assert "Hisingen · n = " in text
    assert "dataversion" in text
    assert "Syntetiska data." in text
    assert "Ta upp bostad först." in text
    assert "Utred fler platser." in text
    assert words(by_id(shown, "show-changed")) == ""


@pytest.mark.parametrize(
    ("search", "heading"),
    [
        ("?vy=2", "Diagrammet finns inte längre"),
        ("?vy=0", VIEWS[0][2]),
        ("?vy=99", SCRIPT),
        ("?vy=-1", VIEWS[0][2]),
        ("?vy=NaN", VIEWS[0][2]),
        ("?vy=1e9&vy=5", SCRIPT),
        ("?" + "x" * 9_000, VIEWS[0][2]),
    ],
)
def test_a_number_finds_its_view_or_the_nearest(scene: Scene, search: str, heading: str) -> None:
    assert words(by_id(scene.stage(search), "page-title")) == heading


def test_a_view_whose_card_is_gone_says_so_and_leads_on(scene: Scene) -> None:
    stage = scene.stage("?vy=2")
    assert "finns inte längre i panelen" in words(by_id(stage, "view-detail"))
    ways = {node["props"].get("data-show"): node["props"].get("href") for node in walk(stage)}
    assert (ways["back"], ways["next"]) == ("?vy=1", "?vy=3")


def test_a_filter_that_is_gone_is_said_and_the_rest_holds(scene: Scene) -> None:
    stage = scene.stage("?vy=3")
    assert "urval som inte finns längre" in words(by_id(stage, "view-notes"))
    assert "kon=zz" in words(by_id(stage, "view-notes"))
    assert words(by_id(stage, "view-finding"))


def test_what_is_not_published_says_so_on_the_stage(scene: Scene) -> None:
    assert "Inte publicerat." in words(by_id(scene.stage("?vy=4"), "view-detail"))


def test_a_view_saved_as_a_table_is_shown_as_one(scene: Scene) -> None:
    stage = scene.stage("?vy=5")
    assert "is-table" in by_id(stage, "view")["props"]["className"]
    assert any(node["type"] == "Table" for node in walk(by_id(stage, "view-detail")))


def test_changed_filters_stand_in_the_address_and_can_be_kept_or_left(scene: Scene) -> None:
    stage = scene.stage("?vy=1&andrat=ja&kon=kvinna")
    assert words(by_id(stage, "view-finding")).startswith("Kvinna: ")
    offered = by_id(stage, "show-changed")
    assert "Spara i presentationen" in words(offered)
    assert any(node["props"].get("href") == "?vy=1" for node in walk(offered))
    links = [node["props"]["href"] for node in walk(by_id(stage, "show-filters")) if node["type"] == "A"]
    assert links
    assert all(link.startswith("?vy=1&andrat=ja") for link in links)


def test_no_filter_at_all_differs_from_the_saved_ones(scene: Scene) -> None:
    stage = scene.stage("?vy=1&andrat=ja")
    assert not words(by_id(stage, "view-finding")).startswith("Hisingen")
    assert "Spara i presentationen" in words(by_id(stage, "show-changed"))


def test_saving_the_filters_keeps_them_and_a_second_save_is_refused(scene: Scene) -> None:
    view = scene.keeper.presentation(LINK).views[2]
    to = f"/presentation/api/{LINK}/views/{view.id}/resave"
    body = {"search": "?alder=55-&kon=man", "revision": view.revision}
    first, second = (scene.asked.client.post(to, json=body) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 409)
    assert scene.keeper.presentation(LINK).views[2].search == "?kon=man&alder=55-"
    assert "Någon annan har ändrat" in second.get_json()["error"]
    assert words(by_id(scene.stage("?vy=3"), "view-finding")).startswith("Man")


def test_the_show_is_answered_anew_when_the_presentation_changes(scene: Scene) -> None:
    first = scene.keeper.presentation(LINK).views[1]
    scene.stage("?vy=2")
    scene.keeper.edit(LINK, first.id, "Ny rubrik", "", first.revision)
    assert words(by_id(scene.stage("?vy=2"), "page-title")) == "Ny rubrik"
    changed = scene.keeper.presentation(LINK).views[1]
    scene.keeper.edit(LINK, first.id, "", "", changed.revision)


@pytest.mark.parametrize("kind", [SHOW, PRINT])
@pytest.mark.parametrize(("link", "said"), [(EMPTY, "inga vyer"), ("ff" * 12, "finns inte")])
def test_an_empty_or_unknown_presentation_says_so_with_a_way_out(
    scene: Scene, kind: str, link: str, said: str
) -> None:
    shown = scene.screen(kind, presentation=link)
    assert said in words(shown)
    assert any(str(node["props"].get("href")).startswith("/presentation") for node in walk(shown))


@pytest.mark.parametrize("kind", [SHOW, PRINT])
def test_without_a_database_or_a_store_the_screens_say_so(tmp_path: Path, scene: Scene, kind: str) -> None:
    url = f"sqlite:///{tmp_path / 'missing' / 'presentations.sqlite'}"
    without = Scene(
        Asked(create_app(settings_for(tmp_path, DASHBOARD_PRESENTATIONS_URL=url))), scene.keeper, tmp_path
    )
    text = words(without.screen(kind))
    assert "går inte att nå" in text
    assert not INNER_WORKINGS.search(text)
    there = settings_for(tmp_path, DASHBOARD_PRESENTATIONS_URL=f"sqlite:///{scene.database}")
    no_store = Scene(Asked(create_app(there)), scene.keeper, tmp_path)
    assert "Datalagret går inte att läsa" in words(no_store.screen(kind))


def test_every_view_has_a_sheet_of_its_own_and_the_sources_come_last(scene: Scene) -> None:
    shown = scene.screen(PRINT)
    sheets = [node for node in walk(shown) if "sheet" in str(node["props"].get("className")).split()]
    assert len(sheets) == len(VIEWS) + 1
    assert "Vad saknas på Hisingen?" in words(sheets[0])
    assert "Ta upp bostad först." in words(sheets[0])
    assert "Utred fler platser." in words(sheets[0])
    assert "Enhetschef ·  senast 2026-06-01" in words(sheets[0])
    assert "Vecka 40" in words(sheets[-1])
    assert "Möte i mars · SoB · 6 (6)" in words(sheets[-1])


def test_what_is_hostile_is_text_alone(scene: Scene) -> None:
    shown = scene.screen(PRINT)
    assert SCRIPT in words(shown)
    assert not any(node["type"] == "Script" for node in walk(shown))


def test_a_card_of_any_page_stands_on_a_sheet_under_another_name(scene: Scene) -> None:
    """The parts that are painted find their places in the card, whatever card it is."""
    link = "cd" * 12
    scene.keeper.create("Alla", "SoB", link)
    cards = [module.CARDS[0].name for module in PAGES if module.CARDS]
    for card in cards:
        view = SavedView("", card, "?exempel=ja", "", "", "v", (), datetime(2026, 3, 1, tzinfo=UTC), 1)
        scene.keeper.add(link, view)
    shown = scene.screen(PRINT, presentation=link)
    parts = by_id(shown, PARTS)["props"]["data"]
    names = {node["props"].get("id") for node in walk(shown)}
    assert len([name for name in parts if name.endswith("-finding")]) == len(cards)
    assert [name for name in parts if name not in names] == []
