"""The pictures in docs/: python -m tests.browser.guide_pictures (two minutes; needs Chromium).

Everything in them is made up: the demo's people, and a survey of as many invented ones."""

import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from dashboard.bench.browser import CHROMIUM_OPTIONS
from data.protection.gate import ensure_passed
from data.protection.keys import demo_secret
from data.store import Paths, build
from tests.browser.checks import LAPTOP
from tests.browser.conftest import ROOT, running_server
from tests.intake.files import as_xlsx, examples, grid, survey
from tests.intake.opening import secret_file

PICTURES = ROOT / "docs" / "bilder"
COLOURS = 64
WIDTH, HEIGHT, MARGIN = 1180, 1300, 10
PATIENCE = 180_000


def main() -> None:
    """Build a demo of its own, go through the intake as a user does, and keep what is seen on the way."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(Paths(folder / "var"), demo_secret(), gate=ensure_passed)
        secret = {"DASHBOARD_SECRET_FILE": str(secret_file(folder))}
        with running_server(folder / "var", folder / "log", **secret) as server, sync_playwright() as tool:
            browser = tool.chromium.launch(
                executable_path=shutil.which("chromium"), args=list(CHROMIUM_OPTIONS)
            )
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="sv-SE")
            page.set_default_timeout(PATIENCE)
            needs(page, server)
            walk(page, server, folder)
            browser.close()


def needs(page: Page, server: str) -> None:
    """The page Behov as a laptop shows it, filtered to one administration."""
    width, height = LAPTOP
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{server}/behov?forvaltning=hisingen")
    page.locator("#unmet_needs .main-svg").first.wait_for()
    page.wait_for_load_state("networkidle")
    keep(page, "behov", {"x": 0, "y": 0, "width": width, "height": height})
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})


def walk(page: Page, server: str, folder: Path) -> None:
    """From the form over faults and preview to the list of versions."""
    people = survey(300)
    wrong = [{**row, "duration": "länge"} if at % 40 == 0 else row for at, row in enumerate(people)]
    wrong[3] = {**wrong[3], "administration": "Mitten"}
    page.goto(f"{server}/inlasning")
    choose(page, as_xlsx(folder / "vecka 40 2024.xlsx", grid(wrong)), "v40")
    picture(page, "inlasning-fil", "#intake-start-card")
    page.get_by_role("button", name="Kontrollera filen").click()
    page.get_by_role("link", name="Hämta filen med felen märkta").wait_for()
    picture(page, "inlasning-fel", "#intake-work tr:nth-child(6)")
    page.get_by_role("button", name="Lämna en rättad fil").click()
    month = grid(examples("service_month"), "service_month")
    choose(page, as_xlsx(folder / "månadsrapport.xlsx", month), "service_month")
    page.get_by_role("button", name="Kontrollera filen").click()
    page.get_by_role("button", name="Publicera").wait_for()
    picture(page, "inlasning-granska", "#intake-work-card")
    page.get_by_role("button", name="Publicera").click()
    page.locator("#intake-heading", has_text="visas nu").wait_for()
    page.get_by_role("button", name="Gå tillbaka").wait_for()
    picture(page, "inlasning-versioner", "#intake-versions-card")


def choose(page: Page, path: Path, source: str) -> None:
    """Fill in the form."""
    page.get_by_label("Vilka uppgifter gäller det?").select_option(source)
    page.locator("#intake-file").set_input_files(path)


def picture(page: Page, name: str, last: str) -> None:
    """Keep the page down to an element, without the navigation."""
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    box = page.locator(last).first.bounding_box()
    assert box is not None
    clip = {"x": 212, "y": 0, "width": WIDTH - 212, "height": box["y"] + box["height"] + MARGIN}
    keep(page, name, clip)


def keep(page: Page, name: str, clip: dict[str, float]) -> None:
    """A part of the page in few colours, which makes the file a third as large."""
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path, clip=clip)  # type: ignore[arg-type]
    with Image.open(path) as seen:
        seen.convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size // 1000} kB", file=sys.stderr)


if __name__ == "__main__":
    main()
