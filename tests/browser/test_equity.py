"""Likvärdighet in the browser: the map chooses, its table does too, services open, examples are asked for."""

from playwright.sync_api import Page, expect

from tests.browser.views import chips, has_search, is_updated_for, open_view, wait_until_drawn

PATH = "/likvardighet"
EXAMPLES = ("participants_per_need", "access_ratios", "participants_funnel")


def click_district(page: Page, place: int) -> None:
    """Click inside a district as a person does, away from its name. `place`: its place in the fixed order."""
    area = page.locator("#clients_by_district .scatterlayer .fills path").nth(place)
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.3
    page.mouse.move(x, y)
    page.mouse.click(x, y)


def test_a_click_on_a_district_filters_the_page_and_a_second_click_undoes_it(server: str, page: Page) -> None:
    open_view(page, server, PATH)
    click_district(page, 0)
    has_search(page, "?forvaltning=nordost")
    is_updated_for(page, "Nordost")
    assert chips(page) == ["Nordost"]
    expect(page.locator("#clients_by_district-detail tr.is-chosen")).to_contain_text("Nordost")
    wait_until_drawn(page)
    click_district(page, 0)
    has_search(page, "")
    is_updated_for(page, "Hela staden")


def test_the_table_beside_the_map_chooses_by_the_keyboard(server: str, page: Page) -> None:
    open_view(page, server, PATH)
    expect(page.locator("#clients_by_district .card-graph")).to_be_visible()
    expect(page.locator("#clients_by_district-detail tbody tr")).to_have_count(4)
    page.locator("#clients_by_district-detail").get_by_role("link", name="Sydväst").focus()
    page.keyboard.press("Enter")
    has_search(page, "?forvaltning=sydvast")
    is_updated_for(page, "Sydväst")


def test_a_service_opens_its_rule_and_source_by_the_keyboard(server: str, page: Page) -> None:
    open_view(page, server, PATH)
    service = page.locator("#service_access details").filter(
        has=page.get_by_text("Smedjans sysselsättningscenter")
    )
    expect(service.locator("dl")).not_to_be_visible()
    service.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(service.locator("dl")).to_contain_text("remiss från Socialförvaltningen Sydväst")
    expect(service.locator("dl")).to_contain_text("4.2.4.1")


def test_examples_are_shown_when_asked_for_and_marked(server: str, page: Page) -> None:
    open_view(page, server, PATH)
    for card in EXAMPLES:
        expect(page.locator(f"#{card}-detail")).to_contain_text("Inte publicerat.")
    page.locator("#participants_per_need").get_by_role("link", name="Visa exempel").click()
    has_search(page, "?exempel=ja")
    for card in EXAMPLES:
        expect(page.locator(f"#{card}-finding")).to_contain_text("Exempel: ")
    expect(page.locator('[data-mark="is-example"]')).to_be_visible()


def test_the_measure_of_need_is_chosen_in_the_card(server: str, page: Page) -> None:
    open_view(page, server, f"{PATH}?exempel=ja")
    finding = page.locator("#access_ratios-finding")
    before = finding.inner_text()
    page.locator("#access_ratios").get_by_role("link", name="Alla klienter").click()
    has_search(page, "?behovsmatt=klienter&exempel=ja")
    expect(finding).not_to_have_text(before)
