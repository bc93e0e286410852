"""The JämKAS fields: kept in this browser alone, by view and difference; no personal number is ever kept."""

from pathlib import Path

import pptx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.checks import violations
from tests.browser.views import has_search, is_updated_for, open_view

PATH = "/jamstalldhet"
PERSONAL = (
    "850101-1234",
    "198501011234",
    "19850101-1234",
    "1985-01-01 1234",
    "850161-1234",
    "850101+1234",
    "850101–1234",
    "850101-T234",
    "850101-TF12",
    "\uff18\uff15\uff10\uff11\uff10\uff11-\uff11\uff12\uff13\uff14",
    "kontakta 8501011234 om det",
)
HARMLESS = (
    "2022 och 2023 skiljer sig",
    "Följ upp 2026-03-01",
    "Möte 2026-03-01 kl 10",
    "7 114 av 8 436 klienter",
    "Ring 031-365 00 00",
    "850101",
    "851301-1234",
    "850132-1234",
)
KEPT = (
    "JSON.stringify(Object.fromEntries(Object.entries(localStorage).filter((pair) => pair[0] !== 'theme')))"
)


def field(page: Page, name: str) -> Locator:
    """One of the three fields by its label."""
    return page.locator("#gender_differences").get_by_label(name)


def kept(page: Page) -> str:
    """Everything that the page has kept in the browser, as text."""
    found: str = page.evaluate(KEPT)
    return found


def test_what_is_written_is_there_again_for_the_same_view_only(server: str, page: Page) -> None:
    open_view(page, server, PATH)
    field(page, "Orsak").fill("Språk")
    page.get_by_label("Skillnad att arbeta med").select_option("planering-af")
    has_search(page, "?skillnad=planering-af")
    expect(page.locator("#gender_differences-finding")).to_contain_text("Insats via AF")
    expect(field(page, "Orsak")).to_have_value("")
    field(page, "Åtgärd").fill("Fråga AF")
    page.get_by_role("link", name="Hisingen", exact=True).click()
    is_updated_for(page, "Hisingen")
    expect(field(page, "Åtgärd")).to_have_value("")
    page.go_back()
    expect(field(page, "Åtgärd")).to_have_value("Fråga AF")
    open_view(page, server, PATH + "?tabell=plan_by_gender")
    expect(field(page, "Orsak")).to_have_value("Språk")
    expect(field(page, "Åtgärd")).to_have_value("")


def test_nothing_that_is_written_leaves_the_browser(server: str, page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    open_view(page, server, PATH)
    field(page, "Konsekvens").fill("hemligt ord")
    field(page, "Konsekvens").blur()
    page.get_by_role("link", name="Hisingen", exact=True).click()
    is_updated_for(page, "Hisingen")
    assert "hemligt" in kept(page)
    assert "hemligt" not in page.url
    assert sent and not any("hemligt" in text for text in sent)


def test_what_looks_like_a_personal_number_is_neither_kept_nor_copied(server: str, page: Page) -> None:
    open_view(page, server, PATH)
    cause = field(page, "Orsak")
    for text in PERSONAL:
        cause.press_sequentially(text) if text == PERSONAL[0] else cause.fill(text)
        expect(cause).to_have_attribute("aria-invalid", "true")
        expect(page.get_by_text("Det här ser ut som ett personnummer och sparas inte.")).to_be_visible()
        assert kept(page) == "{}", text
        cause.fill("")
    cause.fill(PERSONAL[0])
    page.get_by_role("button", name="Kopiera texten").click()
    expect(cause).to_be_focused()
    expect(page.locator("#toast")).to_be_empty()
    assert violations(page) == []


def test_dates_years_and_telephone_numbers_are_kept(server: str, page: Page) -> None:
    open_view(page, server, PATH)
    for text in HARMLESS:
        field(page, "Åtgärd").fill(text)
        expect(field(page, "Åtgärd")).to_have_attribute("aria-invalid", "false")
        assert text in kept(page)


@pytest.mark.parametrize("search", ["", "?forvaltning=hisingen"])
def test_the_copied_text_carries_difference_source_mark_and_address(
    server: str, page: Page, search: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_view(page, server, PATH + search)
    field(page, "Orsak").fill("Språk")
    page.get_by_role("button", name="Kopiera texten").click()
    expect(page.locator("#toast")).to_have_text("Texten är kopierad.")
    copied = page.evaluate("navigator.clipboard.readText()").replace("\N{NO-BREAK SPACE}", " ")
    for words in ("Studier – SFI", "procentenheter", "Orsak: Språk", "Åtgärd: –", "Källa: Vecka 40", PATH):
        assert words in copied
    assert ("Syntetiska data." in copied) is bool(search)


def test_the_fields_are_written_emptied_and_left_by_keyboard(server: str, page: Page) -> None:
    open_view(page, server, PATH)
    page.get_by_label("Skillnad att arbeta med").focus()
    for text in ("Språk", "Färre i insats", "Fråga AF"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    assert "Fråga AF" in kept(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Kopiera texten")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_have_text("Fälten är tömda.")
    expect(field(page, "Konsekvens")).to_have_value("")
    assert kept(page) == "{}"


def test_a_browser_that_keeps_nothing_says_so(server: str, page: Page) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    open_view(page, server, PATH)
    field(page, "Orsak").fill("Språk")
    expect(page.locator("#toast")).to_contain_text("Kopiera den innan du lämnar sidan")
    assert field(page, "Orsak").input_value() == "Språk"


def test_slides_of_the_card_hold_what_is_written_as_harmless_text(
    server: str, page: Page, tmp_path: Path
) -> None:
    open_view(page, server, PATH)
    field(page, "Orsak").fill("=cmd() <script>x</script> مرحبا \U0001f600")
    field(page, "Åtgärd").fill("Fråga AF")
    page.locator("#gender_differences details[data-card] summary").click()
    with page.expect_download() as waiting:
        page.locator("#gender_differences").get_by_text("PowerPoint (PPTX)", exact=True).click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    slide = pptx.Presentation(str(file)).slides[0]
    panel = next(shape for shape in slide.shapes if shape.name == "Anteckning och beslut")
    lines = [paragraph.text for paragraph in panel.text_frame.paragraphs]
    assert lines[1:] == ["Orsak: =cmd() <script>x</script> مرحبا \U0001f600", "Åtgärd: Fråga AF"]
    assert any(shape.has_table for shape in slide.shapes)


def test_slides_are_not_made_of_what_looks_like_a_personal_number(server: str, page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    open_view(page, server, PATH)
    field(page, "Orsak").fill(PERSONAL[0])
    page.locator("#gender_differences details[data-card] summary").click()
    page.locator("#gender_differences").get_by_text("PowerPoint (PPTX)", exact=True).click()
    expect(page.locator("#toast")).to_have_text("Ta först bort det som ser ut som ett personnummer.")
    expect(field(page, "Orsak")).to_be_focused()
    assert not any("ladda-ned" in address for address in sent)
