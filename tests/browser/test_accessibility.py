"""axe-core finds nothing to remark on: every page, in every state, light and dark, from 320 px."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.views import CARDS, FILTERED, TITLES, open_view, wait_until_drawn

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FULL = "?forvaltning=centrum&kon=man&alder=18-29"


def violations(page: Page) -> list[str]:
    """What axe-core remarks on, one line a place: rule, impact, element and what is wrong."""
    result = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert result.response["passes"], "axe-core checked nothing"
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['failureSummary']}"
        for rule in result.response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("path", list(TITLES))
def test_a_page_has_no_violation_light_dark_or_narrow(server: str, page: Page, path: str) -> None:
    page.emulate_media(color_scheme="light")
    open_view(page, server, path)
    found = violations(page)
    page.locator("#theme-switch").click()
    wait_until_drawn(page)
    found += violations(page)
    page.set_viewport_size({"width": 320, "height": 640})
    wait_until_drawn(page)
    assert found + violations(page) == []


@pytest.mark.parametrize("path", list(TITLES))
def test_a_filtered_page_has_no_violation(server: str, page: Page, path: str) -> None:
    page.emulate_media(color_scheme="light")
    open_view(page, server, path + FILTERED)
    found = violations(page)
    page.locator("#theme-switch").click()
    wait_until_drawn(page)
    assert found + violations(page) == []


@pytest.mark.parametrize("path", list(TITLES))
def test_the_tables_of_a_page_have_no_violation(server: str, page: Page, path: str) -> None:
    open_view(page, server, f"{path}?tabell={','.join(CARDS[path])}")
    expect(page.locator(".card.is-table")).to_have_count(len(CARDS[path]))
    assert violations(page) == []


def test_an_open_passport_has_no_violation(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp" + FILTERED)
    page.get_by_role("button", name="Källa: Vad hindrar försörjningen?").click()
    expect(page.locator("#passport-title")).to_be_focused()
    assert violations(page) == []


def test_open_menus_have_no_violation(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp" + FILTERED)
    page.locator("#filter-alder summary").click()
    expect(page.locator("#filter-alder .menu-panel")).to_be_visible()
    found = violations(page)
    page.locator("#clients_by_age .card-foot .menu summary").click()
    expect(page.locator("#clients_by_age .menu-panel")).to_be_visible()
    found += violations(page)
    page.keyboard.press("Escape")
    page.locator("#homelessness_by_year .card-notes summary").click()
    assert found + violations(page) == []


@pytest.mark.parametrize("path", ["/malgrupp", "/behov"])
def test_groups_that_are_too_small_or_too_detailed_have_no_violation(
    server: str, page: Page, path: str
) -> None:
    open_view(page, server, path + FULL)
    assert violations(page) == []


def test_a_year_without_data_has_no_violation(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp?ar=2019&kon=nonsens")
    expect(page.locator("#clients_by_age .card-message")).to_contain_text("inga uppgifter att visa för 2019")
    assert violations(page) == []


def test_an_unknown_page_has_no_violation(server: str, page: Page) -> None:
    page.goto(server + "/finns-inte")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sidan finns inte")
    assert violations(page) == []


@pytest.mark.parametrize("path", list(TITLES))
def test_an_empty_store_has_no_violation(empty_server: str, page: Page, path: str) -> None:
    open_view(page, empty_server, path)
    assert violations(page) == []


def test_the_check_sees_a_violation(server: str, new_page: Callable[..., Page]) -> None:
    page = open_view(new_page(), server, "/malgrupp")
    page.evaluate("document.querySelector('.card h2').outerHTML = '<h5 style=\"color:#eee\">Rubrik</h5>'")
    assert any("color-contrast" in fault for fault in violations(page))
