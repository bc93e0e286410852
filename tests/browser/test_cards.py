"""What a card offers: diagram or table, passport; and the theme they are shown in."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.views import has_search, open_view, wait_until_drawn

CARD = "clients_by_barrier"
TITLE = "Vad hindrar försörjningen?"


def passport(page: Page) -> Locator:
    """The passport dialog."""
    return page.locator("dialog#passport")


BAR = f"#{CARD} .bars .point path"
FILL = """([bar, was, isSame]) => {
  /* While a chart is drawn anew it has no bars. */
  const found = document.querySelector(bar);
  const fill = found && getComputedStyle(found).fill;
  return fill && (was === null || (fill === was) === isSame) ? fill : null;
}"""


def bar_colour(page: Page, was: str | None = None, *, is_same: bool = False) -> str:
    """The fill of the first bar of the barrier chart, when it is, or is no longer, as it was."""
    found: str = page.wait_for_function(FILL, arg=[BAR, was, is_same]).json_value()
    return found


def test_diagram_and_table_take_turns_and_stand_in_the_address(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    page.get_by_role("link", name=f"Visa tabell: {TITLE}").click()
    has_search(page, f"?tabell={CARD}")
    table = page.locator(f"#{CARD}-detail table")
    expect(table).to_be_visible()
    expect(page.locator(f"#{CARD} .card-graph")).to_be_hidden()
    expect(table.locator("tbody tr").first).to_contain_text("enligt rapport")
    page.get_by_role("link", name=f"Visa diagram: {TITLE}").click()
    has_search(page, "")
    expect(page.locator(f"#{CARD} .card-graph")).to_be_visible()
    expect(table).to_have_count(0)
    assert page.locator(f"#{CARD} .bars .point").count() >= 5


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_the_passport_takes_focus_and_gives_it_back(server: str, page: Page, by_keyboard: bool) -> None:
    open_view(page, server, "/malgrupp")
    button = page.get_by_role("button", name=f"Källa: {TITLE}")
    if by_keyboard:
        button.focus()
        page.keyboard.press("Enter")
    else:
        button.click()
    expect(passport(page)).to_be_visible()
    expect(page.locator("#passport-title")).to_be_focused()
    expect(passport(page)).to_contain_text("Vecka 40")
    expect(passport(page)).to_contain_text("Dataversion")
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("['BODY', 'HTML'].includes(document.activeElement.tagName)") or page.evaluate(
            "document.activeElement.closest('#passport') !== null"
        )
    page.keyboard.press("Escape")
    expect(passport(page)).to_be_hidden()
    expect(button).to_be_focused()


def test_the_same_passport_opens_again_and_closes_by_its_button(server: str, page: Page) -> None:
    open_view(page, server, "/")
    button = page.locator(".kpi").nth(1).get_by_role("button")
    for _ in range(2):
        button.click()
        expect(passport(page)).to_be_visible()
        page.get_by_role("button", name="Stäng").click()
        expect(passport(page)).to_be_hidden()
        expect(button).to_be_focused()


def test_the_theme_recolours_the_charts_and_is_remembered(server: str, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    open_view(page, server, "/malgrupp")
    light, ground = bar_colour(page), page.evaluate("getComputedStyle(document.body).backgroundColor")
    switch = page.get_by_role("button", name="Mörkt läge")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    dark = bar_colour(page, light)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != ground
    page.reload()
    wait_until_drawn(page)
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert bar_colour(page, dark, is_same=True) == dark
    expect(switch).to_have_attribute("aria-pressed", "true")


def test_without_a_choice_the_theme_is_that_of_the_machine(server: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(server)
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_nothing_moves_when_less_motion_is_asked_for(server: str, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_view(page, server, "/malgrupp")
    moving = """() => Array.from(document.querySelectorAll('*')).filter((node) => {
      const look = getComputedStyle(node);
      const times = look.transitionDuration + "," + look.animationDuration;
      const seconds = times.split(",").map(parseFloat);
      return look.transitionProperty !== 'none' && Math.max(...seconds) > 0;
    }).length"""
    assert page.evaluate(moving) == 0
