"""The check of test_every_page.py that everything fits: it sees what does not."""

import pytest
from playwright.sync_api import Page

from tests.browser.checks import FAULTS, LAPTOP, resize
from tests.browser.views import open_view
from tests.unit.asked import CARDS

SPOILT = """main { width: 2000px } .ytick text { font-size: 60px !important }
.tool { min-height: 0 !important; height: 9px; padding: 0 !important; line-height: 1 !important }"""


def test_the_check_sees_what_does_not_fit(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    resize(page, LAPTOP)
    page.add_style_tag(content=SPOILT)
    found = page.evaluate(FAULTS, True)
    for words in ("the page is", "is cut off", "lies on", "too small to hit"):
        assert any(words in fault for fault in found)


ROLLED = """() => [...document.querySelectorAll(".card .table-frame")]
    .filter(frame => frame.scrollWidth > frame.clientWidth + 1).map(frame => frame.closest(".card").id)"""


@pytest.mark.parametrize("path", ["/", "/malgrupp", "/behov", "/likvardighet", "/jamstalldhet", "/ips"])
def test_no_table_of_numbers_is_rolled_sideways_on_a_laptop(server: str, page: Page, path: str) -> None:
    cards = ",".join(card for card, of in CARDS.items() if of == path)
    open_view(page, server, f"{path}?tabell={cards}")
    resize(page, LAPTOP)
    assert page.evaluate(ROLLED) == []
