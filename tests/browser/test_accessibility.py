"""axe-core finds nothing in what is opened, refused or missing; the pages are in test_every_page.py."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import violations
from tests.browser.views import FILTERED, open_view

FULL = "?forvaltning=centrum&kon=man&alder=18-29"


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


def test_the_check_sees_a_violation(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    page.evaluate("document.querySelector('.card h2').outerHTML = '<h5 style=\"color:#eee\">Rubrik</h5>'")
    assert any("color-contrast" in fault for fault in violations(page))
