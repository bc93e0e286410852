"""The routes of presentations: what they make, and how faults are answered."""

import re
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.factory import create_app
from dashboard.presentations.model import HEADING_LIMIT
from tests.conftest import settings_for
from tests.unit.asked import INNER_WORKINGS, words

API = "/presentation/api"
Json = Any


class Keeping:
    """The routes of an app, asked as the page asks them."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def post(self, route: str, **body: object) -> TestResponse:
        """The response to a change."""
        response: TestResponse = self.client.post(API + route, json={"key": token_hex(16), **body})
        return response

    def get(self, route: str) -> TestResponse:
        """The response to a question."""
        response: TestResponse = self.client.get(API + route)
        return response

    def made(self, views: int = 1) -> tuple[str, list[str]]:
        """A presentation with views: its id and theirs."""
        made = self.post("/presentations", name="Möte", forum="SoB").get_json()["presentation"]
        for _ in range(views):
            added = self.post("/add", presentation=made, card="main_plans", search="?kon=kvinna", heading="")
            assert added.status_code == 200, added.get_data(as_text=True)
        return made, self.get(f"/{made}").get_json()["order"]


def keeping_in(folder: Path, demo_store: Path) -> Keeping:
    """An app on the demo store, with nothing kept in its folder yet."""
    (folder / "store").symlink_to(demo_store / "store")
    return Keeping(create_app(settings_for(folder)).server.test_client())


@pytest.fixture(scope="module")
def keeping(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Keeping:
    """An app that the tests of this module share; each makes its own presentations."""
    return keeping_in(tmp_path_factory.mktemp("kept"), demo_store)


def error_of(response: TestResponse) -> str:
    """The words of a fault, which never tell inner workings."""
    text: str = response.get_json()["error"]
    assert not INNER_WORKINGS.search(response.get_data(as_text=True))
    return text


def test_a_card_is_added_shown_with_its_finding_and_listed(keeping: Keeping) -> None:
    made, (view,) = keeping.made()
    reply = keeping.get(f"/{made}").get_json()
    shown = words(reply["views"][view])
    for part in ("Vilken planering har klienterna?", "Urval: Kvinna", "Oförändrad", "Syntetiska data"):
        assert part in shown
    listing = words(keeping.get("/list").get_json()["parts"]["presentations-list"]["children"])
    assert "SoB" in listing and "Möte" in listing and "1 vy" in listing


def test_a_second_try_with_the_same_key_makes_nothing_more(keeping: Keeping) -> None:
    body = {"key": token_hex(16), "presentation": "", "name": "Nytt", "forum": "SoB", "card": "main_plans"}
    first, second = (keeping.post("/add", search="", heading="", **body).get_json() for _ in range(2))
    assert first == second
    assert len(keeping.get(f"/{first['presentation']}").get_json()["order"]) == 1


def test_a_conflict_gives_back_what_stands_there_now(keeping: Keeping) -> None:
    made, (view,) = keeping.made()
    edit = f"/{made}/views/{view}/edit"
    assert keeping.post(edit, heading="Deras", note="", revision=1).status_code == 200
    mine = keeping.post(edit, heading="Min", note="Min", revision=1)
    reply = mine.get_json()
    assert mine.status_code == 409
    assert reply["present"] == {"heading": "Deras", "note": ""}
    assert "Deras" in words(reply["parts"][f"edit-{view}-conflict"]["children"])
    assert keeping.post(edit, heading="Min", note="Min", revision=reply["revision"]).status_code == 200
    renamed = [keeping.post(f"/{made}/rename", name=name, forum="SoB", revision=1) for name in ("A", "B")]
    assert [response.status_code for response in renamed] == [200, 409]
    assert renamed[1].get_json()["present"]["name"] == "A"


def test_decisions_are_kept_listed_and_closed(keeping: Keeping) -> None:
    made, (view,) = keeping.made()
    at = f"/{made}/views/{view}/decisions"
    refused = keeping.post(at, text="Ring 19850709-9805", owner="SoB", due="")
    assert (refused.status_code, refused.get_json()["field"]) == (422, "text")
    assert "personnummer" in error_of(refused)
    assert "2026-03-12" in error_of(keeping.post(at, text="Beslut", owner="SoB", due="i mars"))
    kept = keeping.post(at, text="Utred", owner="Analysgruppen", due="2020-01-01")
    assert "försenat" in words(kept.get_json()["views"][view])
    listed = keeping.get("/decisions").get_json()["parts"]["open-decisions-list"]["children"]
    assert "1 öppet beslut , varav 1 försenat" in words(listed)
    decision = re.search(r"decision-([0-9a-f]{32})", kept.get_data(as_text=True))
    assert decision is not None
    state = f"{at}/{decision[1]}"
    assert keeping.post(f"{state}/state", is_done=True, revision=1).status_code == 200
    listed = keeping.get("/decisions").get_json()["parts"]["open-decisions-list"]["children"]
    assert "Inga öppna beslut" in words(listed)
    stale = keeping.post(state, text="Annat", owner="SoB", due="", revision=1)
    assert stale.get_json()["present"] == {"text": "Utred", "owner": "Analysgruppen", "due": "2020-01-01"}


def test_removed_is_put_back_and_new_numbers_are_taken(keeping: Keeping) -> None:
    made, views = keeping.made(2)
    removed = keeping.post(f"/{made}/views/{views[0]}/remove").get_json()
    assert (removed["order"], removed["removed"]) == ([views[1]], views[0])
    restored = keeping.post(f"/{made}/views/{views[0]}/restore").get_json()
    assert restored["order"] == views
    turned = keeping.post(f"/{made}/order", order=views[::-1], revision=1).get_json()
    assert turned["order"] == views[::-1]
    assert keeping.post(f"/{made}/views/{views[0]}/resave", revision=1).status_code == 200


def test_a_presentation_is_removed_and_put_back_from_its_page_and_from_the_list(keeping: Keeping) -> None:
    made, order = keeping.made(2)
    head = words(keeping.get(f"/{made}").get_json()["parts"]["kept-head"]["children"])
    assert "Presentationen med 2 vyer och 0 beslut tas bort för alla." in head
    gone = keeping.post(f"/{made}/remove").get_json()
    assert gone["said"] == "”Möte” är borttagen." and gone["order"] == [] and gone["removed"] == made
    assert keeping.get(f"/{made}").status_code == 404
    listing = words(keeping.get("/list").get_json()["parts"]["presentations-list"]["children"])
    assert "Borttagna (1)" in listing
    back = keeping.post(f"/{made}/restore").get_json()
    assert back["order"] == order and back["said"] == "”Möte” är tillbaka."
    keeping.post(f"/{made}/remove")
    listed = keeping.post(f"/{made}/restore", place="list").get_json()
    assert "Borttagna" not in words(listed["parts"]["presentations-list"]["children"])
    assert keeping.post(f"/{'0' * 24}/restore").status_code == 404


def test_the_same_view_twice_is_told_before_and_after(keeping: Keeping) -> None:
    made, _ = keeping.made(1)
    same = {"card": "main_plans", "search": "?kon=kvinna", "heading": ""}
    offered = keeping.post("/adding", last=made, **same).get_json()["parts"]["present-content"]["children"]
    assert "har redan den här vyn, som vy 1" in words(offered)
    other = keeping.post("/adding", last=made, card="main_plans", search="?kon=man").get_json()
    assert (
        "har redan den här vyn" not in words(other["parts"]["present-content"]["children"]).split("Möte")[1]
    )
    added = keeping.post("/add", presentation=made, note="Tänk på\nköerna", **same).get_json()
    assert added["said"] == "Tillagd i Möte som vy 2 av 2. Samma vy finns redan som vy 1."
    shown = keeping.get(f"/{made}").get_json()
    assert "Tänk på" in words(shown["views"][shown["order"][1]])
    refused = keeping.post("/add", presentation=made, note="19121212-1212", **same)
    assert refused.status_code == 422 and refused.get_json()["field"] == "note"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"name": "x" * (HEADING_LIMIT + 300), "forum": "SoB"}, 422),
        ({"name": "", "forum": "SoB"}, 422),
        ({"name": "Möte", "forum": ""}, 422),
        ({"name": ["Möte"], "forum": "SoB"}, 400),
        ({"name": "Möte", "forum": "SoB", "key": "../../etc"}, 400),
        ({"name": "Möte", "forum": "SoB" * 30_000}, 413),
    ],
)
def test_a_bad_body_is_refused_in_swedish(keeping: Keeping, body: dict[str, object], status: int) -> None:
    response = keeping.client.post(
        f"{API}/presentations", json={"key": token_hex(16), **body}, headers={"Accept": "application/json"}
    )
    assert response.status_code == status
    assert error_of(response)


def test_what_is_no_json_comes_from_elsewhere_or_names_nothing_is_refused(keeping: Keeping) -> None:
    made, (view,) = keeping.made()
    post = keeping.client.post
    statuses = (
        post(f"{API}/presentations", data="name=x").status_code,
        post(f"{API}/presentations", json=[1]).status_code,
        post(f"{API}/presentations", json={}, headers={"Origin": "http://other.example"}).status_code,
        keeping.post(f"/{made}/views/{view}/edit", heading="", note="", revision=True).status_code,
        keeping.post(f"/{made}/order", order="abc", revision=1).status_code,
        keeping.get("/nothing-here").status_code,
        keeping.get(f"/{token_hex(16)}").status_code,
        keeping.post("/adding", card="abolished", search="", last="").status_code,
    )
    assert statuses == (415, 400, 403, 400, 400, 404, 404, 404)


def test_hostile_words_come_out_as_words(keeping: Keeping) -> None:
    made, (view,) = keeping.made()
    hostile = "=cmd() <script>alert(1)</script> 👩‍👩‍👧 שלום"
    kept = keeping.post(f"/{made}/views/{view}/edit", heading=hostile, note=hostile, revision=1)
    assert hostile in words(kept.get_json()["views"][view])


def break_by_deleting(data_dir: Path) -> None:
    """The files of the database disappear."""
    for file in data_dir.glob("presentations*"):
        file.unlink()


def break_by_writing(data_dir: Path) -> None:
    """The file becomes something else."""
    for file in data_dir.glob("presentations*"):
        file.write_bytes(b"something else" * 500)


@pytest.mark.parametrize("break_database", [break_by_deleting, break_by_writing])
def test_without_its_database_saving_says_why_and_the_dashboard_goes_on(
    demo_store: Path, tmp_path: Path, break_database: Callable[[Path], None]
) -> None:
    keeping = keeping_in(tmp_path, demo_store)
    made, (view,) = keeping.made()
    break_database(tmp_path)
    for response in (
        keeping.get("/list"),
        keeping.get(f"/{made}"),
        keeping.post(f"/{made}/views/{view}/edit", heading="Ny", note="", revision=1),
    ):
        assert response.status_code == 503
        assert "inget har sparats" in error_of(response)
    assert keeping.client.get("/ready").status_code == 200
    assert keeping.client.get("/presentation").status_code == 200


def test_the_routes_ask_who_it_is(demo_store: Path) -> None:
    environment = {
        "DASHBOARD_ACCESS": "proxy",
        "DASHBOARD_TRUSTED_PROXIES": "10.0.0.1",
        "DASHBOARD_ALLOWED_HOSTS": "localhost",
    }
    client = create_app(settings_for(demo_store, **environment)).server.test_client()
    rules = [rule for rule in client.application.url_map.iter_rules() if rule.rule.startswith(API)]
    assert len(rules) >= 12
    assert client.get(f"{API}/list").status_code == 403
    assert client.post(f"{API}/presentations", json={}).status_code == 403
