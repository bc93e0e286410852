"""The check of test_every_page.py that everything fits: it sees what does not."""

from playwright.sync_api import Page

from tests.browser.checks import FAULTS, LAPTOP, resize
from tests.browser.views import open_view

SPOILT = """main { width: 2000px } .ytick text { font-size: 60px !important }
.tool { min-height: 0 !important; height: 9px; padding: 0 !important; line-height: 1 !important }"""


def test_the_check_sees_what_does_not_fit(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    resize(page, LAPTOP)
    page.add_style_tag(content=SPOILT)
    found = page.evaluate(FAULTS, True)
    for words in ("the page is", "is cut off", "lies on", "too small to hit"):
        assert any(words in fault for fault in found)
