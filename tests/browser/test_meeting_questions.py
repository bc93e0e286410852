"""Every link of docs/fragor.md leads to the card it names, which answers or says that it is not published."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import open_view
from tests.unit.meeting_questions import Target, questions

UNPUBLISHED = {target for question in questions() if question.is_unpublished for target in question.targets}
BY_ADDRESS: dict[str, list[Target]] = {}
for linked in dict.fromkeys(target for question in questions() for target in question.targets):
    BY_ADDRESS.setdefault(linked.address, []).append(linked)


@pytest.mark.parametrize("address", list(BY_ADDRESS))
def test_the_links_of_the_questions_lead_to_their_cards(server: str, page: Page, address: str) -> None:
    for target in BY_ADDRESS[address]:
        open_view(page, server, f"{target.address}#{target.element}")
        expect(page.get_by_role("heading", level=1)).to_have_text(target.page)
        card = page.locator(f"#{target.element}")
        expect(card.locator("h2")).to_have_text(target.card)
        expect(card.locator("h2")).to_be_in_viewport()
        if "is-message" in (card.get_attribute("class") or ""):
            assert target in UNPUBLISHED
            expect(card).to_contain_text("Inte publicerat")


def test_what_is_not_published_is_said_on_a_page_that_its_question_leads_to(server: str, page: Page) -> None:
    said = {
        address: "inte publicerat" in open_view(page, server, address).locator("main").inner_text().lower()
        for address in {target.address for target in UNPUBLISHED}
    }
    silent = [
        q.number for q in questions() if q.is_unpublished and not any(said[t.address] for t in q.targets)
    ]
    assert silent == []
