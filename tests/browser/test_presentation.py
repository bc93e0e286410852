"""Presentations in the browser: added to, moved, renamed and removed from, and nothing typed is lost."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from secrets import token_hex

import pytest
import requests
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.checks import LAPTOP, NARROWEST, PHONE, PROJECTOR, darken, faults, violations
from tests.browser.conftest import running_server, window
from tests.browser.views import open_view

API = "/presentation/api"
CARDS = ("main_plans", "unmet_needs", "service_queues")
PERSONAL = "Ring 19850709-9805"


@pytest.fixture(scope="module")
def folder(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo store, with a database of presentations of this module's own."""
    made = tmp_path_factory.mktemp("kept")
    (made / "store").symlink_to(demo_store / "store")
    return made


@pytest.fixture(scope="module")
def kept_server(folder: Path) -> Iterator[str]:
    """The app on it."""
    with running_server(folder, folder / "log", DASHBOARD_WORKERS="1") as address:
        yield address


def send(server: str, route: str, **body: object) -> dict[str, object]:
    """A change made by somebody else."""
    response = requests.post(server + API + route, json={"key": token_hex(16), **body}, timeout=30)
    assert response.status_code == 200, response.text
    reply: dict[str, object] = response.json()
    return reply


def presentation(server: str, cards: tuple[str, ...] = CARDS) -> str:
    """The address of a new presentation with these cards."""
    made = send(server, "/presentations", name="SoB i mars", forum="SoB")["presentation"]
    for card in cards:
        send(server, "/add", presentation=made, card=card, search="?kon=kvinna", heading="")
    return f"/presentation/{made}"


def open_kept(page: Page, address: str) -> Page:
    """The page of a presentation with its views in place."""
    page.goto(address)
    expect(page.locator(".kept-view .finding").first).to_be_visible()
    return page


def headings(page: Page) -> list[str]:
    """The headings of the views in order."""
    return page.locator(".kept-view h3").all_inner_texts()


def opened(view: Locator, summary: str) -> Locator:
    """The form behind a view's summary."""
    view.locator("summary", has_text=summary).first.click()
    return view.locator("details[open]", has_text=summary).locator("form").last


def test_a_card_is_added_once_by_a_double_click_and_opened(page: Page, kept_server: str) -> None:
    open_view(page, kept_server, "/behov?forvaltning=hisingen")
    page.locator("#main_plans [data-present]").click()
    form = page.locator("#present-form")
    form.get_by_label("Presentation").select_option("")
    assert violations(page, "dialog") == []
    form.get_by_label("Namn").fill("Möte om planering")
    form.get_by_role("button", name="Lägg till").dblclick()
    expect(page.locator("#toast")).to_contain_text("Tillagd i Möte om planering som vy 1 av 1.")
    page.locator("#toast a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Möte om planering")
    expect(page.locator(".kept-view")).to_have_count(1)
    expect(page.locator(".kept-view")).to_contain_text("Urval: Hisingen")
    page.go_back()
    page.locator("#unmet_needs [data-present]").click()
    expect(page.locator("#present-form select").first.locator("option:checked")).to_contain_text(
        "Möte om planering"
    )
    page.keyboard.press("Escape")
    expect(page.locator("#unmet_needs [data-present]")).to_be_focused()


def test_views_are_moved_by_keyboard_and_by_dragging_and_stay_there(page: Page, kept_server: str) -> None:
    address = kept_server + presentation(kept_server)
    first, second, third = headings(open_kept(page, address))
    page.locator(".kept-view [data-drag]").first.focus()
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#kept-status")).to_have_text(f"”{first}” är vy 3 av 3.")
    expect(page.locator(".kept-view [data-drag]").last).to_be_focused()
    page.locator(".kept-view").nth(1).get_by_role("button", name="Flytta upp").click()
    assert headings(page) == [third, second, first]
    handle = page.locator(".kept-view [data-drag]").first.bounding_box()
    last = page.locator(".kept-view").last.bounding_box()
    assert handle is not None and last is not None
    with page.expect_response(lambda response: response.url.endswith("/order")):
        page.mouse.move(handle["x"] + 5, handle["y"] + 5)
        page.mouse.down()
        page.mouse.move(handle["x"] + 5, last["y"] + last["height"] - 5, steps=8)
        page.mouse.up()
    assert headings(page) == [second, first, third]
    assert headings(open_kept(page, address)) == [second, first, third]


def test_a_view_is_renamed_removed_and_put_back_while_a_note_is_typed(page: Page, kept_server: str) -> None:
    open_kept(page, kept_server + presentation(kept_server))
    views = page.locator(".kept-view")
    form = opened(views.nth(0), "Rubrik och anteckning")
    form.get_by_label("Anteckning").fill("Halvskriven")
    renamed = opened(views.nth(1), "Rubrik och anteckning")
    renamed.get_by_label("Rubrik").fill("=cmd() <script>alert(1)</script> שלום 👩‍👩‍👧")
    renamed.get_by_role("button", name="Spara").click()
    expect(views.nth(1).locator("h3")).to_have_text("=cmd() <script>alert(1)</script> שלום 👩‍👩‍👧")
    views.nth(1).get_by_role("button", name="Ta bort").click()
    expect(views).to_have_count(2)
    expect(page.get_by_role("button", name="Ångra")).to_be_focused()
    page.keyboard.press("Enter")
    expect(views).to_have_count(3)
    expect(views.nth(1).locator("[data-drag]")).to_be_focused()
    expect(form.get_by_label("Anteckning")).to_have_value("Halvskriven")
    form.get_by_role("button", name="Spara").click()
    expect(views.nth(0).locator(".kept-note")).to_have_text("Halvskriven")


def test_a_presentation_is_removed_put_back_and_found_in_the_list(page: Page, kept_server: str) -> None:
    open_kept(page, kept_server + presentation(kept_server, CARDS[:2]))
    page.locator("#kept-head summary", has_text="Ta bort").click()
    page.get_by_role("button", name="Ta bort presentationen").click()
    expect(page.locator("#kept-status")).to_contain_text("är borttagen.")
    expect(page.locator(".kept-view")).to_have_count(0)
    expect(page.get_by_role("button", name="Ångra")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".kept-view")).to_have_count(2)
    page.locator("#kept-head summary", has_text="Ta bort").click()
    page.get_by_role("button", name="Ta bort presentationen").click()
    page.get_by_role("link", name="Alla presentationer").click()
    page.locator("summary", has_text="Borttagna").click()
    assert violations(page, "removed") == []
    page.get_by_role("button", name="Ta tillbaka").first.click()
    expect(page.locator("#toast")).to_contain_text("är tillbaka.")


def test_what_is_written_of_a_difference_is_fetched_as_a_note(
    new_page: Callable[..., Page], kept_server: str
) -> None:
    page = new_page()  # the tab that tests share has its storage cleared between them
    page.goto(kept_server + "/jamstalldhet")
    page.get_by_label("Orsak").fill("Anvisningar skrivs olika")
    page.locator("#gender_differences [data-present]").click()
    note = page.locator("#present-form [name=note]")
    expect(note).to_have_value("")
    page.get_by_role("button", name="Hämta texten från JämKAS-fälten").click()
    expect(note).to_have_value("Orsak: Anvisningar skrivs olika")
    page.locator("#present").get_by_role("button", name="Avbryt").click()
    page.locator("#plan_by_gender [data-present]").click()
    expect(page.get_by_role("button", name="Hämta texten från JämKAS-fälten")).to_have_count(0)
    page.goto(kept_server + presentation(kept_server, ("gender_differences",)) + "/visa")
    expect(page.get_by_label("Orsak")).to_have_value("")
    made = send(kept_server, "/presentations", name="Hela staden", forum="SoB")["presentation"]
    send(kept_server, "/add", presentation=made, card="gender_differences", search="", heading="")
    page.goto(f"{kept_server}/presentation/{made}/visa")
    expect(page.get_by_label("Orsak")).to_have_value("Anvisningar skrivs olika")


def test_a_decision_with_a_personal_number_is_refused_and_stays_in_its_field(
    browser: Browser, kept_server: str
) -> None:
    page = window(browser).new_page()  # unwatched: the browser logs the refusal as an error
    open_kept(page, kept_server + presentation(kept_server, CARDS[:1]))
    form = opened(page.locator(".kept-view"), "Beslut")
    text = form.get_by_label("Nytt beslut")
    text.fill(PERSONAL)
    form.get_by_label("Ägare").fill("Analysgruppen")
    form.get_by_role("button", name="Spara beslutet").click()
    expect(form.get_by_role("alert").last).to_contain_text("personnummer")
    expect(text).to_be_focused()
    expect(text).to_have_value(PERSONAL)
    assert violations(page, "refused") == []
    text.fill("Ta fram underlag")
    form.get_by_role("button", name="Spara beslutet").click()
    expect(page.locator(".decision-item")).to_contain_text("Ta fram underlag")
    open_view(page, kept_server, "/uppfoljning")
    expect(page.locator("#open-decisions")).to_contain_text("Ta fram underlag")
    page.context.close()


def test_two_who_change_the_same_heading_see_both_texts_and_choose(
    browser: Browser, kept_server: str
) -> None:
    address = kept_server + presentation(kept_server, CARDS[:1])
    mine, theirs = (open_kept(window(browser).new_page(), address) for _ in range(2))
    forms = [opened(page.locator(".kept-view"), "Rubrik och anteckning") for page in (theirs, mine)]
    for form, heading in zip(forms, ("Deras rubrik", "Min rubrik"), strict=True):
        form.get_by_label("Rubrik").fill(heading)
        form.get_by_role("button", name="Spara", exact=True).click()
        if heading == "Deras rubrik":
            expect(theirs.locator("h3")).to_have_text(heading)
    conflict = mine.locator(".kept-view .conflict").first
    expect(conflict).to_contain_text("Deras rubrik")
    expect(forms[1].get_by_label("Rubrik")).to_have_value("Min rubrik")
    assert violations(mine, "conflict") == []
    conflict.get_by_role("button", name="Spara min text ändå").click()
    expect(mine.locator("h3")).to_have_text("Min rubrik")
    again = opened(theirs.locator(".kept-view"), "Rubrik och anteckning")
    again.get_by_label("Rubrik").fill("Igen deras")
    again.get_by_role("button", name="Spara", exact=True).click()
    theirs.get_by_role("button", name="Ta den andras text").click()
    expect(theirs.locator("h3")).to_have_text("Min rubrik")
    for page in (mine, theirs):
        page.context.close()


def test_with_its_database_gone_the_page_says_so_and_keeps_what_is_typed(
    browser: Browser, demo_store: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "store").symlink_to(demo_store / "store")
    page = window(browser).new_page()
    with running_server(folder, tmp_path / "log", DASHBOARD_WORKERS="1") as server:
        open_kept(page, server + presentation(server, CARDS[:1]))
        form = opened(page.locator(".kept-view"), "Rubrik och anteckning")
        form.get_by_label("Anteckning").fill("Viktigt")
        for file in folder.glob("presentations*"):
            shutil.move(file, tmp_path / file.name)
        form.get_by_role("button", name="Spara").click()
        expect(form.locator(".field-fault")).to_contain_text("inget har sparats")
        expect(form.get_by_label("Anteckning")).to_have_value("Viktigt")
        for file in tmp_path.glob("presentations*"):
            shutil.move(file, folder / file.name)
        form.get_by_role("button", name="Spara").click()
        expect(page.locator(".kept-note")).to_have_text("Viktigt")
        for file in folder.glob("presentations*"):
            file.unlink()
        open_view(page, server, "/uppfoljning")
        expect(page.locator("#open-decisions")).to_contain_text("går inte att nå")
        expect(page.locator("#proposals-finding")).not_to_be_empty()
    page.context.close()


def test_a_presentation_is_downloaded_as_powerpoint(page: Page, kept_server: str) -> None:
    open_kept(page, kept_server + presentation(kept_server, CARDS[:2]))
    with page.expect_download() as download:
        page.get_by_role("button", name="PowerPoint").click()
        expect(page.locator("#kept-status progress")).to_be_attached()
    assert download.value.suggested_filename == "sob-i-mars.pptx"
    assert Path(download.value.path()).read_bytes().startswith(b"PK")
    expect(page.locator("#kept-status")).to_have_text("PowerPoint-filen är klar och nedladdad.")


def test_a_presentation_fits_and_is_accessible(page: Page, kept_server: str) -> None:
    address = presentation(kept_server)
    ids = requests.get(kept_server + API + address.removeprefix("/presentation"), timeout=30).json()["order"]
    at = f"{address.removeprefix('/presentation')}/views/{ids[0]}"
    send(
        kept_server,
        f"{at}/edit",
        heading="Lång rubrik utan slut " * 9,
        note="ordutanmellanslag" * 20,
        revision=1,
    )
    send(kept_server, f"{at}/decisions", text="Utred", owner="SoB", due="2020-01-01")
    open_kept(page, kept_server + address)
    for summary in page.locator(".kept-view").first.locator("summary").all():
        summary.click()
    assert faults(page, NARROWEST, PHONE, PROJECTOR, LAPTOP) == []
    assert violations(page, "light") == []
    page.get_by_role("link", name="Alla presentationer").click()
    expect(page.locator("#open-decisions-list table")).to_be_visible()
    assert faults(page, NARROWEST, PHONE, LAPTOP) == []
    assert violations(page, "list") == []
    page.go_back()
    expect(page.locator(".kept-view .finding").first).to_be_visible()
    darken(page)
    assert violations(page, "dark") == []
