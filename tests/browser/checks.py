"""What is checked of a page as it stands: that everything fits, and that axe-core finds nothing."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.views import wait_until_drawn

LAPTOP, PROJECTOR, PHONE, NARROWEST = (1366, 768), (1920, 1080), (390, 844), (320, 640)
WIDE = (LAPTOP, PROJECTOR)
FAULTS = Path(__file__).with_name("geometry.js").read_text(encoding="utf-8").split("*/\n", 1)[1]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Every rule is tried everywhere; where one holds is not written out, which took most of the time.
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The rules whose outcome depends on colours: what another theme can change."""
PICTURES = Path(__file__).with_name("pictures.js").read_text(encoding="utf-8").split("*/\n", 1)[1]
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


def darken(page: Page) -> None:
    """The dark theme by its switch, waited for until every chart is drawn in it."""
    page.locator("#theme-switch").click()
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    wait_until_drawn(page)
    page.evaluate(SETTLED)


def faults(page: Page, *sizes: tuple[int, int]) -> list[str]:
    """What does not fit, by window size. The window is left in the last size."""
    found: list[str] = []
    for size in sizes:
        resize(page, size)
        found += [f"{size[0]} px: {fault}" for fault in page.evaluate(FAULTS, size in WIDE)]
    return found


def violations(page: Page, state: str = "", *, colours_only: bool = False) -> list[str]:
    """What axe-core remarks on, one line a place: rule, impact, element and what is wrong.

    `colours_only`: every rule has been tried on this very page already, in the other theme."""
    result = Axe().run(page, options=COLOURS if colours_only else OPTIONS)
    assert result.response["passes"], "axe-core checked nothing"
    return [
        f"{state} {rule['id']} ({rule['impact']}): {node['target']} {node['failureSummary']}".strip()
        for rule in result.response["violations"]
        for node in rule["nodes"]
    ]


def picture_faults(page: Page) -> list[str]:
    """What the pictures of the shown cards lack or should not hold, one line each."""
    found: list[str] = page.evaluate(PICTURES)
    return found
