"""Every page in every state: it answers, everything fits, and axe-core finds nothing, light, dark and narrow.

A state of a page is opened once and everything is checked on it, so that one more page stays cheap. A check
that holds for every page belongs here, on a page that is open already.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.formatting import day
from queries.deadlines import date_after, today
from tests.browser.checks import (
    LAPTOP,
    NARROWEST,
    PHONE,
    PROJECTOR,
    darken,
    faults,
    picture_faults,
    resize,
    violations,
)
from tests.browser.views import CARDS, FILLED_PLAN, FILTERED, NAME, TITLES, WITH_FILTERS, open_view

KINDS_WITHOUT_FILTER = re.compile(
    "enligt rapport|beräknat på rapportens tal|syntetiskt|panelens egen uppgift"
)
IN_TABLE_VIEW = ".card.is-table, .card.is-unpublished, .card.is-unfilled"
WITH_EXAMPLES = ("/insatser", "/likvardighet", "/jamstalldhet", "/ips")
every_page = pytest.mark.parametrize("path", list(TITLES))
every_page_with_filters = pytest.mark.parametrize("path", WITH_FILTERS)


@every_page
def test_a_page_answers_fits_and_has_no_violation_light_dark_or_narrow(
    server: str, page: Page, path: str
) -> None:
    open_view(page, server, path)
    answers_every_card_in_swedish(page, path)
    found = violations(page, "light")
    found += faults(page, LAPTOP, PROJECTOR, PHONE, NARROWEST)
    resize(page, LAPTOP)
    darken(page)
    found += violations(page, "dark", colours_only=True)
    resize(page, NARROWEST)
    assert found + violations(page, "dark and narrow") == []


def answers_every_card_in_swedish(page: Page, path: str) -> None:
    """Fails unless title, heading and current link are the page's and every card has its answer, or says that
    nothing is published or what it has to be told first."""
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page).to_have_title(f"{TITLES[path]} – {NAME}")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[path])
    expect(page.locator(f'nav a[href="{path}"]')).to_have_attribute("aria-current", "page")
    for card in CARDS[path]:
        if page.locator(f"#{card}.is-unpublished").count():
            expect(page.locator(f"#{card}-detail")).to_contain_text("Inte publicerat.")
            continue
        if page.locator(f"#{card}.is-unfilled").count():
            expect(page.locator(f"#{card}-detail")).not_to_be_empty()
            continue
        expect(page.locator(f"#{card}-finding")).not_to_be_empty()
        expect(page.locator(f"#{card}-foot")).to_contain_text(KINDS_WITHOUT_FILTER)
    assert page.locator(".card.is-message:not(.is-unpublished, .is-unfilled)").count() == 0


@every_page_with_filters
def test_a_filtered_page_fits_and_has_no_violation_light_or_dark(server: str, page: Page, path: str) -> None:
    open_view(page, server, path + FILTERED)
    found = violations(page, "light")
    found += faults(page, PHONE, LAPTOP)  # every width is tried unfiltered
    darken(page)
    found += picture_faults(page) if CARDS[path] else []
    assert found + violations(page, "dark", colours_only=True) == []


@every_page
def test_the_tables_of_a_page_fit_and_have_no_violation(server: str, page: Page, path: str) -> None:
    open_view(page, server, f"{path}?tabell={','.join(CARDS[path])}")
    expect(page.locator(IN_TABLE_VIEW)).to_have_count(len(CARDS[path]))
    found = violations(page)
    assert found + faults(page, LAPTOP, NARROWEST) == []


@pytest.mark.parametrize("path", WITH_EXAMPLES)
def test_the_examples_of_a_page_fit_and_have_no_violation(server: str, page: Page, path: str) -> None:
    open_view(page, server, f"{path}?exempel=ja")
    expect(page.locator(".synthetic-strip[data-mark=is-example]")).to_have_count(1)
    expect(page.locator(".card.is-unpublished")).to_have_count(0)
    found = violations(page, "light")
    found += faults(page, PROJECTOR, NARROWEST, LAPTOP)
    darken(page)
    assert found + violations(page, "dark", colours_only=True) == []


def test_a_filled_queue_plan_fits_and_takes_a_date(server: str, page: Page) -> None:
    open_view(page, server, FILLED_PLAN)
    expect(page.locator("#queue_plan.is-chart")).to_have_count(1)
    found = violations(page, "light") + faults(page, PHONE, NARROWEST, LAPTOP)
    darken(page)
    assert found + violations(page, "dark", colours_only=True) == []
    target = day(date_after(today(), 6))
    page.locator("#field-maldatum").fill(target)
    expect(page.locator("#queue_plan-finding")).to_contain_text("om 6 månader")
    assert f"maldatum={target}" in page.url


@every_page
def test_a_page_on_an_empty_store_has_no_violation(empty_server: str, page: Page, path: str) -> None:
    open_view(page, empty_server, path)
    assert violations(page) == []
