"""What the browser tests share: the pages by path, opening one, waiting until everything on it is drawn."""

from playwright.sync_api import Locator, Page, expect

from pages import PAGES

TITLES = {module.PAGE.path: module.PAGE.title for module in PAGES}
CARDS = {module.PAGE.path: tuple(card.name for card in module.CARDS) for module in PAGES}
WITH_FILTERS = tuple(module.PAGE.path for module in PAGES if module.PAGE.honours)
FILTERED = "?forvaltning=hisingen&kon=kvinna"
FILLED_PLAN = (
    "/insatser?insats=arbetsliv-och-halsa&inflode=8&insatstid=10&platser=70&vantar=12&vantetid=1&maldatum=12"
)
"""The queue model with everything that it has to be told."""
NAME = "Vägar till sysselsättning"
PATIENCE = 20_000
"""Milliseconds: long, so that a busy machine fails no test; nothing here measures speed."""
expect.set_options(timeout=PATIENCE)
ALL_DRAWN = """() => {
  const graphs = Array.from(document.querySelectorAll('.card.is-chart .card-graph'));
  return document.getElementById('page-title') !== null
    && document.querySelector('.card.is-loading') === null
    && graphs.every((graph) => graph.querySelector('.main-svg .xy') !== null)
    && document.fonts.status === 'loaded';
}"""


def open_view(page: Page, server: str, path: str) -> Page:
    """The page of a path with every chart drawn."""
    page.goto(server + path)
    wait_until_drawn(page)
    return page


def wait_until_drawn(page: Page) -> None:
    """Wait until no card is loading and every shown chart is drawn in the right typeface."""
    page.wait_for_function(ALL_DRAWN)


def has_search(page: Page, search: str) -> None:
    """The address bar comes to hold exactly this query text."""
    page.wait_for_function("(wanted) => decodeURIComponent(location.search) === wanted", arg=search)


def is_updated_for(page: Page, words: str) -> None:
    """The live region comes to say that the charts now show the choice in words."""
    expect(page.locator("#page-live")).to_have_text(f"Diagrammen är uppdaterade: {words}.")


def bar_point(page: Page, card: str, place: int) -> Locator:
    """One bar of a card's chart, from the top."""
    return page.locator(f"#{card} .bars .point path").nth(place)


def click_bar(page: Page, card: str, place: int) -> None:
    """Click in the middle of a bar as a person does: on the pixels, where Plotly listens."""
    bar_point(page, card, place).scroll_into_view_if_needed()
    box = bar_point(page, card, place).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def chips(page: Page) -> list[str]:
    """The words of the chosen filters, without the button that clears them."""
    found = page.locator(".chips .chip:not(.chip-clear)").all_inner_texts()
    return [text.replace("×", "").strip() for text in found]
