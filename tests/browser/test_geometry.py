"""Nothing is cut off, nothing overlaps, nothing scrolls sideways, and everything can be hit."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.views import CARDS, FILTERED, TITLES, open_view, wait_until_drawn

LAPTOP, PROJECTOR, PHONE, NARROWEST = (1366, 768), (1920, 1080), (390, 844), (320, 640)
WIDE = (LAPTOP, PROJECTOR)
FAULTS = Path(__file__).with_name("geometry.js").read_text(encoding="utf-8").split("*/\n", 1)[1]
SPOILT = """main { width: 2000px } .ytick text { font-size: 60px !important }
.tool { min-height: 0 !important; height: 9px; padding: 0 !important; line-height: 1 !important }"""
SETTLED = """() => new Promise((done) => {
  const look = () => Array.from(document.querySelectorAll('.card-graph')).filter((g) => g.offsetWidth > 0)
    .every((graph) => {
      const drawing = graph.querySelector('.main-svg');
      return drawing && Math.abs(drawing.getBoundingClientRect().width - graph.clientWidth) < 2;
    });
  let calm = 0;
  const step = () => {
    calm = look() ? calm + 1 : 0;
    if (calm > 3) { done(true); } else { requestAnimationFrame(step); }
  };
  step();
})"""


def resize(page: Page, size: tuple[int, int]) -> None:
    """Another window, waited for until every chart has taken its new width."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    wait_until_drawn(page)
    page.evaluate(SETTLED)


def faults(page: Page, *sizes: tuple[int, int]) -> list[str]:
    """What does not fit, by window size."""
    found: list[str] = []
    for size in sizes:
        resize(page, size)
        found += [f"{size[0]} px: {fault}" for fault in page.evaluate(FAULTS, size in WIDE)]
    return found


@pytest.mark.parametrize("path", list(TITLES))
@pytest.mark.parametrize("search", ["", FILTERED], ids=["unfiltered", "filtered"])
def test_everything_fits_on_laptop_projector_and_phone(
    server: str, page: Page, path: str, search: str
) -> None:
    open_view(page, server, path + search)
    assert faults(page, LAPTOP, PROJECTOR, PHONE, NARROWEST) == []


@pytest.mark.parametrize("path", list(TITLES))
def test_tables_fit_and_scroll_inside_their_card(server: str, page: Page, path: str) -> None:
    open_view(page, server, f"{path}?tabell={','.join(CARDS[path])}")
    assert faults(page, LAPTOP, NARROWEST) == []


def test_the_check_sees_what_does_not_fit(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    resize(page, LAPTOP)
    page.add_style_tag(content=SPOILT)
    found = page.evaluate(FAULTS, True)
    for words in ("the page is", "is cut off", "lies on", "too small to hit"):
        assert any(words in fault for fault in found)
