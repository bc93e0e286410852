"""The intake in the browser: a file from upload to published and back, faults, cancelling, and two tabs."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
import requests
from playwright.sync_api import Page, expect

from data.intake.guard import LARGEST_FILE
from tests.browser.checks import LAPTOP, NARROWEST, PHONE, PROJECTOR, darken, faults, resize, violations
from tests.browser.conftest import running_server
from tests.browser.views import open_view
from tests.intake.files import as_csv, as_xlsx, examples, grid, survey
from tests.intake.opening import secret_file

PREPARED = 120_000
"""Milliseconds for what a process of its own does on a busy machine; nothing here measures speed."""
PEOPLE = survey(300)


@pytest.fixture(scope="module")
def intake_server(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a copy of the demo that can be published into, with two workers and a secret."""
    folder = tmp_path_factory.mktemp("intake")
    shutil.copytree(demo_store, folder / "var")
    secret = {"DASHBOARD_SECRET_FILE": str(secret_file(folder))}
    with running_server(folder / "var", folder / "log", DASHBOARD_WORKERS="2", **secret) as address:
        yield address


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A month of a service, a survey, the same with faults, and a program that calls itself a workbook."""
    folder = tmp_path_factory.mktemp("files")
    wrong = [{**row, "duration": "länge"} if at % 9 == 0 else row for at, row in enumerate(PEOPLE)]
    wrong[3] = {**wrong[3], "administration": "Mitten"}
    program = folder / "program.xlsx"
    program.write_bytes(b"MZ" + bytes(1000))
    large = folder / "stor.csv"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    return {
        "month": as_xlsx(folder / "månad.xlsx", grid(examples("service_month"), "service_month")),
        "survey": as_csv(folder / "v40.csv", grid(PEOPLE)),
        "faulty": as_xlsx(folder / "v40 med fel.xlsx", grid(wrong)),
        "program": program,
        "large": large,
    }


def opened(page: Page, server: str, search: str = "") -> Page:
    """The page with its form, versions and log in place."""
    page.goto(f"{server}/inlasning{search}")
    expect(page.locator("#intake-versions table")).to_be_visible()
    return page


def hand_in(page: Page, path: Path, source: str) -> None:
    """Choose a source and a file, and send it."""
    page.get_by_label("Vilka uppgifter gäller det?").select_option(source)
    page.locator("#intake-file").set_input_files(path)
    expect(page.locator("#intake-file-name")).to_contain_text(path.name)
    page.get_by_role("button", name="Kontrollera filen").click()


def comes_to(page: Page, heading: str | re.Pattern[str]) -> None:
    """The work comes to a phase, and a reader of the screen is taken there."""
    expect(page.locator("#intake-heading")).to_have_text(heading, timeout=PREPARED)
    expect(page.locator("#intake-heading")).to_be_focused()


def served(server: str) -> str:
    """The data version that the app serves."""
    version: str = requests.get(f"{server}/ready", timeout=30).json()["data_version"]
    return version


def served_after(server: str, page: Page) -> str:
    """The data version that the app serves when every worker has looked for a new one, once a second."""
    page.wait_for_timeout(2_000)
    return served(server)


def looks_right(page: Page, state: str, *sizes: tuple[int, int]) -> None:
    """Has no violation, light and dark, and fits in windows of these sizes."""
    found = violations(page, state) + faults(page, *sizes)
    if sizes:
        resize(page, LAPTOP)
    darken(page)
    found += violations(page, f"{state}, dark", colours_only=True)
    page.locator("#theme-switch").click()
    assert found == []


def test_a_file_is_published_shown_and_taken_back(
    page: Page, intake_server: str, files: dict[str, Path]
) -> None:
    before = served(intake_server)
    hand_in(opened(page, intake_server), files["month"], "service_month")
    comes_to(page, "Filen är utan fel")
    expect(page.locator("#intake-work")).to_contain_text("Insatser & köer")
    looks_right(page, "ready", NARROWEST)
    page.get_by_role("button", name="Publicera").click()
    expect(page.locator("#intake-steps [aria-current=step]")).to_contain_text("Publicera")
    assert violations(page, "publishing") == []
    comes_to(page, re.compile(r"Version \S+ visas nu"))
    published = served_after(intake_server, page)
    assert published != before and published in page.locator("#intake-heading").inner_text()
    expect(page.locator("#data-version")).to_have_text(published)
    looks_right(page, "published")
    page.locator("#intake-work").get_by_role("link", name="Insatser & köer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Insatser & köer")
    assert "jobb=" not in page.url
    page.go_back()
    expect(page.locator("#intake-heading")).to_contain_text("visas nu")
    page.get_by_role("button", name=f"Gå tillbaka: version {before}").click()
    expect(page.locator("#intake-confirm-title")).to_be_focused()
    assert violations(page, "dialog") == []
    page.get_by_role("button", name="Nej").click()
    page.get_by_role("button", name=f"Gå tillbaka: version {before}").click()
    page.get_by_role("button", name="Ja, byt version").click()
    comes_to(page, f"Version {before} visas nu")
    assert served_after(intake_server, page) == before
    first = page.locator("#intake-log tbody tr").first
    expect(first).to_contain_text("Återgick till versionen")
    expect(first).to_contain_text(before)
    expect(page.get_by_role("button", name=f"Visa igen: version {published}")).to_be_visible()


def test_every_fault_is_told_and_marked(
    page: Page, intake_server: str, files: dict[str, Path], tmp_path: Path
) -> None:
    hand_in(opened(page, intake_server), files["faulty"], "v40")
    comes_to(page, re.compile(r"Filen har \d+ fel"))
    row = page.locator("#intake-work tr", has_text="Mitten")
    expect(row).to_contain_text("Blad1")
    expect(row).to_contain_text("Värdet finns inte i listan för Förvaltning.")
    expect(row).to_contain_text("Menas")
    looks_right(page, "faults", NARROWEST)
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta filen med felen märkta").click()
    download.value.save_as(tmp_path / "marked.xlsx")
    book = openpyxl.load_workbook(tmp_path / "marked.xlsx")
    assert book.sheetnames[0] == "Fel och varningar" and "Mitten" in str(list(book.worksheets[1].values))
    job = page.url
    page.get_by_role("button", name="Lämna en rättad fil").click()
    expect(page.locator("#intake-form")).to_be_visible()
    assert "jobb=" not in page.url
    page.go_back()
    comes_to(page, "Inläsningen är avbruten")
    assert page.url == job
    looks_right(page, "cancelled")
    page.get_by_role("link", name="Lämna en fil till").click()
    expect(page.locator("#intake-form")).to_be_visible()


def test_warnings_are_acknowledged_and_another_tab_sees_and_ends_the_same_job(
    page: Page, new_page: Callable[..., Page], intake_server: str, files: dict[str, Path]
) -> None:
    hand_in(opened(page, intake_server), files["survey"], "v40")
    expect(page.locator("#intake-heading")).to_be_visible()
    other = opened(new_page(), intake_server)
    other.locator("#intake-ongoing a", has_text="v40.csv").click()
    comes_to(other, "Filen är utan fel")
    comes_to(page, "Filen är utan fel")
    boxes = page.locator("#intake-warnings input")
    publish = page.get_by_role("button", name="Publicera")
    expect(publish).to_be_disabled()
    for box in boxes.all():
        box.check()
    expect(publish).to_be_enabled()
    boxes.first.uncheck()
    expect(publish).to_be_disabled()
    expect(page.locator("#intake-work")).to_contain_text("Klienter i målgruppen 2024")
    looks_right(page, "warnings", PROJECTOR, PHONE, NARROWEST)
    page.get_by_text("Färre variabler", exact=True).click()
    page.get_by_label("Variabler i varje tabell").select_option("högst två")
    for box in boxes.all():
        box.check()
    expect(publish).to_be_disabled()  # what would be published is not what is shown
    page.get_by_role("button", name="Visa vad det gör med sidorna").click()
    expect(page.locator("#intake-work")).to_contain_text("högst två variabler", timeout=PREPARED)
    expect(page.get_by_label("Variabler i varje tabell")).to_have_value("2")
    for box in boxes.all():
        box.check()
    expect(publish).to_be_enabled()
    looks_right(page, "fewer", PROJECTOR, PHONE, NARROWEST)
    page.reload()
    expect(page.locator("#intake-heading")).to_have_text("Filen är utan fel")
    other.get_by_role("button", name="Avbryt").click()
    comes_to(other, "Inläsningen är avbruten")
    expect(page.locator("#intake-heading")).to_have_text("Inläsningen är avbruten")


def test_what_is_sent_can_be_cancelled_and_is_refused_with_the_reason(
    page: Page, intake_server: str, files: dict[str, Path]
) -> None:
    opened(page, intake_server)
    page.get_by_role("button", name="Kontrollera filen").click()
    expect(page.locator("#intake-fault")).to_have_text("Välj en fil först.")
    assert violations(page, "nothing chosen") == []
    hand_in(page, files["large"], "v40")
    expect(page.locator("#intake-fault")).to_contain_text("Filen är för stor: 300 MB. Högst 300 MB tas emot")
    page.route("**/upload*", lambda route: None)
    hand_in(page, files["month"], "service_month")
    expect(page.locator("#intake-sending")).to_be_visible()
    assert violations(page, "uploading") == []
    page.locator("#intake-sending").get_by_role("button", name="Avbryt").click()
    expect(page.locator("#intake-fault")).to_have_text("Avbrutet. Filen är inte sparad.")
    expect(page.locator("#intake-sending")).to_be_hidden()
    page.unroute("**/upload*")
    hand_in(page, files["program"], "v40")
    comes_to(page, "Filen tas inte emot")
    expect(page.locator("#intake-work")).to_contain_text("Filen är ett program")
    looks_right(page, "refused")
    page.get_by_role("link", name="Lämna en fil till").click()
    page.get_by_label("Vilka uppgifter gäller det?").select_option("episodes")
    page.get_by_label("Vilken period gäller filen?").fill("2024")
    hand_in(page, files["survey"], "v40")
    page.locator("#intake-work").get_by_role("button", name="Avbryt").click()
    comes_to(page, "Inläsningen är avbruten")


def test_the_demo_says_at_once_what_it_cannot_do(server: str, page: Page) -> None:
    open_view(page, server, "/inlasning")
    expect(page.locator("#intake-notice")).to_contain_text("demons öppna hemlighet")
    expect(page.locator("#intake-form")).to_be_visible()


def test_a_file_is_dropped_and_chosen_by_keyboard(server: str, new_page: Callable[..., Page]) -> None:
    page = new_page()  # a window that has been behind another opens no chooser at a key
    open_view(page, server, "/inlasning")
    expect(page.locator("#intake-form")).to_be_visible()
    dropped = page.evaluate_handle(
        "() => { const held = new DataTransfer(); held.items.add(new File(['a;b'], 'släppt.csv'));"
        " return held; }"
    )
    page.dispatch_event("#intake-drop", "drop", {"dataTransfer": dropped})
    expect(page.locator("#intake-file-name")).to_contain_text("släppt.csv")
    expect(page.locator("#intake-file")).to_be_focused()
    page.locator("#intake-template").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#intake-file")).to_be_focused()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    assert not chooser.value.is_multiple()
