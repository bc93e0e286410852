"""What is taken from a card by its menu: files, pictures, the clipboard; by keyboard and when it fails."""

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Download, Locator, Page, expect

from tests.browser import pictures
from tests.browser.checks import darken, violations
from tests.browser.views import FILTERED, open_view

CARD = "clients_by_barrier"
TITLE = "Vad hindrar försörjningen?"
STEM = "vad-hindrar-forsorjningen-hisingen-kvinna"
SYNTHETIC = "Syntetiska data. Personerna är påhittade"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "=cmd|'/C calc'!A0 <script>alert(1)</script> \U0001f600",
    "שלום عربي " + "å" * 500,
    "två\nrader & <b>",
)
COPIED_PICTURE = """async () => {
  const item = (await navigator.clipboard.read())[0];
  const picture = await createImageBitmap(await item.getType('image/png'));
  return [picture.width, picture.height];
}"""


def summary(page: Page, card: str = CARD) -> Locator:
    """The button that opens a card's menu."""
    return page.locator(f"#{card} details[data-card] summary")


def item(page: Page, words: str, card: str = CARD) -> Locator:
    """An item of a card's menu."""
    return page.locator(f"#{card} details[data-card]").get_by_text(words, exact=True)


def taken(page: Page, words: str, card: str = CARD) -> Download:
    """The file that an item of the menu gives."""
    summary(page, card).click()
    with page.expect_download() as waiting:
        item(page, words, card).click()
    expect(page.locator(f"#{card} details[data-card]")).not_to_have_attribute("open", "")
    return waiting.value


def kept(download: Download, folder: Path) -> Path:
    """The file in a folder, under the name it is offered with."""
    file = folder / download.suggested_filename
    download.save_as(file)
    return file


def drawn(file: Path) -> tuple[ElementTree.Element, str]:
    """The root of an SVG and its text, no-break spaces as spaces. Fails when it could run anything."""
    root = ElementTree.fromstring(file.read_bytes())
    assert root.tag == f"{SVG}svg"
    kinds = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert not kinds & {"script", "foreignObject", "a", "iframe", "use"}
    assert not [name for element in root.iter() for name in element.attrib if name.lower().startswith("on")]
    texts = ("".join(element.itertext()) for element in root.iter(f"{SVG}text"))
    return root, " ".join(texts).replace("\N{NO-BREAK SPACE}", " ")


def test_pictures_hold_title_finding_chart_source_selection_and_marks(
    server: str, page: Page, tmp_path: Path
) -> None:
    open_view(page, server, "/malgrupp" + FILTERED)
    box = page.locator(f"#{CARD}").bounding_box()
    assert box is not None
    png, svg = (kept(taken(page, words), tmp_path) for words in ("Bild (PNG)", "Bild (SVG)"))
    assert (png.name, svg.name) == (f"{STEM}.png", f"{STEM}.svg")
    root, text = drawn(svg)
    width, height = pictures.size(png)
    assert (width, height) == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))
    assert 2 * box["width"] <= width <= 2 * box["width"] + 100
    assert pictures.distinct_bytes(png) > 50
    finding = page.locator(f"#{CARD}-finding").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert finding.split(":")[0] in text
    bars = page.locator(f"#{CARD} .textpoint text").all_text_contents()
    for words in (TITLE, "Vecka 40-kartläggningen 2022", "Urval: Hisingen", "Kvinna", "n = ", "Dataversion"):
        assert words in text
    assert SYNTHETIC in text
    assert "Talen är skyddade" in text
    assert [words for words in bars if words.replace("\N{NO-BREAK SPACE}", " ") not in text] == []
    assert "font/woff2" in svg.read_text(encoding="utf-8")


def test_the_picture_of_a_matrix_has_the_marks_of_the_whole_city(
    server: str, page: Page, tmp_path: Path
) -> None:
    open_view(page, server, "/behov?forvaltning=hisingen")
    marked = page.locator("#plan_by_time .has-city")
    expect(marked.first).to_be_visible()
    root, _ = drawn(kept(taken(page, "Bild (SVG)", "plan_by_time"), tmp_path))
    rectangles = [(float(e.attrib["width"]), float(e.attrib["height"])) for e in root.iter(f"{SVG}rect")]
    assert sum(size == (2, 8) for size in rectangles) == marked.count() > 20
    assert sum(high == 3 for _, high in rectangles) > 20


def test_tables_follow_the_filters_and_a_double_click_gives_one_file(
    server: str, page: Page, tmp_path: Path
) -> None:
    open_view(page, server, "/malgrupp" + FILTERED)
    book, table = (kept(taken(page, words), tmp_path) for words in ("Excel (XLSX)", "Tabell (CSV)"))
    assert (book.name, table.name) == (f"{STEM}.xlsx", f"{STEM}.csv")
    sheet = load_workbook(io.BytesIO(book.read_bytes()))["Tabell"]
    assert sheet["A1"].value == TITLE
    assert str(sheet["A3"].value).startswith("Urval: Hisingen · Kvinna")
    text = table.read_bytes().decode("utf-8-sig")
    assert "Urval: Hisingen · Kvinna" in text
    assert SYNTHETIC in text
    got: list[str] = []
    page.on("download", lambda download: got.append(download.suggested_filename))
    summary(page).click()
    with page.expect_download():
        item(page, "Excel (XLSX)").dblclick()
    expect(page.locator(f"#{CARD} details[data-card]")).not_to_have_attribute("open", "")
    assert got == [book.name]


def test_a_picture_is_copied_and_a_refusal_is_told(server: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_view(page, server, "/malgrupp" + FILTERED)
    summary(page).click()
    item(page, "Kopiera bild").click()
    expect(page.locator("#toast")).to_have_text("Bilden är kopierad och kan klistras in.")
    expect(summary(page)).to_be_focused()
    width, height = page.evaluate(COPIED_PICTURE)
    box = page.locator(f"#{CARD}").bounding_box()
    assert box is not None
    assert width >= 2 * box["width"]
    assert height > 500
    page.evaluate(
        "void (navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError')))"
    )
    summary(page).click()
    item(page, "Kopiera bild").click()
    expect(page.locator("#toast")).to_contain_text("lät inte panelen kopiera bilden")


def test_a_file_that_does_not_come_is_told_and_the_page_stays(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp" + FILTERED)
    address = page.url
    for answer, words in (
        ("Promise.reject(new TypeError('Failed to fetch'))", "servern svarar inte"),
        ("Promise.resolve(new Response('<html>', {status: 200}))", "Ladda om sidan"),
        (
            "Promise.resolve(Response.json({error: 'Stängd.'}, {status: 503}))",
            "Stängd.",
        ),
    ):
        page.evaluate(f"void (window.fetch = () => {answer})")
        summary(page).click()
        item(page, "Excel (XLSX)").click()
        expect(page.locator("#toast")).to_contain_text(words)
    assert page.url == address
    page.evaluate("void (window.cardPicture.svg = () => Promise.reject(new Error('no')))")
    summary(page).click()
    item(page, "Bild (SVG)").click()
    expect(page.locator("#toast")).to_have_text("Bilden kunde inte skapas. Försök igen.")


def test_the_menu_is_worked_by_keyboard(server: str, page: Page) -> None:
    open_view(page, server, "/malgrupp")
    menu = page.locator(f"#{CARD} details[data-card]")
    summary(page).focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    offered = menu.locator(".menu-item")
    assert violations(page, "open menu") == []
    for place in range(offered.count()):
        page.keyboard.press("Tab")
        expect(offered.nth(place)).to_be_focused()
    page.keyboard.press("Tab")
    expect(menu).not_to_have_attribute("open", "")
    summary(page).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary(page)).to_be_focused()
    page.keyboard.press("Enter")
    item(page, "Tabell (CSV)").focus()
    with page.expect_download():
        page.keyboard.press("Enter")
    expect(summary(page)).to_be_focused()


def test_a_picture_is_light_also_from_the_dark_theme(server: str, page: Page, tmp_path: Path) -> None:
    page.emulate_media(color_scheme="light")
    open_view(page, server, "/malgrupp")
    darken(page)
    root, _ = drawn(kept(taken(page, "Bild (SVG)"), tmp_path))
    ground = root.find(f"{SVG}rect")
    assert ground is not None
    assert ground.attrib["fill"] == "#ffffff"
    content = ElementTree.tostring(root, encoding="unicode").lower()
    assert "rgb(63, 85, 100)" in content or "#3f5564" in content
    assert "#9fb6c4" not in content and "rgb(159, 182, 196)" not in content


def test_a_table_is_whole_in_a_picture_however_it_is_rolled(server: str, page: Page, tmp_path: Path) -> None:
    open_view(page, server, "/insatser?tabell=service_catalogue")
    rows = page.locator("#service_catalogue tbody th[scope=row]").all_inner_texts()
    page.mouse.wheel(0, 400)
    _, text = drawn(kept(taken(page, "Bild (SVG)", "service_catalogue"), tmp_path))
    lines = {row.split("\n")[0].split(" ")[0].strip() for row in rows}
    assert len(rows) > 20
    assert [line for line in lines if line not in text] == []
    png = kept(taken(page, "Bild (PNG)", "service_catalogue"), tmp_path)
    assert pictures.size(png)[1] > 2000


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_written_in_fields_is_in_the_picture_as_harmless_text(
    server: str, page: Page, tmp_path: Path, text: str
) -> None:
    open_view(page, server, "/jamstalldhet")
    card = "gender_differences"
    page.locator(f"#{card}").get_by_label("Orsak").fill(text)
    root, found = drawn(kept(taken(page, "Bild (SVG)", card), tmp_path))
    assert " ".join(text.split()[:2]) in found  # a line is one text, whichever way its words run
    for word in text.split():
        assert word in found if len(word) < 100 else found.count("å") >= 500
    width = float(root.attrib["width"])
    assert all(float(element.attrib["x"]) < width for element in root.iter(f"{SVG}text"))


def test_no_picture_is_made_of_what_looks_like_a_personal_number(server: str, page: Page) -> None:
    open_view(page, server, "/jamstalldhet")
    field = page.locator("#gender_differences").get_by_label("Åtgärd")
    field.fill("850101-1234")
    for words in ("Bild (PNG)", "Kopiera bild"):
        summary(page, "gender_differences").click()
        item(page, words, "gender_differences").click()
        expect(page.locator("#toast")).to_have_text("Ta först bort det som ser ut som ett personnummer.")
        expect(field).to_be_focused()
    assert field.input_value() == "850101-1234"
