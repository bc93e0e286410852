"""The assembled app: it can be put together twice, and what it puts together answers."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from dash import Dash

from dashboard.factory import create_app
from tests.conftest import settings_for
from tests.unit.asked import PATHS, Asked, walk, words

OF_THE_FRAME = ("the page itself", "passports", "painting", "the show")


def registered(app: Dash) -> dict[str, object]:
    """Every callback of an app: its output and what it listens to."""
    return {output: (callback["inputs"], callback["state"]) for output, callback in app.callback_map.items()}


def test_two_apps_in_one_process_have_the_same_callbacks(app: Dash, demo_store: Path) -> None:
    again = create_app(settings_for(demo_store))
    assert len(registered(again)) == len(PATHS) + len(OF_THE_FRAME)
    assert registered(again) == registered(app)


def test_both_apps_answer_from_their_own_store(app: Dash, empty_app: Dash) -> None:
    full, empty = words(Asked(app).page("/")), words(Asked(empty_app).page("/"))
    assert "7 114" in full
    assert "7 114" not in empty


def test_the_index_is_swedish_and_names_no_other_host(app: Dash) -> None:
    text = app.server.test_client().get("/").get_data(as_text=True)
    assert '<html lang="sv">' in text
    assert "Vägar till sysselsättning" in text
    assert "https://" not in text
    assert "//cdn" not in text


def test_each_callback_of_a_page_listens_only_inside_the_page(app: Dash) -> None:
    # Dash faults in the browser when a callback is set off whose outputs are on a page that is not shown.
    for path in PATHS:
        asked = Asked(app)
        shown = {str(node["props"].get("id")) for node in walk(asked.page(path))}
        for callback in app.callback_map.values():
            outputs = callback["output"] if isinstance(callback["output"], list) else [callback["output"]]
            inputs = {item["id"] for item in callback["inputs"]}
            if inputs & shown:
                assert {output.component_id for output in outputs} <= shown


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/behov", 200),
        ("/behov/", 200),
        ("/behov?kon=man", 200),
        ("/presentation/0123456789abcdef01234567", 200),
        ("/presentation/0123456789abcdef01234567/visa", 200),
        ("/finns-inte", 404),
        ("/behov/mer", 404),
        ("/Behov", 404),
        ("/%00", 404),
    ],
)
def test_an_address_that_leads_nowhere_says_so_to_programs_too(app: Dash, path: str, status: int) -> None:
    response = app.server.test_client().get(path)
    assert response.status_code == status
    assert "Vägar till" in response.text, "the page itself comes, and tells a person"


def test_the_icon_is_our_own_and_found_where_browsers_look(app: Dash) -> None:
    client = app.server.test_client()
    assert 'rel="icon" type="image/svg+xml" href="/favicon.ico"' in client.get("/").text
    icon = client.get("/favicon.ico")
    assert (icon.status_code, icon.mimetype) == (200, "image/svg+xml")
    assert ElementTree.fromstring(icon.text).tag == "{http://www.w3.org/2000/svg}svg"
