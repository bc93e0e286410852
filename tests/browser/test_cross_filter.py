"""A click or Enter on what is shown makes it a filter of the whole page, and another takes it away."""

from playwright.sync_api import Page, expect

from tests.browser.views import chips, click_bar, has_search, is_updated_for, open_view


def test_a_click_on_a_bar_filters_the_page_and_a_second_click_undoes_it(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    click_bar(page, "clients_by_barrier", 0)
    has_search(page, "?hinder=arbetslos")
    is_updated_for(page, "Arbetslös")
    assert chips(page) == ["Arbetslös"]
    expect(page.locator("#clients_by_age-finding")).to_contain_text("Arbetslös")
    click_bar(page, "clients_by_barrier", 0)
    has_search(page, "")
    is_updated_for(page, "Hela staden")


def test_a_chart_that_follows_no_filter_says_so(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp?alder=55-")
    expect(page.locator("#homelessness_by_year-notes .scope-note")).to_contain_text("Ålder finns inte i")
    expect(page.locator("#homelessness_by_year-finding")).to_contain_text("2 524")


def test_a_click_on_a_matrix_cell_filters_on_both_needs(server: str, page: Page) -> None:
    open_view(page, server, "/behov")
    cell = page.locator("#parallel_needs .matrix tbody tr").nth(1).locator("td a").last
    wanted = cell.get_attribute("href")
    assert wanted is not None
    assert wanted.startswith("?behov=")
    assert wanted.count(",") == 1
    cell.click()
    has_search(page, wanted)
    expect(page.locator(".chips .chip").first).to_contain_text(" och ")
    expect(page.locator("#parallel_needs .matrix-cell.is-chosen").first).to_be_visible()
    expect(page.locator("#unmet_needs-finding")).not_to_be_empty()


def test_enter_in_a_table_filters_the_page_and_the_table_stays(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp?tabell=clients_by_barrier")
    row = page.locator("#clients_by_barrier-detail tbody tr", has_text="Sjukskriven")
    row.get_by_role("link").focus()
    page.keyboard.press("Enter")
    has_search(page, "?hinder=sjukskriven&tabell=clients_by_barrier")
    is_updated_for(page, "Sjukskriven med läkarintyg")
    expect(row).to_have_class("is-chosen")
    expect(page.locator("#clients_by_barrier-detail table")).to_be_visible()


def test_the_whole_city_stays_as_a_thin_mark_when_an_administration_is_chosen(
    server: str, page: Page
) -> None:
    open_view(page, server, "/malgrupp?forvaltning=centrum")
    expect(page.locator("#clients_by_barrier-notes")).to_contain_text("hela staden")
    marks = page.locator("#clients_by_barrier .scatterlayer .point")
    assert marks.count() >= 5
