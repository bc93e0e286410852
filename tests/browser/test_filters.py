"""Filters in the browser: the bar, chips, ready views, limits, shared links, haste and slow networks."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.views import (
    CARDS,
    FILTERED,
    chips,
    click_bar,
    has_search,
    is_updated_for,
    open_view,
    wait_until_drawn,
)

FULL = "Högst två val utöver förvaltning. Ta bort ett först."
CALLBACK = "**/_dash-update-component"
ADMINISTRATIONS = {"nordost": "Nordost", "centrum": "Centrum", "sydvast": "Sydväst", "hisingen": "Hisingen"}


def choose(page: Page, menu: str, option: str) -> None:
    """Open a menu of the filter bar and choose in it."""
    page.locator(f"#filter-{menu} summary").click()
    page.locator(f"#filter-{menu}").get_by_role("link", name=option, exact=True).click()


def findings(page: Page, path: str) -> list[str]:
    """The finding sentences of a page, in order."""
    return [page.locator(f"#{card}-finding").inner_text() for card in CARDS[path]]


def test_choices_in_the_bar_become_address_chips_and_charts(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    before = page.locator("#clients_by_age-finding").inner_text()
    page.get_by_role("link", name="Hisingen", exact=True).click()
    is_updated_for(page, "Hisingen")
    choose(page, "kon", "Kvinna")
    has_search(page, FILTERED)
    is_updated_for(page, "Hisingen · Kvinna")
    assert chips(page) == ["Hisingen", "Kvinna"]
    expect(page.locator("#clients_by_age-finding")).to_contain_text("Hisingen · Kvinna")
    assert page.locator("#clients_by_age-finding").inner_text() != before
    expect(page.locator(".synthetic-strip")).to_contain_text("Syntetiska data")


def test_a_chip_takes_its_filter_away_and_rensa_takes_all(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp" + FILTERED)
    page.get_by_role("link", name="Ta bort förvaltning: Hisingen").click()
    has_search(page, "?kon=kvinna")
    is_updated_for(page, "Kvinna")
    page.get_by_role("link", name="Rensa alla val").click()
    is_updated_for(page, "Hela staden")
    has_search(page, "")
    assert chips(page) == []
    expect(page.locator(".synthetic-strip")).to_have_count(0)


def test_a_ready_view_is_one_click(server: str, page: Page) -> None:
    open_view(page, server, "/behov?forvaltning=nordost")
    page.get_by_role("link", name="55 år och äldre", exact=True).click()
    has_search(page, "?forvaltning=nordost&alder=55-")
    is_updated_for(page, "Nordost · 55 år och äldre")
    page.get_by_role("link", name="Utan insats", exact=True).click()
    is_updated_for(page, "Nordost · Ingen insats")
    assert chips(page) == ["Nordost", "Ingen insats"]


def test_several_values_of_one_filter_mean_or(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp?forvaltning=nordost")
    page.get_by_role("link", name="Centrum", exact=True).click()
    has_search(page, "?forvaltning=nordost,centrum")
    is_updated_for(page, "Nordost eller Centrum")
    assert chips(page) == ["Nordost eller Centrum"]


def test_a_third_filter_is_refused_where_it_would_be_chosen(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp?forvaltning=hisingen&kon=kvinna&alder=30-54")
    refused = page.locator(".menu-button.is-disabled", has_text="Barn")
    expect(refused).to_have_attribute("title", FULL)
    expect(refused).to_have_attribute("aria-disabled", "true")
    assert page.locator("#filter-barn").count() == 0
    click_bar(page, "clients_by_barrier", 0)
    toast = page.locator("#toast")
    expect(toast).to_have_text(FULL)
    expect(toast).to_be_in_viewport(ratio=1)
    has_search(page, "?forvaltning=hisingen&kon=kvinna&alder=30-54")


def test_a_shared_link_gives_the_same_view_to_another_person(
    server: str, new_page: Callable[..., Page]
) -> None:
    first = open_view(new_page(), server, "/behov")
    first.get_by_role("link", name="Sydväst", exact=True).click()
    is_updated_for(first, "Sydväst")
    choose(first, "kon", "Man")
    is_updated_for(first, "Sydväst · Man")
    first.get_by_role("link", name="Visa tabell: Vilka insatser saknas?").click()
    expect(first.locator("#unmet_needs-detail table")).to_be_visible()
    second = open_view(new_page(), first.url, "")
    assert chips(second) == chips(first)
    assert findings(second, "/behov") == findings(first, "/behov")
    table = "#unmet_needs-detail table"
    assert second.locator(table).inner_text() == first.locator(table).inner_text()


def test_two_tabs_do_not_disturb_each_other(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    other = open_view(page.context.new_page(), server, "/malgrupp")
    other.get_by_role("link", name="Centrum", exact=True).click()
    is_updated_for(other, "Centrum")
    page.get_by_role("link", name="Nordost", exact=True).click()
    is_updated_for(page, "Nordost")
    assert chips(other) == ["Centrum"]
    assert chips(page) == ["Nordost"]


@pytest.mark.parametrize(
    "search", ["?forvaltning=atlantis&foo=1", "?ar=NaN", "?kon=<script>alert(1)</script>"]
)
def test_nonsense_in_the_address_is_told_and_does_no_harm(server: str, page: Page, search: str) -> None:
    open_view(page, server, "/malgrupp" + search)
    expect(page.locator("#page-notes .fault-note")).to_contain_text("känns igen")
    assert chips(page) == []
    assert page.locator(".card.is-message").count() == 0


def test_a_double_click_ends_where_the_address_says(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    page.get_by_role("link", name="Hisingen", exact=True).dblclick()
    expected = words_of_the_address(page)
    assert chips(page) == expected


def test_quick_clicks_end_where_the_address_says(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    for name in ("Nordost", "Hela staden", "Centrum", "Hela staden", "Sydväst"):
        page.locator(".segments").get_by_role("link", name=name, exact=True).click(no_wait_after=True)
        page.wait_for_timeout(30)
    expected = words_of_the_address(page)
    assert chips(page) == expected


def words_of_the_address(page: Page) -> list[str]:
    """What the address holds in words, once the charts show it, however many answers were on their way."""
    page.wait_for_load_state("networkidle")
    shown = page.evaluate("decodeURIComponent(location.search)").removeprefix("?forvaltning=")
    words = " eller ".join(ADMINISTRATIONS[slug] for slug in shown.split(",") if slug)
    is_updated_for(page, words or "Hela staden")
    return [words] if words else []


def test_a_slow_network_shows_no_error_and_the_answer_at_last(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")

    def late(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    page.route(CALLBACK, late)
    page.get_by_role("link", name="Centrum", exact=True).click()
    is_updated_for(page, "Centrum")
    page.locator("nav").get_by_role("link", name="Behov").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Behov")
    wait_until_drawn(page)
    assert chips(page) == ["Centrum"]
    expect(page.locator("#toast")).to_be_empty()


def test_a_choice_made_while_a_page_is_on_its_way_is_kept(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")

    def late(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    page.route(CALLBACK, late)
    page.locator("nav").get_by_role("link", name="Behov").click()
    page.get_by_role("link", name="Centrum", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Behov")
    is_updated_for(page, "Centrum")
    has_search(page, "?forvaltning=centrum")
    assert chips(page) == ["Centrum"]


def test_a_menu_closes_by_escape_and_by_a_click_beside_it(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    menu = page.locator("#filter-kon")
    panel = menu.locator(".menu-panel")
    menu.locator("summary").click()
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()
    menu.locator("summary").click()
    page.locator("h1").click()
    expect(panel).to_be_hidden()


def test_my_administration_is_remembered_and_then_one_click_away(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    page.locator("#filter-min summary").click()
    page.get_by_role("link", name="Min förvaltning: Sydväst").click()
    is_updated_for(page, "Sydväst")
    page.get_by_role("link", name="Rensa alla val").click()
    is_updated_for(page, "Hela staden")
    page.locator("#filter-min summary").click()
    is_updated_for(page, "Sydväst")
    has_search(page, "?forvaltning=sydvast")
    page.locator("#filter-min summary").click()  # shown already: the menu opens, so that it can be changed
    page.get_by_role("link", name="Min förvaltning: Hisingen").click()
    is_updated_for(page, "Hisingen")
    assert chips(page) == ["Hisingen"]
