"""The router: which page an address shows, and what is said when there is none."""

import shutil
from pathlib import Path

import duckdb
import pytest

from dashboard.factory import create_app
from pages import PAGES
from tests.conftest import settings_for
from tests.unit.asked import INNER_WORKINGS, Asked, by_id, walk, words

TITLES = {module.PAGE.path: module.PAGE.title for module in PAGES}


@pytest.mark.parametrize("path", TITLES)
@pytest.mark.parametrize("ending", ["", "/", "//"])
def test_an_address_shows_its_page_with_or_without_a_slash(asked: Asked, path: str, ending: str) -> None:
    assert words(by_id(asked.page(path + ending), "page-title")) == TITLES[path]


def test_no_address_is_the_overview(asked: Asked) -> None:
    assert words(by_id(asked.page(None, None), "page-title")) == TITLES["/"]


@pytest.mark.parametrize(
    "path", ["/finns-inte", "/behov/x", "/BEHOV", "/../etc/passwd", "/%00", "/" + "a" * 5_000]
)
def test_an_unknown_address_is_told_in_swedish_with_a_way_back(asked: Asked, path: str) -> None:
    tree = asked.page(path)
    assert words(by_id(tree, "page-title")) == "Sidan finns inte"
    assert any(node["props"].get("href") == "/" for node in walk(tree))
    assert not INNER_WORKINGS.search(words(tree))


@pytest.mark.parametrize("path", [7, 1.5, True, ["/behov"], {"a": "/behov"}])
def test_an_address_of_another_type_does_no_harm(asked: Asked, path: object) -> None:
    response = asked.route(path)  # type: ignore[arg-type]  # a browser can be made to send anything
    assert response.status_code in (200, 400)
    assert not INNER_WORKINGS.search(response.get_data(as_text=True))


def test_an_unknown_file_is_a_swedish_404(asked: Asked) -> None:
    response = asked.client.get("/assets/finns-inte.js")
    assert response.status_code == 404
    assert "Sidan finns inte" in response.get_data(as_text=True)


def test_a_store_that_an_older_panel_built_is_told_of_on_every_page_but_the_intake(
    empty_store: Path, tmp_path: Path
) -> None:
    shutil.copytree(empty_store, tmp_path / "own")
    with duckdb.connect(str(next((tmp_path / "own" / "store").glob("store-*.duckdb")))) as store:
        store.execute("DROP TABLE delivered_count")
    older = Asked(create_app(settings_for(tmp_path / "own")))
    for path in set(TITLES) - {"/inlasning"}:
        text = words(older.page(path))
        assert "byggd av en äldre panel" in text and "python -m dashboard build" in text
    assert words(by_id(older.page("/inlasning"), "page-title")) == "Inläsning", "there one can go back"
