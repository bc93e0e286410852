"""The show in the browser: keys, clicker, panels, filters saved back, every card large and whole, axe."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from components.card import Card
from pages import card_places
from tests.browser.checks import FAULTS, PHONE, PROJECTOR, SETTLED, faults, violations
from tests.browser.conftest import window
from tests.browser.presentations import EVERY, EXAMPLES, MEETING, Kept, keeping_server
from tests.browser.views import has_search, wait_until_drawn

LEAST_TEXT, LEAST_FINDING = 20, 26
"""Pixels on a screen of 1366 by 768: what is read from the back of the room."""
SIZES = """() => {
  const scale = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--scale'));
  const all = Array.from(document.querySelectorAll('#view svg text'));
  const texts = all.filter((text) => text.textContent.trim());
  return {
    chart: Math.min(99, ...texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale)),
    finding: parseFloat(getComputedStyle(document.getElementById('view-finding')).fontSize)
  };
}"""

WIDE, WIDE_TABLES = "ef" * 12, ("ips_programmes", "unanswered_questions", "data_versions")
BESIDE_CARD = """(beside) => Array.from(document.querySelectorAll('.card')).flatMap((card) => {
  const box = card.getBoundingClientRect();
  return Array.from(card.parentElement.querySelectorAll(beside)).map((one) => one.getBoundingClientRect())
    .filter((one) => one.width > 0 && one.left < box.right - 1 && one.right > box.left + 1)
    .map((one) => card.id + ': ' + Math.round(one.left) + '-' + Math.round(one.right));
})"""


@pytest.fixture(scope="module")
def kept(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """The server with a meeting of four views."""
    with keeping_server(demo_store, tmp_path_factory.mktemp("show")) as found:
        yield found


def open_show(page: Page, kept: Kept, search: str = "", presentation: str = MEETING) -> None:
    """The show of a presentation, drawn."""
    page.goto(kept.address(presentation, "visa", search))
    expect(page.locator(".show-position")).to_be_visible()
    wait_until_drawn(page)


def stands_on(page: Page, words: str) -> None:
    """The show comes to stand on a view, "3 av 4", drawn and in its final size."""
    expect(page.locator(".show-position")).to_have_text(words)
    wait_until_drawn(page)
    page.evaluate(SETTLED)


def test_keys_and_clicker_lead_through_the_show_and_escape_out(kept: Kept, page: Page) -> None:
    open_show(page, kept)
    expect(page.locator(".side")).to_be_hidden()
    for key, words in (
        ("ArrowRight", "2 av 4"),
        ("PageDown", "3 av 4"),
        ("Space", "4 av 4"),
        ("ArrowRight", "4 av 4"),
        ("ArrowLeft", "3 av 4"),
        ("PageUp", "2 av 4"),
        ("End", "4 av 4"),
        ("Home", "1 av 4"),
    ):
        page.keyboard.press(key)
        stands_on(page, words)
    expect(page.locator("#page-live")).to_have_text("Vy 1 av 4: Vad saknas på Hisingen?")
    for _ in range(3):
        page.keyboard.press("PageDown")
    stands_on(page, "4 av 4")
    page.go_back()
    stands_on(page, "3 av 4")
    page.keyboard.press("Escape")
    expect(page.locator("#kept-views")).to_be_attached()
    expect(page.locator(".side")).to_be_visible()
    assert page.url.endswith(f"/presentation/{MEETING}")


def test_a_finger_finds_the_ways_on_and_a_missing_view_stops_nothing(kept: Kept, page: Page) -> None:
    open_show(page, kept)
    box = page.locator(".show-edge.is-next").bounding_box()
    assert box is not None
    assert box["width"] >= 44
    assert box["height"] >= 300
    page.get_by_role("link", name="Nästa vy").click()
    stands_on(page, "2 av 4")
    expect(page.locator("#view-detail")).to_contain_text("finns inte längre i panelen")
    page.get_by_role("link", name="Nästa vy").click()
    stands_on(page, "3 av 4")
    page.get_by_role("link", name="Föregående vy").click()
    stands_on(page, "2 av 4")
    page.keyboard.press("b")
    expect(page.locator(".show-stage")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".show-stage")).to_be_visible()
    stands_on(page, "2 av 4")


def test_filters_are_changed_in_the_show_and_kept_or_left(kept: Kept, page: Page) -> None:
    open_show(page, kept, "?vy=3")
    page.keyboard.press("f")
    page.get_by_role("link", name="Centrum", exact=True).click()
    has_search(page, "?vy=3&andrat=ja&forvaltning=centrum")
    expect(page.locator("#view-foot")).to_contain_text("Centrum")
    page.get_by_role("link", name="Återställ").click()
    has_search(page, "?vy=3")
    expect(page.locator("#view-foot")).to_contain_text("Hela staden")
    page.get_by_role("link", name="Nordost", exact=True).click()
    page.get_by_role("button", name="Spara i presentationen").click()
    has_search(page, "?vy=3")
    expect(page.locator("#view-foot")).to_contain_text("Nordost")
    assert kept.keeper.presentation(MEETING).views[2].search == "?forvaltning=nordost"


def test_two_who_save_at_once_are_told_and_nothing_is_lost(kept: Kept, browser: Browser) -> None:
    page = window(browser).new_page()  # unwatched: the browser logs the refusal as an error
    open_show(page, kept, "?vy=1&andrat=ja&forvaltning=centrum")
    theirs = kept.keeper.presentation(MEETING).views[0]
    kept.keeper.edit(MEETING, theirs.id, theirs.heading, theirs.note + " Och ekonomi.", theirs.revision)
    with page.expect_response(lambda response: "resave" in response.url) as answer:
        page.evaluate("document.querySelector('[data-show=save]').click()")
    assert answer.value.status == 409
    expect(page.locator("#show-said")).to_contain_text("Någon annan har ändrat")
    has_search(page, "?vy=1&andrat=ja&forvaltning=centrum")
    expect(page.locator("#view-finding")).to_contain_text("Centrum")
    expect(page.locator("#show-decisions")).to_contain_text("Och ekonomi.")
    page.context.close()


def test_a_decision_is_written_beside_the_view(kept: Kept, page: Page) -> None:
    open_show(page, kept, "?vy=4")
    page.keyboard.press("d")
    form = page.get_by_role("form", name="Nytt beslut")
    form.get_by_label("Nytt beslut").fill("Fråga Hisingen om köerna")
    form.get_by_label("Ägare").fill("Analysgruppen")
    page.keyboard.press("ArrowLeft")
    stands_on(page, "4 av 4")
    page.locator("#page-title").click()
    page.keyboard.press("ArrowLeft")
    stands_on(page, "3 av 4")
    page.keyboard.press("ArrowRight")
    stands_on(page, "4 av 4")
    expect(form.get_by_label("Nytt beslut")).to_have_value("Fråga Hisingen om köerna")
    form.get_by_role("button", name="Spara beslutet").click()
    expect(page.locator("#show-decisions .decisions")).to_contain_text("Fråga Hisingen om köerna")
    expect(page.get_by_role("button", name="Beslut (1)")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".show-panel")).to_be_hidden()
    stands_on(page, "4 av 4")


def test_a_long_table_rolls_and_says_so(kept: Kept, page: Page) -> None:
    open_show(page, kept, "?vy=4")
    expect(page.locator(".show-more")).to_be_visible()
    page.emulate_media(reduced_motion="reduce")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.getElementById('view-detail').scrollTop > 0")
    page.evaluate("document.getElementById('view-detail').scrollTo(0, 1e6)")
    expect(page.locator(".show-more")).to_be_hidden()
    stands_on(page, "4 av 4")


def test_the_matrix_with_most_rows_is_seen_whole(kept: Kept, page: Page) -> None:
    open_show(page, kept, "?vy=3")
    stands_on(page, "3 av 4")
    expect(page.locator("#view-detail tbody tr")).to_have_count(16)
    expect(page.locator(".show-more")).to_have_count(0)


def test_a_table_of_many_columns_leaves_the_edges_and_the_note_beside_it_free(kept: Kept, page: Page) -> None:
    kept.keeper.create("Tabeller", "SoB", WIDE)
    for card in WIDE_TABLES:
        kept.keep(WIDE, card)
    for view in kept.keeper.presentation(WIDE).views:
        kept.keeper.edit(WIDE, view.id, view.heading, "Ta upp detta.", view.revision)
    open_show(page, kept, presentation=WIDE)
    for number in range(1, len(WIDE_TABLES) + 1):
        stands_on(page, f"{number} av {len(WIDE_TABLES)}")
        assert page.evaluate(BESIDE_CARD, ".show-edge") == []
        page.keyboard.press("PageDown")
    page.goto(kept.address(WIDE, "utskrift"))
    wait_until_drawn(page)
    expect(page.locator(".sheet-beside")).to_have_count(len(WIDE_TABLES))
    assert page.evaluate(BESIDE_CARD, ".sheet-beside") == []


def one_of_each_kind() -> list[str]:
    """A card for each way of drawing: the one with the longest words, which needs the most room."""
    shown = [card for _, card in card_places().values() if not card.is_table]
    kinds: dict[tuple[object, object], Card] = {}
    for card in sorted(shown, key=lambda card: len(card.title + card.reading)):
        kinds[getattr(card.draw, "func", card.draw), getattr(card.lay, "func", card.lay)] = card
    return [card.name for card in kinds.values()]


def test_every_kind_of_card_is_large_and_whole_in_the_show(kept: Kept, page: Page) -> None:
    cards = one_of_each_kind()
    assert len(cards) > 30
    kept.keeper.create("Alla", "SoB", EVERY)
    for card in cards:
        kept.keep(EVERY, card, f"?{EXAMPLES}")
    open_show(page, kept, presentation=EVERY)
    found: list[str] = []
    for number, card in enumerate(cards, start=1):
        stands_on(page, f"{number} av {len(cards)}")
        found += [f"{card}: {fault}" for fault in page.evaluate(FAULTS, True)]
        sizes = page.evaluate(SIZES)
        found += [f"{card}: {name} {size}" for name, size in sizes.items() if size < LEAST_TEXT]
        page.keyboard.press("PageDown")
    assert found == []


def test_the_show_has_no_violation_light_or_dark(kept: Kept, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")  # half faded tools have colours of their own
    open_show(page, kept, "?vy=1&andrat=ja&forvaltning=centrum")
    assert page.evaluate(SIZES)["finding"] >= LEAST_FINDING
    page.keyboard.press("f")
    page.keyboard.press("d")
    found = violations(page, "light, panels open")
    page.evaluate("document.documentElement.dataset.theme = 'dark'; dispatchEvent(new Event('themechange'))")
    wait_until_drawn(page)
    found += violations(page, "dark, panels open")
    for number in (2, 3, 4):
        page.keyboard.press("PageDown")
        stands_on(page, f"{number} av 4")
        found += violations(page, f"dark, view {number}")
    found += faults(page, PROJECTOR, PHONE)
    assert found + violations(page, "dark phone") == []
