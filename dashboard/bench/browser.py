"""What a person waits for in Chromium: a filter, the first page with an empty cache, the next page."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.bench.build import BenchError
from pages import PAGES

CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
TIMER = Path(__file__).with_name("browser.js")
VIEWPORT = {"width": 1366, "height": 768}
CHOICES = "#filter-bar a[data-nav]"
SEED = 7
# A menu is opened before the click that is measured, and has been painted when it comes; others are closed,
# as they are by a person's click.
OPEN_MENU = """element => new Promise(resolve => {
  const menu = element.closest('details');
  document.querySelectorAll('details[data-menu]').forEach(other => { other.open = other === menu; });
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)));
})"""


@dataclass(frozen=True, slots=True)
class Load:
    """One load with an empty cache: milliseconds to the last chart, bytes over the wire."""

    milliseconds: float
    size: int


@dataclass(frozen=True, slots=True)
class Click:
    """One click: milliseconds until all that is in view is painted, and until the whole page is."""

    in_view: float
    whole: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine. BenchError when there is none."""
    executable = shutil.which("chromium")
    if executable is None:
        raise BenchError("Chromium saknas. Kör: sudo apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_OPTIONS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    """A page with an empty cache that takes its own time and fails on a fault in a script."""
    context = browser.new_context(viewport=VIEWPORT, locale="sv-SE")  # type: ignore[arg-type]
    faults: list[str] = []
    try:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("response", lambda reply: faults.append(reply.url) if reply.status >= 400 else None)
        page.add_init_script(path=TIMER)
        yield page
    finally:
        context.close()
    if faults:
        raise BenchError(f"Sidan gav fel i webbläsaren: {faults[0][:300]}")


def click_times(browser: Browser, address: str, path: str, clicks: int) -> list[Click]:
    """From a click on a filter to the frame after the last change in view, and of the whole page.

    Each click gives a choice that has not been shown before, so that nobody's cache has its answer; a page
    with few choices gets fewer clicks. BenchError when it offers none."""
    random = Random(SEED)
    with _page(browser) as page:
        page.goto(address + path, wait_until="commit")
        _settled(page)
        seen: set[str] = {""}
        taken = [_click_new_choice(page, random, seen) for _ in range(clicks)]
    found = [click for click in taken if click is not None]
    if not found:
        raise BenchError(f"Sidan {path} har inga val att mäta.")
    return found


def _click_new_choice(page: Page, random: Random, seen: set[str]) -> Click | None:
    """One click on a choice that has not been shown, None when every choice in the bar has been."""
    choices = page.locator(CHOICES)
    addresses: list[str] = choices.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    offered = [place for place, address in enumerate(addresses) if address not in seen]
    if not offered:
        return None
    place = random.choice(offered)
    seen.add(addresses[place])
    return _clicked(page, choices.nth(place))


def _clicked(page: Page, target: Any) -> Click:
    target.evaluate(OPEN_MENU)
    page.evaluate("bench.arm()")
    target.click()
    return _settled(page)


def _settled(page: Page) -> Click:
    found = page.evaluate("bench.settled()")
    return Click(float(found["inView"]), float(found["whole"]))


def next_page_times(browser: Browser, address: str, changes: int) -> list[float]:
    """Milliseconds from a click in the navigation to the frame after the last change, round the pages.

    A filter is clicked before each change where the page has any, which is not counted, so that the next page
    is a new one too."""
    random = Random(SEED)
    paths = [module.PAGE.path for module in PAGES]
    with _page(browser) as page:
        page.goto(address + paths[0], wait_until="commit")
        _settled(page)
        seen: set[str] = {""}
        times = []
        for path in islice(cycle((*paths[1:], paths[0])), changes):
            _click_new_choice(page, random, seen)
            times.append(_clicked(page, page.locator(f"a[data-page][href='{path}']")).whole)
        return times


def cold_loads(browser: Browser, address: str, loads: int) -> list[Load]:
    """Loads of the first page, each in a new context with an empty cache."""
    return [_cold_load(browser, address) for _ in range(loads)]


def _cold_load(browser: Browser, address: str) -> Load:
    sizes: list[int] = []
    with _page(browser) as page:
        protocol = page.context.new_cdp_session(page)
        protocol.send("Network.enable")
        protocol.send("Network.clearBrowserCache")
        protocol.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
        page.goto(address + PAGES[0].PAGE.path, wait_until="commit")
        milliseconds = _settled(page).whole
    return Load(milliseconds, sum(sizes))
