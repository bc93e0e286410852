"""Moving between pages: title, focus, skip link, address and history."""

from playwright.sync_api import Page, expect

from tests.browser.views import (
    FILTERED,
    NAME,
    chips,
    has_search,
    is_updated_for,
    open_view,
    wait_until_drawn,
)


def test_the_main_answers_stand_on_the_first_screen(server: str, page: Page) -> None:
    open_view(page, server, "/")
    values = page.locator(".kpi-value")
    expect(values).to_have_count(8)
    shown = [text.replace("\N{NO-BREAK SPACE}", " ") for text in values.all_inner_texts()]
    assert shown[:4] == ["2 524", "7 114", "56 %", "4 000"]
    for place in range(8):
        expect(values.nth(place)).to_be_in_viewport(ratio=1)


def test_filters_follow_to_the_next_page_and_focus_moves_to_its_heading(server: str, page: Page) -> None:
    open_view(page, server, "/" + FILTERED)
    page.get_by_role("link", name="Behov", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Behov")
    wait_until_drawn(page)
    has_search(page, FILTERED)
    assert chips(page) == ["Hisingen", "Kvinna"]
    expect(page).to_have_title(f"Behov – {NAME}")
    expect(page.locator("#page-title")).to_be_focused()
    assert page.evaluate("scrollY") == 0


def test_back_and_forward_step_through_pages_and_filters(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    page.get_by_role("link", name="Centrum", exact=True).click()
    is_updated_for(page, "Centrum")
    page.locator("nav").get_by_role("link", name="Behov").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Behov")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Målgrupp")
    is_updated_for(page, "Centrum")
    page.go_back()
    is_updated_for(page, "Hela staden")
    assert chips(page) == []
    page.go_forward()
    is_updated_for(page, "Centrum")
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("Behov")
    wait_until_drawn(page)
    assert chips(page) == ["Centrum"]


def test_the_skip_link_is_first_and_leads_past_the_navigation(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Till innehållet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#main') !== null")
    expect(page.get_by_role("heading", level=1)).to_have_text("Målgrupp")
    wait_until_drawn(page)


def test_an_unknown_page_says_so_in_swedish_and_leads_back(server: str, page: Page) -> None:
    page.goto(server + "/finns-inte")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sidan finns inte")
    expect(page).to_have_title(f"Sidan finns inte – {NAME}")
    page.get_by_role("link", name="Till översikten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Översikt")
    wait_until_drawn(page)


def test_navigation_works_by_keyboard_alone(server: str, page: Page) -> None:
    open_view(page, server, "/")
    page.locator("nav").get_by_role("link", name="Målgrupp").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#page-title")).to_be_focused()
    expect(page.locator("#page-title")).to_have_text("Målgrupp")
    wait_until_drawn(page)
